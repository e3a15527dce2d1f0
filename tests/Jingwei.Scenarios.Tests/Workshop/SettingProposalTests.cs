using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Workshop;

namespace Jingwei.Scenarios.Tests.Workshop;

/// <summary>Local changes change what is watched: they take a second person, as publishing does.</summary>
public sealed class SettingProposalTests
{
    private const string Worse = "deviceKinds: { bin: { conditions: { overflow: { severity: 4, when: [fill >= 80] } } } }";

    [Fact]
    public async Task Nobody_changes_a_condition_alone()
    {
        await using var rig = await PublishingRig.Open();
        await Propose(rig, null, rig.Author);
        await rig.Send("bin-1", """{"fill":82}""");
        (await rig.Alarms("bin-1")).ShouldBeEmpty("it waits");
        var waiting = (await Page(rig, rig.Author)).Waiting.ShouldHaveSingleItem();
        waiting.Moves.ShouldBe([SettingProposalMove.Withdraw]);
        (await Move(rig, waiting.Id, "approve", rig.Author)).Refusal!.Code.ShouldBe("proposal_needs_second_person");

        (await Move(rig, waiting.Id, "approve", rig.Second)).Ok.ShouldBeTrue();
        await rig.Send("bin-1", """{"fill":82}""");
        (await rig.Alarms("bin-1")).ShouldBe(["overflow 4 active"]);
        var page = await Page(rig, rig.Author);
        page.Waiting.ShouldBeEmpty();
        var setting = page.Settings.ShouldHaveSingleItem();
        (setting.SetByName.Zh, setting.ApprovedByName!.Zh).ShouldBe(("author", "second"));
        (await Move(rig, waiting.Id, "approve", rig.Second)).Refusal!.Code.ShouldBe("setting_decided_already");
    }

    [Fact]
    public async Task The_way_around_through_the_setting_itself_is_shut()
    {
        await using var rig = await PublishingRig.Open();
        var asked = new SetPackageRequest(null, "on", Worse, "because", null);
        var set = rig.Get<SetPackage>();
        (await set.Run("street-care", asked, rig.Author, serving: true, CancellationToken.None)).Refusal!.Code.ShouldBe("changes_need_second_person");
        (await set.Run("street-care", asked, rig.Author, rig.Author, serving: true, CancellationToken.None)).Refusal!.Code.ShouldBe("changes_need_second_person");
        (await set.Run("street-care", asked, rig.Author, rig.OfFirstStreet, serving: true, CancellationToken.None)).Refusal!.Code.ShouldBe("not_allowed");
    }

