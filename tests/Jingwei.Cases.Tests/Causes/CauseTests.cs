using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Causes;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Tests.Assists;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Causes;

/// <summary>同因并管: a burst main and the cases of no water that it makes.</summary>
public sealed class CauseTests
{
    private const string Burst = "铜仁路水管爆裂，正在抢修";
    private static readonly CancellationToken Now = CancellationToken.None;

    [Fact]
    public async Task Fourteen_cases_of_no_water_end_with_the_burst_main_that_made_them()
    {
        await using var city = await LevelsRig.Open();
        var parent = await city.Case("handedOver");
        var reports = new List<ReportReceipt>();
        for (var i = 0; i < 14; i++)
        {
            reports.Add(await Report(city));
        }

        (await Bind(city, parent.Number, [.. reports.Select(r => r.Number)])).ShouldBeNull();
        var tree = (await city.Page(parent.Number, "desk")).CauseTree!;
        (tree.ChildCount, tree.OpenCount, tree.Children.Count).ShouldBe((14, 14, 14));
        tree.Children.ShouldAllBe(c => c.Cause == Burst && c.MayRelease);
        var child = await city.Page(reports[3].Number, "desk");
        (child.Cause!.Parent, child.CauseTree!.Parent!.Number, child.Stage).ShouldBe((parent.Number, parent.Number, CaseStage.Dispatch));
        child.Clocks.ShouldContain(c => c.MetAt == null, "its own clocks go on");
        (await Follow(city, reports[3])).Steps[^1].ShouldSatisfyAllConditions(s => s.Code.ShouldBe("causeFound"), s => s.Words.ShouldBe(Burst));
        var listed = (await city.Get<ListCases>().Run(new CaseFilter(Cause: parent.Number), city["desk"], Now)).Value.Items;
        listed.Select(c => c.Number).ShouldBe(reports.Select(r => r.Number), ignoreOrder: true);
        (await city.Get<ListCases>().Run(new CaseFilter(), city["desk"], Now)).Value.Items.Single(c => c.Number == parent.Number).Cause.ShouldBe(new CauseMark(null, 14, 14));

        await city.After(TimeSpan.FromMinutes(40));
        await Move(city, parent.Number, "desk", "done");
        (await city.Page(reports[0].Number, "desk")).Stage.ShouldBe(CaseStage.Dispatch, "done is not checked");
        await Move(city, parent.Number, "mayor", "checked");

        foreach (var report in reports)
        {
            var page = await city.Page(report.Number, "leader");
            var drawn = SampledCheck.IsDrawn(long.Parse(page.Id));
            (page.Stage, page.Outcome).ShouldBe((drawn ? CaseStage.Check : CaseStage.Ended, CaseOutcome.Cleared));
            (await Follow(city, report)).Steps.Select(s => s.Code).ShouldBe(drawn ? ["received", "causeFound", "causeSolved"] : ["received", "causeFound", "causeSolved", "closedUnchecked"]);
            (await Follow(city, report)).MayAnswer.ShouldBeTrue("each reporter says whether it is solved for them");
        }

        var left = reports.Count(r => SampledCheck.IsDrawn(IdOf(city, r.Number).Result));
        (await city.Page(parent.Number, "desk")).CauseTree!.OpenCount.ShouldBe(left);
        await FiguresAgree(city);

        // Not solved for one of them: that one is open again, the others are not.
        var closed = reports.First(r => !SampledCheck.IsDrawn(IdOf(city, r.Number).Result));
        (await city.Get<AnswerReport>().Run(closed.Number, new AnswerRequest(closed.FollowCode, false, "还是没水"), Actor.Nobody, Now)).Ok.ShouldBeTrue();
        await city.Storage.Settle();
        (await city.Page(closed.Number, "desk")).Stage.ShouldBe(CaseStage.Dispatch);
        (await city.Page(parent.Number, "desk")).CauseTree!.OpenCount.ShouldBe(left + 1);
        await FiguresAgree(city);
    }

