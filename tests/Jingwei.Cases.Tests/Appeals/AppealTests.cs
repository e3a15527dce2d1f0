using Jingwei.Cases.Appeals;
using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Appeals;

/// <summary>申诉: a body appeals once against what is held against it, somebody who did not judge decides, and what is upheld is counted otherwise.</summary>
public sealed class AppealTests
{
    [Fact]
    public async Task What_is_upheld_is_counted_as_done_in_time_and_the_recount_agrees()
    {
        await using var rig = await AppealRig.Open();
        (await rig.Of("green")).Judgements.ShouldBeEmpty("nothing is due yet");
        await rig.PassDue();
        await rig.Close();
        await rig.City.After(TimeSpan.FromDays(1));
        (await rig.Counts()).ShouldBe("DueToHandle 1, DueToClose 1, Closed 1");
        (await rig.Report()).Rows.ShouldHaveSingleItem().Figures.Single(f => f.Indicator == "onTimeHandlingRate").Shown.ShouldBe("0.00");
        var held = (await rig.City.Get<ListAppeals>().Held(rig.City["green"], CancellationToken.None)).Items.ShouldHaveSingleItem();
        (held.Number, held.Kind, held.MayAppeal).ShouldBe((rig.Case.Number, JudgementKind.Late, true));
        (await rig.Of("leader")).Judgements.ShouldBeEmpty("what is held against a body is its own to appeal against");

        (await rig.Appeal(held, "urban")).ShouldBe("case_unknown", "another body");
        (await rig.Appeal(held, words: " ")).ShouldBe("text_required");
        (await rig.Appeal(held with { Kind = JudgementKind.Reworked })).ShouldBe("judgement_unknown");
        (await rig.Appeal(held with { StayAt = held.StayAt.AddMinutes(1) })).ShouldBe("judgement_unknown", "there was no such stay");
        (await rig.Appeal(held)).ShouldBeNull();
        (await rig.Appeal(held)).ShouldBe("appeal_once");
        (await rig.Of("green")).Judgements.ShouldHaveSingleItem().MayAppeal.ShouldBeFalse();
        (await rig.Counts()).ShouldBe("DueToHandle 1, DueToClose 1, Closed 1", "asking changes nothing");

        (await rig.Decide("green2")).ShouldBe("appeal_own_body", "nobody judges what is his body's own");
        (await rig.Decide("desk")).ShouldBe("appeal_not_yours");
        (await rig.Decide("besideLeader")).ShouldBe("appeal_unknown", "another center");
        (await rig.Decide("leader", "perhaps")).ShouldBe("decision_unknown");
        (await rig.Decide("leader", words: null)).ShouldBe("text_required");
        (await rig.Decide("leader")).ShouldBeNull();
        (await rig.Decide("district", "reject")).ShouldBe("appeal_judged");

        (await rig.Counts()).ShouldBe("DueToHandle 1, HandledOnTime 1, DueToClose 1, Closed 1");
        (await rig.Report()).Rows.ShouldHaveSingleItem().Figures.Single(f => f.Indicator == "onTimeHandlingRate").Shown.ShouldBe("100.00");
        (await rig.Behind("onTimeHandlingRate")).Items.ShouldHaveSingleItem().Corrected.ShouldBeTrue();
        (await rig.Behind("reworkRate")).Items.ShouldHaveSingleItem().Corrected.ShouldBeFalse("that was not appealed against");
        (await rig.Of("green")).Judgements.ShouldBeEmpty();
        (await rig.City.History(rig.Case.Id)).TakeLast(3).ShouldBe(["close", "appealed", "appealUpheld"]);
        await rig.Agrees();
        await rig.City.After(TimeSpan.FromDays(30));
        (await rig.City.History(rig.Case.Id)).ShouldNotContain("appealEscalated", "what is judged waits for nobody");
        await rig.Agrees();
    }

