using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;

namespace Jingwei.Sensing.Tests.Lanes;

/// <summary>Packages come into force in a running lane, at one place of its order, and stay so whatever happens to the process.</summary>
public sealed class PublishedRulesTests
{
    private static readonly DeviceKindDefinition FromEighty = WithOverflow(new ThresholdTest(
        "fill", [new ThresholdWay(new Level(Comparison.AtLeast, 80), TimeSpan.Zero)], new Level(Comparison.LessThan, 60)), severity: 3);

    [Fact]
    public async Task What_is_published_fires_on_the_next_reading_and_not_before()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-013", """{"fill":82}""");
        await rig.Settle();
        (await rig.Alarms()).ShouldBeEmpty();
        await rig.Publish(FromEighty);
        await rig.Send("bin-012", """{"fill":82}""");
        await rig.Settle();
        var alarms = await rig.Alarms();
        alarms.Count.ShouldBe(2, "the bin that stood at 82 and the one that came to it");
        alarms.ShouldAllBe(a => a.Severity == 3);
    }

    [Fact]
    public async Task After_a_crash_each_reading_is_judged_by_the_rules_of_its_place_in_the_order()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        await rig.Publish(FromEighty);
        foreach (var fill in (int[])[82, 40])
        {
            rig.Clock.Advance(TimeSpan.FromMinutes(1));
            await rig.Send("bin-013", $$"""{"fill":{{fill}}}""");
        }
        await rig.Publish(SensingRig.Bin);
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.Send("bin-013", """{"fill":82}""");
        await rig.Settle();
        var before = Say(await rig.Alarms());
        await using var again = await rig.Crash();
        await again.Settle();
        await again.Send("bin-013", """{"fill":83}""");
        await again.Settle();
        Say(await again.Alarms()).ShouldBe(before);
        before.ShouldBe(["overflow 1 active", "overflow 1 cleared"]);
    }

    [Fact]
    public async Task What_was_published_while_nothing_ran_is_in_force_at_the_next_start()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":82}""");
        await rig.Settle();
        await rig.Get<LaneHost>().StopAsync(CancellationToken.None);
        var packages = rig.Packages;
        await using var again = await rig.Crash(() =>
        {
            packages.InForce(packages.Know(FromEighty));
            return Task.CompletedTask;
        });
        await again.Settle();
        Say(await again.Alarms()).ShouldBe(["overflow 1 active"]);
    }

    [Fact]
    public async Task An_alarm_keeps_what_its_condition_was_called_for_when_the_condition_is_gone()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        await rig.Publish(SensingRig.Bin with { Conditions = [] });
        await rig.Settle();
        Say(await rig.Alarms()).ShouldBe(["overflow 1 cleared"]);
        rig.Heard.OfType<Contracts.AlarmCleared>().ShouldHaveSingleItem();
    }

    private static DeviceKindDefinition WithOverflow(ConditionTest test, int severity) => SensingRig.Bin with
    {
        Conditions = [SensingRig.Bin.Conditions[0] with { Test = test, Severity = severity }, SensingRig.Bin.Conditions[1]],
    };

    private static string[] Say(IEnumerable<AlarmRow> alarms) => [.. alarms.Select(a => $"{a.Condition} {a.Episode} {(a.ClearedAt is null ? "active" : "cleared")}")];
}
