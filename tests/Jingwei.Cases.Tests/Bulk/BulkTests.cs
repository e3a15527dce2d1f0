using Jingwei.Cases.Bulk;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Bulk;

/// <summary>批量办理: the preview says what the act itself then does, each case has its turn at most once, a restart loses nothing, and what is stopped leaves the rest alone.</summary>
public sealed class BulkTests
{
    [Fact]
    public async Task The_preview_says_what_would_come_of_each_and_changes_nothing()
    {
        await using var city = await LevelsRig.Open();
        var (filing, closed, other) = (await city.Case("filing", city.Greening), await city.Case("closed", city.Greening), await city.Case("dispatching", city.Greening));
        var before = await Written(city);
        var preview = (await Preview(city, "leader", new MoveRequest("file"), filing, closed, other)).Value;
        preview.Lines.Select(l => (l.Number, l.CameTo?.En, l.Refusal?.Code)).ShouldBe(
            [(filing.Number, "Waiting for dispatch", null), (closed.Number, null, "move_not_allowed"), (other.Number, null, "move_not_allowed")]);
        (preview.Does, preview.Asks, preview.Refused, preview.More).ShouldBe((1, 0, 2, false));
        (await Written(city)).ShouldBe(before, "what was tried is undone");
        city.Storage.News.Count(n => n.Kind == "hand").ShouldBe(0);

        var voids = (await Preview(city, "desk", new MoveRequest("void", "重复立案"), filing)).Value;
        (voids.Lines[0].Asks, voids.Lines[0].CameTo!.En, voids.Asks).ShouldBe((true, "Waiting for filing", 1), "somebody must agree first");
    }

    [Fact]
    public async Task Each_case_comes_to_what_the_preview_said()
    {
        await using var city = await LevelsRig.Open();
        CaseRow[] rows = [await city.Case("filing", city.Greening), await city.Case("closed", city.Greening), await city.Case("filing", city.Greening)];
        var preview = (await Preview(city, "leader", new MoveRequest("file"), rows)).Value;
        var job = await Start(city, "leader", new BulkAct(new MoveRequest("file"), null), [.. preview.Lines.Select(l => new BulkCase(l.Number, l.Version))]);
        await city.Storage.Settle();
        await Due(city);
        var came = (await city.Get<BulkBook>().Show(job.Id, city["leader"], CancellationToken.None)).Value;
        (came.State, came.Done, came.Refused, came.Waiting).ShouldBe((BulkState.Done, 2, 1, 0));
        came.Items.Select(i => (i.Number, i.CameTo?.En, i.Refusal?.Code)).ShouldBe(preview.Lines.Select(l => (l.Number, l.CameTo?.En, l.Refusal?.Code)));
        (await city.History(rows[0].Id)).Count(c => c == "file").ShouldBe(1);
        (await city.Get<BulkBook>().Show(job.Id, city["desk"], CancellationToken.None)).Refusal!.Code.ShouldBe("bulk_unknown", "each sees their own");
    }

    [Fact]
    public async Task A_restart_goes_on_and_does_no_case_twice()
    {
        await using var city = await LevelsRig.Open();
        var rows = new List<CaseRow>();
        for (var i = 0; i < 5; i++)
        {
            rows.Add(await city.Case("filing", city.Greening));
        }

        var job = await Start(city, "leader", new BulkAct(new MoveRequest("file"), null), [.. rows.Select(r => new BulkCase(r.Number, null))]);
        // Two have had their turn when the program ends; the wait of one of them is claimed once more, as after a crash.
        await Turn(city, job.Id, 1);
        await Turn(city, job.Id, 2);
        await Turn(city, job.Id, 2);
        // A program that begins anew does so later, and makes other ids.
        city.Storage.Clock.Advance(TimeSpan.FromSeconds(1));
        await city.Restart();
        await Due(city);
        var came = (await city.Get<BulkBook>().Show(job.Id, city["leader"], CancellationToken.None)).Value;
        came.Items.Select(i => (i.State, i.Refusal?.Code)).ShouldBe(Enumerable.Repeat((BulkItemState.Done, (string?)null), 5));
        came.State.ShouldBe(BulkState.Done);
        foreach (var row in rows)
        {
            (await city.History(row.Id)).Count(c => c == "file").ShouldBe(1);
        }
    }

