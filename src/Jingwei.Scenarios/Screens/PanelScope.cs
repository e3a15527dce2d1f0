using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Rules;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Scenarios.Screens;

/// <summary>
/// What a panel counts. Its devices are of the kinds that its package declares; where there is none of these, of the kinds that it watches. Its cases are of the categories that
/// it declares, or, when it declares none, of those that its conditions file under.
/// </summary>
internal sealed record PanelScope(IReadOnlyList<string> Own, IReadOnlyList<string> Watched, IReadOnlyList<string> Conditions, IReadOnlyList<string> Categories)
{
    private const int MostValues = 4;

    public static PanelScope Of(ScenarioPackage package)
    {
        var all = package.DeviceKinds.Select(k => (k.Code, k.Conditions)).Concat(package.Watches.Select(w => (Code: w.Kind, w.Conditions))).ToList();
        var categories = package.Categories.Select(c => c.Code).ToList();
        return new PanelScope(
            [.. package.DeviceKinds.Select(k => k.Code)], [.. package.Watches.Select(w => w.Kind).Distinct()], [.. all.SelectMany(k => k.Conditions.Select(c => $"{k.Code}.{c.Code}"))],
            categories.Count > 0 ? categories : [.. all.SelectMany(k => k.Conditions.Select(c => c.CategoryCode)).Distinct()]);
    }

    /// <summary>Whether the package has anything there: a device or a row, or an alarm; of a package that watches nothing, a case.</summary>
    public bool IsThere(AreaFacts facts)
    {
        var (counts, rows, _) = facts.Devices(KindsAt(facts));
        var cases = Conditions.Count == 0 ? facts.Cases(Categories).Open + facts.Cases(Categories).Opened : 0;
        return Total(counts) + rows + facts.Alarms(Conditions).Active + cases > 0;
    }

    public PanelPartView Part(PanelPart part, AreaFacts facts)
    {
        var here = KindsAt(facts);
        var (counts, rows, _) = facts.Devices(here);
        var (kinds, categories) = (string.Join(',', here), string.Join(',', Categories));
        switch (part)
        {
            case PanelPart.Devices:
                var total = Total(counts);
                // Rows of registers and groups stand in no list of devices; a package that has nothing else shows how many they are.
                return total > 0 || rows == 0
                    ? new PanelPartView(part, total, facts.Link("devices", total, ("kind", kinds), ("state", "normal,alarm,silent,unknown")), counts, [])
                    : new PanelPartView(part, rows, null, counts, []);
            case PanelPart.Silent:
                return new PanelPartView(part, Total(counts) == 0 ? null : counts.FellSilent, facts.Link("devices", counts.FellSilent, ("kind", kinds), ("state", "silent")), null, []);
            case PanelPart.Alarms:
                var active = facts.Alarms(Conditions).Active;
                return new PanelPartView(
                    part, SignRule.Heard(active, counts.Normal + counts.Alarm + rows), facts.Link("alarms", active, ("active", "true"), ("condition", string.Join(',', Conditions))), null, []);
            case PanelPart.Cases:
                var open = facts.Cases(Categories).Open;
                return new PanelPartView(part, open, facts.Link("cases", open, ("state", "open"), ("category", categories)), null, []);
            case PanelPart.OnTime:
                var cases = facts.Cases(Categories);
                var (value, _, whole) = MeasureSigns.OnTime(cases.Cleared, cases.InTime, categories, facts);
                return new PanelPartView(part, value, whole, null, []);
            default:
                return new PanelPartView(part, null, null, null, [.. here.Select(facts.Kind).OfType<KindNow>().SelectMany(k => k.Values).Take(MostValues)]);
        }
    }

    private IReadOnlyList<string> KindsAt(AreaFacts facts) => Own.Any(k => facts.Kind(k) is not null) || Watched.Count == 0 ? Own : Watched;

    private static int Total(SensorCounts counts) => counts.Normal + counts.Alarm + counts.Silent + counts.Unknown;
}
