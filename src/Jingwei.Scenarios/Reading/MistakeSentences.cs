using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jingwei.Foundation;

namespace Jingwei.Scenarios.Reading;

/// <summary>What can be wrong with a package, in a sentence of each language for each code: <c>mistakes.en.json</c>, <c>mistakes.zh.json</c>.</summary>
internal static partial class MistakeSentences
{
    public static FrozenDictionary<string, string> English { get; } = Load("en");
    public static FrozenDictionary<string, string> Chinese { get; } = Load("zh");

    /// <summary>The sentence with its places filled; a code that has none stands for itself.</summary>
    public static Text Of(string code, IReadOnlyDictionary<string, object>? arguments) =>
        new(Fill(Chinese.GetValueOrDefault(code, code), arguments, "、"), Fill(English.GetValueOrDefault(code, code), arguments, ", "));

    private static string Fill(string sentence, IReadOnlyDictionary<string, object>? arguments, string comma) =>
        arguments is null ? sentence : Place().Replace(sentence, place => arguments.GetValueOrDefault(place.Groups[1].Value) switch
        {
            null => place.Value,
            string text => text,
            Text both => comma == "、" ? both.Zh : both.En,
            IEnumerable<string> list => Listed([.. list], arguments.Values.OfType<string>().FirstOrDefault() ?? "", comma),
            IEnumerable<NamedCode> list => Listed([.. list], arguments.Values.OfType<string>().FirstOrDefault() ?? "", comma),
            var other => Convert.ToString(other, CultureInfo.InvariantCulture)!,
        });

    // Of many names those that may have been meant.
    private static string Listed(IReadOnlyList<string> names, string written, string comma)
    {
        var near = NearNames.Of(names, written);
        return string.Join(comma, near) + (near.Count == names.Count ? "" : comma == "、" ? $" 等 {names.Count} 个" : $" … ({names.Count} in all)");
    }

    private static string Listed(IReadOnlyList<NamedCode> named, string written, string comma)
    {
        var near = NearNames.Of([.. named.Select(n => n.Code)], written).Select(code => named.First(n => n.Code == code)).ToList();
        return comma == "、"
            ? string.Join(comma, near.Select(n => $"{n.Code}（{n.Name.Zh}）")) + (near.Count == named.Count ? "" : $" 等 {named.Count} 个")
            : string.Join(comma, near.Select(n => $"{n.Code} ({n.Name.En})")) + (near.Count == named.Count ? "" : $" … ({named.Count} in all)");
    }

    private static FrozenDictionary<string, string> Load(string language)
    {
        using var file = typeof(MistakeSentences).Assembly.GetManifestResourceStream($"Scenarios/mistakes.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToFrozenDictionary();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
