using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Registers;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Tests.Publishing;

/// <summary>Where a package is on, how it is changed there, and until when.</summary>
public sealed class SettingTests
{
    private const string FromEighty = "deviceKinds: { bin: { conditions: { overflow: { severity: 3, when: [fill >= 80] } } } }";

    [Fact]
    public async Task Switched_off_in_one_street_it_is_watched_in_the_other()
    {
        await using var rig = await PublishingRig.Open();
        (await rig.Set("street-care", rig.FirstStreet, "off")).Ok.ShouldBeTrue();
        foreach (var bin in (string[])["bin-1", "bin-2"])
            await rig.Send(bin, """{"fill":97}""");
        (await rig.Alarms("bin-1")).ShouldBeEmpty();
        (await rig.Alarms("bin-2")).ShouldBe(["overflow 2 active"]);
        await rig.Set("street-care", rig.FirstStreet, "asAbove");
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 2 active"], "it stands at 97");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_alarm_keeps_its_words_where_its_package_is_off(bool everywhere)
    {
        await using var rig = await PublishingRig.Open();
        await rig.Send("bin-1", """{"fill":97}""");
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 2 active"]);
        (await rig.Set("street-care", everywhere ? null : rig.FirstStreet, "off")).Ok.ShouldBeTrue();
        await rig.Settle();
        rig.Get<DeviceDirectory>().Find("bin-1")!.Kind.FindCondition("overflow").ShouldBeNull("it is off there");
        var ofCase = await rig.Storage.Reader.Read(async db => await rig.Get<AlarmBook>().OfCase(db, (await db.Set<AlarmRow>().SingleAsync()).CaseNumber!, 10));
        ofCase.ShouldHaveSingleItem().ConditionName.ShouldBe(new Text("果皮箱满溢", "Bin overflowing"));
    }

    [Fact]
    public async Task A_zone_goes_before_the_areas_of_the_tree()
    {
        await using var rig = await PublishingRig.Open();
        await rig.Set("street-care", rig.SecondStreet, "off");
        await rig.Set("street-care", rig.Zone, "on", FromEighty);
        await rig.Send("bin-2", """{"fill":82}""");
        (await rig.Alarms("bin-2")).ShouldBe(["overflow 3 active"]);
    }

    [Fact]
    public async Task Local_changes_hold_there_and_nowhere_else_also_after_a_restart()
    {
        var rig = await PublishingRig.Open();
        await rig.Set("street-care", rig.FirstStreet, "on", FromEighty);
        await using var again = await rig.Again();
        foreach (var bin in (string[])["bin-1", "bin-2"])
            await again.Send(bin, """{"fill":82}""");
        (await again.Alarms("bin-1")).ShouldBe(["overflow 3 active"]);
        (await again.Alarms("bin-2")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_device_that_moves_is_judged_at_once_by_what_is_set_where_it_is_now()
    {
        await using var rig = await PublishingRig.Open();
        await rig.Set("street-care", rig.SecondStreet, "on", FromEighty);
        await rig.Send("bin-1", """{"fill":82}""");
        (await rig.Alarms("bin-1")).ShouldBeEmpty();
        var before = rig.Get<PublishedCatalog>().Revision;

        await Move(rig, "bin-1", "310106002");
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 3 active"], "what it said last is full there");
        rig.Get<PublishedCatalog>().Revision.ShouldBe(before + 1);

        await Move(rig, "bin-1", "310106001");
        await rig.Send("bin-1", """{"fill":10}""");
        await rig.Send("bin-1", """{"fill":82}""");
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 3 cleared"], "and back it is not");

        await Move(rig, "bin-1", "310106001");
        rig.Get<PublishedCatalog>().Revision.ShouldBe(before + 2, "nothing moved");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_device_moved_while_nothing_runs_keeps_its_numbers_and_its_alarm_ends_where_nobody_watches(bool orderly)
    {
        var rig = await PublishingRig.Open();
        await rig.Set("street-care", rig.SecondStreet, "off");
        foreach (var fill in (int[])[97, 10, 97])
            await rig.Send("bin-1", $$"""{"fill":{{fill}}}""");
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 2 cleared", "overflow 2 active"]);

        var there = await MoveBetween(rig, "bin-1", "310106002", orderly);
        (await there.Alarms("bin-1")).ShouldBe(["overflow 2 cleared", "overflow 2 cleared"], "nobody watches it there");
        await there.Send("bin-1", """{"fill":10}""");

        await using var back = await MoveBetween(there, "bin-1", "310106001", orderly);
        (await back.Alarms("bin-1")).ShouldBe(["overflow 2 cleared", "overflow 2 cleared"]);
        await back.Send("bin-1", """{"fill":97}""");
        (await back.Alarms("bin-1")).ShouldBe(["overflow 2 cleared", "overflow 2 cleared", "overflow 2 active"], "a third one, and none is overwritten");
    }

    [Fact]
    public async Task Devices_that_move_one_after_the_other_make_one_revision()
    {
        await using var rig = await PublishingRig.Open();
        await rig.Set("street-care", rig.SecondStreet, "off");
        await rig.Settle();
        var before = await Newest(rig);
        await Import(rig, "bin-1", "310106002");
        await Import(rig, "bin-2", "310106001");
        await rig.Settle();
        (await Newest(rig)).ShouldBe(before + 1);
        await InForce(rig);
        await rig.Send("bin-2", """{"fill":97}""");
        (await rig.Alarms("bin-2")).ShouldBe(["overflow 2 active"]);
    }

    private static Task<int> Newest(PublishingRig rig) => rig.Storage.Reader.Read(async db => (await RevisionWriting.Newest(db)).Number);

    [Fact]
    public async Task What_was_heard_before_a_move_is_replayed_by_what_was_set_where_it_stood()
    {
        var rig = await PublishingRig.Open();
        await rig.Set("street-care", rig.SecondStreet, "on", FromEighty);
        foreach (var fill in (int[])[82, 10, 82])
            await rig.Send("bin-1", $$"""{"fill":{{fill}}}""");
        await Move(rig, "bin-1", "310106002");
        // Killed before the next checkpoint: all of it is folded anew.
        await using var again = await rig.Again();
        (await again.Alarms("bin-1")).ShouldBe(["overflow 3 active"]);
        await again.Send("bin-1", """{"fill":10}""");
        await again.Send("bin-1", """{"fill":83}""");
        (await again.Alarms("bin-1")).ShouldBe(["overflow 3 cleared", "overflow 3 active"], "the numbers are those that were told");
    }

    [Fact]
    public async Task An_area_that_hangs_elsewhere_is_judged_by_what_is_set_there_from_a_revision_on()
    {
        await using var rig = await PublishingRig.Open();
        await Hang(rig, "310107", "31", "district");
        await rig.Set("street-care", rig.Get<AreaDirectory>().FindByCode("310107")!.Id, "off");
        await rig.Send("bin-1", """{"fill":97}""");
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 2 active"]);
        var before = await Newest(rig);

        await Hang(rig, "310106001", "310107", "subdistrict");
        rig.Get<PublishedCatalog>().Present.SettingFor("street-care", rig.FirstStreet).ShouldBeNull("lanes have not heard of it yet");
        await rig.Settle();
        (await Newest(rig)).ShouldBe(before + 1);
        await InForce(rig);
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 2 cleared"], "nobody watches it there");
        rig.Get<PublishedCatalog>().At(before).SettingFor("street-care", rig.FirstStreet).ShouldBeNull("as it was then");

        await Hang(rig, "310106001", "310107", "subdistrict");
        await rig.Settle();
        (await Newest(rig)).ShouldBe(before + 1, "the same file again moves nothing");
    }

    [Fact]
    public async Task What_was_heard_before_an_area_was_moved_is_replayed_by_how_it_hung()
    {
        var rig = await PublishingRig.Open();
        await Hang(rig, "310107", "31", "district");
        await rig.Set("street-care", rig.Get<AreaDirectory>().FindByCode("310107")!.Id, "on", FromEighty);
        foreach (var fill in (int[])[82, 10, 82])
            await rig.Send("bin-1", $$"""{"fill":{{fill}}}""");
        await rig.Stop();
        await Hang(rig, "310106001", "310107", "subdistrict");
        var again = await rig.Again();
        await again.Settle();
        await InForce(again);
        (await again.Alarms("bin-1")).ShouldBe(["overflow 3 active"]);
        // Killed before the next checkpoint: all of it is folded anew.
        await using var third = await again.Again();
        (await third.Alarms("bin-1")).ShouldBe(["overflow 3 active"], "the numbers are those that were told");
    }

    [Fact]
    public async Task Where_nothing_is_set_a_moved_area_makes_no_revision()
    {
        await using var rig = await PublishingRig.Open();
        var before = await Newest(rig);
        await Hang(rig, "310107", "31", "district");
        await Hang(rig, "310106001", "310107", "subdistrict");
        await rig.Settle();
        (await Newest(rig)).ShouldBe(before);
    }

    private static async Task Hang(PublishingRig rig, string code, string parent, string level)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"code,name_zh,parent_code,level\n{code},街,{parent},{level}\n"));
        (await rig.Get<CityImport>().Areas(file, new ImportOptions(), CancellationToken.None)).Errors.ShouldBeEmpty();
    }

    private static async Task<PublishingRig> MoveBetween(PublishingRig rig, string device, string areaCode, bool orderly)
    {
        if (orderly)
            await rig.Stop();
        await Import(rig, device, areaCode);
        var again = await rig.Again();
        await again.Settle();
        await InForce(again);
        return again;
    }

    private static async Task Import(PublishingRig rig, string device, string areaCode)
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes($"id,kind,name_zh,lon,lat,area_code\n{device},bin,桶,121.45,31.23,{areaCode}\n"));
        (await rig.Get<ImportDevices>().Run(file, new ImportOptions(), CancellationToken.None)).Errors.ShouldBeEmpty();
    }

    private static async Task Move(PublishingRig rig, string device, string areaCode)
    {
        await Import(rig, device, areaCode);
        await rig.Settle();
        await InForce(rig);
    }

    private static async Task InForce(PublishingRig rig)
    {
        // It is put into force beside the outbox.
        await rig.Get<PutIntoForce>().Reached(await rig.Storage.Reader.Read(async db => (await RevisionWriting.Newest(db)).Number), CancellationToken.None);
        await rig.Settle();
    }

    [Theory]
    [InlineData("deviceKinds: { bin: { values: { fill: { unit: L } } } }", "changesKey")]
    [InlineData("categories: []", "changesKey")]
    [InlineData("deviceKinds: { bin: { conditions: { overflown: { severity: 3 } } } }", "changesUnknown")]
    [InlineData("deviceKinds: [", "changesNotYaml")]
    [InlineData("deviceKinds: { bin: { conditions: { overflow: { until: fill < 99 } } } }", null)]
    public async Task Changes_with_a_mistake_are_refused_with_what_is_wrong(string changes, string? code)
    {
        await using var rig = await PublishingRig.Open();
        var refused = await rig.Set("street-care", null, "on", changes);
        refused.Refusal!.Code.ShouldBe("changes_have_mistakes");
        var mistakes = ((IEnumerable<Scenarios.Workshop.MistakeView>)refused.Refusal.Args!["mistakes"]!).ToList();
        mistakes.ShouldNotBeEmpty();
        if (code is not null)
            mistakes.ShouldHaveSingleItem().Code.ShouldBe(code);
    }

    [Fact]
    public async Task What_touches_a_person_is_off_until_somebody_signs_and_ends_by_itself()
    {
        await using var rig = await PublishingRig.Open();
        await rig.Send("door-1", """{"open":true}""");
        (await rig.Alarms("door-1")).ShouldBeEmpty();
        (await rig.Set("alone", null, "on")).Refusal!.Code.ShouldBe("signature_needs_end");
        (await rig.Set("alone", null, "on", until: rig.Clock.Now.AddDays(91))).Refusal!.Code.ShouldBe("signature_needs_end");
        (await rig.Set("alone", null, "on", until: rig.Clock.Now.AddHours(6))).Ok.ShouldBeTrue();
        (await rig.Alarms("door-1")).ShouldBe(["wide 3 active"]);
        await rig.Storage.AdvanceTo(rig.Clock.Now.AddHours(7));
        await rig.Get<PutIntoForce>().Reached(rig.Get<PublishedCatalog>().Newest(), CancellationToken.None);
        (await rig.Alarms("door-1")).ShouldBe(["wide 3 cleared"]);
    }

    [Fact]
    public async Task Who_keeps_one_street_sets_nothing_for_the_other_or_for_the_city()
    {
        await using var rig = await PublishingRig.Open();
        (await rig.Set("street-care", rig.FirstStreet, "off", by: rig.OfFirstStreet)).Ok.ShouldBeTrue();
        (await rig.Set("street-care", rig.SecondStreet, "off", by: rig.OfFirstStreet)).Refusal!.Code.ShouldBe("not_allowed");
        (await rig.Set("street-care", null, "off", by: rig.OfFirstStreet)).Refusal!.Code.ShouldBe("not_allowed");
    }

    [Theory]
    [InlineData("nothing", "on", "package_not_found")]
    [InlineData("street-care", "maybe", "state_unknown")]
    [InlineData("street-care", "1", "state_unknown")]
    public async Task What_is_not_known_is_refused(string package, string state, string code)
    {
        await using var rig = await PublishingRig.Open();
        (await rig.Set(package, null, state)).Refusal!.Code.ShouldBe(code);
    }
}
