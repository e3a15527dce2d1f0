using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Rules;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Screens;

/// <summary>Makes a vital sign of the facts of an area.</summary>
internal static class MeasureSigns
{
    public static VitalSignView Of(ScenarioPackage package, VitalSign sign, AreaFacts facts, IScenarioCatalog catalog)
    {
        var (value, behind, whole) = Figure(sign, facts);
        var kinds = sign.Measure.Subject() switch
        {
            MeasureSubject.Condition => sign.Of.Select(KindOf),
            MeasureSubject.DeviceKind => sign.Of,
            _ => null,
        };
        var heard = kinds is null ? default : facts.Devices(kinds);
        return new VitalSignView(
            package.Code, package.Name, package.Field, sign.Code, sign.Name, sign.Measure, value, sign.Measure.IsShare() ? "percent" : "count", SignRule.StateOf(sign, value),
            Formula(sign, catalog), sign.Owner, sign.Warn, sign.Act, sign.Measure.WorseWhenLess(), heard.HeardAt, kinds is null ? null : heard.Counts.FellSilent, behind, whole);
    }

    private static (double? Value, SignLinkView Behind, SignLinkView? Whole) Figure(VitalSign sign, AreaFacts facts)
    {
        var of = string.Join(',', sign.Of);
        switch (sign.Measure)
        {
            case Measure.ActiveAlarms:
                var active = facts.Alarms(sign.Of).Active;
                return (SignRule.Heard(active, Speaking(sign, facts)), facts.Link("alarms", active, ("active", "true"), ("condition", of)), null);
            case Measure.AlarmsToday:
                var raised = facts.Alarms(sign.Of).Today;
                return (SignRule.Heard(raised, Speaking(sign, facts)), facts.Link("alarms", raised, ("from", facts.Today), ("condition", of)), null);
            case Measure.SilentShare:
                var counts = facts.Devices(sign.Of).Counts;
                var spoken = counts.Normal + counts.Alarm + counts.Silent;
                return (
                    SignRule.Share(counts.FellSilent, spoken), facts.Link("devices", counts.FellSilent, ("kind", of), ("state", "silent")),
                    facts.Link("devices", spoken, ("kind", of), ("state", "normal,alarm,silent")));
            case Measure.CasesToday:
                var opened = facts.Cases(sign.Of.ToList()).Opened;
                return (opened, facts.Link("cases", opened, ("from", facts.Today), ("category", of)), null);
            case Measure.CasesOpen:
                var open = facts.Cases(sign.Of.ToList()).Open;
                return (open, facts.Link("cases", open, ("state", "open"), ("category", of)), null);
            case Measure.OnTimeShare:
                var cases = facts.Cases(sign.Of.ToList());
                return OnTime(cases.Cleared, cases.InTime, of, facts);
            default:
                throw new ArgumentOutOfRangeException(nameof(sign));
        }
    }

    /// <summary>Of the cases cleared today, the share that was cleared in time; behind it those that were not.</summary>
    public static (double? Value, SignLinkView Behind, SignLinkView Whole) OnTime(int cleared, int inTime, string categories, AreaFacts facts) => (
        SignRule.Share(inTime, cleared),
        facts.Link("cases", cleared - inTime, ("inTime", "false"), ("doneFrom", facts.Today), ("category", categories)),
        facts.Link("cases", cleared, ("doneFrom", facts.Today), ("category", categories)));

    // Rows of a register are there or not; devices must speak.
    private static int Speaking(VitalSign sign, AreaFacts facts)
    {
        var (counts, rows, _) = facts.Devices(sign.Of.Select(KindOf));
        return counts.Normal + counts.Alarm + rows;
    }

    private static string KindOf(string condition) => condition[..condition.IndexOf('.', StringComparison.Ordinal)];

    private static Text Formula(VitalSign sign, IScenarioCatalog catalog)
    {
        var names = sign.Of.Select(o => NameOf(sign.Measure.Subject(), o, catalog)).ToList();
        var (zh, en) = (string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.En)));
        return sign.Measure switch
        {
            Measure.ActiveAlarms => new Text($"现在告警中的数量：{zh}", $"Alarms that stand now: {en}"),
            Measure.AlarmsToday => new Text($"今日零时起的告警次数：{zh}", $"Alarms raised since midnight: {en}"),
            Measure.CasesToday => new Text($"今日零时起立案的案卷数：{zh}", $"Cases filed since midnight: {en}"),
            Measure.CasesOpen => new Text($"尚未结案的案卷数：{zh}", $"Cases that are not closed: {en}"),
            Measure.OnTimeShare => new Text($"今日处置完成的案卷中按时完成的比例：{zh}", $"Of the cases cleared today, the share cleared in time: {en}"),
            _ => new Text($"报过数的设备中失联的比例：{zh}", $"Of the devices that have spoken, the share that is silent: {en}"),
        };
    }

    private static Text NameOf(MeasureSubject subject, string of, IScenarioCatalog catalog)
    {
        switch (subject)
        {
            case MeasureSubject.Condition:
                var kind = catalog.FindKind(KindOf(of));
                var condition = catalog.FindCondition(KindOf(of), of[(of.IndexOf('.', StringComparison.Ordinal) + 1)..]);
                return kind is null || condition is null ? Text.Same(of) : new Text($"{kind.Name.Zh} {condition.Name.Zh}", $"{kind.Name.En}: {condition.Name.En}");
            case MeasureSubject.Category:
                return catalog.FindCategory(of)?.Name ?? Text.Same(of);
            default:
                return catalog.FindKind(of)?.Name ?? Text.Same(of);
        }
    }
}
