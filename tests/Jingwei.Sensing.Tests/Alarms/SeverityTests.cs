using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>A standing alarm rises and falls with its value, is one alarm all the time, and makes no other.</summary>
public sealed class SeverityTests
{
    private static readonly DeviceKindDefinition Gauge = new(
        "gauge", Text.Same("gauge"), [new ValueDefinition("level", Text.Same("level"), "cm", ValueShape.Number, 0, 500, [])], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), false,
        [
            new ConditionDefinition("high", Text.Same("high"), "01-05", 2, true, new ThresholdTest(
                "level", [new ThresholdWay(new Level(Comparison.AtLeast, 100), TimeSpan.FromMinutes(5))], new Level(Comparison.LessThan, 80)))
            {
                Worse = [new SeverityStep(3, new Level(Comparison.AtLeast, 200)), new SeverityStep(4, new Level(Comparison.AtLeast, 300))],
            },
        ]);

    [Fact]
    public async Task It_rises_and_falls_with_its_value_and_says_so_once_each()
    {
        await using var rig = await Start();
        await Send(rig, 120, 120, 210, 220, 310, 150, 90, 50);
        rig.Heard.OfType<AlarmRaised>().ShouldHaveSingleItem().Severity.ShouldBe(2);
        rig.Weighed().ShouldBe(["2→3", "3→4", "4→2"]);
        var alarm = (await rig.Alarms()).ShouldHaveSingleItem();
        (alarm.Severity, alarm.ClearedAt is null).ShouldBe((2, false));
        rig.Get<DeviceDirectory>().Find("gauge-1")!.Live.Snapshot.Open.ShouldBeEmpty();
    }

    [Fact]
    public async Task One_that_is_bad_from_the_beginning_is_raised_so()
    {
        await using var rig = await Start();
        await Send(rig, 320, 320);
        rig.Heard.OfType<AlarmRaised>().ShouldHaveSingleItem().Severity.ShouldBe(4);
        rig.Weighed().ShouldBeEmpty();
        rig.Get<DeviceDirectory>().Find("gauge-1")!.Live.Snapshot.Open.ShouldBe(["high"]);
    }

    [Fact]
    public async Task A_value_that_jitters_around_a_step_with_a_way_back_is_told_once()
    {
        var calm = Gauge.Conditions[0] with { Worse = [new SeverityStep(4, new Level(Comparison.AtLeast, 300)) { Recovery = new Level(Comparison.LessThan, 250) }] };
        await using var rig = await Start(Gauge with { Conditions = [calm] });
        await Send(rig, 120, 120, 310, 290, 305, 260, 300, 249);
        rig.Weighed().ShouldBe(["2→4", "4→2"]);
    }

    [Fact]
    public async Task A_crash_neither_loses_a_rise_nor_tells_it_twice()
    {
        var rig = await Start();
        await Send(rig, 120, 120, 210);
        await using var again = await rig.Crash(() => Tampering.Execute(rig.Folder, "UPDATE lane SET checkpoint_seq = 0, checkpoint_at = 0; DELETE FROM device_track"));
        await Send(again, 230, 310);
        again.Weighed().ShouldBe(["3→4"]);
        (await again.Alarms()).ShouldHaveSingleItem().Severity.ShouldBe(4);
    }

    [Fact]
    public async Task What_becomes_critical_calls_although_its_area_is_silenced()
    {
        await using var rig = await Start();
        await rig.Storage.Writer.Write(scope =>
        {
            scope.Db.Add(new SilenceRow
            {
                Id = scope.NewId(), AreaId = SensingRig.Street, Reason = "演练", FromAt = scope.Now, UntilAt = scope.Now.AddHours(9), MadeAt = scope.Now, By = "street", ByName = Text.Same("小王"),
            });
            return Task.FromResult(0);
        });
        await Send(rig, 120, 120, 210);
        rig.Calls().ShouldBeEmpty();
        await Send(rig, 310);
        rig.Heard.OfType<AlarmRaised>().ShouldHaveSingleItem().Severity.ShouldBe(4);
        (await rig.Findings()).ShouldBeEmpty();
    }

    private static Task<SensingRig> Start(DeviceKindDefinition? gauge = null) => SensingRig.Start(more: new SensingRig.MoreDevices([gauge ?? Gauge], [("gauge-1", "gauge", SensingRig.Street)]));

    private static async Task Send(SensingRig rig, params int[] levels)
    {
        foreach (var level in levels)
        {
            await rig.Send("gauge-1", $$"""{"level":{{level}}}""");
            await rig.Advance(TimeSpan.FromMinutes(5));
        }
    }
}
