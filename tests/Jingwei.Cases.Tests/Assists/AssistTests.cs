using Jingwei.Cases.Assists;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Assists;

/// <summary>协办: asked for, taken or declined, done with words and a photo; the case waits for it.</summary>
public sealed class AssistTests
{
    [Fact]
    public async Task A_body_does_its_part_and_the_case_is_reported_only_then()
    {
        await using var city = await LevelsRig.Open();
        await city.Photograph();
        var row = await city.Case(body: city.Greening);
        (await city.Page(row.Number, "green")).MayAskAssist.ShouldBeTrue();
        (await city.Get<ShowCase>().Run(row.Number, city["urban"], CancellationToken.None)).Refusal!.Code.ShouldBe("case_unknown");
        (await city.Ask(row, "green", city.Urban)).ShouldBeNull();
        (await city.Parts(row, "urban")).ShouldHaveSingleItem().Moves.Select(m => m.Move).ShouldBe(["confirm", "decline"], "it sees the case, and moves its part");
        (await city.Page(row.Number, "urban")).AllowedMoves.ShouldBe(["note"], "and nothing else of it");
        (await city.MoveCase(row, "urban", "done")).ShouldBe("move_not_yours");
        (await city.MoveCase(row, "green", "done")).ShouldBe("assists_open");

        (await city.Move(row, "green", "confirm")).ShouldBe("assist_not_yours", "nobody answers for another body");
        (await city.Move(row, "urban", "done", "封好了", photo: true)).ShouldBe("assist_move_not_now");
        (await city.Move(row, "urban", "confirm")).ShouldBeNull();
        (await city.MoveCase(row, "green", "done")).ShouldBe("assists_open");
        (await city.Move(row, "urban", "done", " ", photo: true)).ShouldBe("words_required");
        (await city.Move(row, "urban", "done", "封好了")).ShouldBe("assist_photos_required");
        (await city.Move(row, "urban", "done", "封好了", photo: true)).ShouldBeNull();
        var done = (await city.Parts(row)).ShouldHaveSingleItem();
        (done.State, done.Words, done.Late, done.Moves.Count, done.WaitUntil).ShouldBe((AssistState.Done, "封好了", false, 0, null));
        done.FileIds.ShouldBe([AssistRig.Photo]);
        (await city.MoveCase(row, "green", "done")).ShouldBeNull();
        (await city.Told(row)).ShouldBe(["assistAsked", "assistConfirmed", "assistDone"]);
        (await city.Waits()).ShouldBe(0);
        (await city.Storage.Reader.Read(db => CaseAccess.HasHandled(db, row, city["urban"]))).ShouldBeTrue("who did a part does not check it");
    }

