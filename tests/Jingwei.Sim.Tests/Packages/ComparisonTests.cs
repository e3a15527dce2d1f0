using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Sim.Packages;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Tests.Packages;

public sealed class ComparisonTests
{
    private static readonly ExampleClock Clock = new(new DateOnly(2026, 11, 30));
    private static readonly Expectation Stopped = new("stopped", At("10:05"), At("10:00"), At("10:20"), "30-01", ["officer", "pointOwner"]);

    [Fact]
    public void What_comes_as_it_says_differs_in_nothing()
    {
        var outcome = Compare([Stopped], [Alarm()], Case("30-01", ("10:05", "officer1"), ("10:05", "point1"), ("10:06", "operator1")));
        outcome.Differences.ShouldBeEmpty();
        (outcome.Alarms, outcome.Cases, outcome.Calls).ShouldBe((1, 1, 3));
    }

    [Theory]
    [InlineData("10:06", "10:00", "10:20")]
    [InlineData("10:05", "10:01", "10:20")]
    [InlineData("10:05", "10:00", "10:21")]
    [InlineData("10:05", "10:00", null)]
    public void An_alarm_at_another_instant_is_one_difference(string raised, string started, string? cleared) =>
        Compare([Stopped], [Alarm() with { RaisedAt = At(raised), StartedAt = At(started), ClearedAt = cleared is null ? null : At(cleared) }], Case("30-01", ("10:05", "officer1"), ("10:05", "point1")))
            .Differences.ShouldHaveSingleItem().Came.ShouldStartWith("stopped raised");

    [Fact]
    public void An_alarm_too_few_and_one_too_many_are_differences()
    {
        Compare([Stopped], []).Differences.ShouldHaveSingleItem().Came.ShouldBe("no such alarm");
        Compare([], [Alarm()]).Differences.ShouldHaveSingleItem().Expected.ShouldBe("no alarm");
    }

    [Fact]
    public void What_comes_after_the_end_or_of_another_package_is_not_looked_at()
    {
        Compare([], [Alarm() with { RaisedAt = At("12:01") }, Alarm() with { Condition = "flooded" }]).Differences.ShouldBeEmpty();
        Compare([Stopped with { Cleared = null, Case = "none", FirstCalled = null }], [Alarm() with { ClearedAt = At("12:01"), CaseNumber = null }]).Differences.ShouldBeEmpty();
    }

    [Fact]
    public void Another_category_and_another_role_are_two_differences() =>
        Compare([Stopped], [Alarm()], Case("30-02", ("10:05", "officer1"))).Differences.Select(d => d.Came).ShouldBe(["30-02 (1)", "officer (1)"]);

    [Fact]
    public void A_case_that_nobody_is_called_for_is_a_difference() => Compare([Stopped], [Alarm()], Case("30-01")).Differences.ShouldHaveSingleItem().Came.ShouldBe("nobody (1)");

    [Fact]
    public void A_case_where_none_is_to_be_and_none_where_one_is_to_be_are_differences()
    {
        Compare([Stopped with { Case = "none", FirstCalled = null }], [Alarm()], Case("30-01", ("10:05", "officer1"))).Differences.ShouldHaveSingleItem().Came.ShouldBe("30-01 (1)");
        Compare([Stopped], [Alarm() with { CaseNumber = null }]).Differences.ShouldHaveSingleItem().Came.ShouldBe("no case");
    }

    [Fact]
    public void Of_a_held_alarm_the_case_is_not_compared_and_the_reason_is_said()
    {
        var outcome = Compare([Stopped], [Alarm() with { CaseNumber = null, Held = new HoldAnswer("cause", new Text("断电", "power cut")) }]);
        outcome.Differences.ShouldBeEmpty();
        outcome.NotCompared.ShouldHaveSingleItem().ShouldContain("held (cause: power cut)");
    }

    private static Outcome Compare(IReadOnlyList<Expectation> expect, IReadOnlyList<AlarmAnswer> alarms, TaskAnswer? page = null)
    {
        var example = new PlayedExample("pumps", "It stops", "pump", false, new HashSet<string> { "stopped" }, [], expect, At("12:00"));
        return Comparison.Of(
            new Lot(1, example, "municipal", "played-1", 121, 31, new Dictionary<string, string> { [""] = "pumps-1" }), alarms, page is null ? new Dictionary<string, TaskAnswer>() : new() { ["1"] = page },
            user => user.StartsWith("point", StringComparison.Ordinal) ? "pointOwner" : user.TrimEnd('1'), Clock);
    }

    private static AlarmAnswer Alarm() => new("9", "pumps-1", "stopped", At("10:05"), At("10:00"), At("10:20"), "1", null);

    private static TaskAnswer Case(string category, params (string At, string UserName)[] calls) => new(
        "1", "1", "closed", category, "sensor", "pumps-1", null, At("10:05"), null, null, 1, 2, [], null,
        [.. calls.Select((c, i) => new HistoryAnswer($"{i}", At(c.At), null, "rule", "called", new Dictionary<string, JsonElement> { ["userName"] = JsonSerializer.SerializeToElement(c.UserName) }))],
        null, false);

    private static DateTimeOffset At(string text) => Clock.Read(text);
}
