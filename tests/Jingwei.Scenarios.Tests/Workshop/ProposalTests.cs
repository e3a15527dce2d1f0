using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Rules;
using Jingwei.Scenarios.Workshop;

namespace Jingwei.Scenarios.Tests.Workshop;

/// <summary>A proposal from the first word to the decision.</summary>
public sealed class ProposalTests
{
    private const string From = "when: [fill >= 95, fill >= 85 for 5m]";
    private const string To = "when: [fill >= 90, fill >= 85 for 5m]";

    [Fact]
    public async Task Nobody_decides_about_their_own()
    {
        await using var rig = await PublishingRig.Open();
        var (id, revised) = await Submitted(rig, rig.Text("street-care").With(From, To));
        (await rig.Get<PublishProposal>().Run(id, null, revised, rig.Author, CancellationToken.None)).Refusal!.Code.ShouldBe("proposal_needs_second_person");
        (await rig.Get<Proposals>().Return(id, "no", revised, rig.Author, CancellationToken.None)).Refusal!.Code.ShouldBe("proposal_needs_second_person");
        (await rig.Get<Proposals>().TakeBack(id, revised, rig.Second, CancellationToken.None)).Refusal!.Code.ShouldBe("proposal_not_yours");
    }

    [Fact]
    public async Task Who_stands_for_a_part_of_the_city_may_write_and_not_publish()
    {
        await using var rig = await PublishingRig.Open();
        var (id, revised) = await Submitted(rig, rig.Text("street-care").With(From, To));
        (await rig.Get<PublishProposal>().Run(id, null, revised, rig.OfFirstStreet, CancellationToken.None)).Refusal!.Code.ShouldBe("not_allowed");
        (await rig.Get<Proposals>().Begin(new SaveProposalRequest(rig.Text("street-care"), "", null), rig.OfFirstStreet, CancellationToken.None)).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task What_has_a_mistake_or_an_example_that_comes_out_otherwise_is_not_handed_on()
    {
        await using var rig = await PublishingRig.Open();
        foreach (var wrong in (string[])[rig.Text("street-care").With("until: fill < 60", "until: fil < 60"), rig.Text("street-care").With("when: [fill >= 95", "when: [fill >= 98")])
        {
            var begun = await Begun(rig, wrong);
            (await rig.Get<Proposals>().Submit(begun.Id, begun.Revised, rig.Author, CancellationToken.None)).Refusal!.Code.ShouldBe("package_has_mistakes");
        }
    }

    [Fact]
    public async Task What_another_version_has_overtaken_must_be_brought_up_to_date()
    {
        await using var rig = await PublishingRig.Open();
        var (id, revised) = await Submitted(rig, rig.Text("street-care").With(From, To));
        (await rig.Publish(rig.Text("street-care").With("severity: 2", "severity: 3"))).Ok.ShouldBeTrue();
        (await rig.Get<PublishProposal>().Run(id, null, revised, rig.Second, CancellationToken.None)).Refusal!.Code.ShouldBe("proposal_outdated");
        (await rig.Get<Proposals>().One(id, rig.Second, CancellationToken.None)).Value.Proposal.Outdated.ShouldBeTrue();
        var back = (await rig.Get<Proposals>().TakeBack(id, revised, rig.Author, CancellationToken.None)).Value.Proposal;
        var saved = (await rig.Get<Proposals>().Save(id, new SaveProposalRequest(rig.Text("street-care").With(From, To), "", back.Revised), rig.Author, CancellationToken.None)).Value.Proposal;
        saved.Outdated.ShouldBeFalse();
    }

    [Fact]
    public async Task An_older_version_comes_back_as_the_next_one_and_by_two_people()
    {
        await using var rig = await PublishingRig.Open();
        var first = (await Page(rig)).Versions.Single();
        (await rig.Publish(rig.Text("street-care").With(From, To))).Ok.ShouldBeTrue();
        var old = (await rig.Get<PackageViews>().Text("street-care", first.Id, CancellationToken.None)).Value;
        (await rig.Publish(old)).Ok.ShouldBeTrue();
        var versions = (await Page(rig)).Versions;
        versions.Select(v => (v.Version, v.InForce)).ShouldBe([(first.Version + 2, true), (first.Version + 1, false), (first.Version, false)]);
        rig.Text("street-care").ShouldBe(old.With($"version: {first.Version}", $"version: {first.Version + 2}"));

        static async Task<PackagePage> Page(PublishingRig rig) => (await rig.Get<PackageViews>().One("street-care", rig.Author, CancellationToken.None)).Value;
    }

    [Fact]
    public async Task Nobody_writes_over_or_decides_on_what_they_have_not_seen()
    {
        await using var rig = await PublishingRig.Open();
        var begun = await Begun(rig, rig.Text("street-care").With(From, To));
        var saved = await rig.Get<Proposals>().Save(begun.Id, new SaveProposalRequest(rig.Text("street-care"), "", begun.Revised), rig.Author, CancellationToken.None);
        saved.Value.Proposal.Revised.ShouldBe(begun.Revised + 1);
        (await rig.Get<Proposals>().Save(begun.Id, new SaveProposalRequest(rig.Text("street-care"), "", begun.Revised), rig.Author, CancellationToken.None))
            .Refusal!.Code.ShouldBe("proposal_changed_meanwhile");
    }

    [Fact]
    public async Task What_is_sent_back_needs_a_word_and_goes_on_as_a_draft()
    {
        await using var rig = await PublishingRig.Open();
        var (id, revised) = await Submitted(rig, rig.Text("street-care").With(From, To));
        (await rig.Get<Proposals>().Return(id, " ", revised, rig.Second, CancellationToken.None)).Refusal!.Field.ShouldBe("note");
        var back = (await rig.Get<Proposals>().Return(id, "at night it is too early", revised, rig.Second, CancellationToken.None)).Value.Proposal;
        back.State.ShouldBe(ProposalState.Returned);
        (await rig.Get<Proposals>().One(id, rig.Author, CancellationToken.None)).Value.Proposal.Moves.ShouldBe([ProposalMove.Save, ProposalMove.Submit, ProposalMove.Withdraw]);
    }

    [Fact]
    public async Task A_new_package_is_published_beside_the_others_and_one_that_clashes_is_told_where()
    {
        await using var rig = await PublishingRig.Open();
        var fresh = PublishingRig.Alone.Replace("alone", "porches").Replace("homeDoor", "porch").With("person: ", "# person: ");
        (await rig.Publish(fresh)).Value.Proposal.IsNew.ShouldBeTrue();
        rig.Text("porches").ShouldContain("version: 1");
        var check = rig.Get<CheckPackage>().Run(PublishingRig.Alone.Replace("alone", "doors")).Value;
        check.Mistakes.ShouldContain(m => m.Code == "kindTaken");
        check.Sound.ShouldBeFalse();
    }

    [Fact]
    public async Task A_check_tells_what_would_be_otherwise_thing_by_thing_and_not_its_number()
    {
        await using var rig = await PublishingRig.Open();
        var change = rig.Get<CheckPackage>().Run(rig.Text("street-care").With(From, To).With("version: 2", "version: 7")).Value.Changes.ShouldHaveSingleItem();
        change.Path.ShouldBe("deviceKinds.bin.conditions.overflow.when");
        change.Where.Zh.ShouldContain("果皮箱满溢");
        (change.Before!.En, change.After!.En).ShouldBe(("fill >= 95, fill >= 85 for 5m", "fill >= 90, fill >= 85 for 5m"));
        rig.Get<CheckPackage>().Run(rig.Text("street-care")).Value.Changes.ShouldBeEmpty();
        rig.Get<CheckPackage>().Run(rig.Text("street-care").With("until: fill < 60", "until: fil < 60")).Value.Changes.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_published_proposal_keeps_the_text_whose_place_it_took_beside_it()
    {
        await using var rig = await PublishingRig.Open();
        var before = rig.Text("street-care");
        var published = (await rig.Publish(before.With(From, To))).Value.Proposal;
        (await rig.Publish(rig.Text("street-care").With("severity: 2", "severity: 3"))).Ok.ShouldBeTrue();
        var page = (await rig.Get<Proposals>().One(published.Id, rig.Author, CancellationToken.None)).Value;
        (page.BaseYaml, page.Yaml).ShouldBe((before, before.With(From, To)));
    }

    [Fact]
    public async Task A_text_that_says_no_package_or_another_one_is_refused()
    {
        await using var rig = await PublishingRig.Open();
        (await rig.Get<Proposals>().Begin(new SaveProposalRequest("name: x", "", null), rig.Author, CancellationToken.None)).Refusal!.Code.ShouldBe("package_code_missing");
        (await rig.Get<Proposals>().Begin(new SaveProposalRequest(" ", "", null), rig.Author, CancellationToken.None)).Refusal!.Code.ShouldBe("yaml_required");
        var begun = await Begun(rig, rig.Text("street-care"));
        (await rig.Get<Proposals>().Save(begun.Id, new SaveProposalRequest(rig.Text("alone"), "", begun.Revised), rig.Author, CancellationToken.None)).Refusal!.Code.ShouldBe("package_code_fixed");
    }

    [Fact]
    public void Of_every_state_each_move_is_either_the_authors_or_a_second_persons()
    {
        foreach (var state in Enum.GetValues<ProposalState>())
        {
            var author = ProposalLife.Allowed(state, isAuthor: true, mayWrite: true, mayPublish: true);
            var second = ProposalLife.Allowed(state, isAuthor: false, mayWrite: true, mayPublish: true);
            author.Intersect(second).ShouldBeEmpty();
            author.ShouldNotContain(ProposalMove.Publish);
            second.ShouldBeSubsetOf([ProposalMove.Publish, ProposalMove.Return]);
            ProposalLife.Allowed(state, isAuthor: false, mayWrite: true, mayPublish: false).ShouldBeEmpty();
        }
        ProposalLife.Allowed(ProposalState.Published, true, true, true).ShouldBeEmpty();
        ProposalLife.Allowed(ProposalState.Withdrawn, true, true, true).ShouldBeEmpty();
    }

    private static async Task<ProposalView> Begun(PublishingRig rig, string yaml) =>
        (await rig.Get<Proposals>().Begin(new SaveProposalRequest(yaml, "because", null), rig.Author, CancellationToken.None)).Value.Proposal;

    private static async Task<(string Id, int Revised)> Submitted(PublishingRig rig, string yaml)
    {
        var begun = await Begun(rig, yaml);
        return (begun.Id, (await rig.Get<Proposals>().Submit(begun.Id, begun.Revised, rig.Author, CancellationToken.None)).Value.Proposal.Revised);
    }
}
