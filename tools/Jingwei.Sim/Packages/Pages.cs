using System.Text.Json;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Packages;

/// <summary>Reads lists of the API to their end, and lines of histories.</summary>
internal static class Pages
{
    public static async Task<IReadOnlyList<T>> Of<T>(CityHttp city, string path, CancellationToken ct)
    {
        var items = new List<T>();
        string? cursor = null;
        do
        {
            var page = await city.Get<Page<T>>(path + (cursor is null ? "" : $"{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}cursor={Uri.EscapeDataString(cursor)}"), ct);
            items.AddRange(page.Items);
            cursor = page.Next;
        }
        while (cursor is not null);
        return items;
    }

    /// <summary>A text among the arguments of a line of a history; null when there is none.</summary>
    public static string? Text(this HistoryAnswer line, string name) =>
        line.Args?.TryGetValue(name, out var value) == true && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
