using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Formulas;

/// <summary>Reads one version of one table; what is wrong is noted with file and line. Pure.</summary>
internal static class ReadAppraisalTable
{
    /// <summary>What can be wrong with a formula file, in sentences.</summary>
    public static readonly MistakeSentences Sentences = new(typeof(ReadAppraisalTable).Assembly, "Cases/Formulas/");

    private static readonly Dictionary<string, Appraised> Tables = Enum.GetValues<Appraised>().ToDictionary(CodeOf);

    public static string CodeOf(Appraised appraised) => char.ToLowerInvariant(appraised.ToString()[0]) + appraised.ToString()[1..];

    /// <summary>The table; null when something is wrong with it.</summary>
    public static AppraisalTable? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
            return null;
        root.Only("table", "version", "validFrom", "name", "leastWeight", "grades", "indicators");
        var appraised = Table(root.Get("table"), file);
        var version = Version(root.Get("version"), file);
        var validFrom = root.Get("validFrom").Day();
        var name = root.Get("name").Words();
        var leastWeight = root.Get("leastWeight").Whole(1, 100);
        var grades = Grades(root.Get("grades"));
        var list = root.Get("indicators");
        var nodes = list.Items().ToList();
        var indicators = nodes.Select(n => ReadIndicator.Read(n, appraised)).ToList();
        if (list.IsThere && mistakes.Count == before)
            Together(list, nodes, indicators!);
        return mistakes.Count == before ? new AppraisalTable(appraised!.Value, name!, version!.Value, validFrom!.Value, leastWeight!.Value, grades, indicators!) : null;
    }

    private static Appraised? Table(YamlPlace node, string file)
    {
        var chosen = node.Word(Tables);
        var folder = file.Split('/') is [var parent, _] ? parent : "";
        if (chosen is { } table && folder.Length > 0 && CodeOf(table) != folder)
            node.Wrong("notFolder", ("given", CodeOf(table)), ("folder", folder));
        return chosen;
    }

    private static int? Version(YamlPlace node, string file)
    {
        var version = node.Whole(1, 9_999);
        var named = Path.GetFileNameWithoutExtension(file);
        if (version is { } number && named.All(char.IsAsciiDigit) && named != $"{number}")
            node.Wrong("notFileVersion", ("given", $"{number}"), ("file", Path.GetFileName(file)));
        return version;
    }

    private static List<Grade> Grades(YamlPlace node)
    {
        var grades = new List<Grade>();
        foreach (var item in node.Items())
        {
            item.Only("grade", "from");
            if ((item.Get("grade").Text(), item.Get("from").Percent()) is not ({ } name, { } from))
                return [];
            if (grades.Exists(g => g.Name == name))
                item.Wrong("gradeTwice", ("given", name));
            if (grades is [.., var above] && from >= above.From)
                item.Wrong("gradeNotBelow", ("given", name), ("above", above.Name), ("from", $"{above.From}"));
            grades.Add(new Grade(name, from));
        }
        if (node.IsThere && (grades is not [.., { From: var last }] || last > 0))
            node.Wrong("gradesNotToZero");
        return grades;
    }

    private static void Together(YamlPlace list, IReadOnlyList<YamlPlace> nodes, List<Indicator> indicators)
    {
        for (var i = 0; i < indicators.Count; i++)
        {
            var (one, before) = (indicators[i], indicators.Take(i));
            if (before.Any(b => b.Code == one.Code))
                nodes[i].Wrong("codeTwice", ("code", one.Code));
            else if (before.FirstOrDefault(b => b.Numerator == one.Numerator && b.Denominator == one.Denominator) is { } same)
                nodes[i].Wrong("formulaTwice", ("code", one.Code), ("first", same.Code), ("formula", one.Formula));
        }
        if (indicators.Sum(i => i.Weight) is var sum and not 100)
            list.Wrong("weightsNotHundred", ("sum", $"{sum}"));
    }
}
