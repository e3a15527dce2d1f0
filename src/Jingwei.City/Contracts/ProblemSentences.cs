using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Jingwei.Foundation;

namespace Jingwei.City.Contracts;

/// <summary>What went wrong and what would be right, in an English sentence for each code: the same that the screens show.</summary>
internal static partial class ProblemSentences
{
    private static readonly Dictionary<string, string> Sentences = Load();

    /// <summary>The sentence with its places filled from the refusal's arguments; null when there is none for the code.</summary>
    public static string? Find(Refusal refusal) =>
        Sentences.TryGetValue($"problem.{refusal.Code}", out var sentence)
            ? Place().Replace(sentence, place => refusal.Args?.GetValueOrDefault(place.Groups[1].Value) is { } value ? Say(value) : place.Value)
            : null;

    private static string Say(object value) => value is IEnumerable<string> list ? string.Join(", ", list) : Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static Dictionary<string, string> Load()
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream("City/problems.en.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Place();
}
