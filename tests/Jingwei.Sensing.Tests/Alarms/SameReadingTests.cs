using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>One reading that several conditions of a device judge: their alarms are told in one order, whoever listens, so that the same reading makes the same case.</summary>
public sealed class SameReadingTests
{
    private static readonly DeviceKindDefinition Crate = new(
        "crate", Text.Same("crate"), [new ValueDefinition("fill", Text.Same("fill"), "%", ValueShape.Number, 0, 100, [])], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10), false,
        [From95("own", 2), From95("another", 2) with { Worse = [new SeverityStep(3, new Level(Comparison.AtLeast, 99))] }, From95("gravest", 4)]);

    [Fact]
    public async Task The_gravest_is_told_first_then_what_is_declared_first()
    {
        await using var rig = await Start();
        await rig.Send("crate-1", """{"fill":97}""");
        await rig.Settle();
        rig.Heard.OfType<AlarmRaised>().Select(a => a.Condition).ShouldBe(["gravest", "own", "another"]);
    }

    [Fact]
    public async Task How_grave_is_what_the_value_makes_of_it()
    {
        await using var rig = await Start();
        await rig.Send("crate-1", """{"fill":99}""");
        await rig.Settle();
        rig.Heard.OfType<AlarmRaised>().Select(a => a.Condition).ShouldBe(["gravest", "another", "own"]);
    }

    [Fact]
    public async Task Alarms_of_one_device_are_one_stream_and_of_another_another()
    {
        await using var rig = await Start();
        await rig.Send("crate-1", """{"fill":97}""");
        await rig.Send("crate-2", """{"fill":97}""");
        await rig.Settle();
        await rig.Send("crate-1", """{"fill":3}""");
        await rig.Settle();
        var streams = await rig.Storage.Reader.Read(db => db.Set<OutboxRow>().Where(o => o.Name.StartsWith("alarm")).GroupBy(o => o.Stream).Select(g => g.Count()).ToListAsync());
        streams.Order().ShouldBe([3, 6]);
    }

    private static ConditionDefinition From95(string code, int severity) => new(
        code, Text.Same(code), "01-05", severity, true,
        new ThresholdTest("fill", [new ThresholdWay(new Level(Comparison.AtLeast, 95), TimeSpan.Zero)], new Level(Comparison.LessThan, 60)));

    private static Task<SensingRig> Start() =>
        SensingRig.Start(more: new SensingRig.MoreDevices([Crate], [("crate-1", "crate", SensingRig.Street), ("crate-2", "crate", SensingRig.Street)]));
}
