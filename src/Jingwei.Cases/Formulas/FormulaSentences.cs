using System.Text.Json;
using Jingwei.Foundation;

namespace Jingwei.Cases.Formulas;

/// <summary>What can be wrong with a formula file, in a sentence of each language for each code: <c>mistakes.en.json</c>, <c>mistakes.zh.json</c>.</summary>
internal static class FormulaSentences
{
    public static Dictionary<string, string> English { get; } = Load("en");
    public static Dictionary<string, string> Chinese { get; } = Load("zh");

    /// <summary>The sentence with its places filled; a code that has none stands for itself.</summary>
    public static Text Of(string code, IReadOnlyDictionary<string, string> arguments) =>
        new(Fill(Chinese.GetValueOrDefault(code, code), arguments), Fill(English.GetValueOrDefault(code, code), arguments));

    private static string Fill(string sentence, IReadOnlyDictionary<string, string> arguments) =>
        arguments.Aggregate(sentence, (said, place) => said.Replace($"{{{place.Key}}}", place.Value, StringComparison.Ordinal));

    private static Dictionary<string, string> Load(string language)
    {
        using var file = typeof(FormulaSentences).Assembly.GetManifestResourceStream($"Cases/Formulas/mistakes.{language}.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }
}
