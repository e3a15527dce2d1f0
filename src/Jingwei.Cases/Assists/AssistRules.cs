using System.Globalization;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Assists;

/// <summary>The versions of <c>assists/</c>; the newest holds for parts that are asked from now on.</summary>
internal sealed class AssistRules(IReadOnlyList<AssistRule> versions)
{
    private const string Folder = "assists/";
    private const int MostHours = 200;
    private const int MostParts = 50;
    private static readonly MistakeSentences Sentences = new(typeof(AssistRules).Assembly, "Cases/Workflows/");

    public AssistRule Newest => versions[^1];

    public AssistRule Of(int version) => versions.First(r => r.Version == version);

    /// <exception cref="InvalidOperationException">A file has mistakes.</exception>
    public static AssistRules Shipped()
    {
        var assembly = typeof(AssistRules).Assembly;
        var mistakes = new List<FileMistake>();
        var rules = new List<AssistRule>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            if (Read(name[Folder.Length..], reader.ReadToEnd(), mistakes) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return mistakes.Count == 0 && rules.Count > 0 ? new AssistRules([.. rules.OrderBy(r => r.Version)])
            : throw new InvalidOperationException("The rules of co-handling have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>The rule of a file; null when something is wrong with it, which is noted with its line. Pure.</summary>
    public static AssistRule? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("version", "source", "answerWithinWorkingHours", "decideWithinWorkingHours", "raiseAgainAfterWorkingHours", "mostOpen");
        var version = root.Get("version").Whole(1, 9_999);
        var source = root.Get("source").Text();
        var (answer, decide, again) = (Hours("answerWithinWorkingHours"), Hours("decideWithinWorkingHours"), Hours("raiseAgainAfterWorkingHours"));
        var most = root.Get("mostOpen").Whole(1, MostParts);
        if (version is { } number && file != string.Create(CultureInfo.InvariantCulture, $"{number}.yaml"))
        {
            root.Get("version").Wrong("notFile", ("given", $"assists/{number}.yaml"));
        }

        return mistakes.Count > before ? null
            : new AssistRule(version!.Value, source!, TimeLimit.Hours(answer!.Value), TimeLimit.Hours(decide!.Value), TimeLimit.Hours(again!.Value), most!.Value);

        int? Hours(string key) => root.Get(key).Whole(1, MostHours);
    }
}
