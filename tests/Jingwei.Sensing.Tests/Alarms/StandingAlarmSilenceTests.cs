using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Tests.RegisterRows;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>An alarm that called already is marked when it is silenced: its case goes on, and whoever looks at the row sees both.</summary>
public sealed class StandingAlarmSilenceTests
{
    private static readonly Actor Reader = PowerStreet.Operator;

    [Fact]
    public async Task An_alarm_that_has_a_case_says_which_silence_is_about_it_and_is_not_held()
    {
        await using var rig = await LeaseRig.Start();
        await Overflow(rig, "C-1");
        (await Shown(rig)).SilencedBy.ShouldBeNull();
        rig.Storage.News.Clear();
        var silence = await rig.Silence("bin-012", TimeSpan.FromHours(1));
        silence.Cases.ShouldBe(["C-1"], "whoever silences it hears what goes on");

        var alarm = await Shown(rig);
        alarm.Held.ShouldBeNull("it did call, and its case is for a person to decide on");
        var by = alarm.SilencedBy.ShouldNotBeNull();
        (by.Id, by.Kind, by.Reason, by.Until, by.By).ShouldBe((silence.Id, SilenceKind.Silence, "厂家在换传感器", silence.Until, new Text("小王", "Wang")));
        rig.Storage.News.Where(n => n.Kind == "alarm").Select(n => ((AlarmView)n.Data).SilencedBy?.Id).ShouldBe([silence.Id], "open pages hear of it");
        (await OnDevice(rig)).SilencedBy!.Id.ShouldBe(silence.Id);
        rig.Calls().ShouldBe(["bin-012"], "nothing is told twice");
    }

    [Fact]
    public async Task When_the_silence_ends_or_has_run_its_time_the_mark_is_gone()
    {
        await using var rig = await LeaseRig.Start();
        await Overflow(rig, "C-1");
        var silence = await rig.Silence("bin-012", TimeSpan.FromHours(1));
        rig.Storage.News.Clear();
        (await rig.Get<EndSilence>().Run(silence.Id, Reader, CancellationToken.None)).Refusal.ShouldBeNull();
        (await Shown(rig)).SilencedBy.ShouldBeNull();
        rig.Storage.News.Where(n => n.Kind == "alarm").Select(n => ((AlarmView)n.Data).SilencedBy).ShouldBe([null]);

        await rig.Silence("bin-012", TimeSpan.FromHours(1));
        (await Shown(rig)).SilencedBy.ShouldNotBeNull();
        await rig.Advance(TimeSpan.FromMinutes(61));
        (await Shown(rig)).SilencedBy.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_is_held_names_its_silence_too_and_a_silence_of_something_else_marks_nothing()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Silence("bin-012", TimeSpan.FromHours(1), condition: "silent");
        await Overflow(rig, "C-1");
        (await Shown(rig)).SilencedBy.ShouldBeNull();
        await rig.Send("bin-012", """{"fill":20}""");
        await rig.Settle();
        var silence = await rig.Silence("bin-012", TimeSpan.FromHours(2));
        silence.Cases.ShouldBe([], "what is over goes on nowhere");
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        var alarm = await Shown(rig);
        (alarm.Held!.By, alarm.SilencedBy!.Id).ShouldBe((silence.Id, silence.Id));
        await rig.Send("bin-012", """{"fill":20}""");
        await rig.Settle();
        (await Shown(rig)).SilencedBy.ShouldBeNull("it is over");
    }

    private static async Task Overflow(SensingRig rig, string caseNumber)
    {
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        await rig.Storage.Writer.Write(async scope =>
        {
            (await scope.Db.Set<AlarmRow>().SingleAsync(a => a.ClearedAt == null)).CaseNumber = caseNumber;
            return true;
        });
    }

    private static async Task<AlarmView> Shown(SensingRig rig) =>
        (await rig.Get<ListAlarms>().Run(null, null, null, "bin-012", null, null, null, null, null, Reader, CancellationToken.None)).Value.Items.First(a => a.Condition == "overflow");

    private static async Task<AlarmView> OnDevice(SensingRig rig) => (await rig.Get<ListDevices>().One("bin-012", Reader, CancellationToken.None)).Value.Alarms[0];
}
