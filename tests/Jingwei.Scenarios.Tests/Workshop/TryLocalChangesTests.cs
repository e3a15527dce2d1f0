using Jingwei.City.Contracts;
using Jingwei.Scenarios.Workshop;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Tests.Workshop;

/// <summary>What local changes would have made of what devices said, beside what is in force there.</summary>
public sealed class TryLocalChangesTests
{
    private const string From80 = "deviceKinds: { bin: { conditions: { overflow: { when: [fill >= 80] } } } }";

    [Fact]
    public async Task Only_what_lies_in_the_area_is_judged_by_the_changes()
    {
        await using var rig = await PublishingRig.Open();
        await rig.Send("bin-1", """{"fill":82}""");
        await rig.Send("bin-2", """{"fill":82}""");
        var report = await Tried(rig, rig.FirstStreet, From80);
        report.Devices.ShouldBe(1);
        report.Items.Select(i => (i.Device, i.Condition, i.Change)).ShouldBe([("bin-1", "overflow", DryRunChange.Added)]);
        (await rig.Alarms("bin-1")).ShouldBeEmpty("it is only tried");

        // The second street has its own setting: the city's does not reach it.
        (await rig.Set("street-care", rig.SecondStreet, "on", "deviceKinds: { bin: { conditions: { overflow: { severity: 3 } } } }")).Ok.ShouldBeTrue();
        (await Tried(rig, null, From80)).Items.Select(i => i.Device).ShouldBe(["bin-1"]);
        (await Tried(rig, rig.SecondStreet, From80)).Items.Select(i => i.Device).ShouldBe(["bin-2"]);
    }

    [Fact]
    public async Task It_is_compared_with_what_is_in_force_there_and_with_what_other_packages_watch()
    {
        await using var rig = await PublishingRig.Open();
        (await rig.Set("street-care", rig.FirstStreet, "on", From80)).Ok.ShouldBeTrue();
        await rig.Send("bin-1", """{"fill":82}""");
        (await Tried(rig, rig.FirstStreet, From80)).Items.ShouldHaveSingleItem().Change.ShouldBe(DryRunChange.Same);
        (await Tried(rig, rig.FirstStreet, From80.With("80", "81"))).Items.ShouldHaveSingleItem().Change.ShouldBe(DryRunChange.Same);
        (await Tried(rig, rig.FirstStreet, From80.With("80", "90"))).Items.ShouldHaveSingleItem().Change.ShouldBe(DryRunChange.Gone);
    }

    [Fact]
    public async Task Who_may_not_set_there_or_says_what_cannot_be_is_told_so()
    {
        await using var rig = await PublishingRig.Open();
        Refused(rig, rig.SecondStreet.ToString(), From80, rig.OfFirstStreet).ShouldBe("not_allowed");
        Refused(rig, null, From80, rig.OfFirstStreet).ShouldBe("not_allowed");
        Refused(rig, "7", From80, rig.Author).ShouldBe("area_unknown");
        Refused(rig, null, " ", rig.Author).ShouldBe("yaml_required");
        Refused(rig, null, "deviceKinds: { bin: { conditions: { overflow: { when: [fil >= 80] } } } }", rig.Author).ShouldBe("changes_have_mistakes");
        rig.Get<TryLocalChanges>().Of("no-such", null, From80, rig.Author).Refusal!.Code.ShouldBe("package_not_found");
        rig.Get<DryRuns>().Begin("street-care", new LocalDryRunRequest(null, From80, 0), rig.Author).Refusal!.Code.ShouldBe("days_invalid");
    }

    private static string Refused(PublishingRig rig, string? area, string changes, Actor actor) => rig.Get<TryLocalChanges>().Of("street-care", area, changes, actor).Refusal!.Code;

    private static async Task<DryRunReport> Tried(PublishingRig rig, long? area, string changes)
    {
        var trial = rig.Get<TryLocalChanges>().Of("street-care", area?.ToString(), changes, rig.Author).Value;
        return await rig.Get<DryRun>().Run(trial.Kinds, rig.Clock.Now.AddDays(-1), rig.Clock.Now.AddSeconds(1), null, CancellationToken.None, trial.Within, trial.At);
    }
}
