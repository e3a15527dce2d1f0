using Jingwei.Cases.Rules.WorkItems;
using Jingwei.Cases.WorkItems;
using Jingwei.Testing;
using Jingwei.Storage.Audit;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.WorkItems;

/// <summary>What departments ask of neighborhoods under an admitted item.</summary>
public sealed class NeighborhoodTaskTests
{
    [Fact]
    public async Task A_task_is_given_done_sent_back_done_and_passed()
    {
        await using var rig = await WorkItemRig.Open();
        var item = await rig.Admitted();
        (await rig.Give(item, who: "urban")).Refusal!.Code.ShouldBe("work_item_not_yours");
        var task = await rig.Given(item);
        (await rig.Tasks("secretary", new TaskFilter(Waiting: "me"))).ShouldHaveSingleItem().Number.ShouldBe(task);
        (await rig.Tasks("secretary2")).ShouldBeEmpty("another neighborhood's");
        (await rig.Tasks("desk")).ShouldHaveSingleItem().Moves.ShouldBeEmpty("the desk over them reads");
        (await rig.Task(task, "secretary2", "done", "做了")).ShouldBe("neighborhood_task_unknown");
        (await rig.Task(task, "green", "done", "做了")).ShouldBe("neighborhood_task_not_yours");
        (await rig.Task(task, "secretary", "done")).ShouldBe("words_required words");
        (await rig.Task(task, "secretary", "done", "告知 210 户")).ShouldBeNull();
        (await rig.Task(task, "secretary", "pass")).ShouldBe("neighborhood_task_not_yours", "who did it never passes it");
        (await rig.Task(task, "green", "sendBack", "三号楼漏了")).ShouldBeNull();
        (await rig.Task(task, "clerk", "done", "三号楼补了")).ShouldBeNull();
        (await rig.Task(task, "green2", "pass")).ShouldBeNull();
        var over = (await rig.Tasks("green")).ShouldHaveSingleItem();
        (over.State, over.Late, over.Words, over.Moves.Count).ShouldBe((NeighborhoodTaskState.Passed, false, "三号楼补了", 0));
        (await rig.Task(task, "green", "drop", "算了")).ShouldBe("work_item_move_not_now");
    }

    [Fact]
    public async Task What_was_given_says_what_is_wrong_and_nothing_of_it_is_kept()
    {
        await using var rig = await WorkItemRig.Open();
        var item = await rig.Admitted(rig.Request(timesPerYear: 1));
        (await rig.Give(item, 1)).Refusal!.Field.ShouldBe("dueAt", "the item takes two hours");
        (await rig.Give(item, committees: [rig.Committee, rig.City.Greening])).Refusal!.Code.ShouldBe("committee_not_below");
        (await rig.Tasks("mayor")).ShouldBeEmpty();
        (await rig.Give(item, committees: [rig.Committee, rig.Further])).Value.Count.ShouldBe(2);
        (await rig.Give(item)).Refusal!.Code.ShouldBe("work_item_too_often");
        (await rig.City.Get<GiveTasks>().Committees(item, rig["green"], CancellationToken.None)).Value.Items.ShouldAllBe(c => c.Full);
        (await rig.Task("2026-办-000002", "green", "drop", "发错了")).ShouldBeNull();
        (await rig.Give(item)).Refusal.ShouldBeNull("what was taken back was not asked");
        await rig.City.After(TimeSpan.FromDays(40));
        (await rig.Give(item)).Refusal.ShouldBeNull("it is another year");
    }

    [Fact]
    public async Task An_objection_is_decided_by_who_judges_and_what_was_not_admitted_need_not_be_done()
    {
        await using var rig = await WorkItemRig.Open();
        var item = await rig.Admitted();
        var task = await rig.Given(item);
        (await rig.Task(task, "secretary", "object", "要我们去拆违建，不在清单里")).ShouldBeNull();
        (await rig.Task(task, "secretary", "done", "做了")).ShouldBe("work_item_move_not_now");
        (await rig.Tasks("district", new TaskFilter(Waiting: "me"))).ShouldHaveSingleItem();
        (await rig.Task(task, "green", "uphold", "同意")).ShouldBe("work_item_not_judged_by_you");
        await rig.City.After(TimeSpan.FromDays(5));
        (await rig.Page(item)).History.ShouldContain(h => h.Code == "neighborhoodTask.notDecided");
        (await rig.Task(task, "mayor", "uphold", "超出准入范围")).ShouldBeNull();
        (await rig.Tasks("secretary")).ShouldHaveSingleItem().Upheld.ShouldBeTrue();

        var second = await rig.Given(item);
        (await rig.Task(second, "secretary", "object", "没人手")).ShouldBeNull();
        (await rig.Task(second, "district", "overrule", "部门已派人协助")).ShouldBeNull();
        (await rig.Task(second, "secretary", "done", "办了")).ShouldBeNull();
        var burden = (await rig.City.Get<ShowBurden>().Run(null, rig["desk"], CancellationToken.None)).Value;
        burden.Neighborhoods.ShouldHaveSingleItem().ShouldBe(new BurdenView(rig.Committee.ToString(), new Foundation.Text("一居委会", "First committee"), 1, 120, 1, 0, 1));
        burden.Departments.ShouldHaveSingleItem().Upheld.ShouldBe(1);
        burden.Items.ShouldBe(new Dictionary<string, int> { ["admitted"] = 1 });
    }

