using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Tests.Lanes;

public sealed class ReadingToAlarmTests
{
    [Fact]
    public async Task A_full_bin_raises_one_alarm_and_the_same_message_again_makes_no_second()
    {
        await using var rig = await SensingRig.Start();
        (await rig.Send("bin-012", """{"fill":97}""")).ShouldBe(new ReadingReceipt(ReadingStatus.Stored, null));
        (await rig.Send("bin-012", """{"fill":97}""")).Status.ShouldBe(ReadingStatus.Stored);
        await rig.Settle();
        var raised = rig.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>();
        raised.DeviceId.ShouldBe("bin-012");
        raised.Condition.ShouldBe("overflow");
        raised.Value.ShouldBe(97);
        raised.FilesCase.ShouldBeTrue();
        (await rig.Alarms()).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Below_95_the_clock_raises_it_after_five_minutes()
    {
        await using var rig = await SensingRig.Start();
        var start = rig.Clock.Now;
        await rig.Send("bin-012", """{"fill":86}""");
        await rig.Advance(TimeSpan.FromMinutes(4.9));
        rig.Heard.ShouldBeEmpty();
        await rig.Advance(TimeSpan.FromMinutes(0.1));
        var raised = rig.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>();
        raised.StartedAt.ShouldBe(start);
        raised.RaisedAt.ShouldBe(start.AddMinutes(5));
    }

    [Fact]
    public async Task It_clears_below_60_and_says_so_once()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        rig.Clock.Advance(TimeSpan.FromMinutes(2));
        await rig.Send("bin-012", """{"fill":61}""");
        await rig.Send("bin-012", """{"fill":20}""");
        await rig.Send("bin-012", """{"fill":20}""");
        await rig.Settle();
        rig.Heard.Count.ShouldBe(2);
        rig.Heard[1].ShouldBeOfType<AlarmCleared>().ClearedAt.ShouldBe(rig.Clock.Now);
    }

    [Fact]
    public async Task Silence_stands_on_the_device_without_filing_a_case()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Advance(TimeSpan.FromHours(1));
        rig.Heard.ShouldHaveSingleItem().ShouldBeOfType<AlarmRaised>().FilesCase.ShouldBeFalse();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Settle();
        rig.Heard.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_late_reading_moves_the_start_of_an_alarm_and_raises_nothing()
    {
        await using var rig = await SensingRig.Start();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        var now = rig.Clock.Now;
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        await rig.Send("bin-012", $$"""{"at":"{{Instants.ToIso(now.AddMinutes(-3))}}","values":{"fill":96} }""");
        await rig.Settle();
        rig.Heard.Count.ShouldBe(1);
        (await rig.Alarms()).ShouldHaveSingleItem().StartedAt.ShouldBe(now.AddMinutes(-3));
    }

    [Fact]
    public async Task News_of_the_device_and_the_alarm_go_out()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        rig.Storage.News.Select(n => n.Kind).Distinct().Order().ShouldBe(["alarm", "device"]);
    }
}
