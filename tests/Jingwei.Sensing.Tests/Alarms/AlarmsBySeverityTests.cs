using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Tests.RegisterRows;

namespace Jingwei.Sensing.Tests.Alarms;

/// <summary>Whoever has a hundred alarms before them asks for the worst of them.</summary>
public sealed class AlarmsBySeverityTests
{
    [Fact]
    public async Task The_list_shows_the_severities_that_are_asked_for()
    {
        await using var rig = await LeaseRig.Start();
        await rig.Send("bin-012", """{"fill":97}""");
        await rig.Settle();
        var severity = (await List(rig, null)).Value.Items.ShouldHaveSingleItem().Severity;
        (await List(rig, $"{severity}")).Value.Items.Count.ShouldBe(1);
        (await List(rig, $" {severity}, 4")).Value.Items.Count.ShouldBe(1);
        (await List(rig, severity == 4 ? "3" : "4")).Value.Items.ShouldBeEmpty();
        (await List(rig, "5")).Refusal!.Code.ShouldBe("severity_unknown");
        (await List(rig, "bad")).Refusal!.Field.ShouldBe("severity");
    }

    private static Task<Result<Page<AlarmView>>> List(SensingRig rig, string? severity) =>
        rig.Get<ListAlarms>().Run(null, null, null, null, null, severity, null, null, null, LeaseRig.Operator, CancellationToken.None);
}