    [Fact]
    public async Task What_is_upheld_of_one_stay_forgives_none_that_came_after_it_with_the_same_due_instant()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.Moves(("done", "green", "toCheck"), ("accept", "worker", "checking"), ("rework", "worker", "handling"));
        var late = await Late(rig);
        late.Count.ShouldBe(2);
        late[0].JudgedAt.ShouldBe(late[1].JudgedAt, "the clock goes on, and was out already");
        (await rig.Appeal(late[0])).ShouldBeNull();
        (await rig.Decide("leader")).ShouldBeNull();
        (await rig.Counts()).ShouldContain("DueToHandle 2, HandledOnTime 1");
        var left = (await Late(rig)).ShouldHaveSingleItem();
        (left.StayAt, left.MayAppeal).ShouldBe((late[1].StayAt, true));
        (await rig.Appeal(late[0])).ShouldBe("appeal_once");
        (await rig.Appeal(late[1])).ShouldBeNull("it is another judgement");
        (await rig.Decide("leader", "reject")).ShouldBeNull();
        (await rig.Appeal(late[1])).ShouldBe("appeal_once");
        await rig.Close();
        (await rig.Counts()).ShouldContain("DueToHandle 2, HandledOnTime 1");
        await rig.Agrees();
    }

    [Fact]
    public async Task A_key_neither_appeals_nor_judges()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        var judgement = (await rig.Of("green")).Judgements[0];
        (await rig.City.Get<FileAppeal>().Run(rig.Case.Number, new AppealRequest("late", judgement.JudgedAt, "理由", rig.City.Greening.ToString()), Key("green"), "console", CancellationToken.None)).Refusal!.Code.ShouldBe("appeal_by_person");
        (await rig.Appeal(judgement)).ShouldBeNull();
        var list = await rig.City.Get<ListAppeals>().Run(new AppealFilter(null, null, null), Key("leader"), CancellationToken.None);
        var seen = list.Value.Items.ShouldHaveSingleItem();
        seen.MayDecide.ShouldBeFalse();
        (await rig.City.Get<DecideAppeal>().Run(rig.Case.Number, seen.Id, new AppealDecision("uphold", "理由"), Key("leader"), "console", CancellationToken.None)).Refusal!.Code.ShouldBe("appeal_by_person");
        (await rig.Of("leader")).Items.ShouldHaveSingleItem().MayDecide.ShouldBeTrue("the person does");
        (await rig.Decide("leader")).ShouldBeNull();

        Actor Key(string of) => rig.City[of] with { Kind = ActorKind.ApiKey };
    }

    [Fact]
    public async Task What_was_upheld_of_a_case_not_closed_when_due_stays_when_it_is_closed()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.City.After(TimeSpan.FromDays(30));
        (await rig.Appeal((await rig.Of("green")).Judgements.Single(j => j.Kind == JudgementKind.NotClosed))).ShouldBeNull();
        (await rig.Decide("leader")).ShouldBeNull();
        (await rig.City.History(rig.Case.Id))[^1].ShouldBe("appealUpheld");
        (await rig.Counts()).ShouldBe("DueToHandle 1, DueToClose 1, Closed 1, ClosedOnTime 1");
        await rig.Close();
        (await rig.Counts()).ShouldBe("DueToHandle 1, DueToClose 1, Closed 1, ClosedOnTime 1");
        await rig.City.After(TimeSpan.FromDays(1));
        (await rig.Behind("closingRate")).Items.ShouldHaveSingleItem().Corrected.ShouldBeFalse("it was closed, and counts as such by itself");
        await rig.Agrees();
    }

    [Fact]
    public async Task What_the_history_says_otherwise_by_then_is_not_called_corrected()
    {
        await using var rig = await AppealRig.Open();
        var before = rig.City.Now.AddMinutes(5);
        await rig.PassDue();
        (await rig.Appeal((await Late(rig))[0])).ShouldBeNull();
        await rig.Move("done", "green", "toCheck", before);
        (await rig.Counts()).ShouldStartWith("DueToHandle 1, HandledOnTime 1");
        (await rig.Decide("leader")).ShouldBeNull();
        (await rig.City.History(rig.Case.Id))[^1].ShouldBe("appealUpheldMoot");
        await rig.City.After(TimeSpan.FromDays(1));
        (await rig.Behind("onTimeHandlingRate")).Items.ShouldHaveSingleItem().Corrected.ShouldBeFalse();
        await rig.Agrees();
    }

    [Fact]
    public async Task Who_had_a_hand_in_the_case_is_not_looked_for_as_judge()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.City.Storage.Writer.Write(async scope =>
        {
            await CaseBook.Involve(scope, rig.Case, rig.City["leader"].AccountId, handled: true);
            return 0;
        });
        (await rig.Appeal((await Late(rig))[0])).ShouldBeNull();
        (await rig.Of("green")).Items.ShouldHaveSingleItem().Level.En.ShouldBe("District");
        (await rig.Of("leader")).Items.ShouldHaveSingleItem().MayDecide.ShouldBeFalse();
        (await rig.Decide("leader")).ShouldBe("appeal_own_judgement");
        (await rig.Decide("district")).ShouldBeNull();
    }

    [Fact]
    public async Task Who_refused_more_time_in_that_stay_does_not_judge_even_if_that_was_after_the_appeal()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        var late = (await Late(rig))[0];
        await Refuse(rig, late.StayAt.AddMinutes(-1));
        (await rig.Appeal(late)).ShouldBeNull();
        (await rig.Of("leader")).Items.ShouldHaveSingleItem().MayDecide.ShouldBeTrue("that was of another stay");
        await Refuse(rig, rig.City.Now);
        (await rig.Decide("leader")).ShouldBe("appeal_own_judgement");
        (await rig.Decide("district")).ShouldBeNull();
    }

    [Fact]
    public async Task What_is_rejected_stays_as_it_was()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.Close();
        (await rig.Appeal((await rig.Of("green")).Judgements[0])).ShouldBeNull();
        (await rig.Decide("leader", "reject", "照片在时限之后")).ShouldBeNull();
        (await rig.Counts()).ShouldBe("DueToHandle 1, DueToClose 1, Closed 1");
        (await rig.Behind("onTimeHandlingRate")).Items.ShouldHaveSingleItem().Corrected.ShouldBeFalse();
        (await rig.List("green", "rejected")).ShouldBe([rig.Case.Number]);
        (await rig.Appeal((await rig.Of("green")).Judgements[0])).ShouldBe("appeal_once", "there is no second one");
        (await rig.City.History(rig.Case.Id))[^1].ShouldBe("appealRejected");
        await rig.Agrees();
    }

    [Fact]
    public async Task Who_sent_it_back_does_not_judge_whether_that_was_right()
    {
        await using var rig = await AppealRig.Open();
        await rig.Moves(("done", "green", "toCheck"), ("accept", "leader", "checking"), ("rework", "leader", "handling"));
        await rig.Close();
        (await rig.Counts(Appraised.Dispatcher)).ShouldContain("Reworked 1");
        var judgement = (await rig.Of("green")).Judgements.ShouldHaveSingleItem();
        judgement.Kind.ShouldBe(JudgementKind.Reworked);
        (await rig.Appeal(judgement)).ShouldBeNull();
        (await rig.Of("green")).Items.ShouldHaveSingleItem().Level.En.ShouldBe("District", "at the subdistrict only the one who judged could");
        (await rig.Decide("leader")).ShouldBe("appeal_own_judgement");
        (await rig.Decide("district")).ShouldBeNull();
        (await rig.Counts()).ShouldNotContain("Reworked");
        (await rig.Counts(Appraised.Dispatcher)).ShouldNotContain("Reworked", customMessage: "a check that was wrong says nothing of the dispatch either");
        await rig.Agrees();
    }

    [Fact]
    public async Task What_nobody_judges_goes_up_over_a_restart_and_stands_at_the_top()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        (await rig.Appeal((await rig.Of("green")).Judgements[0])).ShouldBeNull("also while the case is open");
        var first = (await rig.Of("green")).Items[0];
        (first.Level.En, first.Late).ShouldBe(("Subdistrict", false));
        (await rig.List("leader", "waiting")).ShouldBe([rig.Case.Number]);
        (await rig.List("leader", "late")).ShouldBeEmpty();
        (await rig.List("besideLeader")).ShouldBeEmpty("another center");
        (await rig.List("urban")).ShouldBeEmpty("another body");

        await rig.City.Restart();
        await rig.City.Get<AreaDirectory>().Reload();
        await rig.City.After(TimeSpan.FromDays(6));
        var second = (await rig.Of("green")).Items[0];
        (second.Level.En, second.TimesIgnored, second.Late).ShouldBe(("District", 1, true));
        (await rig.Decide("leader")).ShouldBe("appeal_not_yours", "it lies with the district now");
        await rig.City.After(TimeSpan.FromDays(30));
        var top = (await rig.Of("green")).Items[0];
        (top.Level.En, top.TimesIgnored, top.State).ShouldBe(("City", 3, AppealState.Waiting));
        (await rig.List("green", "late")).ShouldBe([rig.Case.Number]);
        (await rig.City.History(rig.Case.Id)).Where(c => c.StartsWith("appeal", StringComparison.Ordinal)).ShouldBe(["appealed", "appealEscalated", "appealEscalated", "appealIgnored"]);
        (await Findings(rig)).ShouldBeEmpty("at the top nothing is waited for");
        (await rig.Decide("mayor")).ShouldBeNull();
        await rig.Agrees();
    }

    [Fact]
    public async Task The_leader_of_a_zone_judges_what_lies_in_it_and_the_subdistrict_is_the_next_level()
    {
        await using var rig = await AppealRig.Open();
        await rig.City.Zone("zoneDesk", "zoneLeader");
        await rig.PassDue();
        (await rig.Appeal((await rig.Of("green")).Judgements[0])).ShouldBeNull();
        (await rig.Of("green")).Items.ShouldHaveSingleItem().Level.En.ShouldBe("Zone");
        (await rig.List("zoneLeader", "waiting")).ShouldBe([rig.Case.Number], "members of a zone are of it");
        (await rig.Of("zoneLeader")).Items.ShouldHaveSingleItem().MayDecide.ShouldBeTrue();
        await rig.City.After(TimeSpan.FromDays(6));
        var next = (await rig.Of("green")).Items[0];
        (next.Level.En, next.TimesIgnored).ShouldBe(("Subdistrict", 1));
        (await rig.Decide("zoneLeader")).ShouldBe("appeal_not_yours");
        (await rig.Decide("leader")).ShouldBeNull();
    }

    [Fact]
    public async Task Five_working_days_after_the_case_ended_it_is_too_late()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        (await rig.Of("green")).Judgements.ShouldAllBe(j => j.Until == null && j.MayAppeal, "the time runs from the end of the case");
        await rig.Close();
        var open = (await rig.Of("green")).Judgements[0];
        open.Until!.Value.ShouldBeGreaterThan(rig.City.Now.AddDays(4));
        await rig.City.Storage.AdvanceTo(open.Until.Value + TimeSpan.FromMinutes(1));
        (await rig.Appeal(open)).ShouldBe("appeal_too_late");
        (await rig.Of("green")).Judgements.ShouldAllBe(j => !j.MayAppeal);
    }

    [Fact]
    public async Task The_audit_finds_one_that_nothing_waits_for()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        (await rig.Appeal((await rig.Of("green")).Judgements[0])).ShouldBeNull();
        (await Findings(rig)).ShouldBeEmpty();
        var id = (await rig.Of("green")).Items[0].Id;
        await rig.City.Storage.Writer.Write(async scope =>
        {
            await scope.CancelDue(AppealBook.DueKind, id);
            return 0;
        });
        (await Findings(rig)).ShouldHaveSingleItem().Code.ShouldBe("appeal_without_wait");
        await rig.City.After(TimeSpan.FromDays(30));
        (await Findings(rig)).ShouldHaveSingleItem().Code.ShouldBe("appeal_without_wait", "also when its time has passed unnoticed");
    }

    [Fact]
    public async Task Its_lists_walk_an_index()
    {
        await using var rig = await AppealRig.Open();
        var list = rig.City.Get<ListAppeals>();
        (await Plan(rig, db => list.Narrow(db, new AppealFilter("late", null, null), rig.City["mayor"]).OrderByDescending(a => a.Id).Take(51))).ShouldContain("ix_case_appeal_state (state=?");
        (await Plan(rig, db => list.Narrow(db, new AppealFilter(null, null, null), rig.City["green"]).OrderByDescending(a => a.Id).Take(51))).ShouldContain("ix_case_appeal_body (body_id=?");
        var held = await Plan(rig, db => ListAppeals.Lacking(db, 77, 20261101, rig.City.Now).Take(200));
        held.ShouldContain("COVERING INDEX ix_case_fact_body (body_id=? AND day>?");
        held.ShouldContain("COVERING INDEX ix_case_fact_body (body_id=? AND day=? AND case_id=? AND kind=? AND counts_at=?)");
        held.ShouldNotContain("B-TREE", customMessage: "it ends when there are enough");
    }

    private static async Task<IReadOnlyList<JudgementView>> Late(AppealRig rig) => [.. (await rig.Of("green")).Judgements.Where(j => j.Kind == JudgementKind.Late)];

    private static Task<int> Refuse(AppealRig rig, DateTimeOffset at) => rig.City.Storage.Writer.Write(scope =>
    {
        scope.Db.Add(new CaseRequestRow
        {
            Id = scope.NewId(), CaseId = rig.Case.Id, Move = "extend", Body = "{}", AskedById = rig.City["green"].AccountId, AskedRole = "handler", AskedAt = at, State = RequestState.Refused,
            DecidedById = rig.City["leader"].AccountId, DecidedAt = at,
        });
        return Task.FromResult(0);
    });

    private static async Task<IReadOnlyList<AuditFinding>> Findings(AppealRig rig) =>
        (await rig.City.Storage.Reader.Read(db => new AppealAudit().Check(db, rig.City.Now, CancellationToken.None))).Findings;

    private static Task<string> Plan<T>(AppealRig rig, Func<CityDb, IQueryable<T>> query) => rig.City.Storage.Reader.Read(async db =>
    {
        await using var command = query(db).CreateDbCommand();
#pragma warning disable CA2100 // The query's own text.
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        return string.Join('\n', lines);
    });

    [Fact]
    public async Task Who_may_not_see_the_case_reads_of_what_kind_it_is_and_not_what_was_reported()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.Close();
        await rig.City.Storage.Writer.Write(scope => scope.Db.Database.ExecuteSqlAsync($"UPDATE city_case SET title_zh = '王家门口', body_id = {rig.City.Urban} WHERE id = {rig.Case.Id}"));
        var judgement = (await rig.Of("green")).Judgements[0];
        judgement.Title.Zh.ShouldBe("满溢");
        (await rig.City.Get<ListAppeals>().Held(rig.City["green"], CancellationToken.None)).Items.ShouldAllBe(j => j.Title.Zh == "满溢");
        (await rig.Appeal(judgement)).ShouldBeNull();
        (await rig.Of("green")).Items.Single().Title.Zh.ShouldBe("满溢");
        (await rig.Of("leader")).Items.Single().Title.Zh.ShouldBe("王家门口");
    }
}
