using System.Reflection;
using System.Text.Json;

namespace Jingwei.Foundation.DataFiles;

/// <summary>What can be wrong with the files of one kind, in a sentence of each language for each code: <c>mistakes.en.json</c>, <c>mistakes.zh.json</c> beside their reader.</summary>
public sealed class MistakeSentences
{
    /// <param name="prefix">Of the two resources: <c>City/Calendars/</c>.</param>
    public MistakeSentences(Assembly assembly, string prefix)
    {
        English = Load(assembly, $"{prefix}mistakes.en.json");
        Chinese = Load(assembly, $"{prefix}mistakes.zh.json");
    }

    public IReadOnlyDictionary<string, string> English { get; }

    public IReadOnlyDictionary<string, string> Chinese { get; }

    /// <summary>The sentence with its places filled; a code that has none stands for itself.</summary>
    public Text Of(string code, IReadOnlyDictionary<string, string> arguments) =>
        new(Fill(Chinese.GetValueOrDefault(code, code), arguments), Fill(English.GetValueOrDefault(code, code), arguments));

    private static string Fill(string sentence, IReadOnlyDictionary<string, string> arguments) =>
        arguments.Aggregate(sentence, (said, place) => said.Replace($"{{{place.Key}}}", place.Value, StringComparison.Ordinal));

    private static Dictionary<string, string> Load(Assembly assembly, string name)
    {
        using var file = assembly.GetManifestResourceStream(name) ?? throw new ArgumentException($"{assembly} has no resource {name}");
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }
}
