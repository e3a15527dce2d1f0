using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Lanes;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Tests.Lanes;

public sealed class QuietLaneTests
{
    [Fact]
    public async Task A_lane_that_hears_nothing_keeps_up_so_that_a_start_need_not_read_old_days()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Settle();
        rig.Clock.Advance(TimeSpan.FromDays(3));
        await rig.Send("counter-001", """{"in":10}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Settle();
        await again.Get<LaneHost>().StopAsync(CancellationToken.None);
        var lanes = await again.Storage.Reader.Read(db => db.Set<LaneRow>().ToDictionaryAsync(l => l.Id));
        lanes[SensingRig.Street].CheckpointSeq.ShouldBe(lanes[SensingRig.Next].EvaluatedSeq);
        lanes[SensingRig.Street].EvaluatedReadings.ShouldBe(1);
    }

    [Fact]
    public async Task What_a_quiet_lane_waits_for_still_comes()
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":86}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Send("counter-001", """{"in":10}""");
        await again.Advance(TimeSpan.FromMinutes(5));
        again.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>().Condition.ShouldBe("overflow");
    }

    [Fact]
    public async Task A_wake_that_cannot_be_stored_is_set_again()
    {
        await using var rig = await SensingRig.Start();
        rig.Clock.Advance(TimeSpan.FromHours(23.5));
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Settle();
        // The silence falls due on the next day, whose file cannot be made.
        var inTheWay = Path.Combine(rig.Folder, "readings", "2026-11-23.db.new");
        Directory.CreateDirectory(inTheWay);
        await rig.Advance(TimeSpan.FromHours(1.5));
        rig.Heard.ShouldBeEmpty();
        Directory.Delete(inTheWay);
        await rig.Advance(TimeSpan.FromMinutes(5));
        rig.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>().Condition.ShouldBe("silent");
    }
}
