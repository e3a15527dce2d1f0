using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Tests.Trials;

/// <summary>A proposed kind on what real devices said, beside the kind as it is now.</summary>
public sealed class DryRunTests
{
    // Overflow from 80 at once, and over again below 70; silence is no longer watched.
    private static readonly DeviceKindDefinition Stricter = SensingRig.Bin with
    {
        Conditions =
        [
            new ConditionDefinition("overflow", new Text("满溢", "Overflow"), "01-05", 2, true, new ThresholdTest(
                "fill", [new ThresholdWay(new Level(Comparison.AtLeast, 80), TimeSpan.Zero)], new Level(Comparison.LessThan, 70))),
        ],
    };

    [Fact]
    public async Task Differences_are_told_alarm_by_alarm_and_the_city_does_not_notice()
    {
        await using var rig = await SensingRig.Start();
        var from = rig.Clock.Now;
        await rig.Send("bin-012", """{"fill":82}""");
        await rig.Advance(TimeSpan.FromMinutes(2));
        await rig.Send("bin-012", """{"fill":30}""");
        await rig.Advance(TimeSpan.FromMinutes(2));
        await rig.Send("bin-013", """{"fill":97}""");
        await rig.Advance(TimeSpan.FromMinutes(2));
        await rig.Send("bin-013", """{"fill":65}""");
        await rig.Advance(TimeSpan.FromMinutes(2));
        await rig.Send("bin-013", """{"fill":5}""");
        await rig.Advance(TimeSpan.FromHours(2));
        var before = await rig.Alarms();
        var seen = new List<DryRunProgress>();

        var report = await rig.Get<DryRun>().Run([Stricter], from, rig.Clock.Now, seen.Add, CancellationToken.None);

        (report.Readings, report.Devices).ShouldBe((5, 2));
        report.Items.Select(i => $"{i.Device} {i.Condition} {i.Change}").ShouldBe(
            ["bin-012 overflow Added", "bin-013 overflow Changed", "bin-012 silent Gone", "bin-013 silent Gone"]);
        var changed = report.Items[1];
        (changed.Present!.RaisedAt, changed.Proposed!.RaisedAt).ShouldBe((from.AddMinutes(4), from.AddMinutes(4)));
        (changed.Present.ClearedAt, changed.Proposed.ClearedAt).ShouldBe((from.AddMinutes(8), from.AddMinutes(6)));
        seen[^1].ShouldBe(new DryRunProgress(5, 5));
        (await rig.Alarms()).Select(a => (a.Id, a.ClearedAt)).ShouldBe(before.Select(a => (a.Id, a.ClearedAt)));
    }

    [Fact]
    public async Task The_present_version_tells_what_the_lanes_told()
    {
        await using var rig = await SensingRig.Start();
        var from = rig.Clock.Now;
        foreach (var (minutes, fill) in new[] { (0, 86), (6, 90), (3, 20), (1, 88), (30, 99), (1, 10) })
        {
            await rig.Advance(TimeSpan.FromMinutes(minutes));
            await rig.Send("bin-012", $$"""{"fill":{{fill}}}""");
        }
        await rig.Advance(TimeSpan.FromHours(2));

        var report = await rig.Get<DryRun>().Run([SensingRig.Bin], from, rig.Clock.Now.AddMilliseconds(1), null, CancellationToken.None);

        report.Items.ShouldAllBe(i => i.Change == DryRunChange.Same);
        report.Items.Select(i => (i.Condition, i.Present!.StartedAt, i.Present.RaisedAt, i.Present.ClearedAt)).ShouldBe(
            (await rig.Alarms()).Select(a => (a.Condition, a.StartedAt, a.RaisedAt, a.ClearedAt)));
    }

    /// <summary>A group is tried on its devices: here the one of today, and one that is content with a single full bin.</summary>
    [Fact]
    public async Task A_group_is_tried_on_what_its_devices_said()
    {
        var form = new GroupForm(IncidentScope.Road, null, [new GroupCount("full", new Text("满溢", "Full"), [new CountedCondition("bin", "overflow")])]);
        DeviceKindDefinition Road(int least) => new("road", new Text("路", "Road"), form.Values, TimeSpan.Zero, TimeSpan.Zero, false,
            [new ConditionDefinition("full", new Text("满溢", "Full"), "01-05", 3, true, new TogetherTest(new CountTerm("full", new Level(Comparison.AtLeast, least), false), TimeSpan.Zero, null))]) { Group = form };
        await using var rig = await SensingRig.Start(packages: new HandCatalog([Road(2)]));
        var from = rig.Clock.Now;
        foreach (var (device, fill) in new[] { ("bin-012", 97), ("bin-013", 97), ("bin-012", 5), ("bin-013", 5) })
        {
            await rig.Send(device, $$"""{"fill":{{fill}}}""");
            await rig.Advance(TimeSpan.FromMinutes(2));
        }

        var same = await rig.Get<DryRun>().Run([Road(2)], from, rig.Clock.Now, null, CancellationToken.None);
        var alike = same.Items.ShouldHaveSingleItem();
        (alike.Device, alike.Change, alike.Present!.RaisedAt, alike.Present.ClearedAt).ShouldBe(("road@road:7:南京西路", DryRunChange.Same, from.AddMinutes(2), from.AddMinutes(4)));
        (await rig.Alarms()).Single(a => a.Condition == "full").ClearedAt.ShouldBe(from.AddMinutes(4));

        var less = (await rig.Get<DryRun>().Run([Road(1)], from, rig.Clock.Now, null, CancellationToken.None)).Items.ShouldHaveSingleItem();
        (less.Change, less.Proposed!.RaisedAt, less.Proposed.ClearedAt).ShouldBe((DryRunChange.Changed, from.AddMilliseconds(1), from.AddMinutes(6)), "it begins a moment after its group");
    }

    [Fact]
    public async Task A_group_that_is_proposed_is_tried_before_it_is_there()
    {
        var form = new GroupForm(IncidentScope.Road, null, [new GroupCount("full", new Text("满溢", "Full"), [new CountedCondition("bin", "overflow")])]);
        var road = new DeviceKindDefinition("road", new Text("路", "Road"), form.Values, TimeSpan.Zero, TimeSpan.Zero, false,
            [new ConditionDefinition("full", new Text("满溢", "Full"), "01-05", 3, true, new TogetherTest(new CountTerm("full", new Level(Comparison.AtLeast, 50), true), TimeSpan.Zero, null))]) { Group = form };
        await using var rig = await SensingRig.Start();
        var from = rig.Clock.Now;
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Advance(TimeSpan.FromMinutes(2));

        var report = await rig.Get<DryRun>().Run([road], from, rig.Clock.Now, null, CancellationToken.None);

        report.Items.Select(i => $"{i.Device} {i.Condition} {i.Change} {i.FilesCase}").ShouldBe(["road@road:7:南京西路 full Added True"]);
    }

    [Fact]
    public async Task Only_what_was_received_in_the_time_counts()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Advance(TimeSpan.FromDays(2));
        (await rig.Get<DryRun>().Run([Stricter], rig.Clock.Now.AddDays(-1), rig.Clock.Now, null, CancellationToken.None)).Readings.ShouldBe(0);
    }

    [Fact]
    public async Task It_can_be_stopped()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => rig.Get<DryRun>().Run([Stricter], rig.Clock.Now.AddDays(-1), rig.Clock.Now.AddDays(1), null, stop.Token));
    }
}
