using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Storage.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests.Readings;

/// <summary>A message with a value out of range is refused, and yet its lane hears that the sensor says what cannot be.</summary>
public sealed class FaultyReadingTests
{
    [Fact]
    public async Task It_is_refused_and_its_alarm_is_the_sensors_fault()
    {
        await using var rig = await SensingRig.Start();
        (await rig.Send("counter-001", """{"in":100001}""")).ShouldBe(new ReadingReceipt(ReadingStatus.StoredAsRefused, "out_of_range"));
        await rig.Settle();
        var alarm = (await rig.Alarms()).ShouldHaveSingleItem();
        (alarm.Condition, alarm.Value, alarm.ClearedAt).ShouldBe(("unbelievable", null, null));
        rig.Get<Jingwei.Sensing.Alarms.AlarmViews>().Show(alarm, []).Class.ShouldBe(ConditionClass.SensorFault);
        var row = rig.Get<InputLog>().Readings(rig.Get<DeviceDirectory>().Find("counter-001")!.Id, 0, long.MaxValue, null, 10).ShouldHaveSingleItem();
        (row.Good, row.Code).ShouldBe((false, "out_of_range"));
        await Audited(rig, accepted: 0, refused: 1);

        rig.Clock.Advance(TimeSpan.FromMinutes(5));
        await rig.Send("counter-001", """{"in":3}""");
        await rig.Settle();
        (await rig.Alarms()).ShouldHaveSingleItem().ClearedAt.ShouldNotBeNull();
        await Audited(rig, accepted: 1, refused: 1);
    }

    [Fact]
    public async Task A_kind_that_does_not_watch_for_it_hears_nothing_of_it()
    {
        await using var rig = await SensingRig.Start();
        (await rig.Send("bin-012", """{"fill":101}""")).Status.ShouldBe(ReadingStatus.StoredAsRefused);
        await rig.Settle();
        rig.Get<DeviceDirectory>().Find("bin-012")!.Live.Snapshot.LastAtMs.ShouldBeNull();
        await Audited(rig, accepted: 0, refused: 1);
    }

    [Fact]
    public async Task A_replay_hears_it_again_and_tells_it_once()
    {
        var rig = await SensingRig.Start();
        await rig.Send("counter-001", """{"in":-1}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Settle();
        again.Get<DeviceDirectory>().Find("counter-001")!.Live.Snapshot.Open.ShouldBe(["unbelievable"]);
        (await again.Alarms()).Count.ShouldBe(1);
        again.Clock.Advance(TimeSpan.FromMinutes(5));
        await again.Send("counter-001", """{"in":3}""");
        await again.Settle();
        (await again.Alarms()).ShouldHaveSingleItem().ClearedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_dry_run_hears_what_was_refused_before_anybody_watched_for_it()
    {
        await using var rig = await SensingRig.Start();
        var from = rig.Clock.Now;
        await rig.Send("bin-012", """{"fill":101}""");
        await rig.Settle();
        var watching = SensingRig.Bin with { Conditions = [SensingRig.Counter.Conditions[0] with { Test = new OutOfRangeTest("fill", TimeSpan.Zero) }] };
        var report = await rig.Get<DryRun>().Run([watching], from, rig.Clock.Now.AddMinutes(1), null, CancellationToken.None);
        report.Items.Select(i => $"{i.Device} {i.Condition} {i.Change}").ShouldBe(["bin-012 unbelievable Added"]);
        report.Readings.ShouldBe(0);
    }

    private static async Task Audited(SensingRig rig, long accepted, long refused)
    {
        var section = await rig.Storage.Reader.Read(db => rig.Storage.Services.GetServices<IAuditCheck>().OfType<SensingAudit>().Single().Check(db, rig.Clock.Now, CancellationToken.None));
        section.Findings.ShouldBeEmpty();
        (section.Counts["accepted"], section.Counts["evaluated"], section.Counts["refused"], section.Counts["waiting"]).ShouldBe((accepted, accepted, refused, 0L));
    }
}
