using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Trials;

namespace Jingwei.Sensing.Tests.Trials;

/// <summary>The cases that a dry-run counts are those that the city would have made.</summary>
public sealed class DryRunCasesTests
{
    private static readonly DeviceKindDefinition TwoOfAClass = SensingRig.Bin with
    {
        Conditions =
        [
            SensingRig.Bin.Conditions[0],
            new ConditionDefinition("veryFull", new Text("特满", "Very full"), "01-05", 3, true, new ThresholdTest(
                "fill", [new ThresholdWay(new Level(Comparison.AtLeast, 98), TimeSpan.Zero)], new Level(Comparison.LessThan, 60))),
        ],
    };

    [Fact]
    public async Task Two_conditions_of_one_device_and_category_make_one_case()
    {
        await using var rig = await SensingRig.Start();
        var from = rig.Clock.Now;
        foreach (var fill in new[] { 99, 5, 99, 5 })
        {
            await rig.Send("bin-012", $$"""{"fill":{{fill}}}""");
            await rig.Advance(TimeSpan.FromMinutes(2));
        }

        var report = await rig.Get<DryRun>().Run([TwoOfAClass], from, rig.Clock.Now, null, CancellationToken.None);

        DryRunCount.Of(report.Items).ShouldBe(new DryRunCount(2, 4, 2, 0, 0));
        DryRunCount.Of(report.Cases).ShouldBe(new DryRunCount(2, 2, 0, 0, 2), "they are worse now, and not more");
        report.Cases.Select(c => (c.Present!.Alarms, c.Present.Severity, c.Proposed!.Alarms, c.Proposed.Severity)).ShouldBe([(1, 2, 2, 3), (1, 2, 2, 3)]);
        DryRunRow.Of(report).Select(r => (r.Condition, r.Name.Zh, r.Then, r.CasesThen)).ShouldBe([("overflow", "满溢", 2, 2), ("veryFull", "特满", 2, 0)]);
    }

    [Fact]
    public void An_alarm_joins_the_case_of_its_device_and_category_until_all_of_it_has_cleared() => Cases(
        Alarm(1, 0, 10), Alarm(1, 5, 20), Alarm(1, 15, null), Alarm(2, 16, 18), Alarm(2, 18, 19)).ShouldBe(["1 at 0, 3", "2 at 16, 1", "2 at 18, 1"]);

    [Fact]
    public void Another_category_of_the_device_is_another_case() => Cases(Alarm(1, 0, null), Alarm(1, 1, null, "01-06")).ShouldBe(["1 at 0, 1", "1 at 1, 1"]);

    [Fact]
    public void One_incident_and_class_is_one_case_within_its_time_after_the_last() => Cases(
        Alarm(1, 0, null, "03-01", "road"), Alarm(2, 8, null, "03-02", "road"), Alarm(3, 17, null, "03-01", "road"), Alarm(4, 18, null, "04-01", "road"),
        Alarm(5, 19, null, "03-01", "other"), Alarm(6, 28, null, "03-01", "road")).ShouldBe(["1 at 0, 3", "4 at 18, 1", "5 at 19, 1", "6 at 28, 1"]);

    private static string[] Cases(params TrialFiling[] alarms) => [.. JoinTrials.Run(alarms).Select(c => $"{c.Opener.DeviceId} at {c.OpenedMs / 60_000}, {c.Alarms}")];

    private static TrialFiling Alarm(long device, int from, int? until, string category = "01-05", string? incident = null) => new(
        new TrialEpisode(device, $"c{from}", from * 60_000, from * 60_000, until * 60_000L, until * 60_000L), category, 2,
        incident is null ? null : new IncidentMark(incident, TimeSpan.FromMinutes(10)));
}
