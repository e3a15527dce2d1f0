using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios;

/// <summary>Runs a package's examples against its own conditions.</summary>
public static class RunExamples
{
    /// <summary>One problem for each example that does not come out as it says.</summary>
    public static IReadOnlyList<PackageProblem> Of(ScenarioPackage package, string file) =>
        [.. package.Examples.Select(e => (Example: e, Difference: Difference(e))).Where(e => e.Difference is not null)
            .Select(e => new PackageProblem(file, e.Example.Line, $"'{e.Example.Name}' does not come out: {e.Difference}"))];

    private static string? Difference(ScenarioExample example)
    {
        var came = ConditionTrial.Run(example.Kind, example.Readings, example.Until);
        var matches = came.Count == example.Expect.Count && came.Zip(example.Expect).All(pair => Same(pair.First, pair.Second));
        return matches ? null : $"expected {Say(example.Expect.Select(e => (e.Condition, e.RaisedAt, e.ClearedAt)))}, and it came to {Say(came.Select(a => (a.Condition, a.RaisedAt, a.ClearedAt)))}";
    }

    private static bool Same(TrialAlarm came, ExpectedAlarm expected) =>
        came.Condition == expected.Condition && came.RaisedAt == expected.RaisedAt && came.ClearedAt == expected.ClearedAt
        && (expected.StartedAt is not { } started || came.StartedAt == started);

    private static string Say(IEnumerable<(string Condition, DateTimeOffset Raised, DateTimeOffset? Cleared)> alarms)
    {
        var said = string.Join(", ", alarms.Select(a => $"{a.Condition} raised {a.Raised:HH:mm:ss}{(a.Cleared is { } at ? $" cleared {at:HH:mm:ss}" : "")}"));
        return said.Length == 0 ? "nothing" : said;
    }
}
