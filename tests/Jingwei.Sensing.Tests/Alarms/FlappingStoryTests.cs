using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>A condition that comes and goes calls once more, says so, and is then held until it is calm.</summary>
public sealed class FlappingStoryTests
{
    [Fact]
    public async Task The_raise_that_shows_it_calls_and_those_after_it_are_held_until_it_is_calm()
    {
        await using var rig = await SensingRig.Start();
        for (var i = 0; i < 6; i++)
        {
            await rig.Send("bin-012", """{"fill":97}""");
            await rig.Advance(TimeSpan.FromMinutes(1));
            await rig.Send("bin-012", """{"fill":20}""");
            await rig.Advance(TimeSpan.FromMinutes(1));
        }

        var raised = rig.Heard.OfType<AlarmRaised>().ToList();
        raised.Select(r => r.Flapping).ShouldBe([false, false, false, true], "four calls, the last of which says that it flaps");
        rig.Heard.OfType<AlarmCleared>().Last().Flapping.ShouldBeTrue();
        (await rig.HoldOf("bin-012")).ShouldBe("Flapping");

        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Advance(TimeSpan.FromMinutes(5));
        rig.Calls().Count.ShouldBe(4);
        (await rig.Findings()).ShouldBeEmpty();
        await rig.Advance(TimeSpan.FromMinutes(20));
        rig.Heard.OfType<AlarmRaised>().Count(r => r.Condition == "overflow").ShouldBe(4, "reports come every five minutes, and at that pace it is not calm yet");
        await rig.Advance(TimeSpan.FromMinutes(80));
        rig.Heard.OfType<AlarmRaised>().Count(r => r.Condition == "overflow").ShouldBe(5);
    }
}
