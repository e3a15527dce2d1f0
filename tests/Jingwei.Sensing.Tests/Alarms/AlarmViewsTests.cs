using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Tests.Alarms;

public sealed class AlarmViewsTests
{
    [Fact]
    public async Task What_is_off_where_the_device_is_keeps_its_words()
    {
        await using var rig = await SensingRig.Start();
        await rig.Send("counter-001", """{"in":100001}""");
        await rig.Settle();
        var alarm = (await rig.Alarms()).ShouldHaveSingleItem();
        rig.Packages.Off = "counter";
        await rig.Get<DeviceDirectory>().Load(CancellationToken.None);
        rig.KindOf(alarm.DeviceId)!.Conditions.ShouldBeEmpty();

        var shown = rig.Get<AlarmViews>().Show(alarm, []);
        (shown.ConditionName, shown.Class).ShouldBe((new Text("数值不可信", "Not believed"), ConditionClass.SensorFault));
        var silence = new SilenceRow { DeviceId = alarm.DeviceId, Condition = "unbelievable", Reason = "", ByName = Text.Same(""), By = "" };
        rig.Get<SilenceViews>().Show(silence, 0).ConditionName.ShouldBe(shown.ConditionName);
        var standing = await rig.Storage.Reader.Read(db => rig.Get<AlarmBook>().Standing(db, ["counter.unbelievable"], [SensingRig.Next], 10));
        standing.ShouldHaveSingleItem().ConditionName.ShouldBe(shown.ConditionName);
    }
}
