using Jingwei.Cases.Contracts;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Cases.Tests;

/// <summary>Alarms of one incident make one case, and stand under it.</summary>
public sealed class IncidentTests
{
    private static readonly IncidentMark Road = new("road:7:南京西路", TimeSpan.FromMinutes(15));

    [Fact]
    public async Task Alarms_of_one_road_and_class_join_the_case_that_is_open()
    {
        await using var cases = await CaseRig.Open();
        var first = await cases.Alarm(incident: Road);
        await cases.After(TimeSpan.FromMinutes(10));
        var second = await cases.Alarm("01-06", severity: 3, Road);
        var filed = await cases.CaseOf(first);
        (await cases.CaseOf(second)).Number.ShouldBe(filed.Number);
        filed.Severity.ShouldBe(3, "the case is as bad as the worst of its alarms");
        (await cases.Symptoms(filed.Number)).ShouldBe([first, second]);
        (await cases.History(filed.Id))[..1].ShouldBe(["filedFromAlarm"]);
    }

    [Fact]
    public async Task Each_that_joins_keeps_it_open_for_the_next()
    {
        await using var cases = await CaseRig.Open();
        var first = await cases.Alarm(incident: Road);
        await cases.After(TimeSpan.FromMinutes(14));
        await cases.Alarm(incident: Road);
        await cases.After(TimeSpan.FromMinutes(14));
        var third = await cases.Alarm(incident: Road);
        await cases.After(TimeSpan.FromMinutes(16));
        var late = await cases.Alarm(incident: Road);
        (await cases.CaseOf(third)).Number.ShouldBe((await cases.CaseOf(first)).Number);
        (await cases.CaseOf(late)).Number.ShouldNotBe((await cases.CaseOf(first)).Number);
    }

    [Fact]
    public async Task Another_class_another_road_or_work_that_is_done_make_a_case_of_their_own()
    {
        await using var cases = await CaseRig.Open();
        var first = await cases.CaseOf(await cases.Alarm(incident: Road));
        (await cases.CaseOf(await cases.Alarm("02-01", incident: Road))).Number.ShouldNotBe(first.Number);
        (await cases.CaseOf(await cases.Alarm(incident: Road with { Key = "road:7:愚园路" }))).Number.ShouldNotBe(first.Number);
        (await cases.CaseOf(await cases.Alarm())).Number.ShouldNotBe(first.Number);
        await cases.Enter(first.AlarmId!.Value, "done");
        (await cases.CaseOf(await cases.Alarm(incident: Road))).Number.ShouldNotBe(first.Number);
    }

    [Fact]
    public async Task It_ends_its_own_call_only_when_the_last_of_its_alarms_has_cleared()
    {
        await using var cases = await CaseRig.Open();
        var first = await cases.Alarm(incident: Road);
        var second = await cases.Alarm(incident: Road);
        await cases.AlarmClears(first);
        (await cases.CaseOf(first)).State.ShouldBe("filed");
        await cases.AlarmClears(second);
        (await cases.CaseOf(first)).Outcome.ShouldBe(CaseOutcome.ClearedItself);
    }

    [Fact]
    public async Task It_rises_and_falls_with_the_worst_of_its_alarms_that_stand()
    {
        await using var cases = await CaseRig.Open();
        var first = await cases.Alarm(incident: Road);
        var second = await cases.Alarm(incident: Road);
        await cases.AlarmIsNow(second, 4);
        var filed = await cases.CaseOf(first);
        filed.Severity.ShouldBe(4);
        await cases.AlarmIsNow(first, 3);
        (await cases.CaseOf(first)).Severity.ShouldBe(4);
        await cases.AlarmIsNow(second, 2);
        (await cases.CaseOf(first)).Severity.ShouldBe(3);
        (await cases.History(filed.Id)).Where(c => c.StartsWith("severity", StringComparison.Ordinal)).ShouldBe(["severityRose", "severityFell"]);
    }

    [Fact]
    public async Task What_comes_and_goes_does_not_end_the_call_by_going()
    {
        await using var cases = await CaseRig.Open();
        var alarm = await cases.Alarm(flapping: true);
        await cases.AlarmClears(alarm);
        var filed = await cases.CaseOf(alarm);
        filed.State.ShouldBe("filed");
        (await cases.History(filed.Id)).ShouldContain("sensorClear");
    }
}
