using Jingwei.Cases.Appeals;
using Jingwei.Cases.Appraisals;
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
        (await rig.Decide("mayor")).ShouldBeNull();
        await rig.Agrees();
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
    }

    [Fact]
    public async Task Its_lists_walk_an_index()
    {
        await using var rig = await AppealRig.Open();
        var list = rig.City.Get<ListAppeals>();
        (await Plan(rig, db => list.Narrow(db, new AppealFilter("late", null, null), rig.City["mayor"]).OrderByDescending(a => a.Id).Take(51))).ShouldContain("ix_case_appeal_state (state=?");
        (await Plan(rig, db => list.Narrow(db, new AppealFilter(null, null, null), rig.City["green"]).OrderByDescending(a => a.Id).Take(51))).ShouldContain("ix_case_appeal_body (body_id=?");
        (await Plan(rig, db => ListAppeals.Counted(db, 77, 20261101))).ShouldContain("ix_case_fact_body (body_id=? AND day>?");
    }

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
}
