using System.Collections.Frozen;
using System.Text.Json;
using Jingwei.Storage.Live;

namespace Jingwei.Host.Live;

/// <summary>News of which only the newest counts: where somebody is, what a device says. District and city do not hear it.</summary>
internal static class CloseUp
{
    private static readonly JsonSerializerOptions Wire = ReadyOptions();

    /// <summary>The kinds, and by which property pages tell one thing from another.</summary>
    private static readonly FrozenDictionary<string, string> Names =
        new Dictionary<string, string> { ["device"] = "id", ["position"] = "userName" }.ToFrozenDictionary();

    public static bool Is(string kind) => Names.ContainsKey(kind);

    /// <summary>Names what the news is about, or null when every word of it counts.</summary>
    public static string? ThingOf(LiveNews news) =>
        Names.TryGetValue(news.Kind, out var name)
            ? Wire.GetTypeInfo(news.Data.GetType()).Properties.FirstOrDefault(p => p.Name == name)?.Get?.Invoke(news.Data) as string
            : null;

    private static JsonSerializerOptions ReadyOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web);
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
