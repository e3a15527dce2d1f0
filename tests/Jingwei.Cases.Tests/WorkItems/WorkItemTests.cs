using Jingwei.Cases.Rules.WorkItems;
using Jingwei.Cases.WorkItems;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.WorkItems;

/// <summary>工作事项准入: the request, the judgement, the list.</summary>
public sealed class WorkItemTests
{
    [Fact]
    public async Task A_department_asks_and_the_district_admits_for_less_than_was_asked()
    {
        await using var rig = await WorkItemRig.Open();
        var number = await rig.Asked();
        number.ShouldBe("2026-准-000001");
        (await rig.Items("district", new WorkItemFilter(Waiting: "me"))).ShouldHaveSingleItem().WaitsForMe.ShouldBeTrue();
        (await rig.Items("green", new WorkItemFilter(Waiting: "me"))).ShouldBeEmpty();
        (await rig.Move(number, "green", "admit")).ShouldBe("work_item_not_judged_by_you", "a department never judges its own");
        (await rig.Move(number, "leader", "admit")).ShouldBe("work_item_not_judged_by_you", "the district judges, not the subdistrict");
        (await rig.Move(number, "district", "admit", times: 3)).ShouldBe("number_out_of_range timesPerYear", "more than was asked");
        (await rig.Move(number, "district", "admit", until: rig.Today.AddDays(500))).ShouldBe("day_out_of_range until");

        (await rig.Move(number, "district", "admit", "每年一次", times: 1, until: rig.Today.AddDays(30))).ShouldBeNull();
        var page = await rig.Page(number, "secretary");
        (page.Summary.State, page.Summary.InForce, page.Summary.TimesPerYear, page.Judgement).ShouldBe((WorkItemState.Admitted, true, 1, "每年一次"));
        page.Moves.ShouldBeEmpty("a neighborhood reads");
        (await rig.Items("secretary", new WorkItemFilter(State: "inForce"))).Count.ShouldBe(1);
        (await rig.Page(number)).Moves.ShouldHaveSingleItem().Move.ShouldBe("strike");
        page.History.Select(h => h.Code).ShouldBe(["workItemAsked", "workItem.admit"]);
    }

    [Fact]
    public async Task What_comes_back_is_written_otherwise_and_what_is_refused_stays_refused()
    {
        await using var rig = await WorkItemRig.Open();
        var number = await rig.Asked();
        (await rig.Amend(number, "green", rig.Request())).ShouldBe("work_item_move_not_now", "nobody sent it back");
        (await rig.Move(number, "district", "return")).ShouldBe("words_required words");
        (await rig.Move(number, "district", "return", "请写明经费")).ShouldBeNull();
        (await rig.Items("green", new WorkItemFilter(Waiting: "me"))).ShouldHaveSingleItem();
        (await rig.Amend(number, "urban", rig.Request())).ShouldBe("work_item_not_yours");
        (await rig.Amend(number, "green", rig.Request() with { Support = "每户补助五元" })).ShouldBeNull();
        (await rig.Page(number)).Support.ShouldBe("每户补助五元");
        (await rig.Move(number, "district", "refuse", "属部门自身职责")).ShouldBeNull();
        (await rig.Amend(number, "green", rig.Request())).ShouldBe("work_item_move_not_now");
        (await rig.Move(number, "district", "admit")).ShouldBe("work_item_move_not_now");
        (await rig.Give(number)).Refusal!.Code.ShouldBe("work_item_not_admitted");
    }

