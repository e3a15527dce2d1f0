using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Tests.Lanes;

/// <summary>A device whose area changes keeps the lane in which it was heard: its conditions are folded there.</summary>
public sealed class MovedDeviceTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_that_was_moved_while_the_process_was_away_keeps_its_alarm_and_its_numbers(bool orderly)
    {
        var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        if (orderly)
            await rig.Get<Jingwei.Sensing.Lanes.LaneHost>().StopAsync(CancellationToken.None);
        await using var again = await rig.Crash(() => Tampering.Execute(rig.Folder, $"UPDATE device SET area_id = {SensingRig.Next} WHERE name = 'bin-012'"));
        again.Get<DeviceDirectory>().Find("bin-012")!.AreaId.ShouldBe(SensingRig.Next);
        again.Clock.Advance(TimeSpan.FromMinutes(1));
        await again.Send("bin-012", """{"fill":20}""");
        again.Clock.Advance(TimeSpan.FromMinutes(1));
        await again.Send("bin-012", """{"fill":98}""");
        await again.Settle();
        again.Heard.Select(h => h.GetType()).ShouldBe([typeof(AlarmCleared), typeof(AlarmRaised)]);
        var alarms = await again.Alarms();
        alarms.Select(a => a.Episode).ShouldBe([1, 2]);
        alarms.Select(a => a.AreaId).ShouldBe([SensingRig.Street, SensingRig.Next]);
    }
}
