using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads the figures of a package.</summary>
internal static class ReadVitalSigns
{
    public static readonly IReadOnlyDictionary<string, Measure> Known = new Dictionary<string, Measure>
    {
        ["activeAlarms"] = Measure.ActiveAlarms, ["alarmsToday"] = Measure.AlarmsToday, ["casesToday"] = Measure.CasesToday, ["casesOpen"] = Measure.CasesOpen,
        ["onTimeShare"] = Measure.OnTimeShare, ["silentShare"] = Measure.SilentShare,
    };

    public static IReadOnlyList<VitalSign> Read(PackageNode signs, Vocabulary words)
    {
        var read = signs.Items().Select(s => One(s, words)).OfType<VitalSign>().ToList();
        foreach (var twice in read.GroupBy(s => s.Code).Where(g => g.Count() > 1))
            signs.Wrong("signTwice", ("code", twice.Key));
        return read;
    }

    private static VitalSign? One(PackageNode node, Vocabulary words)
    {
        node.Only(ResponseKeys.VitalSign);
        var (code, name, owner) = (node.Get("code").Text(), node.Get("name").Words(), node.Get("owner").Role());
        if (node.Get("measure").Choice(Known) is not { } measure)
            return null;
        var of = node.Get("of").NotEmpty().ToList();
        foreach (var item in of)
            Check(item, measure, words);
        var (warn, act) = (Limit(node.Get("warn"), measure), Limit(node.Get("act"), measure));
        if (node.Find("warn").IsThere && node.Find("act").IsThere && (measure.WorseWhenLess() ? act >= warn : act <= warn))
            node.Find("act").Wrong(measure.WorseWhenLess() ? "actNotLess" : "actNotMore", ("warn", warn), ("act", act));
        return new VitalSign(code, name, measure, [.. of.Select(i => i.Text())], owner, warn, act);
    }

    private static void Check(PackageNode item, Measure measure, Vocabulary words)
    {
        switch (measure.Subject())
        {
            case MeasureSubject.Condition:
                words.FindCondition(item);
                break;
            case MeasureSubject.Category:
                words.CheckCategory(item, item.Text());
                break;
            default:
                words.FindKind(item, item.Text());
                break;
        }
    }

    private static double Limit(PackageNode node, Measure measure)
    {
        var limit = node.Number();
        if (limit < 0 || (measure.IsShare() && limit > 100))
            node.Wrong(measure.IsShare() ? "notShare" : "notCount", ("key", node.Name));
        return limit;
    }
}
