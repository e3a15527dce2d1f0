using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Dispatch.Tests;

/// <summary>A case through the whole national flow: 受理, 核实, 立案, 派遣, 处置, 核查, 结案, and its side paths with their approvals.</summary>
public sealed class NationalFlowTests
{
    private static async Task<(StreetRig Street, string Number, string Body)> Open()
    {
        var street = await StreetRig.Open();
        await street.Hire("intake1", Roles.Intake);
        await street.Hire("leader1", Roles.ShiftLeader);
        await street.Hire("leader2", Roles.ShiftLeader);
        await street.Hire("dispatcher1", Roles.Dispatcher);
        var body = await street.Hire("roads", Roles.Handler, ofBody: true);
        await street.Hire("greening", Roles.Handler, ofBody: true);
        return (street, await street.TakeIn("intake1", "national"), body!.Value.ToString());
    }

    private static async Task Done(StreetRig street, string who, string number, string move, string? note = null)
    {
        var result = await street.Move(who, number, move, note);
        result.Ok.ShouldBeTrue($"{move} by {who}: {(result.Ok ? "" : result.Refusal.Code)}");
    }

    /// <summary>Up to the body's hands.</summary>
    private static async Task ToHandling(StreetRig street, string number, string body)
    {
        await Done(street, "intake1", number, "admit");
        await Done(street, "leader1", number, "file");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: body))).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task A_case_goes_through_all_its_steps_and_each_post_sees_only_its_own_moves()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        (await street.Page(number, "intake1")).AllowedMoves.ShouldBe(["verify", "admit", "refuse", "void", "note"]);
        (await street.Page(number, "leader1")).AllowedMoves.ShouldBe(["note"]);
        (await street.Ringing(number)).ShouldBeEmpty("at a desk nobody's phone rings");

        await Done(street, "intake1", number, "verify");
        (await street.Ringing(number)).ShouldBe(["inspector1"]);
        await Done(street, "inspector1", number, "accept");
        await Done(street, "inspector1", number, "reallySo");
        (await street.Page(number, "leader1")).AllowedMoves.ShouldBe(["file", "sendBack", "note"]);
        await Done(street, "leader1", number, "file");
        (await street.Move("dispatcher1", number, "dispatch")).Refusal!.Code.ShouldBe("organization_unknown");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: body))).Ok.ShouldBeTrue();

        (await street.Tasks("roads")).Single().Number.ShouldBe(number);
        (await street.Tasks("greening")).ShouldBeEmpty("it was dispatched to another body");
        (await street.AllowedMoves(number, "greening")).ShouldBeEmpty("another body does not even see it");
        (await street.Page(number)).Owner.DisplayName.Zh.ShouldBe("roads局");
        await Done(street, "roads", number, "done");
        (await street.Ringing(number)).ShouldBe(["inspector1"]);
        await Done(street, "inspector1", number, "accept");
        await Done(street, "inspector1", number, "passed");
        await Done(street, "leader1", number, "close");

        var page = await street.Page(number);
        (page.State, page.Stage, page.Outcome).ShouldBe(("closed", CaseStage.Ended, CaseOutcome.Cleared));
        page.Clocks.Select(c => c.Kind).ShouldBe(["intake", "verify", "file", "dispatch", "handle", "check", "close"]);
        page.Clocks.ShouldAllBe(c => c.MetAt != null && !c.Late);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_asked_for_is_granted_by_somebody_else_and_then_happens()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await ToHandling(street, number, body);
        var due = (await street.Page(number)).DueAt!.Value;

        (await street.Move("roads", number, new MoveRequest("extend", "要等材料"))).Refusal!.Code.ShouldBe("more_time_invalid");
        (await street.Move("roads", number, new MoveRequest("extend", "要等材料", MoreTime: new MoreTime(30, TimeUnit.Minutes)))).Ok.ShouldBeTrue();
        (await street.Page(number)).DueAt.ShouldBe(due, "asking alone moves nothing");
        (await street.Move("roads", number, new MoveRequest("extend", "再要", MoreTime: new MoreTime(30, TimeUnit.Minutes)))).Refusal!.Code.ShouldBe("request_waiting");
        (await street.Decide("roads", number, "grant")).Refusal!.Code.ShouldBe("own_request");
        (await street.Decide("dispatcher1", number, "grant")).Refusal!.Code.ShouldBe("move_not_yours");
        (await street.Decide("leader1", number, "refuse")).Refusal!.Code.ShouldBe("note_required");
        (await street.Page(number, "leader1")).Requests.Single().MayDecide.ShouldBeTrue();
        (await street.Decide("leader1", number, "grant")).Ok.ShouldBeTrue();
        var page = await street.Page(number);
        page.DueAt.ShouldBe(due.AddMinutes(30));
        page.Requests.Single().State.ShouldBe("granted");
        page.Clocks.Single(c => c.Kind == "handle").Why.ShouldContain(w => w.Code == "dueExtended");
        page.History.ShouldContain(h => h.Code == "extend" && h.By.UserName == "leader1");
    }

    [Fact]
    public async Task A_suspended_case_stands_still_until_it_is_resumed_or_its_time_comes()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await ToHandling(street, number, body);
        await street.After(TimeSpan.FromMinutes(2));
        (await street.Move("roads", number, new MoveRequest("suspend", "等雨停"))).Refusal!.Code.ShouldBe("instant_out_of_range");
        (await street.Move("roads", number, new MoveRequest("suspend", "等雨停", Until: street.Now.AddDays(3)))).Ok.ShouldBeTrue();
        (await street.Decide("leader1", number, "grant", "同意")).Ok.ShouldBeTrue();
        var page = await street.Page(number, "roads");
        (page.DueAt, page.SuspendedUntil.HasValue).ShouldBe((null, true));
        page.AllowedMoves.ShouldBe(["resume", "note"]);
        (await street.Move("roads", number, "done")).Refusal!.Code.ShouldBe("case_suspended");
        (await street.Findings()).ShouldBeEmpty();

        await street.After(TimeSpan.FromDays(2));
        (await street.Page(number)).Late.ShouldBeFalse();
        await Done(street, "roads", number, "resume");
        var resumed = await street.Page(number);
        (resumed.DueAt!.Value - street.Now).ShouldBe(TimeSpan.FromMinutes(8), "ten minutes, of which two were used");

        (await street.Move("roads", number, new MoveRequest("suspend", "又下雨", Until: street.Now.AddHours(5)))).Ok.ShouldBeTrue();
        (await street.Decide("leader2", number, "grant")).Ok.ShouldBeTrue();
        await street.Restart();
        await street.After(TimeSpan.FromHours(5));
        page = await street.Page(number);
        page.SuspendedAt.ShouldBeNull();
        page.History.ShouldContain(h => h.Code == "suspensionEnded");
        page.DueAt.ShouldNotBeNull();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_time_for_handling_goes_on_after_a_check_that_was_not_passed()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await ToHandling(street, number, body);
        await street.After(TimeSpan.FromMinutes(4));
        await Done(street, "roads", number, "done");
        await Done(street, "inspector1", number, "accept");
        await street.After(TimeSpan.FromMinutes(30));
        await Done(street, "inspector1", number, "rework", "没修好");
        var page = await street.Page(number);
        (page.State, page.Outcome).ShouldBe(("handling", (CaseOutcome?)null));
        (page.DueAt!.Value - street.Now).ShouldBe(TimeSpan.FromMinutes(6));
        page.Clocks.Count(c => c.Kind == "handle").ShouldBe(1);
        page.Clocks.Count(c => c.Kind == "check").ShouldBe(1);
    }

    [Fact]
    public async Task A_voided_case_leaves_its_trace_and_needs_a_second_person()
    {
        var (street, number, _) = await Open();
        await using var __ = street;
        (await street.Move("intake1", number, "void")).Refusal!.Code.ShouldBe("note_required");
        await Done(street, "intake1", number, "void", "重复登记");
        (await street.Page(number)).State.ShouldBe("taken");
        (await street.Decide("leader1", number, "grant")).Ok.ShouldBeTrue();
        var page = await street.Page(number);
        (page.State, page.Outcome, page.Stage).ShouldBe(("voided", CaseOutcome.Voided, CaseStage.Ended));
        page.History.Select(h => h.Code).ShouldBe(["filedFromReport", "asked", "void", "firstAskedToTell"]);
        page.Clocks.ShouldAllBe(c => c.MetAt != null);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_request_that_the_case_has_left_behind_can_no_longer_be_granted()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await ToHandling(street, number, body);
        (await street.Move("roads", number, new MoveRequest("extend", "要等材料", MoreTime: new MoreTime(1, TimeUnit.WorkingDays)))).Ok.ShouldBeTrue();
        await Done(street, "roads", number, "done");
        (await street.Page(number)).Requests.Single().State.ShouldBe("overtaken");
    }

    [Fact]
    public async Task A_body_gives_a_case_back_only_when_the_dispatcher_agrees()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await ToHandling(street, number, body);
        await Done(street, "roads", number, "giveUp", "不属本局");
        (await street.Decide("dispatcher1", number, "refuse", "属于贵局职责")).Ok.ShouldBeTrue();
        (await street.Page(number)).State.ShouldBe("handling");
        await Done(street, "roads", number, "giveUp", "权属在电力公司");
        (await street.Decide("dispatcher1", number, "grant")).Ok.ShouldBeTrue();
        var page = await street.Page(number);
        page.State.ShouldBe("dispatching");
        page.Clocks.Count(c => c.Kind == "dispatch").ShouldBe(2);
    }

    [Fact]
    public async Task Under_another_category_the_running_clock_is_reckoned_anew_from_its_own_start()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await ToHandling(street, number, body);
        var before = await street.Page(number);
        await street.After(TimeSpan.FromMinutes(3));
        (await street.Recategorize("roads", number, "01-06", "看错了")).Refusal!.Code.ShouldBe("category_not_yours");
        (await street.Recategorize("intake1", number, "01", "看错了")).Refusal!.Code.ShouldBe("category_unknown", "a kind is no category");
        (await street.Recategorize("intake1", number, "01-06", " ")).Refusal!.Code.ShouldBe("note_required");
        (await street.Recategorize("intake1", number, before.Category, "没变")).Refusal!.Code.ShouldBe("category_same");
        (await street.Recategorize("intake1", number, "01-06", "是井盖，不是果皮箱")).Ok.ShouldBeTrue();
        var page = await street.Page(number);
        (page.Category, page.Title.Zh).ShouldBe(("01-06", "窨井盖：窨井盖松动，汽车经过时响"));
        page.DueAt.ShouldBe(before.DueAt!.Value.AddMinutes(20), "thirty minutes instead of ten, from the same start");
        page.Clocks.Single(c => c.Kind == "handle").Why.ShouldContain(w => w.Code == "dueCategoryChanged");
        page.Clocks.Single(c => c.Kind == "dispatch").Why.ShouldNotContain(w => w.Code == "dueCategoryChanged");
        page.History[^1].Code.ShouldBe("categoryChanged");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_picked_up_and_not_passed_is_dispatched_and_what_was_dispatched_can_be_recalled()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        for (var tries = 0; tries < 60; tries++)
        {
            // The sample draws one in five: one is looked for that is drawn.
            number = await street.TakeIn("intake1", "national");
            await Done(street, "intake1", number, "verify");
            var called = (await street.Ringing(number))[0];
            await Done(street, called, number, "accept");
            (await street.Move(called, number, new MoveRequest("pickedUp", FileIds: [await street.Photo(1), await street.Photo(2)]))).Ok.ShouldBeTrue();
            if ((await street.Page(number)).State == "toCheck")
            {
                break;
            }
        }

        (await street.Page(number)).State.ShouldBe("toCheck");
        var checker = (await street.Ringing(number))[0];
        await Done(street, checker, number, "accept");
        await Done(street, checker, number, "rework", "没清干净");
        (await street.Page(number)).State.ShouldBe("dispatching", "nobody handles it yet");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: body))).Ok.ShouldBeTrue();
        await Done(street, "dispatcher1", number, "recall", "派错了");
        (await street.Page(number)).State.ShouldBe("dispatching");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_that_nobody_answers_for_gets_nothing()
    {
        var (street, number, _) = await Open();
        await using var __ = street;
        var empty = await street.Hire("clerk", Roles.Crew, ofBody: true);
        await Done(street, "intake1", number, "admit");
        await Done(street, "leader1", number, "file");
        (await street.Move("dispatcher1", number, new MoveRequest("dispatch", OrganizationId: empty!.Value.ToString()))).Refusal!.Code.ShouldBe("organization_without_handler");
    }
}
