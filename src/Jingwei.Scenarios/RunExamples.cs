using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Reading;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios;

/// <summary>Runs a package's examples against its own conditions, the categories and the call orders of it and of the packages that it needs.</summary>
public static class RunExamples
{
    /// <summary>One problem for each example that does not come out as it says.</summary>
    /// <param name="among">Where those that it needs are found.</param>
    public static IReadOnlyList<PackageProblem> Of(ScenarioPackage package, IReadOnlyList<ScenarioPackage> among)
    {
        ArgumentNullException.ThrowIfNull(package);
        var (catalog, conflicts) = ComposeCatalog.Of(WithNeeded(package, among));
        return catalog is null ? conflicts : [.. package.Examples.SelectMany(e => Differences(package.File, e, catalog))];
    }

    private static List<ScenarioPackage> WithNeeded(ScenarioPackage package, IReadOnlyList<ScenarioPackage> among)
    {
        var found = new List<ScenarioPackage>();
        Add(package);
        return found;

        void Add(ScenarioPackage one)
        {
            if (found.Contains(one))
                return;
            foreach (var need in among.Where(a => one.Needs.Contains(a.Code)))
                Add(need);
            found.Add(one);
        }
    }

    private static IEnumerable<PackageProblem> Differences(string file, ScenarioExample example, IScenarioCatalog catalog)
    {
        var came = (example.Devices is { } devices
            ? ConditionTrial.Run(example.Kind, devices, example.Readings, example.Until, CityTime.Usual, example.Below)
            : ConditionTrial.Run(example.Kind, example.Readings, example.Until, CityTime.Usual)).Where(a => example.Compared.Contains(a.Condition)).ToList();
        if (came.Count != example.Expect.Count || !came.Zip(example.Expect).All(pair => Same(pair.First, pair.Second)))
            yield return Problem("exampleDiffers",
                Say(example.Expect.Select(e => (e.Condition, e.RaisedAt, e.ClearedAt))), Say(came.Select(a => (a.Condition, a.RaisedAt, a.ClearedAt))));
        if (example.Readings.Any(r => r.HeardAt > example.Until) || example.Expect.Any(e => e.RaisedAt > example.Until || e.ClearedAt > example.Until))
            yield return Problem("exampleAfterEnd", ExampleTime.Say(example.Until), "");
        foreach (var expected in example.Expect)
            if (example.Kind.FindCondition(expected.Condition) is { } condition)
            {
                var filed = condition.FilesCase ? condition.CategoryCode : ExpectedAlarm.NoCase;
                if (expected.Case is { } category && category != filed)
                    yield return Problem("exampleCaseDiffers", category, filed, expected.Condition);
                var calls = Say(condition.FilesCase ? catalog.FindCallOrder(CaseOrigin.Sensor, filed)?.Steps ?? [] : []);
                if (expected.Calls is { } steps && Say(steps) != calls)
                    yield return Problem("exampleCallsDiffer", Say(steps), calls, expected.Condition);
            }

        PackageProblem Problem(string code, string expected, string came, string condition = "") => new(
            file, example.Line, code, new Dictionary<string, object> { ["example"] = example.Name, ["condition"] = condition, ["expected"] = expected, ["came"] = came });
    }

    private static bool Same(TrialAlarm came, ExpectedAlarm expected) =>
        came.Condition == expected.Condition && came.RaisedAt == expected.RaisedAt && came.ClearedAt == expected.ClearedAt
        && (expected.StartedAt is not { } started || came.StartedAt == started);

    private static string Say(IEnumerable<(string Condition, DateTimeOffset Raised, DateTimeOffset? Cleared)> alarms) =>
        $"[{string.Join(", ", alarms.Select(a => $"{a.Condition} {ExampleTime.Say(a.Raised)}–{(a.Cleared is { } at ? ExampleTime.Say(at) : "")}"))}]";

    private static string Say(IReadOnlyList<CallStep> steps) =>
        $"[{string.Join(", ", steps.Select(s => s.Roles.Count == 1 ? s.Roles[0] : $"[{string.Join(", ", s.Roles)}]"))}]";
}
