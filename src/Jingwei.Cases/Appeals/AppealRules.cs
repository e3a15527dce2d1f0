using System.Globalization;
using Jingwei.Cases.Rules.Appeals;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Appeals;

/// <summary>The versions of <c>appeals/</c>; the newest holds for new appeals.</summary>
internal sealed class AppealRules(IReadOnlyList<AppealRule> versions)
{
    private const string Folder = "appeals/";
    private const int MostDays = 60;
    private static readonly MistakeSentences Sentences = new(typeof(AppealRules).Assembly, "Cases/Workflows/");

    public AppealRule Newest => versions[^1];

    public AppealRule Of(int version) => versions.First(r => r.Version == version);

    /// <exception cref="InvalidOperationException">A file has mistakes.</exception>
    public static AppealRules Shipped()
    {
        var assembly = typeof(AppealRules).Assembly;
        var mistakes = new List<FileMistake>();
        var rules = new List<AppealRule>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            if (Read(name[Folder.Length..], reader.ReadToEnd(), mistakes) is { } rule)
            {
                rules.Add(rule);
            }
        }

        return mistakes.Count == 0 && rules.Count > 0 ? new AppealRules([.. rules.OrderBy(r => r.Version)])
            : throw new InvalidOperationException("The rules of appeals have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>The rule of a file; null when something is wrong with it, which is noted with its line. Pure.</summary>
    public static AppealRule? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
        {
            return null;
        }

        root.Only("version", "source", "fileWithinWorkingDays", "judgeWithinWorkingDays");
        var version = root.Get("version").Whole(1, 9_999);
        var source = root.Get("source").Text();
        var (fileWithin, judgeWithin) = (root.Get("fileWithinWorkingDays").Whole(1, MostDays), root.Get("judgeWithinWorkingDays").Whole(1, MostDays));
        if (version is { } number && file != string.Create(CultureInfo.InvariantCulture, $"{number}.yaml"))
        {
            root.Get("version").Wrong("notFile", ("given", $"appeals/{number}.yaml"));
        }

        return mistakes.Count > before ? null : new AppealRule(version!.Value, source!, TimeLimit.Days(fileWithin!.Value), TimeLimit.Days(judgeWithin!.Value));
    }
}
