using System.Globalization;
using Jingwei.Foundation;

namespace Jingwei.Host.Serving.Plain;

/// <summary>The sentences of the plain pages, the same as those of <c>web/resident/words</c>; Chinese first, English on request.</summary>
internal sealed class PlainWords(bool english)
{
    public static PlainWords In(string? lang) => new(lang == "en");

    public bool English => english;

    public string Lang => english ? "en" : "zh";

    /// <summary>The sentence of a key, with <c>{name}</c> filled in.</summary>
    /// <exception cref="KeyNotFoundException">There is no such sentence.</exception>
    public string this[string key, params (string Name, object? Value)[] args]
    {
        get
        {
            var sentence = Of(PlainSentences.All[key]);
            return args.Aggregate(sentence, (s, a) => s.Replace($"{{{a.Name}}}", Convert.ToString(a.Value, CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }
    }

    public string Of(Text text) => english && text.En.Length > 0 ? text.En : text.Zh;

    public string? Find(string key) => PlainSentences.All.TryGetValue(key, out var text) ? Of(text) : null;
}
