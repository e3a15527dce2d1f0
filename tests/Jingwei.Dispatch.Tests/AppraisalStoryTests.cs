using Jingwei.Cases;
using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>What the moves of real cases come to in the tables of appraisal.</summary>
public sealed class AppraisalStoryTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private static async Task<(StreetRig Street, string Number, long Body)> Open()
    {
        var street = await StreetRig.Open();
        await street.Hire("intake1", Roles.Intake);
        await street.Hire("leader1", Roles.ShiftLeader);
        await street.Hire("dispatcher1", Roles.Dispatcher);
        var body = await street.Hire("roads", Roles.Handler, ofBody: true);
        return (street, await street.TakeIn("intake1", "national"), body!.Value);
    }

    private static async Task Done(StreetRig street, string who, string number, string move, string? note = null, long? body = null, int minutes = 1)
    {
        await street.After(minutes * Minute);
        var result = await street.Move(who, number, new MoveRequest(move, note, OrganizationId: body?.ToString()));
        result.Ok.ShouldBeTrue($"{move} by {who}: {(result.Ok ? "" : result.Refusal.Code)}");
    }

    private static Task<string> Person(StreetRig street, Appraised of, string who) => street.Counts(of, k => k.PersonId == street.Actor(who).AccountId);

    [Fact]
    public async Task A_case_through_the_national_flow_counts_for_each_who_had_a_hand_in_it()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await Done(street, "intake1", number, "verify");
        await Done(street, "inspector1", number, "accept", minutes: 0);
        await Done(street, "inspector1", number, "reallySo", minutes: 70);
        await Done(street, "leader1", number, "file");
        await Done(street, "dispatcher1", number, "dispatch", body: body, minutes: 20);
        await Done(street, "roads", number, "done");
        await Done(street, "inspector1", number, "accept", minutes: 0);
        await Done(street, "inspector1", number, "rework", "还在响");
        await Done(street, "roads", number, "done");
        await Done(street, "inspector1", number, "accept", minutes: 0);
        await Done(street, "inspector1", number, "passed");
        await Done(street, "leader1", number, "close");

        (await Person(street, Appraised.Intake, "intake1")).ShouldBe("intakeDue 1, takenInOnTime 1, verificationSendDue 1, verificationSentOnTime 1");
        (await Person(street, Appraised.Inspector, "inspector1")).ShouldBe("verificationDue 1, checkDue 2, checkedOnTime 2", "an hour for verification: it took 71 minutes");
        (await Person(street, Appraised.ShiftLeader, "leader1")).ShouldBe("filed 1, filingDue 1, filedOnTime 1, closingDue 1, closingOnTime 1");
        (await Person(street, Appraised.Dispatcher, "dispatcher1")).ShouldBe("dispatchDue 1, reworked 1", "a quarter of an hour to dispatch: it took 20 minutes; and it came back");
        (await street.Counts(Appraised.Department, k => k.BodyId == body)).ShouldBe("reworked 1, dueToHandle 2, handledOnTime 2, dueToClose 1, closed 1, closedOnTime 1");
        (await street.Counts(Appraised.Area, k => k.AreaId == street.AreaId)).ShouldBe("filed 1, reworked 1, dueToClose 1, closed 1, closedOnTime 1, accepted 1");
        await Agrees(street);
    }

    [Fact]
    public async Task What_is_given_back_in_time_is_nobodys_and_what_was_extended_is_due_later()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        var other = (await street.Hire("greening", Roles.Handler, ofBody: true))!.Value;
        await Done(street, "intake1", number, "admit");
        await Done(street, "leader1", number, "file");
        await Done(street, "dispatcher1", number, "dispatch", body: body);
        await Done(street, "roads", number, "giveUp", "不归我们");
        (await street.Decide("dispatcher1", number, "grant")).Ok.ShouldBeTrue();
        await Done(street, "dispatcher1", number, "dispatch", body: other);
        (await street.Move("greening", number, new MoveRequest("extend", "要等材料", MoreTime: new MoreTime(30, TimeUnit.Minutes)))).Ok.ShouldBeTrue();
        (await street.Decide("leader1", number, "grant")).Ok.ShouldBeTrue();
        await Done(street, "greening", number, "done", minutes: 35);

        (await street.Counts(Appraised.Department, k => k.BodyId == body)).ShouldBe("");
        (await street.Counts(Appraised.Department, k => k.BodyId == other)).ShouldBe("dueToHandle 1, handledOnTime 1, dueToClose 1");
        (await Person(street, Appraised.Dispatcher, "dispatcher1")).ShouldBe("dispatchDue 2, dispatchedOnTime 2");
        await Agrees(street);
    }

    [Fact]
    public async Task What_is_voided_leaves_its_trace_and_falls_due_no_more()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await Done(street, "intake1", number, "admit");
        await Done(street, "leader1", number, "file");
        await Done(street, "dispatcher1", number, "dispatch", body: body);
        await Done(street, "dispatcher1", number, "void", "重复");
        (await street.Decide("leader1", number, "grant")).Ok.ShouldBeTrue();

        (await Person(street, Appraised.ShiftLeader, "leader1")).ShouldBe("filed 1, filingDue 1, filedOnTime 1, voided 1");
        (await street.Counts(Appraised.Department, k => k.BodyId == body)).ShouldBe("");
        (await street.Counts(Appraised.Area, _ => true)).ShouldBe("filed 1, voided 1, accepted 1");
        await Agrees(street);
    }

    [Fact]
    public async Task On_the_street_whoever_cleared_it_handled_it_and_the_area_closed_it()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "onTheWay", "arrived", "reallySo", "handedOver" })
        {
            (await street.Move("patrol1", number, move)).Ok.ShouldBeTrue(move);
        }

        var crew = (await street.Ringing(number)).Single();
        (await street.Move(crew, number, "startWork")).Ok.ShouldBeTrue();
        await street.After(2 * Minute);
        (await street.Move(crew, number, "done")).Ok.ShouldBeTrue();
        (await street.Move("inspector1", number, "returned", "没清干净")).Ok.ShouldBeTrue();
        (await street.Move(crew, number, "done")).Ok.ShouldBeTrue();
        (await street.Move("inspector1", number, "checked")).Ok.ShouldBeTrue();

        (await Person(street, Appraised.Department, crew)).ShouldBe("dueToHandle 2, handledOnTime 2");
        (await Person(street, Appraised.Inspector, "inspector1")).ShouldBe("checkDue 2, checkedOnTime 2");
        (await street.Counts(Appraised.Area, _ => true)).ShouldBe("filed 1, reworked 1, dueToClose 1, closed 1, closedOnTime 1, accepted 1");
        await Agrees(street);
    }

    [Fact]
    public async Task What_turns_out_not_so_was_no_case()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "falseAlarm" })
        {
            (await street.Move("patrol1", number, move)).Ok.ShouldBeTrue(move);
        }

        (await street.Move("inspector1", number, "checked")).Ok.ShouldBeTrue();
        (await street.Counts(Appraised.Area, _ => true)).ShouldBe("accepted 1");
        await Agrees(street);
    }

    [Fact]
    public async Task A_note_or_a_call_counts_nothing_anew()
    {
        var (street, number, _) = await Open();
        await using var _s = street;
        await Done(street, "intake1", number, "admit");
        var before = await Mark(street);
        await Done(street, "leader1", number, "note", "看过了");
        (await Mark(street)).ShouldBe(before);

        static Task<string> Mark(StreetRig street) => street.Rig.Reader.Read(db => db.Set<CaseCountRow>().Select(c => c.CountedFrom).SingleAsync());
    }

    [Fact]
    public async Task A_night_recounts_says_what_was_otherwise_and_puts_it_right()
    {
        var (street, number, _) = await Open();
        await using var _s = street;
        await Done(street, "intake1", number, "admit");
        await street.Rig.Services.GetRequiredService<KeepAppraisal>().Begin(CancellationToken.None);
        await street.After(TimeSpan.FromDays(1));
        var first = await Last(street);
        (first.Cases, first.Wrong, first.FinishedAt is not null).ShouldBe((1, 0, true));
        TimeOnly.FromDateTime(first.StartedAt.ToOffset(TimeSpan.FromHours(8)).DateTime).ShouldBe(new TimeOnly(3, 30));
        (await street.Findings()).ShouldBeEmpty();

        await street.Rig.Writer.Write(async scope =>
        {
            await scope.Db.Database.ExecuteSqlAsync($"UPDATE case_fact_sum SET total = total + 2 WHERE kind = 'IntakeDue' AND total > 0");
            await scope.Db.Database.ExecuteSqlAsync($"DELETE FROM case_fact WHERE kind = 'TakenInOnTime'");
            return 0;
        });
        (await street.Findings()).Select(f => f.Code).Distinct().ShouldBe(["appraisal_sum_wrong"]);
        await street.After(TimeSpan.FromDays(1));
        var second = await Last(street);
        second.Wrong.ShouldBe(3, $"{second.Findings}: the case, the sum that was changed, and that of the fact which was lost and found");
        (await street.Findings()).Select(f => f.Code).ShouldBe(["recount_disagreed"]);
        await Agrees(street);
        await street.After(TimeSpan.FromDays(1));
        (await street.Findings()).ShouldBeEmpty("the next night agreed");
    }

    [Fact]
    public async Task Cases_of_before_anything_was_counted_are_counted_after_the_start()
    {
        var (street, number, _) = await Open();
        await using var _s = street;
        await Done(street, "intake1", number, "admit");
        var before = (await street.Sums()).Kept;
        await street.Rig.Writer.Write(async scope =>
        {
            await scope.Db.Database.ExecuteSqlAsync($"DELETE FROM case_fact");
            await scope.Db.Database.ExecuteSqlAsync($"DELETE FROM case_fact_sum");
            await scope.Db.Database.ExecuteSqlAsync($"DELETE FROM case_count");
            return 0;
        });
        await street.Restart();
        await street.Rig.Services.GetRequiredService<KeepAppraisal>().Begin(CancellationToken.None);
        await street.Rig.Settle();
        (await street.Sums()).Kept.OrderBy(s => s.ToString()).ShouldBe(before.OrderBy(s => s.ToString()));
        await Agrees(street);
    }

    [Fact]
    public async Task The_table_of_a_month_shows_rows_of_ones_own_areas_and_opens_to_the_cases_behind()
    {
        var (street, number, body) = await Open();
        await using var _ = street;
        await Done(street, "intake1", number, "admit");
        await Done(street, "leader1", number, "file");
        await Done(street, "dispatcher1", number, "dispatch", body: body);
        await Done(street, "roads", number, "done");
        var (show, open) = (street.Rig.Services.GetRequiredService<ShowAppraisal>(), street.Rig.Services.GetRequiredService<OpenFigure>());
        var asked = new AppraisalRequest("department", "2026-11", null, null, null, null);
        (await show.Run(asked, street.Actor("leader1"), CancellationToken.None)).Value.First.ShouldBe(new DateOnly(2026, 11, 1));
        (await show.Run(asked, street.Actor("leader1"), CancellationToken.None)).Value.Rows.ShouldBeEmpty("today is not over");

        await street.After(TimeSpan.FromDays(1));
        var report = (await show.Run(asked, street.Actor("leader1"), CancellationToken.None)).Value;
        var row = report.Rows.ShouldHaveSingleItem();
        (row.Id, row.Name.Zh, report.Complete).ShouldBe((body.ToString(), "roads局", false));
        row.Figures.Select(f => $"{f.Indicator} {f.Shown}").ShouldBe(["dueToClose 1", "closingRate 0.00", "onTimeHandlingRate 100.00", "reworkRate 0.00"]);
        (row.Total, row.Grade, row.Rank).ShouldBe((60, "C", 1));

        var behind = (await open.Run(asked, "closingRate", row.Id, street.Actor("leader1"), CancellationToken.None)).Value;
        (behind.Above, behind.Below, behind.Hidden).ShouldBe((0, 1, 0));
        behind.Items.ShouldHaveSingleItem().Case.Number.ShouldBe(number);
        (await open.Run(asked, "mood", null, street.Actor("leader1"), CancellationToken.None)).Refusal!.Code.ShouldBe("appraisal_indicator_unknown");

        var abroad = new Actor(9, "abroad", Foundation.Text.Same("abroad"), ActorKind.Person, [new ActorPost(Roles.ShiftLeader, 12345, null, null)]);
        (await show.Run(asked, abroad, CancellationToken.None)).Value.Rows.ShouldBeEmpty();
        (await show.Run(asked with { Area = street.AreaId.ToString() }, abroad, CancellationToken.None)).Value.Rows.ShouldBeEmpty();
        (await open.Run(asked, "closingRate", row.Id, abroad, CancellationToken.None)).Value.Below.ShouldBe(0);
        (await show.Run(asked with { Area = street.AreaId.ToString() }, street.Actor("leader1"), CancellationToken.None)).Value.Rows.Count.ShouldBe(1);

        var areas = (await show.Run(asked with { Table = "area" }, street.Actor("leader1"), CancellationToken.None)).Value.Rows.ShouldHaveSingleItem();
        areas.Name.Zh.ShouldBe("区域2", "the areas just below the reader's own");
        (await show.Csv(asked, true, street.Actor("leader1"), CancellationToken.None)).Value.ShouldContain("roads局,1,");
        var compare = street.Rig.Services.GetRequiredService<CompareFormulas>();
        (await compare.Version(asked, 1, street.Actor("leader1"), CancellationToken.None)).Value.Rows.ShouldHaveSingleItem().Difference.ShouldBe("0.00");
        (await compare.Version(asked, 9, street.Actor("leader1"), CancellationToken.None)).Refusal!.Code.ShouldBe("appraisal_version_unknown");
        (await show.Run(asked with { Period = "2025-11" }, street.Actor("leader1"), CancellationToken.None)).Refusal!.Code.ShouldBe("appraisal_without_formula");
    }

    private static Task<CaseRecountRow> Last(StreetRig street) => street.Rig.Reader.Read(db => db.Set<CaseRecountRow>().OrderByDescending(r => r.Id).FirstAsync());

    private static async Task Agrees(StreetRig street)
    {
        var (kept, counted) = await street.Sums();
        kept.OrderBy(s => s.ToString()).ShouldBe(counted.OrderBy(s => s.ToString()));
    }
}