    [Fact]
    public async Task The_time_that_the_other_side_took_is_given_back_and_who_never_looks_is_reminded()
    {
        await using var rig = await WorkItemRig.Open();
        var task = await rig.Given(await rig.Admitted(), 48);
        var due = (await rig.Tasks("green"))[0].DueAt;
        await rig.City.After(TimeSpan.FromHours(24));
        (await rig.Task(task, "secretary", "done", "办了")).ShouldBeNull();
        await rig.City.After(TimeSpan.FromDays(10));
        (await rig.Page("2026-准-000001", "green")).History.ShouldContain(h => h.Code == "neighborhoodTask.notLookedAt");
        (await rig.Task(task, "green", "sendBack", "还差两户")).ShouldBeNull();
        var back = (await rig.Tasks("green"))[0];
        (back.Late, back.DueAt).ShouldBe((false, due.AddDays(10)));
    }

    [Fact]
    public async Task Who_did_it_passes_nothing_whatever_posts_they_hold()
    {
        await using var rig = await WorkItemRig.Open();
        var task = await rig.Given(await rig.Admitted());
        var both = rig["clerk"] with { Posts = [.. rig["clerk"].Posts, .. rig["green"].Posts] };
        (await Move("done")).ShouldBeNull();
        (await Move("pass")).ShouldBe("work_item_needs_second_person");

        async Task<string?> Move(string move) => (await rig.City.Get<MoveTask>().Run(task, new TaskMoveRequest(move, "办了"), both, "field", CancellationToken.None)).Refusal?.Code;
    }

    [Fact]
    public async Task Lateness_is_noticed_after_a_restart_too_and_stays()
    {
        await using var rig = await WorkItemRig.Open();
        var task = await rig.Given(await rig.Admitted());
        await rig.City.Restart();
        await rig.City.After(TimeSpan.FromHours(49));
        (await rig.Tasks("green", new TaskFilter(Late: true))).ShouldHaveSingleItem().Late.ShouldBeTrue();
        (await rig.Task(task, "secretary", "done", "办了")).ShouldBeNull();
        (await rig.Task(task, "green", "pass")).ShouldBeNull();
        (await rig.Tasks("green", new TaskFilter(Late: true))).ShouldHaveSingleItem().State.ShouldBe(NeighborhoodTaskState.Passed);
    }

    [Fact]
    public async Task Striking_an_item_drops_what_is_open_under_it()
    {
        await using var rig = await WorkItemRig.Open();
        var item = await rig.Admitted();
        (await rig.Give(item, committees: [rig.Committee, rig.Further])).Refusal.ShouldBeNull();
        (await rig.Task("2026-办-000002", "secretary", "done", "办了")).ShouldBeNull();
        await rig.City.After(TimeSpan.FromHours(3));
        (await rig.Move(item, "district", "strike")).ShouldBe("words_required words");
        (await rig.Move(item, "district", "strike", "职责清理")).ShouldBeNull();
        (await rig.Tasks("mayor")).Select(t => t.State).ShouldBe([NeighborhoodTaskState.Dropped, NeighborhoodTaskState.Done]);
        (await rig.Task("2026-办-000002", "green", "pass")).ShouldBeNull("what was done is still looked at");
        (await Audit(rig)).ShouldBeEmpty();
    }

    /// <summary>Random people make random moves on random tasks: what the rule does not know is refused and changes nothing, and the audit finds nothing at the end.</summary>
    [Fact]
    public async Task Whoever_tries_whatever_only_the_rule_decides()
    {
        await using var rig = await WorkItemRig.Open();
        var item = await rig.Admitted(rig.Request(timesPerYear: 300));
        var chance = new Random(30428);
        string[] people = ["green", "green2", "urban", "secretary", "secretary2", "clerk", "district", "leader", "desk", "mayor"];
        var moves = WorkItemRule.MoveNames(WorkItemRule.TaskMoves).Append("nonsense").ToList();
        var made = 0;
        for (var i = 0; i < 150; i++)
        {
            if (i % 10 == 0)
            {
                await rig.Given(item);
                await rig.City.After(TimeSpan.FromHours(chance.Next(20)));
            }

            var tasks = await rig.Tasks("mayor");
            var task = tasks[chance.Next(tasks.Count)];
            var (who, move) = (people[chance.Next(people.Length)], moves[chance.Next(moves.Count)]);
            var offered = (await rig.Tasks(who)).FirstOrDefault(t => t.Number == task.Number)?.Moves.Any(m => m.Move == move) ?? false;
            var refused = await rig.Task(task.Number, who, move, "说明");
            var after = (await rig.Tasks("mayor")).Single(t => t.Number == task.Number);
            (refused is null).ShouldBe(offered, $"{who} {move} of {task.State}");
            if (refused is not null)
            {
                after.State.ShouldBe(task.State);
            }
            else
            {
                made++;
                after.State.ShouldBe(WorkItemRule.Find(WorkItemRule.TaskMoves, task.State, move)!.To);
            }
        }

        made.ShouldBeGreaterThan(10);
        (await Audit(rig)).ShouldBeEmpty();
    }

    private static async Task<IReadOnlyList<AuditFinding>> Audit(WorkItemRig rig) => await rig.City.Storage.Reader.Read(async db =>
    {
        var checks = rig.City.Storage.Services.GetServices<IAuditCheck>().OfType<WorkItemAudit>().Single();
        return (await checks.Check(db, rig.City.Now, CancellationToken.None)).Findings;
    });
}
