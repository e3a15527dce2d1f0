using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Straight;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Straight;

/// <summary>The versions of <c>straight/</c>; the newest holds for what is sent from now on.</summary>
internal sealed class StraightRules(IReadOnlyList<StraightRule> versions)
{
    private const string Folder = "straight/";
    private static readonly MistakeSentences Sentences = new(typeof(StraightRules).Assembly, "Cases/Workflows/");
    private static readonly Dictionary<string, CaseSource> Sources = Enum.GetValues<CaseSource>().ToDictionary(v => char.ToLowerInvariant(v.ToString()[0]) + v.ToString()[1..]);

    public StraightRule Newest => versions[^1];

    /// <summary>The version by which a case was sent.</summary>
    public StraightRule Of(int version) => versions.First(r => r.Version == version);

    /// <exception cref="InvalidOperationException">A file has mistakes.</exception>
    public static StraightRules Shipped()
    {
        var assembly = typeof(StraightRules).Assembly;
        var mistakes = new List<FileMistake>();
        var rules = new List<StraightRule>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            if (Read(name[Folder.Length..], reader.ReadToEnd(), mistakes) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return mistakes.Count == 0 && rules.Count > 0 ? new StraightRules([.. rules.OrderBy(r => r.Version)])
            : throw new InvalidOperationException("The rules of what goes straight to its handler have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>The rule of a file; null when something is wrong with it, which is noted with its line. Pure.</summary>
    public static StraightRule? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("version", "source", "samplePercent", "rows");
        var version = root.Get("version").Whole(1, 9_999);
        var source = root.Get("source").Text();
        var share = root.Get("samplePercent").Whole(1, 100);
        var rows = root.Get("rows").Items().Select(Row).ToList();
        if (version is { } number && file != string.Create(CultureInfo.InvariantCulture, $"{number}.yaml"))
        {
            root.Get("version").Wrong("notFile", ("given", $"straight/{number}.yaml"));
        }

        return mistakes.Count > before ? null : new StraightRule(version!.Value, source!, share!.Value, rows);
    }

    private static StraightRow Row(YamlPlace place)
    {
        place.Only("categories", "bodies", "from");
        return new StraightRow(Texts(place.Get("categories")), Texts(place.Get("bodies")), [.. place.Get("from").Items().Select(i => i.Word(Sources)).OfType<CaseSource>()]);
    }

    private static IReadOnlyList<string> Texts(YamlPlace place) => [.. place.Items().Select(i => i.Text()).OfType<string>()];
}
