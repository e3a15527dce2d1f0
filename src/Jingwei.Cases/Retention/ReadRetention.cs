using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Retention;

/// <summary>Reads a file of periods, and says with its line what is wrong with it. Pure.</summary>
internal static class ReadRetention
{
    public const string Other = "other";
    public static readonly MistakeSentences Sentences = new(typeof(ReadRetention).Assembly, "Cases/Workflows/");
    private static readonly Dictionary<string, CaseOutcome> Ways = Names<CaseOutcome>();
    private static readonly Dictionary<string, CaseSource> Sources = Names<CaseSource>();
    private static readonly Dictionary<string, RemovedKind> Kinds = Names<RemovedKind>();

    /// <param name="file">Its name, <c>1.yaml</c>; empty for a text of the city's own.</param>
    public static RetentionRule? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("version", "source", "uploads", "brake", "lines");
        var version = root.Get("version").Whole(1, 9_999);
        var source = root.Get("source").Text();
        var uploads = root.Get("uploads").Whole(2, 90);
        var brake = root.Get("brake").Whole(1, RetentionRule.MostBrake);
        var lines = root.Get("lines").Items().Select(Line).ToList();
        if (version is { } number && file.Length > 0 && file != string.Create(CultureInfo.InvariantCulture, $"{number}.yaml"))
        {
            root.Get("version").Wrong("notFile", ("given", $"retention/{number}.yaml"));
        }

        if (mistakes.Count == before && lines.Count(l => l!.Categories.Count + l.Sources.Count == 0) != 1)
        {
            root.Get("lines").Wrong("retentionForAll");
        }

        var named = mistakes.Count > before ? [] : lines.SelectMany(l => Keys(l!)).ToList();
        foreach (var twice in named.GroupBy(k => k).Where(g => g.Count() > 1))
        {
            root.Get("lines").Wrong("retentionTwice", ("given", twice.Key));
        }

        return mistakes.Count > before ? null : new RetentionRule(version!.Value, source!, uploads!.Value, brake!.Value, [.. lines.OfType<RetentionLine>()]);
    }

    private static RetentionLine? Line(YamlPlace place)
    {
        place.Only("categories", "sources", "days", "removes");
        var days = place.Get("days").Only([Other, .. Ways.Keys.Where(w => w != "merged")]);
        var other = days.Get(Other).Whole(RetentionRule.LeastDays, RetentionRule.MostDays);
        var ways = Ways.Where(w => days.Find(w.Key).IsThere).Select(w => (w.Value, Days: days.Get(w.Key).Whole(RetentionRule.LeastDays, RetentionRule.MostDays))).ToList();
        var removes = place.Get("removes").Items().Select(i => i.Word(Kinds)).OfType<RemovedKind>().Distinct().ToList();
        var categories = place.Find("categories") is { IsThere: true } named ? named.Items().Select(i => i.Text()).OfType<string>().ToList() : [];
        var sources = place.Find("sources") is { IsThere: true } from ? from.Items().Select(i => i.Word(Sources)).OfType<CaseSource>().ToList() : [];
        if (!removes.Contains(RemovedKind.Contact))
        {
            place.Get("removes").Wrong("retentionContact");
        }

        return other is null || ways.Exists(w => w.Days is null) ? null : new RetentionLine(categories, sources, ways.ToDictionary(w => w.Value, w => w.Days!.Value), other.Value, removes);
    }

    private static IEnumerable<string> Keys(RetentionLine line) =>
        (line.Categories.Count == 0 ? ["*"] : line.Categories).SelectMany(c => line.Sources.Count == 0 ? [c] : line.Sources.Select(s => $"{c} {s}"));

    private static Dictionary<string, T> Names<T>()
        where T : struct, Enum => Enum.GetValues<T>().ToDictionary(v => char.ToLowerInvariant(v.ToString()[0]) + v.ToString()[1..]);
}
