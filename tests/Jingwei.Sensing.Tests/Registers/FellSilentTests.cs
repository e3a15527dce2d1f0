using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Tests.RegisterRows;

namespace Jingwei.Sensing.Tests.Registers;

/// <summary>A device may be in alarm and have fallen silent as well: it is counted once as in alarm, and found among the silent all the same.</summary>
public sealed class FellSilentTests
{
    [Fact]
    public async Task Who_falls_silent_in_alarm_is_in_alarm_and_among_the_silent()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Send("bin-013", """{"fill":10}""");
        await rig.Advance(TimeSpan.FromMinutes(59));
        (Of(rig), await Listed(rig, "silent")).ShouldBe((new SensorCounts(0, 1, 1, 0, 1), "bin-013"), "of one in alarm its condition says when it is silent");
        await rig.Advance(TimeSpan.FromMinutes(2));
        (Of(rig), await Listed(rig, "silent")).ShouldBe((new SensorCounts(0, 1, 1, 0, 2), "bin-012,bin-013"));
        (await Listed(rig, "alarm")).ShouldBe("bin-012");
        (await Listed(rig, "alarm,silent")).ShouldBe("bin-012,bin-013", "each once");
        await rig.Send("bin-012", """{"fill":96}""");
        await rig.Settle();
        Of(rig).ShouldBe(new SensorCounts(0, 1, 1, 0, 1));
    }

    private static SensorCounts Of(SensingRig rig) => rig.Get<IDevices>().Kinds(_ => true).Single(k => k.Kind == "bin").Counts;

    private static async Task<string> Listed(SensingRig rig, string state) => string.Join(',',
        (await rig.Get<ListDevices>().Run(new DeviceFilter("bin", state, null, null, null, null), LeaseRig.Operator, CancellationToken.None)).Value.Items.Select(d => d.Id));
}