    [Fact]
    public async Task What_is_stopped_leaves_the_rest_as_it_was()
    {
        await using var city = await LevelsRig.Open();
        CaseRow[] rows = [await city.Case("filing", city.Greening), await city.Case("filing", city.Greening)];
        var job = await Start(city, "leader", new BulkAct(new MoveRequest("file"), null), [.. rows.Select(r => new BulkCase(r.Number, null))]);
        await Turn(city, job.Id, 1);
        var stopped = (await city.Get<BulkBook>().Stop(job.Id, city["leader"], CancellationToken.None)).Value;
        (stopped.State, stopped.Done, stopped.Left).ShouldBe((BulkState.Stopped, 1, 1));
        await Due(city);
        (await city.Page(rows[1].Number, "leader")).State.ShouldBe("filing");
    }

    [Fact]
    public async Task A_case_that_changed_since_and_one_whose_maker_lost_the_post_say_no()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("filing", city.Greening);
        var job = await Start(city, "leader", new BulkAct(new MoveRequest("file"), null), [new BulkCase(row.Number, row.Version - 1)]);
        await Due(city);
        (await city.Get<BulkBook>().Show(job.Id, city["leader"], CancellationToken.None)).Value.Items[0].Refusal!.Code.ShouldBe("version_changed");
        var worker = await Start(city, "worker", new BulkAct(new MoveRequest("file"), null), [new BulkCase(row.Number, null)]);
        await Due(city);
        (await city.Get<BulkBook>().Show(worker.Id, city["worker"], CancellationToken.None)).Value.Items[0].Refusal!.Code.ShouldBe("move_not_yours");
    }

    [Fact]
    public async Task Hands_go_in_bulk_too_and_all_of_a_filter_is_taken_up_to_a_limit()
    {
        await using var city = await LevelsRig.Open();
        await city.Case("dispatching", city.Greening);
        await city.Case("dispatching", city.Greening);
        var act = new BulkAct(null, new HandRequest(city.Beside.ToString(), "划归邻街道"));
        var request = new BulkRequest(act, Filter: new Dictionary<string, string> { ["stage"] = "dispatch" });
        var preview = (await city.Get<PreviewBulk>().Run(request, city["leader"], "console", CancellationToken.None)).Value;
        preview.Lines.Select(l => (l.CameTo!.En, l.Asks)).ShouldBe([("Beside", true), ("Beside", true)]);
        (preview.More, preview.Most).ShouldBe((false, 200));
        var job = (await city.Get<StartBulk>().Run(request, city["leader"], "console", CancellationToken.None)).Value;
        await Due(city);
        (await city.Storage.Reader.Read(db => db.Set<CaseHandRow>().CountAsync(h => h.State == HandState.Waiting))).ShouldBe(2);
        job.Total.ShouldBe(2);

        async Task<string?> Says(BulkRequest asked) => (await city.Get<PreviewBulk>().Run(asked, city["leader"], "console", CancellationToken.None)).Refusal?.Code;
        (await Says(new BulkRequest(null))).ShouldBe("bulk_act_one");
        (await Says(new BulkRequest(act))).ShouldBe("bulk_cases_or_filter");
        (await Says(new BulkRequest(act, Cases: []))).ShouldBe("bulk_none");
        (await Says(new BulkRequest(act, Filter: new Dictionary<string, string> { ["colour"] = "red" }))).ShouldBe("filter_unknown");
        (await Says(new BulkRequest(act, Cases: [.. Enumerable.Range(0, 201).Select(i => new BulkCase($"N-{i}"))]))).ShouldBe("bulk_too_many");
    }

    [Fact]
    public async Task A_strangers_number_gives_no_title_and_is_not_taken()
    {
        await using var city = await LevelsRig.Open();
        var (row, own) = (await city.Case("filing", city.Greening), await city.Case("filing", city.Greening));
        var act = new BulkAct(new MoveRequest("file"), null);
        (await city.Get<StartBulk>().Run(new BulkRequest(act, [new BulkCase(row.Number), null!]), city["farDesk"], "console", CancellationToken.None)).Refusal!.Code.ShouldBe("bulk_none");

        var job = await Start(city, "desk", act, [new BulkCase(row.Number), new BulkCase(own.Number)]);
        job.Items.Select(i => i.Title.Zh).ShouldBe(["满溢", "满溢"]);
        // Its maker is posted elsewhere by now.
        var moved = city["desk"] with { Posts = city["farDesk"].Posts };
        (await city.Get<BulkBook>().Show(job.Id, moved, CancellationToken.None)).Value.Items.Select(i => i.Title.Zh).ShouldBe([row.Number, own.Number], "of what they may not see the number alone");
    }

    [Fact]
    public async Task What_is_kept_of_an_act_has_a_size_and_nothing_of_one_case_alone()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("filing", city.Greening);
        async Task<string?> Says(BulkAct act) => (await city.Get<StartBulk>().Run(new BulkRequest(act, [new BulkCase(row.Number)]), city["leader"], "console", CancellationToken.None)).Refusal?.Code;
        (await Says(new BulkAct(new MoveRequest("file", new string('长', 2_001)), null))).ShouldBe("note_too_long");
        (await Says(new BulkAct(null, new HandRequest(city.Beside.ToString(), new string('长', 2_001))))).ShouldBe("text_too_long");
        (await Says(new BulkAct(new MoveRequest(new string('x', 201)), null))).ShouldBe("text_too_long");
        var job = await Start(city, "leader", new BulkAct(new MoveRequest("file", FileIds: ["f"], OccurredAt: city.Now), null), [new BulkCase(row.Number)]);
        (job.Act.Move!.FileIds, job.Act.Move.OccurredAt).ShouldBe((null, null));
    }

    private static Task<Foundation.Result<BulkPreview>> Preview(LevelsRig city, string who, MoveRequest move, params CaseRow[] rows) =>
        city.Get<PreviewBulk>().Run(new BulkRequest(new BulkAct(move, null), [.. rows.Select(r => new BulkCase(r.Number, null))]), city[who], "console", CancellationToken.None);

    private static async Task<BulkView> Start(LevelsRig city, string who, BulkAct act, IReadOnlyList<BulkCase> cases) =>
        (await city.Get<StartBulk>().Run(new BulkRequest(act, cases), city[who], "console", CancellationToken.None)).Value;

    /// <summary>One case has its turn, whether or not its wait is still there.</summary>
    private static Task Turn(LevelsRig city, string job, int place) => city.Storage.Writer.Write(async scope =>
    {
        var subject = $"{job}:{place}";
        await scope.CancelDue(WhenBulkItemIsDue.DueKind, subject);
        await city.Storage.Services.GetServices<IDueHandler>().OfType<WhenBulkItemIsDue>().Single().Handle(new DueRow { Kind = WhenBulkItemIsDue.DueKind, Subject = subject }, scope);
        return true;
    });

    private static Task Due(LevelsRig city) => city.After(TimeSpan.FromSeconds(1));

    private static Task<(int, int, int)> Written(LevelsRig city) => city.Storage.Reader.Read(async db =>
        (await db.Set<CaseHistoryRow>().CountAsync(), await db.Set<CaseRow>().SumAsync(c => c.Version), await db.Set<DueRow>().CountAsync()));
}
