using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Tests.Registers;

public sealed class DeviceViewsTests
{
    private static readonly DeviceKindDefinition Lift = new(
        "lift", new Text("电梯", "Lift"),
        [
            new ValueDefinition("state", new Text("状态", "State"), "", ValueShape.Word, 0, 0, ["normal", "trapped"]) { WordLabels = [new Text("正常", "Normal"), new Text("困人", "People inside")] },
            new ValueDefinition("door", new Text("门开", "Door open"), "", ValueShape.Boolean, 0, 1, []),
            new ValueDefinition("level", new Text("误差", "Error"), "mm", ValueShape.Number, 0, 500, []),
        ],
        TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(5), false, []);

    [Fact]
    public async Task A_word_is_told_with_what_screens_say_for_it()
    {
        await using var rig = await SensingRig.Start(more: new SensingRig.MoreDevices([Lift], [("lift-1", "lift", SensingRig.Street)]));
        await rig.Send("lift-1", """{"state":"trapped","door":false,"level":4}""");
        await rig.Settle();

        var values = rig.Get<DeviceViews>().Show(rig.Get<DeviceDirectory>().Find("lift-1")!, []).Values;

        values.Select(v => $"{v.Value} {v.Said?.Zh} {v.Words.Count}").ShouldBe(["trapped 困人 2", "False 否 2", "4  0"]);
    }
}