    [Fact]
    public async Task What_is_declined_goes_to_another_or_is_withdrawn_with_a_reason()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban)).ShouldBeNull();
        (await city.Move(row, "urban", "decline")).ShouldBe("words_required");
        (await city.Move(row, "urban", "decline", "不归我们管")).ShouldBeNull();
        (await city.Get<ShowCase>().Run(row.Number, city["urban"], CancellationToken.None)).Refusal!.Code.ShouldBe("case_unknown", "it has nothing to do with it any more");
        await city.Storage.Writer.Write(async scope =>
        {
            (await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id)).Title = new Text("李家门口满溢", "Bin at the Lis' door");
            return 0;
        });
        var line = (await city.Get<ListAssists>().Run(new AssistFilter("of"), city["urban"], CancellationToken.None)).Value.Items.ShouldHaveSingleItem();
        (line.MayOpen, line.Title.Zh, line.Area.Zh, line.Place, line.StateName, line.Lead).ShouldBe((false, "满溢", "居委", null, null, null), "of what kind and where about, and nothing of the case since");
        (await city.Get<ListAssists>().Run(new AssistFilter("by"), city["desk"], CancellationToken.None)).Value.Items.ShouldHaveSingleItem().Title.Zh.ShouldBe("李家门口满溢");
        (await city.Parts(row, "green"))[0].Moves.Select(m => m.Move).ShouldBe(["withdraw"], "the desk asked, so that it decides; the lead may only take it back");
        (await city.Parts(row))[0].Moves.Select(m => m.Move).ShouldBe(["askAnother", "withdraw"]);
        (await city.Move(row, "desk", "askAnother", body: city.Urban)).ShouldBe("assist_body_asked");
        (await city.Move(row, "desk", "askAnother", body: city.Greening)).ShouldBe("assist_body_leads");
        (await city.MoveCase(row, "green", "done")).ShouldBe("assists_open");
        (await city.Move(row, "green", "withdraw")).ShouldBe("words_required");
        (await city.Move(row, "green", "withdraw", "我们自己封")).ShouldBeNull();
        (await city.MoveCase(row, "green", "done")).ShouldBeNull();
        (await city.Told(row)).ShouldBe(["assistAsked", "assistDeclined", "assistWithdrawn"]);
    }

    [Fact]
    public async Task Who_took_a_part_that_was_withdrawn_still_sees_the_case_and_does_not_check_it()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban)).ShouldBeNull();
        (await city.Move(row, "urban", "confirm")).ShouldBeNull();
        (await city.Move(row, "desk", "withdraw", "主办自己封")).ShouldBeNull();
        (await city.Get<ShowCase>().Run(row.Number, city["urban"], CancellationToken.None)).Ok.ShouldBeTrue("they had a hand in it");
        (await city.Storage.Reader.Read(db => CaseAccess.HasHandled(db, row, city["urban"]))).ShouldBeTrue();
    }

    [Fact]
    public async Task Another_body_gets_the_part_with_its_words_and_its_time()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban)).ShouldBeNull();
        var first = (await city.Parts(row))[0];
        (await city.Move(row, "urban", "decline", "人手不够")).ShouldBeNull();
        var roads = await city.Body("roads", "市政所");
        (await city.Move(row, "desk", "askAnother", body: roads)).ShouldBeNull();
        var parts = await city.Parts(row);
        parts.Select(p => (p.State, p.What, p.DueAt)).ShouldBe([(AssistState.Asked, first.What, first.DueAt), (AssistState.Replaced, first.What, first.DueAt)]);
        (await city.Told(row)).ShouldBe(["assistAsked", "assistDeclined", "assistReplaced", "assistAsked"]);
    }

    [Fact]
    public async Task A_part_is_asked_of_a_body_that_can_do_it_by_who_may_and_within_the_time_of_the_case()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "worker", city.Urban)).ShouldBe("assist_not_asked_by_you");
        (await city.Ask(row, "urban", city.Urban)).ShouldBe("case_unknown");
        (await city.Ask(row, "green", city.Greening)).ShouldBe("assist_body_leads");
        (await city.Ask(row, "green", 77)).ShouldBe("organization_unknown");
        (await city.Ask(row, "green", city.Urban, " ")).ShouldBe("text_required");
        (await city.Ask(row, "green", city.Urban, hours: 24 * 30)).ShouldBe("assist_later_than_case");
        (await city.Ask(row, "green", city.Urban, hours: null)).ShouldBeNull();
        var due = (await city.Parts(row))[0].DueAt;
        due.ShouldBe(await city.Storage.Reader.Read(db => Task.FromResult(db.Set<CaseRow>().Single(c => c.Id == row.Id).ClearDueAt!.Value)), "with the case");
        (await city.Ask(row, "desk", city.Urban)).ShouldBe("assist_body_asked");
        (await city.Get<ListAssists>().Bodies(row.Number, city["desk"], CancellationToken.None)).Value.Items.ShouldBeEmpty("the lead and who has a part are not offered");
        (await city.Ask(await city.Case(), "desk", city.Urban)).ShouldBe("assist_only_while_handled");
    }

    [Fact]
    public async Task A_body_of_the_neighborhood_beside_can_be_asked_takes_its_part_and_does_it()
    {
        await using var city = await LevelsRig.Open();
        await city.Photograph();
        var wardens = await city.Body("warden", "邻里整治队", await city.NeighborhoodBeside());
        var row = await city.Case(body: city.Greening);
        (await city.Get<ListAssists>().Bodies(row.Number, city["desk"], CancellationToken.None)).Value.Items.Select(b => b.Id).ShouldContain(ShowAssists.Id(wardens));
        (await city.Ask(row, "desk", wardens)).ShouldBeNull();
        (await city.Parts(row, "warden")).ShouldHaveSingleItem().Moves.Select(m => m.Move).ShouldBe(["confirm", "decline"]);
        (await city.Move(row, "urban", "confirm")).ShouldBe("case_unknown", "nobody answers for another body");
        (await city.Move(row, "warden", "confirm")).ShouldBeNull();
        (await city.Move(row, "warden", "done", "封好了", photo: true)).ShouldBeNull();
        (await city.MoveCase(row, "green", "done")).ShouldBeNull();
    }

    [Fact]
    public async Task Only_who_answers_for_a_body_hears_of_its_parts()
    {
        var heard = new HeardMessages();
        await using var city = await LevelsRig.Open(heard.Listen);
        var roads = await city.Body("roads", "市政所", owner: "roadsOwner");
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "green", roads)).ShouldBeNull();
        heard.All.ShouldHaveSingleItem().AccountIds.ShouldBe([city["roads"].AccountId], "who answers for a place of the body can do nothing about it");
        (await city.Move(row, "roads", "decline", "不会")).ShouldBeNull();
        heard.All[^1].AccountIds.ShouldBe([city["green"].AccountId, city["green2"].AccountId], ignoreOrder: true);
        city.Storage.News.Where(n => n.Kind == "myAssist").ShouldNotContain(n => n.AccountId == city["roadsOwner"].AccountId);
    }

    [Fact]
    public async Task A_sensor_that_says_all_is_well_ends_no_case_of_which_a_part_stands_open()
    {
        await using var rig = await CaseRig.Open();
        var (alone, helped) = (await rig.Alarm(), await rig.Alarm());
        var before = await rig.CaseOf(helped);
        await rig.Write(scope =>
        {
            scope.Db.Add(new CaseAssistRow
            {
                Id = scope.NewId(), CaseId = before.Id, AreaId = rig.AreaId, BodyId = 1, AskedById = 1, AskedAt = scope.Now, Rule = 1, What = "请封一条车道", DueAt = scope.Now.AddHours(1), State = AssistState.Asked, HeldAreaId = rig.AreaId,
            });
            return Task.FromResult(0);
        });
        await rig.AlarmClears(alone);
        await rig.AlarmClears(helped);
        (await rig.CaseOf(alone)).Stage.ShouldBe(CaseStage.Check);
        var after = await rig.CaseOf(helped);
        (after.State, after.Outcome).ShouldBe((before.State, null));
        (await rig.History(after.Id)).ShouldContain("sensorClear", "it is said, and decides nothing");
    }

    [Fact]
    public async Task When_the_case_ends_otherwise_its_parts_need_not_be_done()
    {
        var heard = new HeardMessages();
        await using var city = await LevelsRig.Open(heard.Listen);
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban)).ShouldBeNull();
        city.Storage.News.Clear();
        await city.Storage.Writer.Write(async scope =>
        {
            var voided = scope.Db.Set<CaseRow>().Single(c => c.Id == row.Id);
            voided.Outcome = CaseOutcome.Voided;
            await city.Get<CaseBook>().Enter(scope, voided, "voided");
            await city.Get<CaseBook>().Save(scope, voided);
            return 0;
        });
        await city.Storage.Settle();
        (await city.Parts(row))[0].State.ShouldBe(AssistState.Overtaken);
        (await city.Waits()).ShouldBe(0);
        heard.All[^1].Words.Zh.ShouldContain("已了结");
        heard.All[^1].AccountIds.ShouldBe([city["urban"].AccountId], "who had it to do hears that it need not be done");
        city.Storage.News.Where(n => n.Kind == "assist").Select(n => n.AreaId).ShouldBe([city.Neighborhood]);
        city.Storage.News.Where(n => n.Kind == "myAssist").Select(n => n.AccountId).ShouldBe([city["urban"].AccountId, city["green"].AccountId, city["green2"].AccountId], ignoreOrder: true);
        (await city.Told(row)).ShouldBe(["assistAsked", "assistOvertaken"]);
        (await city.Move(row, "urban", "confirm")).ShouldBe("assist_move_not_now");
        (await city.Audit()).ShouldBeEmpty();
    }
}
