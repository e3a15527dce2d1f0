using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>What is silenced stands on the screens with the reason, calls nobody, and is not forgotten.</summary>
public sealed class SilenceTests
{
    [Fact]
    public async Task What_is_silenced_calls_when_the_silence_is_over_and_it_still_stands()
    {
        await using var rig = await SensingRig.Start();
        await rig.Silence("bin-012", TimeSpan.FromHours(1));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Advance(TimeSpan.FromMinutes(59));
        rig.Calls().ShouldBeEmpty();
        (await rig.HoldOf("bin-012")).ShouldBe("Silence 厂家在换传感器");
        (await rig.Findings()).ShouldBeEmpty();
        await rig.Advance(TimeSpan.FromMinutes(1));
        rig.Heard.OfType<AlarmRaised>().ShouldContain(a => a.DeviceId == "bin-012" && a.Condition == "overflow" && a.FilesCase);
    }

    [Fact]
    public async Task What_clears_while_it_is_silenced_calls_nobody_and_keeps_the_reason()
    {
        await using var rig = await SensingRig.Start();
        await rig.Silence("bin-012", TimeSpan.FromHours(1), SilenceKind.Maintenance);
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Advance(TimeSpan.FromMinutes(10));
        await rig.Send("bin-012", """{"fill":20}""");
        await rig.Advance(TimeSpan.FromMinutes(55));
        rig.Calls().ShouldBeEmpty();
        (await rig.HoldOf("bin-012")).ShouldBe("Maintenance 厂家在换传感器");
    }

    [Fact]
    public async Task A_crash_does_not_lose_what_is_silenced()
    {
        var rig = await SensingRig.Start();
        await rig.Silence("bin-012", TimeSpan.FromMinutes(20));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        await using var again = await rig.Crash();
        await again.Advance(TimeSpan.FromMinutes(20));
        again.Calls().ShouldBe(["bin-012"]);
    }

    [Fact]
    public async Task Ended_early_it_lets_go_at_once_and_stays_in_the_book()
    {
        await using var rig = await SensingRig.Start();
        var silence = await rig.Silence("bin-012", TimeSpan.FromHours(8));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        var ended = await rig.Get<EndSilence>().Run(silence.Id, PowerStreet.Operator, CancellationToken.None);
        ended.Value.EndedBy.ShouldBe(new Text("小王", "Wang"));
        await rig.Settle();
        rig.Calls().ShouldBe(["bin-012"]);
        (await rig.Get<EndSilence>().Run(silence.Id, PowerStreet.Operator, CancellationToken.None)).Refusal!.Code.ShouldBe("silence_is_over");
    }

    [Fact]
    public async Task Of_two_silences_the_longer_holds()
    {
        await using var rig = await SensingRig.Start();
        await rig.Silence("bin-012", TimeSpan.FromMinutes(10));
        await rig.Silence("bin-012", TimeSpan.FromMinutes(30), condition: "overflow");
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Advance(TimeSpan.FromMinutes(29));
        rig.Calls().ShouldBeEmpty();
        await rig.Advance(TimeSpan.FromMinutes(1));
        rig.Calls().ShouldBe(["bin-012"]);
    }

    [Fact]
    public async Task A_window_that_is_planned_holds_only_what_comes_within_it()
    {
        await using var rig = await SensingRig.Start();
        await rig.Silence("bin-012", TimeSpan.FromHours(2), SilenceKind.Maintenance, ahead: TimeSpan.FromHours(1));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        rig.Calls().ShouldBe(["bin-012"]);
        await rig.Send("bin-012", """{"fill":20}""");
        await rig.Advance(TimeSpan.FromMinutes(61));
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        rig.Calls().ShouldBe(["bin-012"]);
        (await rig.HoldOf("bin-012")).ShouldBe("Maintenance 厂家在换传感器");
    }

    [Fact]
    public async Task A_hint_that_stands_steps_back_when_it_is_silenced_and_tells_nothing_twice()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("bin-012", """{"fill":10}""");
        await rig.Advance(TimeSpan.FromHours(1));
        (await rig.HoldOf("bin-012")).ShouldBe("called");
        await rig.Silence("bin-012", TimeSpan.FromHours(1));
        (await rig.HoldOf("bin-012")).ShouldBe("Silence 厂家在换传感器");
        await rig.Advance(TimeSpan.FromHours(1));
        (await rig.HoldOf("bin-012")).ShouldBe("called");
        rig.Calls().ShouldBe(["bin-012"]);
    }

    [Theory]
    [InlineData("bin-012", 0, "x", "until", "silence_ends_before_it_begins")]
    [InlineData("bin-012", 721, "x", "until", "silence_too_long")]
    [InlineData("bin-012", 1, " ", "reason", "silence_reason_required")]
    [InlineData("nobody", 1, "x", "device", "device_unknown")]
    [InlineData(null, 1, "x", "device", "silence_scope_required")]
    public async Task What_is_wrong_with_one_is_said(string? device, int hours, string reason, string field, string code)
    {
        await using var rig = await SensingRig.Start();
        var request = new SilenceRequest(null, device, null, null, null, null, null, rig.Clock.Now.AddHours(hours), reason);
        var refusal = (await rig.Get<MakeSilence>().Run(request, PowerStreet.Operator, CancellationToken.None)).Refusal.ShouldNotBeNull();
        (refusal.Field, refusal.Code).ShouldBe((field, code));
    }

    [Fact]
    public async Task Nobody_silences_a_device_of_another_area()
    {
        await using var rig = await SensingRig.Start();
        var request = new SilenceRequest(null, "counter-001", null, null, null, null, null, rig.Clock.Now.AddHours(1), "x");
        (await rig.Get<MakeSilence>().Run(request, PowerStreet.Operator, CancellationToken.None)).Refusal!.Code.ShouldBe("device_unknown");
        var commander = PowerStreet.Operator with { Posts = [new ActorPost(Roles.Commander, SensingRig.Next, null, null)] };
        (await rig.Get<MakeSilence>().Run(request, commander, CancellationToken.None)).Ok.ShouldBeTrue();
    }
}