    [Fact]
    public async Task Whoever_approves_sees_what_is_otherwise_and_how_the_examples_come_out()
    {
        await using var rig = await PublishingRig.Open();
        await Propose(rig, rig.FirstStreet, rig.Author);
        var waiting = (await Page(rig, rig.Second)).Waiting.ShouldHaveSingleItem();
        waiting.Area!.Name.Zh.ShouldBe("一街");
        waiting.Moves.ShouldBe([SettingProposalMove.Approve, SettingProposalMove.Return]);
        waiting.Differences.Select(d => d.Path).ShouldBe(["deviceKinds.bin.conditions.overflow.severity", "deviceKinds.bin.conditions.overflow.when"], ignoreOrder: true);
        waiting.Examples.ShouldContain(e => !e.ComesOut, "an example that stays quiet below 95 no longer does");
        waiting.Examples.ShouldContain(e => e.ComesOut);
        waiting.Mistakes.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_keeps_another_street_cannot_decide()
    {
        await using var rig = await PublishingRig.Open();
        await Propose(rig, rig.SecondStreet, rig.Author);
        var waiting = (await Page(rig, rig.OfFirstStreet)).Waiting.ShouldHaveSingleItem();
        waiting.Moves.ShouldBeEmpty();
        (await Move(rig, waiting.Id, "approve", rig.OfFirstStreet)).Refusal!.Code.ShouldBe("not_allowed");
    }

    [Fact]
    public async Task It_is_returned_with_a_note_or_taken_back_by_its_author()
    {
        await using var rig = await PublishingRig.Open();
        await Propose(rig, null, rig.Author);
        var id = (await Page(rig, rig.Second)).Waiting[0].Id;
        (await Move(rig, id, "return", rig.Second)).Refusal!.Code.ShouldBe("note_required");
        (await Move(rig, id, "withdraw", rig.Second)).Refusal!.Code.ShouldBe("proposal_not_yours");
        (await Move(rig, id, "2", rig.Second)).Refusal!.Code.ShouldBe("move_unknown");
        (await Move(rig, id, "return", rig.Second, "too low")).Ok.ShouldBeTrue();
        await Propose(rig, null, rig.Author);
        (await Move(rig, (await Page(rig, rig.Author)).Waiting[0].Id, "withdraw", rig.Author)).Ok.ShouldBeTrue();
        (await Page(rig, rig.Author)).Waiting.ShouldBeEmpty();
        (await Page(rig, rig.Author)).Settings.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_author_reads_why_it_came_back_until_they_answer()
    {
        await using var rig = await PublishingRig.Open();
        await Propose(rig, rig.FirstStreet, rig.Author);
        var id = (await Page(rig, rig.Second)).Waiting[0].Id;
        (await Move(rig, id, "return", rig.Second, "80 is too low")).Ok.ShouldBeTrue();

        var back = (await Page(rig, rig.Author)).Waiting.ShouldHaveSingleItem();
        (back.State, back.DecideNote, back.DecidedByName!.Zh, back.DecidedAt is not null).ShouldBe((SettingProposalState.Returned, "80 is too low", "second", true));
        back.Moves.ShouldBe([SettingProposalMove.Withdraw]);
        (await Page(rig, rig.Author)).Package.Proposals.ShouldBe(0, "it waits for nobody else");
        (await List(rig, rig.Author)).ShouldHaveSingleItem().DecideNote.ShouldBe("80 is too low");
        (await Page(rig, rig.Second)).Waiting.ShouldBeEmpty();
        (await List(rig, rig.Second)).ShouldBeEmpty();

        // Whoever proposes anew for the same place has answered it, and only for that place.
        await Propose(rig, rig.SecondStreet, rig.Author);
        (await List(rig, rig.Author)).Count.ShouldBe(2);
        await Propose(rig, rig.FirstStreet, rig.Author);
        (await List(rig, rig.Author)).ShouldAllBe(p => p.State == SettingProposalState.Waiting);
        (await Move(rig, (await List(rig, rig.Second))[0].Id, "return", rig.Second, "still")).Ok.ShouldBeTrue();
        (await Move(rig, (await List(rig, rig.Author)).Single(p => p.State == SettingProposalState.Returned).Id, "withdraw", rig.Author)).Ok.ShouldBeTrue();
        (await List(rig, rig.Author)).ShouldHaveSingleItem().Area!.Name.Zh.ShouldBe("二街");
    }

    [Fact]
    public async Task What_waits_is_listed_over_all_packages_with_what_is_otherwise_where_and_whose_it_is()
    {
        await using var rig = await PublishingRig.Open();
        await Propose(rig, rig.FirstStreet, rig.Author);
        var listed = (await List(rig, rig.Second)).ShouldHaveSingleItem();
        (listed.Package, listed.PackageName.Zh, listed.Area!.Name.Zh, listed.AuthorName.Zh, listed.Reason).ShouldBe(("street-care", "街面精细化管理", "一街", "author", "because"));
        listed.Differences.Select(d => d.Path).ShouldBe(["deviceKinds.bin.conditions.overflow.severity", "deviceKinds.bin.conditions.overflow.when"], ignoreOrder: true);
        listed.Moves.ShouldBe([SettingProposalMove.Approve, SettingProposalMove.Return]);
        (await List(rig, rig.OfFirstStreet)).ShouldHaveSingleItem().Moves.ShouldBe([SettingProposalMove.Approve, SettingProposalMove.Return]);
        (await Move(rig, listed.Id, "approve", rig.Second)).Ok.ShouldBeTrue();
        (await List(rig, rig.Second)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_table_of_conditions_shows_what_holds_and_by_which_setting()
    {
        await using var rig = await PublishingRig.Open();
        await Approved(rig, null);
        await Approved(rig, rig.FirstStreet);
        var page = await Page(rig, rig.Author);
        var overflow = page.Conditions.Single(c => c.Code == "overflow");
        (overflow.Severity, overflow.DeclaredSeverity).ShouldBe((4, 2));
        overflow.ChangedBy.Select(c => (c.SettingId, Area: c.Area?.Name.Zh)).ShouldBe(page.Settings.Select(s => (s.Id, s.Area?.Name.Zh)));
        page.Conditions.Where(c => c.Code != "overflow").ShouldAllBe(c => c.ChangedBy.Count == 0 && c.Severity == c.DeclaredSeverity);
    }

    private static async Task Approved(PublishingRig rig, long? area)
    {
        await Propose(rig, area, rig.Author);
        (await Move(rig, (await Page(rig, rig.Second)).Waiting[0].Id, "approve", rig.Second)).Ok.ShouldBeTrue();
    }

    private static async Task Propose(PublishingRig rig, long? area, Actor by) => (await rig.Get<SettingProposals>().SetOrPropose(
        "street-care", new SetPackageRequest(area?.ToString(), "on", Worse, "because", null), by, CancellationToken.None)).Ok.ShouldBeTrue();

    private static Task<IReadOnlyList<SettingProposalView>> List(PublishingRig rig, Actor actor) => rig.Get<SettingProposals>().List(actor, CancellationToken.None);

    private static async Task<PackagePage> Page(PublishingRig rig, Actor actor) => (await rig.Get<PackageViews>().One("street-care", actor, CancellationToken.None)).Value;

    private static Task<Result<string>> Move(PublishingRig rig, string id, string move, Actor by, string? note = null) =>
        rig.Get<SettingProposals>().Move(id, new MoveSettingRequest(move, note), by, CancellationToken.None);
}