    [Fact]
    public async Task What_cannot_be_bound_says_why_and_nothing_is_bound()
    {
        await using var city = await LevelsRig.Open();
        var (parent, child, other, ended) = (await city.Case(), await city.Case(), await city.Case(), await city.Case("closed"));
        (await Bind(city, parent.Number, [child.Number], cause: " ")).ShouldBe("cause_required");
        (await Bind(city, parent.Number, [])).ShouldBe("cause_children_required");
        (await Bind(city, parent.Number, [child.Number, null!])).ShouldBe("cause_child_empty");
        (await Bind(city, parent.Number, [child.Number], who: "worker")).ShouldBe("may_not");
        (await Bind(city, parent.Number, [child.Number], who: "green")).ShouldBe("case_unknown");
        (await Bind(city, parent.Number, [child.Number, parent.Number])).ShouldBe("cause_itself");
        (await Bind(city, parent.Number, [child.Number, ended.Number])).ShouldBe("case_ended");
        (await Bind(city, parent.Number, [child.Number, "2020-沪-1"])).ShouldBe("case_unknown");
        (await Bind(city, ended.Number, [child.Number])).ShouldBe("case_ended");
        (await Bind(city, parent.Number, [child.Number], matter: "x")).ShouldBe("matter_unknown");
        (await city.Page(parent.Number, "desk")).CauseTree.ShouldBeNull("one that is wrong binds none");

        (await Bind(city, parent.Number, [child.Number])).ShouldBeNull();
        (await Bind(city, other.Number, [child.Number])).ShouldBe("cause_bound_already");
        (await Bind(city, child.Number, [other.Number])).ShouldBe("cause_is_child");
        (await Bind(city, other.Number, [parent.Number])).ShouldBe("cause_has_children");
        (await city.Get<MergeCases>().Merge(parent.Number, new MergeRequest(other.Number), city["desk"], "console", Now)).Refusal!.Code.ShouldBe("cause_has_children");

        (await Release(city, parent.Number, "x")).ShouldBe("cause_not_bound");
        (await Release(city, child.Number, "")).ShouldBe("text_required");
        (await Release(city, child.Number, "自家阀门坏了")).ShouldBeNull();
        (await city.Page(parent.Number, "desk")).CauseTree.ShouldBeNull();
        (await city.History(child.Id)).ShouldContain("causeReleased");
        (await Bind(city, other.Number, [child.Number])).ShouldBeNull("free again");
        (await city.Get<MergeCases>().Merge(child.Number, new MergeRequest(parent.Number), city["desk"], "console", Now)).Ok.ShouldBeTrue();
        (await city.Page(other.Number, "desk")).CauseTree.ShouldBeNull("what is merged is bound no more");
        await FiguresAgree(city);
    }

