using System.Globalization;
using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads examples. Their instants are times of one day, <c>10:00</c> or <c>10:00:30</c>.</summary>
internal static class ReadExamples
{
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static IReadOnlyList<ScenarioExample> Read(PackageNode examples, IReadOnlyList<DeviceKindDefinition> kinds) =>
        [.. examples.Items().Select(e => One(e, kinds)).OfType<ScenarioExample>()];

    private static ScenarioExample? One(PackageNode node, IReadOnlyList<DeviceKindDefinition> kinds)
    {
        node.Only("name", "kind", "readings", "expect", "until");
        var code = node.Get("kind").Text();
        if (kinds.FirstOrDefault(k => k.Code == code) is not { } kind)
        {
            node.Wrong($"There is no kind '{code}'. Known are: {string.Join(", ", kinds.Select(k => k.Code))}.");
            return null;
        }
        var readings = node.Get("readings").Items().Select(r => Reading(r, kind)).ToList();
        var expected = node.Get("expect").Items().Select(e => Expected(e, kind)).ToList();
        var until = At(node.Get("until"));
        return new ScenarioExample(node.Get("name").Text(), node.Line, kind, readings, expected, until);
    }

    private static TrialReading Reading(PackageNode node, DeviceKindDefinition kind)
    {
        node.Only(["at", "heard", .. kind.Values.Select(v => v.Name)]);
        var at = At(node.Get("at"));
        var values = new Dictionary<string, double>();
        foreach (var value in kind.Values)
            if (node.Find(value.Name) is { IsThere: true } given)
                values[value.Name] = value.Shape switch
                {
                    ValueShape.Boolean => given.YesOrNo(false) ? 1 : 0,
                    ValueShape.Word => Math.Max(0, value.Words.ToList().IndexOf(given.Text())),
                    _ => given.Number(),
                };
        return new TrialReading(at, node.Find("heard") is { IsThere: true } heard ? At(heard) : at, values);
    }

    private static ExpectedAlarm Expected(PackageNode node, DeviceKindDefinition kind)
    {
        node.Only("condition", "raised", "started", "cleared");
        var condition = node.Get("condition").Text();
        if (kind.FindCondition(condition) is null)
            node.Wrong($"'{kind.Code}' has no condition '{condition}'. Known are: {string.Join(", ", kind.Conditions.Select(c => c.Code))}.");
        return new ExpectedAlarm(condition, At(node.Get("raised")), Find(node, "started"), Find(node, "cleared"));
    }

    private static DateTimeOffset? Find(PackageNode node, string key) => node.Find(key) is { IsThere: true } found ? At(found) : null;

    private static DateTimeOffset At(PackageNode node)
    {
        if (TimeOnly.TryParseExact(node.Text(), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return Day + time.ToTimeSpan();
        node.Wrong($"'{node.Name}' should be a time of day in quotes, such as \"10:00\" or \"10:00:30\".");
        return Day;
    }
}
