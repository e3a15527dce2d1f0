using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Packages;

/// <summary>An alarm as the API tells it.</summary>
public sealed record AlarmAnswer(
    string Id, string DeviceId, string Condition, DateTimeOffset RaisedAt, DateTimeOffset StartedAt, DateTimeOffset? ClearedAt, string? CaseNumber, HoldAnswer? Held);

/// <summary>Why an alarm calls nobody.</summary>
public sealed record HoldAnswer(string Why, Foundation.Text? Name);

/// <summary>Something that came otherwise than an example says.</summary>
public sealed record Difference(string Package, string Example, string Expected, string Came)
{
    public override string ToString() => $"{Package}, \"{Example}\": expected {Expected}, came {Came}";
}

/// <summary>What became of one example.</summary>
/// <param name="Alarms">Of the conditions that it is about.</param>
/// <param name="Cases">Cases of these alarms.</param>
/// <param name="Calls">How often somebody was rung for them.</param>
/// <param name="NotCompared">What could not be compared, and why.</param>
public sealed record Outcome(PlayedExample Example, int Alarms, int Cases, int Calls, IReadOnlyList<Difference> Differences, IReadOnlyList<string> NotCompared);

/// <summary>Holds what came against what an example expects. Pure.</summary>
public static class Comparison
{
    /// <param name="lot">The example and its devices.</param>
    /// <param name="alarms">All alarms of its devices.</param>
    /// <param name="cases">Cases by number.</param>
    /// <param name="roleOf">The role of an account.</param>
    /// <param name="clock">Says instants.</param>
    public static Outcome Of(Lot lot, IEnumerable<AlarmAnswer> alarms, IReadOnlyDictionary<string, TaskAnswer> cases, Func<string, string?> roleOf, ExampleClock clock)
    {
        var example = lot.Example;
        var came = alarms.Where(a => example.Compared.Contains(a.Condition)).Select(InSeconds).Where(a => a.RaisedAt <= example.Until)
            .Select(a => a with { ClearedAt = a.ClearedAt <= example.Until ? a.ClearedAt : null }).OrderBy(a => a.RaisedAt).ToList();
        var (left, differences, notCompared) = (came.ToList(), new List<Difference>(), new List<string>());
        var lacking = new List<Expectation>();
        foreach (var expected in example.Expect)
        {
            if (left.Find(a => Same(a, expected)) is not { } alarm)
            {
                lacking.Add(expected);
                continue;
            }

            left.Remove(alarm);
            Filed(expected, alarm);
        }

        foreach (var expected in lacking)
        {
            var near = left.Find(a => a.Condition == expected.Condition);
            differences.Add(Differs(Say(expected, clock), near is null ? "no such alarm" : Say(near, clock)));
            if (near is not null)
            {
                left.Remove(near);
            }
        }

        differences.AddRange(left.Select(a => Differs("no alarm", Say(a, clock))));
        var filed = came.Select(a => a.CaseNumber).OfType<string>().Distinct().Where(cases.ContainsKey).ToList();
        return new Outcome(example, came.Count, filed.Count, filed.Sum(n => CallsOf(cases[n]).Count), differences, notCompared);

        void Filed(Expectation expected, AlarmAnswer alarm)
        {
            if (expected.Case is null && expected.FirstCalled is null && alarm.CaseNumber is null)
            {
                return;
            }

            if (alarm.CaseNumber is null && expected.Case is not Expectation.NoCase && WhyNone(alarm) is { } why)
            {
                notCompared.Add($"{example.Package}, \"{example.Name}\": the case of {expected.Condition}, because {why}");
                return;
            }

            var page = alarm.CaseNumber is { } number ? cases.GetValueOrDefault(number) : null;
            var category = page?.Category ?? Expectation.NoCase;
            if (expected.Case is { } wanted && wanted != category)
            {
                differences.Add(Differs($"{expected.Condition} filed under {wanted}", category == Expectation.NoCase ? "no case" : $"{category} ({alarm.CaseNumber})"));
            }

            if (page is null)
            {
                return;
            }

            var rung = FirstRung(page, roleOf);
            if (rung.Count == 0)
            {
                differences.Add(Differs($"somebody called for {expected.Condition}", $"nobody ({page.Number})"));
            }
            else if (expected.FirstCalled is { } roles && !roles.ToHashSet().SetEquals(rung))
            {
                differences.Add(Differs($"first called for {expected.Condition}: {string.Join(" and ", roles)}", $"{string.Join(" and ", rung)} ({page.Number})"));
            }
        }

        Difference Differs(string expected, string cameInstead) => new(example.Package, example.Name, expected, cameInstead);
    }

    /// <summary>Roles of those who were rung at the first instant at which anybody was.</summary>
    private static List<string> FirstRung(TaskAnswer page, Func<string, string?> roleOf)
    {
        var calls = CallsOf(page);
        return [.. calls.Where(c => c.At == calls.Min(first => first.At)).Select(c => roleOf(c.Text("userName") ?? "") ?? "somebody else").Distinct()];
    }

    private static List<HistoryAnswer> CallsOf(TaskAnswer page) => [.. (page.History ?? []).Where(h => h.Code == "called")];

    private static bool Same(AlarmAnswer came, Expectation expected) =>
        came.Condition == expected.Condition && came.RaisedAt == expected.Raised && came.ClearedAt == expected.Cleared && (expected.Started is not { } started || came.StartedAt == started);

    /// <summary>Examples are written in whole seconds; the clocks of devices are not that exact.</summary>
    private static AlarmAnswer InSeconds(AlarmAnswer alarm) => alarm with { RaisedAt = Second(alarm.RaisedAt), StartedAt = Second(alarm.StartedAt), ClearedAt = alarm.ClearedAt is { } at ? Second(at) : null };

    private static DateTimeOffset Second(DateTimeOffset at) => DateTimeOffset.FromUnixTimeSeconds((long)Math.Round(at.ToUnixTimeMilliseconds() / 1000.0));

    /// <summary>Why the running city files no case for an alarm by which a case would be filed alone.</summary>
    private static string? WhyNone(AlarmAnswer alarm) => alarm switch
    {
        { Held: { } held } => $"the alarm is held ({held.Why}{(held.Name is { } name ? $": {name.En}" : "")})",
        { ClearedAt: { } cleared } when cleared <= alarm.RaisedAt => "it was over before it was known",
        _ => null,
    };

    private static string Say(Expectation expected, ExampleClock clock) => Say(expected.Condition, expected.Started, expected.Raised, expected.Cleared, clock);

    private static string Say(AlarmAnswer came, ExampleClock clock) => Say(came.Condition, came.StartedAt, came.RaisedAt, came.ClearedAt, clock);

    private static string Say(string condition, DateTimeOffset? started, DateTimeOffset raised, DateTimeOffset? cleared, ExampleClock clock) =>
        $"{condition} raised {clock.Say(raised)}{(started is { } from ? $", since {clock.Say(from)}" : "")}, {(cleared is { } end ? $"cleared {clock.Say(end)}" : "active")}";
}