    [Fact]
    public async Task What_another_body_is_still_to_do_a_part_of_is_not_taken_to_its_check()
    {
        await using var city = await LevelsRig.Open();
        var (parent, child) = (await city.Case("handedOver"), await city.Case(body: city.Greening));
        (await city.Ask(child, "desk", city.Urban)).ShouldBeNull();
        (await Bind(city, parent.Number, [child.Number])).ShouldBeNull();
        await Move(city, parent.Number, "desk", "done");
        await Move(city, parent.Number, "mayor", "checked");
        (await city.Page(child.Number, "desk")).State.ShouldBe("handling");
        (await city.History(child.Id)).ShouldContain("causeTold", "its handler is told that the cause is solved");
        (await city.Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_cause_that_was_none_releases_them_and_each_goes_on()
    {
        await using var city = await LevelsRig.Open();
        var (parent, child) = (await city.Case(), await city.Case());
        (await Bind(city, parent.Number, [child.Number])).ShouldBeNull();
        await End(city, parent, CaseOutcome.FalseAlarm);
        await city.Storage.Settle();
        var page = await city.Page(child.Number, "desk");
        (page.Cause, page.Stage).ShouldBe((null, CaseStage.Dispatch));
        page.History[^1].Code.ShouldBe("causeReleased");
        await FiguresAgree(city);
    }

    [Fact]
    public async Task The_end_reaches_all_of_them_though_the_program_stops_between()
    {
        await using var city = await LevelsRig.Open();
        var parent = await city.Case();
        var children = new List<string>();
        for (var i = 0; i < 60; i++)
        {
            children.Add((await city.Case()).Number);
        }

        (await Bind(city, parent.Number, children)).ShouldBe("cause_too_many");
        (await Bind(city, parent.Number, [.. children.Take(BindCases.MostAtOnce)])).ShouldBeNull();
        (await Bind(city, parent.Number, [.. children.Skip(BindCases.MostAtOnce)])).ShouldBeNull();
        var last = children[^1];
        var tree = (await city.Page(last, "desk")).CauseTree!;
        (tree.ChildCount, tree.Children.Count).ShouldBe((60, 51), "fifty, and the one whose page it is");
        tree.Children.ShouldContain(c => c.Number == last);
        await End(city, parent, CaseOutcome.Cleared);
        city.Storage.Clock.Advance(TimeSpan.FromSeconds(5));
        await city.Restart();
        await city.Get<AreaDirectory>().Reload();
        await city.Storage.Settle();
        var rows = await city.Storage.Reader.Read(db => db.Set<CaseRow>().AsNoTracking().Where(c => c.CauseId == parent.Id).ToListAsync());
        rows.Count.ShouldBe(60);
        (await city.Storage.Reader.Read(db => db.Set<DueRow>().Where(d => d.Kind == SettleChildren.DueKind).Select(d => d.Error).ToListAsync())).ShouldBeEmpty();
        rows.ShouldAllBe(c => c.Stage == (SampledCheck.IsDrawn(c.Id) ? CaseStage.Check : CaseStage.Ended));
        await FiguresAgree(city);
    }

    [Fact]
    public async Task A_cause_that_is_opened_again_waits_for_its_second_end()
    {
        await using var city = await LevelsRig.Open();
        var sent = await Report(city);
        var parent = await city.Storage.Reader.Read(db => db.Set<CaseRow>().SingleAsync(c => c.Number == sent.Number));
        var child = await city.Case(body: city.Greening, state: "taken");
        (await Bind(city, sent.Number, [child.Number])).ShouldBeNull();
        await End(city, parent, CaseOutcome.Cleared);
        await city.Storage.Settle();
        (await city.History(child.Id)).ShouldContain("causeTold", "intake decides what is not filed");
        await city.After(TimeSpan.FromMinutes(1));
        (await city.Get<AnswerReport>().Run(sent.Number, new AnswerRequest(sent.FollowCode, false), Actor.Nobody, Now)).Ok.ShouldBeTrue();
        await city.Storage.Settle();
        (await city.History(child.Id))[^1].ShouldBe("causeOpenAgain");
        await End(city, parent, CaseOutcome.Cleared);
        await city.Storage.Settle();
        (await city.History(child.Id)).Count(c => c == "causeTold").ShouldBe(2);
        await FiguresAgree(city);
    }

    [Fact]
    public async Task Whoever_handled_the_cause_does_not_check_what_it_made()
    {
        await using var city = await LevelsRig.Open();
        var parent = await city.Case("handedOver");
        var child = await city.Case("done");
        (await Bind(city, parent.Number, [child.Number])).ShouldBeNull();
        await Move(city, parent.Number, "desk", "done");
        (await city.Get<MoveCase>().Run(child.Number, new MoveRequest("checked"), city["desk"], "console", Now)).Refusal!.Code.ShouldBe("handler_may_not_check");
        await Move(city, child.Number, "mayor", "checked");
    }

    [Fact]
    public async Task What_the_end_of_the_cause_has_reached_is_taken_out_no_more_and_its_handler_checks_it_in_no_way()
    {
        await using var city = await LevelsRig.Open();
        var parent = await city.Case("handedOver");
        var (grave, free) = (await Grave(city), await Grave(city));
        (await Bind(city, parent.Number, [grave.Number, free.Number])).ShouldBeNull();
        (await Release(city, free.Number, "自家阀门坏了")).ShouldBeNull("its end has not come");
        await Move(city, parent.Number, "desk", "done");
        await Move(city, parent.Number, "mayor", "checked");
        (await city.Page(grave.Number, "desk")).Stage.ShouldBe(CaseStage.Check);
        (await city.Page(grave.Number, "desk")).CauseTree!.Children.ShouldAllBe(c => !c.MayRelease);
        (await Release(city, grave.Number, "自家阀门坏了")).ShouldBe("cause_settled");

        // Undone in another way, as by a merging: who handled the cause stays who handled it.
        await city.Storage.Writer.Write(async scope =>
        {
            await BindCases.Undo(scope, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == grave.Id), city["leader"].AccountId);
            return 0;
        });
        (await Check(city, grave.Number, "desk")).ShouldBe("handler_may_not_check");
        (await AuditCodes(city)).ShouldNotContain("checked_own_work");
        await city.After(TimeSpan.FromMinutes(1));
        await Move(city, grave.Number, "mayor", "checked");
        (await AuditCodes(city)).ShouldNotContain("checked_own_work");
        await city.Storage.Writer.Write(async scope =>
        {
            await CaseBook.Involve(scope, parent, city["mayor"].AccountId, handled: true);
            return 0;
        });
        (await AuditCodes(city)).ShouldContain("checked_own_work", "as if the mayor had handled the cause before");
    }

    [Fact]
    public async Task A_cause_that_nobody_checked_sends_each_to_its_check()
    {
        await using var city = await LevelsRig.Open();
        var parent = await city.Case();
        var children = new List<CaseRow>();
        for (var i = 0; i < 8; i++)
        {
            children.Add(await city.Case());
        }

        children.ShouldContain(c => !SampledCheck.IsDrawn(c.Id));
        (await Bind(city, parent.Number, [.. children.Select(c => c.Number)])).ShouldBeNull();
        await End(city, parent, CaseOutcome.PickedUp, check: false);
        await city.Storage.Settle();
        foreach (var child in children)
        {
            (await city.Page(child.Number, "desk")).Stage.ShouldBe(CaseStage.Check);
        }

        await FiguresAgree(city);
    }

    [Fact]
    public async Task The_sample_never_passes_over_a_cause()
    {
        await using var city = await LevelsRig.Open();
        var child = await city.Case();
        var ends = new List<CaseStage>();
        foreach (var binds in new[] { false, true })
        {
            CaseRow row;
            do
            {
                row = await city.Case("arrived");
            }
            while (SampledCheck.IsDrawn(row.Id));

            if (binds)
            {
                (await Bind(city, row.Number, [child.Number])).ShouldBeNull();
            }

            await city.Storage.Writer.Write(async scope =>
            {
                var picked = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id);
                var flow = city.Get<WorkflowBook>().NewestOf("street");
                await city.Get<MakeMove>().Run(scope, picked, flow, flow.Find("arrived", "pickedUp")!, new MoveRequest("pickedUp"), new Mover(city["worker"].AccountId, "officer", "field"));
                return 0;
            });
            await city.Storage.Settle();
            ends.Add((await city.Page(row.Number, "desk")).Stage);
        }

        ends.ShouldBe([CaseStage.Ended, CaseStage.Check]);
    }

