using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Causes;
using Jingwei.Cases.Workflows;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Causes;

/// <summary>The versions of <c>causes/</c>; the newest holds for new bonds.</summary>
internal sealed class CauseRules(IReadOnlyList<CauseRule> versions)
{
    private const string Folder = "causes/";
    private static readonly MistakeSentences Sentences = new(typeof(CauseRules).Assembly, "Cases/Workflows/");
    private static readonly Dictionary<string, CaseOutcome> Outcomes = Enum.GetValues<CaseOutcome>().ToDictionary(v => char.ToLowerInvariant(v.ToString()[0]) + v.ToString()[1..]);

    public CauseRule Newest => versions[^1];

    public CauseRule Of(int version) => versions.First(r => r.Version == version);

    /// <summary>All that ship; every workflow stands in one of the two lists of the newest.</summary>
    /// <exception cref="InvalidOperationException">A file has mistakes, or leaves a workflow out.</exception>
    public static CauseRules Shipped(WorkflowBook flows)
    {
        var assembly = typeof(CauseRules).Assembly;
        var mistakes = new List<FileMistake>();
        var rules = new List<CauseRule>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            if (Read(name[Folder.Length..], reader.ReadToEnd(), [.. flows.Newest.Select(f => f.Name)], mistakes) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return mistakes.Count == 0 && rules.Count > 0 ? new CauseRules([.. rules.OrderBy(r => r.Version)])
            : throw new InvalidOperationException("The rules of causes have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>The rule of a file; null when something is wrong with it, which is noted with its line. Pure.</summary>
    /// <param name="flows">The names of all workflows.</param>
    public static CauseRule? Read(string file, string yaml, IReadOnlyList<string> flows, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("version", "source", "solvedBy", "follow", "told", "checkEachFrom");
        var version = root.Get("version").Whole(1, 9_999);
        var source = root.Get("source").Text();
        var solvedBy = root.Get("solvedBy").Items().Select(i => i.Word(Outcomes)).OfType<CaseOutcome>().ToList();
        var names = flows.Select((f, i) => (f, i)).ToDictionary(f => f.f, f => f.i);
        var follow = root.Get("follow").Items().Select(i => i.Word(names)).OfType<int>().Select(i => flows[i]).ToList();
        var told = root.Get("told").Items().Select(i => i.Word(names)).OfType<int>().Select(i => flows[i]).ToList();
        var each = root.Get("checkEachFrom").Whole(1, 5);
        if (version is { } number && file != string.Create(CultureInfo.InvariantCulture, $"{number}.yaml"))
        {
            root.Get("version").Wrong("notFile", ("given", $"causes/{number}.yaml"));
        }

        foreach (var flow in flows.Where(f => follow.Count(n => n == f) + told.Count(n => n == f) != 1))
        {
            root.Get("follow").Wrong("flowInOneList", ("given", flow));
        }

        return mistakes.Count > before ? null : new CauseRule(version!.Value, source!, solvedBy, follow, told, each!.Value);
    }
}
