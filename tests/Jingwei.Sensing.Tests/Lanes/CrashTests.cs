using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Jingwei.Sensing.Tests.Lanes;

public sealed class CrashTests
{
    [Fact]
    public async Task Killed_between_the_day_file_and_the_database_the_replay_raises_what_was_stored()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Settle();
        var bin = rig.Get<DeviceDirectory>().Find("bin-012")!;
        await using var again = await rig.Crash(() => StoreOnly(rig, new StoredInput
        {
            LaneId = bin.LaneId, Kind = InputKind.Reading, DeviceId = bin.Id, Values = [97, double.NaN, double.NaN], Content = """{"fill":97}"""u8.ToArray(),
        }));
        await again.Settle();
        again.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>().DeviceId.ShouldBe("bin-012");
    }

    [Theory]
    [InlineData("UPDATE lane SET checkpoint_seq = 0, checkpoint_at = 0; DELETE FROM device_track")]
    [InlineData("UPDATE lane SET checkpoint_seq = 0, checkpoint_at = 0, evaluated_seq = 0, evaluated_readings = 0; DELETE FROM device_track")]
    [InlineData("DELETE FROM lane; DELETE FROM device_track")]
    public async Task A_checkpoint_older_than_its_outputs_raises_nothing_twice(string loss)
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-012", """{"fill":20}""");
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await rig.Send("bin-012", """{"fill":98}""");
        await rig.Settle();
        rig.Heard.Count.ShouldBe(3);
        await using var again = await rig.Crash(() => Tampering.Execute(rig.Folder, loss));
        await again.Settle();
        again.Heard.ShouldBeEmpty();
        await again.Send("bin-012", """{"fill":99}""");
        rig.Clock.Advance(TimeSpan.FromMinutes(1));
        await again.Send("bin-012", """{"fill":5}""");
        await again.Settle();
        again.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmCleared>();
        (await again.Alarms()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_wait_that_came_due_while_the_process_was_away_is_kept()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":86}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Advance(TimeSpan.FromMinutes(5));
        again.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>();
    }

    [Fact]
    public async Task A_wait_whose_row_was_lost_is_set_again()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":86}""");
        await rig.Settle();
        await using var again = await rig.Crash(() => Tampering.Execute(rig.Folder, "DELETE FROM due"));
        await again.Advance(TimeSpan.FromMinutes(5));
        again.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>();
    }

    [Fact]
    public async Task After_a_start_devices_show_what_they_last_said()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":42,"lid":"open"}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Settle();
        again.Get<DeviceDirectory>().Find("bin-012")!.Live.Snapshot.Values.ShouldBe([42, 1, double.NaN]);
    }

    [Fact]
    public async Task Sequences_go_on_where_they_were_even_when_the_clock_starts_earlier()
    {
        var rig = await SensingRig.Start();
        rig.Clock.Advance(TimeSpan.FromDays(1));
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Settle();
        var log = rig.Get<InputLog>();
        var before = log.After(SensingRig.Street, 0, 10, rig.KindOf);
        await using var again = await rig.Crash();
        await again.Send("bin-012", """{"fill":11}""");
        var after = again.Get<InputLog>().After(SensingRig.Street, before[^1].Seq, 10, again.KindOf);
        after.Count.ShouldBe(1);
        after[0].ReceivedMs.ShouldBeGreaterThanOrEqualTo(before[^1].ReceivedMs);
    }

    [Fact]
    public async Task A_lane_that_cannot_go_on_stands_alone_and_is_reported()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Send("counter-001", """{"in":10}""");
        await rig.Settle();
        await rig.Get<LaneHost>().StopAsync(CancellationToken.None);
        await using var again = await rig.Crash(() => Tampering.Execute(rig.Folder, $"UPDATE device_track SET track = x'FF' WHERE device_id IN (SELECT id FROM device WHERE area_id = {SensingRig.Street})"));
        (await again.Send("bin-012", """{"fill":97}""")).Status.ShouldBe(ReadingStatus.Stored);
        await again.Send("counter-001", """{"in":11}""");
        await again.Get<ILanes>().Drain(CancellationToken.None);
        var lanes = again.Get<LaneHost>().Lanes.ToDictionary(l => l.Id, l => l.Fault);
        lanes[SensingRig.Street].ShouldNotBeNull().ShouldContain("Checkpoint version 255");
        lanes[SensingRig.Next].ShouldBeNull();
        var standing = Standing(again, SensingRig.Street).ShouldHaveSingleItem();
        standing.ShouldSatisfyAllConditions(
            s => s.Area.Id.ShouldBe(SensingRig.Street.ToString()),
            s => s.Fault.ShouldContain("Checkpoint version 255"),
            s => s.Devices.ShouldBeGreaterThan(0));
        Standing(again, SensingRig.Next).ShouldBeEmpty("the neighbor's own lane works");
        again.Get<DeviceDirectory>().Find("counter-001")!.Live.Snapshot.Values.ShouldBe([11]);
        again.Get<DeviceDirectory>().Find("bin-012")!.Live.Snapshot.ShouldBe(DeviceSnapshot.Unheard);
    }

    [Fact]
    public async Task After_an_orderly_stop_nothing_is_replayed()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Get<LaneHost>().StopAsync(CancellationToken.None);
        var lane = await rig.Storage.Reader.Read(db => Microsoft.EntityFrameworkCore.EntityFrameworkQueryableExtensions.SingleAsync(
            System.Linq.Queryable.Where(db.Set<LaneRow>(), l => l.Id == SensingRig.Street)));
        lane.CheckpointSeq.ShouldBe(lane.EvaluatedSeq);
        lane.CheckpointSeq.ShouldBeGreaterThan(0);
        await using var again = await rig.Crash();
    }

    private static IReadOnlyList<StandingLaneView> Standing(SensingRig rig, long area) =>
        rig.Get<ListStandingLanes>().Run(Alarms.PowerStreet.Operator with { Posts = [new(Roles.Operator, area, null, null)] });

    // What the disk holds when the process dies after the day file's commit: stored, acked, and not yet evaluated.
    private static async Task StoreOnly(SensingRig rig, StoredInput input)
    {
        using var writer = new ReadingWriter(new ReadingFolder(new DataFolder(rig.Folder)), rig.Clock, _ => { }, _ => { }, NullLogger<ReadingWriter>.Instance);
        await writer.Append(input);
    }
}
