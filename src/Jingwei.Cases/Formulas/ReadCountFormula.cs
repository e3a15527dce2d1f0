using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Formulas;

/// <summary>Reads <c>filed - voided</c>: counts, joined by + and -, with spaces between. Pure.</summary>
internal static class ReadCountFormula
{
    /// <summary>The formula; null, and noted, when it is none.</summary>
    /// <param name="appraised">Whose counts it may name; null when the table is not known.</param>
    public static CountFormula? Read(YamlPlace node, Appraised? appraised)
    {
        if (node.Text() is not { } text)
            return null;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var (plus, minus, fine) = (new List<FactKind>(), new List<FactKind>(), words.Length % 2 == 1);
        if (!fine)
            node.Wrong("formulaUneven", ("given", text));
        for (var i = 0; i < words.Length; i++)
        {
            if (i % 2 == 1 && words[i] is not ("+" or "-"))
                return Refused(node, "operatorUnknown", words[i], text);
            if (i % 2 == 1)
                continue;
            if (NamedCounts.Find(words[i]) is not { } count)
                fine = Unknown(node, words[i], appraised);
            else if (appraised is { } of && !count.Of.Contains(of))
                fine = Elsewhere(node, count, of);
            else if (plus.Contains(count.Kind) || minus.Contains(count.Kind))
                return Refused(node, "countTwice", words[i], text);
            else
                (i > 0 && words[i - 1] == "-" ? minus : plus).Add(count.Kind);
        }
        return fine ? new CountFormula(plus, minus) : null;
    }

    private static CountFormula? Refused(YamlPlace node, string code, string given, string formula)
    {
        node.Wrong(code, ("given", given), ("formula", formula));
        return null;
    }

    private static bool Unknown(YamlPlace node, string given, Appraised? appraised)
    {
        node.Wrong("countUnknown", ("given", given), ("known", Known(appraised)));
        return false;
    }

    private static bool Elsewhere(YamlPlace node, NamedCount count, Appraised of)
    {
        node.Wrong("countElsewhere", ("given", count.Code), ("table", ReadAppraisalTable.CodeOf(of)), ("known", Known(of)));
        return false;
    }

    private static string Known(Appraised? appraised) => string.Join(", ", (appraised is { } of ? NamedCounts.Of(of) : NamedCounts.All).Select(c => c.Code));
}