    private static async Task<CaseRow> Grave(LevelsRig city)
    {
        var row = await city.Case();
        await city.Storage.Writer.Write(async scope => (await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id)).Severity = 3);
        return row;
    }

    private static async Task<string?> Check(LevelsRig city, string number, string who) =>
        (await city.Get<MoveCase>().Run(number, new MoveRequest("checked"), city[who], "console", Now)).Refusal?.Code;

    private static Task<List<string>> AuditCodes(LevelsRig city) => city.Storage.Reader.Read(async db =>
        (await city.Storage.Services.GetServices<IAuditCheck>().OfType<CaseAudit>().Single().Check(db, city.Now, Now)).Findings.Select(f => f.Code).ToList());

    /// <summary>As a move would end it.</summary>
    internal static Task<int> End(LevelsRig city, CaseRow parent, CaseOutcome outcome, bool check = true) => city.Storage.Writer.Write(async scope =>
    {
        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == parent.Id);
        var (from, stage) = (row.State, row.Stage);
        row.Outcome = outcome;
        await city.Get<CaseBook>().Enter(scope, row, "done");
        await city.Get<CaseBook>().Enter(scope, row, "closed");
        CaseBook.Write(scope, row.Id, check ? new Happening("checked", city["leader"].AccountId, "checker", "console") : Happening.ByRule("closedUnsampled"));
        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, "checked", from, row.State, city["leader"].AccountId, null) { Does = MoveVerb.Go, FromStage = stage, ToStage = row.Stage, ToHold = row.Hold });
        await city.Get<CaseBook>().Save(scope, row);
        return 0;
    });

    /// <summary>Facts that were kept are those that a recount finds, and the audit finds nothing that bonds and cases do not agree on.</summary>
    internal static async Task FiguresAgree(LevelsRig city)
    {
        var wrong = await city.Storage.Writer.Write(async scope =>
        {
            var sum = 0;
            foreach (var row in await scope.Db.Set<CaseRow>().ToListAsync())
            {
                sum += await city.Get<CaseFactBook>().CountAnew(scope, row);
            }

            return sum;
        });
        wrong.ShouldBe(0);
        var found = await city.Storage.Reader.Read(async db =>
        {
            var audit = city.Storage.Services.GetServices<IAuditCheck>().OfType<CaseAudit>().Single();
            return (await audit.Check(db, city.Now, Now)).Findings;
        });
        found.Where(f => f.Code is "cause_by_half" or "cause_unsettled" or "appraisal_sum_wrong" or "closed_with_clock" or "case_without_clock" or "case_dates_disagree").ShouldBeEmpty();
    }

    private static async Task<ReportReceipt> Report(LevelsRig city)
    {
        var sent = await city.Get<ReportProblem>().Run(new ReportRequest("家里没有水了", 121.45, 31.23, Category: "01-05"), Actor.Nobody, Now);
        await city.Storage.Settle();
        return sent.Value;
    }

    private static async Task<ReportView> Follow(LevelsRig city, ReportReceipt sent) => (await city.Get<FollowReport>().Show(sent.Number, sent.FollowCode, Actor.Nobody, Now)).Value;

    internal static async Task<string?> Bind(LevelsRig city, string parent, IReadOnlyList<string> children, string who = "desk", string cause = Burst, string? matter = null)
    {
        var bound = await city.Get<BindCases>().Bind(parent, new BindRequest(children, cause, matter), city[who], "console", Now);
        await city.Storage.Settle();
        return bound.Refusal?.Code;
    }

    internal static async Task<string?> Release(LevelsRig city, string number, string note)
    {
        var released = await city.Get<BindCases>().Release(number, new ReleaseRequest(note), city["desk"], "console", Now);
        await city.Storage.Settle();
        return released.Refusal?.Code;
    }

    private static async Task Move(LevelsRig city, string number, string who, string move)
    {
        var moved = await city.Get<MoveCase>().Run(number, new MoveRequest(move), city[who], "console", Now);
        (moved.Refusal?.Code).ShouldBeNull();
        await city.Storage.Settle();
    }

    private static Task<long> IdOf(LevelsRig city, string number) => city.Storage.Reader.Read(db => db.Set<CaseRow>().Where(c => c.Number == number).Select(c => c.Id).SingleAsync());
}