    [Fact]
    public async Task A_request_says_which_field_is_wrong()
    {
        await using var rig = await WorkItemRig.Open();
        var good = rig.Request();
        (await rig.Refused(good with { Name = " " })).ShouldBe("words_required name");
        (await rig.Refused(good with { Name = new string('长', 61) })).ShouldBe("text_too_long name");
        (await rig.Refused(good with { Support = null })).ShouldBe("words_required support", "what comes with it is part of the request");
        (await rig.Refused(good with { Minutes = 5 })).ShouldBe("number_out_of_range minutes");
        (await rig.Refused(good with { TimesPerYear = 0 })).ShouldBe("number_out_of_range timesPerYear");
        (await rig.Refused(good with { Until = rig.Today })).ShouldBe("day_out_of_range until");
        (await rig.Refused(good with { Until = rig.Today.AddYears(4) })).ShouldBe("day_out_of_range until");
        (await rig.Refused(good with { Categories = ["99-99"] })).ShouldBe("category_unknown categories");
        (await rig.Refused(good with { Body = rig.City.Urban.ToString() })).ShouldBe("organization_unknown body", "another department's name");
        (await rig.Refused(good, "secretary")).ShouldBe("work_item_no_department");
        (await rig.Refused(good, "clerk")).ShouldBe("work_item_no_department", "a committee asks nothing of committees");
        (await rig.Items("district")).ShouldBeEmpty("nothing of it was kept");
    }

    [Fact]
    public async Task Who_does_not_judge_in_time_is_noticed_again_and_again_after_a_restart_too()
    {
        await using var rig = await WorkItemRig.Open();
        var number = await rig.Asked();
        await rig.City.After(TimeSpan.FromDays(7));
        (await rig.Page(number)).Summary.Late.ShouldBeFalse("ten working days are not over");
        await rig.City.Restart();
        await rig.City.After(TimeSpan.FromDays(9));
        var late = await rig.Page(number);
        (late.Summary.Late, late.History[^1].Code).ShouldBe((true, "workItem.notJudged"));
        await rig.City.After(TimeSpan.FromDays(16));
        (await rig.Page(number)).History.Count(h => h.Code == "workItem.notJudged").ShouldBe(2);
        (await rig.Move(number, "district", "admit")).ShouldBeNull();
        (await rig.Page(number)).Summary.Late.ShouldBeFalse();
    }

    [Fact]
    public async Task An_item_ends_with_its_last_day()
    {
        await using var rig = await WorkItemRig.Open();
        var number = await rig.Admitted(rig.Request(days: 3));
        await rig.City.After(TimeSpan.FromDays(3));
        (await rig.Page(number)).Summary.InForce.ShouldBeTrue("its last day is today");
        (await rig.Give(number)).Refusal.ShouldBeNull();
        await rig.City.After(TimeSpan.FromDays(1));
        (await rig.Page(number)).Summary.State.ShouldBe(WorkItemState.Ended);
        (await rig.Give(number)).Refusal!.Code.ShouldBe("work_item_not_admitted");
        (await rig.City.Storage.Reader.Read(db => db.Set<DueRow>().CountAsync(d => d.Kind == WorkItemBook.ItemDue))).ShouldBe(0);
    }

    [Fact]
    public async Task A_case_goes_to_a_committee_only_under_an_admitted_item()
    {
        await using var rig = await WorkItemRig.Open();
        var row = await rig.City.Case();
        var gate = rig.City.Get<WorkItemGate>();
        var (committee, greening) = (await Body(rig.Committee), await Body(rig.City.Greening));
        (await Wrong(committee)).ShouldBe("neighborhood_needs_work_item organizationId");
        (await Wrong(greening)).ShouldBeNull("a department needs none");
        await rig.Admitted(rig.Request(categories: "01"));
        (await Wrong(committee)).ShouldBeNull("its kind is named");
        (await rig.Move("2026-准-000001", "district", "strike", "不再需要")).ShouldBeNull();
        (await Wrong(committee)).ShouldBe("neighborhood_needs_work_item organizationId");

        Task<Jingwei.City.Contracts.Organization> Body(long id) => rig.City.Storage.Reader.Read(async db => (await rig.City.Get<Jingwei.City.Contracts.People>().FindOrganization(db, id))!);
        async Task<string?> Wrong(Jingwei.City.Contracts.Organization body) => WorkItemRig.Said(await rig.City.Storage.Reader.Read(db => gate.Wrong(db, row, body, rig.City.Now)));
    }
}
