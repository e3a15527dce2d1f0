using Jingwei.Cases;
using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>Whose a case is: proposed with reasons, overruled with a reason, disowned, handled first by the fallback body, and ruled.</summary>
public sealed class DisputeTests
{
    private static async Task<(StreetRig Street, string Number, string Squad, string Lamps)> Handled()
    {
        var street = await StreetRig.Open();
        await street.Hire("intake1", Roles.Intake);
        await street.Hire("leader1", Roles.ShiftLeader);
        await street.Hire("dispatcher1", Roles.Dispatcher);
        await street.Hire("chief1", Roles.Commander);
        var lamps = (await street.Hire("lamps", Roles.Handler, ofBody: true, "路灯所"))!.Value.ToString();
        var squad = (await street.Hire("squad", Roles.Handler, ofBody: true, "城管局"))!.Value.ToString();
        var number = await street.TakeIn("intake1", "national");
        (await street.Move("intake1", number, "admit")).Ok.ShouldBeTrue();
        (await street.Move("leader1", number, "file")).Ok.ShouldBeTrue();
        return (street, number, squad, lamps);
    }

    private static async Task Name(StreetRig street, string number, string code, string condition, string? note = null) =>
        (await street.Rig.Services.GetRequiredService<NameCode>().Run(number, new CodeRequest(code, condition, null, note), street.Actor("leader1"), "console", CancellationToken.None)).Ok.ShouldBeTrue();

