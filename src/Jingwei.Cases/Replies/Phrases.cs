using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Replies;

/// <summary>What a phrase begins.</summary>
public enum PhraseUse
{
    /// <summary>What is written to who reported.</summary>
    Reply,

    /// <summary>A question to who reported.</summary>
    Ask,

    /// <summary>The answer to a hotline order.</summary>
    Answer,

    /// <summary>The note of a move.</summary>
    Note,
}

/// <summary>常用语: a text to begin with. What stands in 〔 〕 is filled in by whoever writes, what stands in braces from the case.</summary>
/// <param name="Text">In both languages; English falls back to Chinese.</param>
/// <param name="Stages">In which stages; empty for all.</param>
/// <param name="Categories">Codes, or the beginning of one up to a hyphen; empty for all.</param>
/// <param name="Kinds">For which kinds of hotline orders; empty for all.</param>
public sealed record Phrase(
    string Code, Text Name, Text Text, IReadOnlyList<PhraseUse> Uses, IReadOnlyList<CaseStage> Stages, IReadOnlyList<string> Categories, IReadOnlyList<OrderKind> Kinds);

/// <summary>The phrases of <c>replies/phrases.yaml</c>; a city writes its own there. Read once, pure.</summary>
internal sealed class Phrases(IReadOnlyList<Phrase> all)
{
    private const string Resource = "replies/phrases.yaml";
    private static readonly MistakeSentences Sentences = new(typeof(Phrases).Assembly, "Cases/Workflows/");
    private static readonly Dictionary<string, OrderKind> Kinds = WordsOf<OrderKind>();
    private static readonly Dictionary<string, PhraseUse> Uses = WordsOf<PhraseUse>();
    private static readonly Dictionary<string, CaseStage> Stages = WordsOf<CaseStage>();

    public IReadOnlyList<Phrase> All { get; } = all;

    /// <summary>Those that fit, what is made for the category or stage before what is for all.</summary>
    public IEnumerable<Phrase> For(PhraseUse? use, CaseStage stage, string category, OrderKind? kind) => All
        .Where(p => use is null || p.Uses.Contains(use.Value))
        .Where(p => (p.Stages.Count == 0 || p.Stages.Contains(stage)) && (p.Categories.Count == 0 || p.Categories.Any(c => Covers(c, category)))
            && (p.Kinds.Count == 0 || (kind is { } of && p.Kinds.Contains(of))))
        .OrderByDescending(p => p.Categories.Count > 0).ThenByDescending(p => p.Stages.Count > 0 || p.Kinds.Count > 0);

    public static Phrases Shipped()
    {
        using var reader = new StreamReader(typeof(Phrases).Assembly.GetManifestResourceStream(Resource)!);
        var mistakes = new List<FileMistake>();
        var read = Read(Resource, reader.ReadToEnd(), mistakes);
        return mistakes.Count == 0 ? new Phrases(read) : throw new InvalidOperationException("Phrases have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>The phrases of a file; what is wrong is noted with its line.</summary>
    public static IReadOnlyList<Phrase> Read(string file, string yaml, List<FileMistake> mistakes)
    {
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return [];
        }

        root.Only("phrases");
        return [.. root.Get("phrases").Items().Select(PhraseOf).OfType<Phrase>()];
    }

    private static Phrase? PhraseOf(YamlPlace place)
    {
        place.Only("code", "zh", "en", "text", "textEn", "for", "stages", "categories", "kinds");
        var (code, name, text) = (place.Get("code").Text(), place.BothLanguages(), place.Get("text").Text());
        var english = place.Find("textEn").IsThere ? place.Find("textEn").Text()?.Trim() : null;
        var uses = ListOf(place.Get("for"), Uses);
        var categories = place.Find("categories").IsThere ? place.Find("categories").Items().Select(c => c.Text()).OfType<string>().ToList() : [];
        var (stages, kinds) = (ListOf(place.Find("stages"), Stages), ListOf(place.Find("kinds"), Kinds));
        return code is null || name is null || text is null ? null : new Phrase(code, name, new Text(text.Trim(), english ?? ""), uses, stages, categories, kinds);
    }

    private static bool Covers(string asked, string category) => category == asked || category.StartsWith(asked + "-", StringComparison.Ordinal);

    private static List<T> ListOf<T>(YamlPlace place, Dictionary<string, T> known)
        where T : struct => place.IsThere ? [.. place.Items().Select(i => i.Word(known)).OfType<T>()] : [];

    private static Dictionary<string, T> WordsOf<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => char.ToLowerInvariant(v.ToString()[0]) + v.ToString()[1..]);
}