    [Fact]
    public async Task The_body_of_the_code_is_proposed_with_its_reason_and_another_one_is_sent_only_with_a_reason()
    {
        var (street, number, squad, lamps) = await Handled();
        await using var _ = street;
        await Name(street, number, "A01-18", "damaged");
        var page = await street.Page(number);
        (page.Coded!.Code, page.Coded.Condition, page.Coded.Version).ShouldBe(("A01-18", "damaged", 1));
        page.Bodies[0].Id.ShouldBe(lamps);
        page.Bodies[0].Why[0].Code.ShouldBe("bodyAnswersFor");

        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: squad))).Refusal!.Code.ShouldBe("overruling_needs_reason");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", "灯杆是城管立的", OrganizationId: squad))).Ok.ShouldBeTrue();
        page = await street.Page(number);
        page.Clocks.Single(c => c.Kind == "handle").Why[0].Code.ShouldBe("dueLimitOfCategory");
        page.History.Single(h => h.Code == "dispatch").Reasons!.ToString()!.ShouldContain("bodyOverruled");

        await Name(street, number, "A01-18", "missing", "整盏不见了");
        (await street.Page(number)).Clocks.Single(c => c.Kind == "handle").Why.ShouldContain(w => w.Code == "dueCategoryChanged", "the clock goes by the condition from its own start");
    }

    [Fact]
    public async Task Another_category_takes_its_own_code_and_the_condition_of_the_old_one_is_gone()
    {
        var (street, number, _, lamps) = await Handled();
        await using var closing = street;
        await Name(street, number, "A01-18", "damaged");
        (await street.Page(number)).Bodies[0].Id.ShouldBe(lamps);
        (await street.Recategorize("leader1", number, "01-06", "看错了")).Ok.ShouldBeTrue();
        var page = await street.Page(number);
        (page.Coded?.Code == "A01-18", page.Coded?.Condition).ShouldBe((false, null));
    }

    [Fact]
    public async Task While_it_is_disputed_the_fallback_handles_and_the_ruling_gives_it_to_whose_it_is()
    {
        var (street, number, squad, lamps) = await Handled();
        await using var _ = street;
        await Name(street, number, "A01-18", "damaged");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: lamps))).Ok.ShouldBeTrue();
        var due = (await street.Page(number)).Clocks.Single(c => c.Kind == "handle").DueAt;
        (await street.Page(number, "leader1")).AllowedMoves.ShouldNotContain("rule", "nobody disputes it");
        (await street.Move("lamps", number, new MoveRequest("disown"))).Refusal!.Code.ShouldBe("note_required");
        (await street.Move("lamps", number, new MoveRequest("disown", "景观灯不归我们"))).Ok.ShouldBeTrue();

        var page = await street.Page(number);
        page.Body!.Id.ShouldBe(squad, "the fallback handles first");
        page.State.ShouldBe("handling");
        page.Clocks.Single(c => c.Kind == "handle").DueAt.ShouldBe(due, "the clock of handling runs on");
        page.Disputes.Single().Fallback!.Zh.ShouldBe("城管局");
        (await street.Page(number, "squad")).AllowedMoves.ShouldNotContain("disown");
        (await street.Move("dispatcher1", number, new MoveRequest("rule", "归路灯所", OrganizationId: lamps))).Refusal!.Code.ShouldBe("move_not_yours");
        (await street.Move("leader1", number, new MoveRequest("rule", "杆号在路灯所台账上", OrganizationId: lamps))).Ok.ShouldBeTrue();

        page = await street.Page(number);
        page.Body!.Id.ShouldBe(lamps);
        page.Disputes.Single().Ruled!.Zh.ShouldBe("路灯所");
        (await street.Move("lamps", number, new MoveRequest("disown", "还是不归我们"))).Refusal!.Code.ShouldBe("ruled_already");
        (await street.Move("lamps", number, new MoveRequest("done", "修好了"))).Ok.ShouldBeTrue();
        (await street.Findings()).ShouldBeEmpty();
        var (kept, counted) = await street.Sums();
        kept.OrderBy(s => s.ToString()).ShouldBe(counted.OrderBy(s => s.ToString()));
    }

    [Fact]
    public async Task What_nobody_rules_in_time_is_passed_up_and_a_body_that_waits_too_long_cannot_disown()
    {
        var (street, number, _, lamps) = await Handled();
        await using var rig = street;
        await Name(street, number, "A01-18", "damaged");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: lamps))).Ok.ShouldBeTrue();
        (await street.Move("lamps", number, new MoveRequest("disown", "不归我们"))).Ok.ShouldBeTrue();
        await street.After(TimeSpan.FromDays(5));
        var page = await street.Page(number);
        page.Disputes.Single().EscalatedAt.ShouldNotBeNull();
        page.History.ShouldContain(h => h.Code == "rulingMissed");
        (await street.Page(number, "chief1")).AllowedMoves.ShouldContain("rule");
        (await street.Move("chief1", number, new MoveRequest("rule", "归路灯所", OrganizationId: lamps))).Ok.ShouldBeTrue();

        (await street.Move("leader1", number, new MoveRequest("recall", "重派"))).Ok.ShouldBeTrue();
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: lamps))).Ok.ShouldBeTrue();
        await street.After(TimeSpan.FromDays(5));
        (await street.Move("lamps", number, new MoveRequest("disown", "不归我们"))).Refusal!.Code.ShouldBeOneOf("disown_too_late", "ruled_already");
    }

    [Fact]
    public async Task Disputes_are_listed_for_whoever_sees_the_case_narrowed_to_open_ones_and_to_a_body()
    {
        var (street, number, squad, lamps) = await Handled();
        await using var _ = street;
        await Name(street, number, "A01-18", "damaged");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: lamps))).Ok.ShouldBeTrue();
        (await street.Move("lamps", number, new MoveRequest("disown", "不归我们"))).Ok.ShouldBeTrue();

        (await Listed(street, "leader1", "open", lamps)).ShouldBe([number]);
        (await Listed(street, "leader1", null, squad)).ShouldBe([number], "it handles first");
        (await Listed(street, "leader1", "open", "1")).ShouldBeEmpty();
        (await Listed(street, "leader1", "ruled", null)).ShouldBeEmpty();
        (await Listed(street, "lamps", "open", null)).ShouldBe([number], "who disowned it still follows it");
        (await Listed(street, "stranger", null, null)).ShouldBeEmpty();

        var list = street.Rig.Services.GetRequiredService<ListDisputes>();
        (await list.Run(new DisputeFilter("half", null, null, null), street.Actor("leader1"), CancellationToken.None)).Refusal!.Code.ShouldBe("state_unknown");

        (await street.Rig.Services.GetRequiredService<Jingwei.Cases.Duplicates.MergeCases>().Merge(
            number, new Jingwei.Cases.Duplicates.MergeRequest(await street.TakeIn("intake1", "national"), "同一件"), street.Actor("leader1"), "console", CancellationToken.None)).Refusal!.Code.ShouldBe("case_disputed");
        (await street.Move("leader1", number, new MoveRequest("rule", "归路灯所", OrganizationId: lamps))).Ok.ShouldBeTrue();
        (await Listed(street, "leader1", "open", null)).ShouldBeEmpty();
        (await Listed(street, "leader1", "ruled", lamps)).ShouldBe([number]);
    }

    private static async Task<IEnumerable<string>> Listed(StreetRig street, string reader, string? state, string? body) =>
        (await street.Rig.Services.GetRequiredService<ListDisputes>().Run(new DisputeFilter(state, body, null, null), street.Actor(reader), CancellationToken.None)).Value.Items.Select(d => d.Number);
}
