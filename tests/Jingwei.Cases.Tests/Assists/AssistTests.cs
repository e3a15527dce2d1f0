using Jingwei.Cases.Assists;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Assists;

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
        (await city.Get<ShowCase>().Run(row.Number, city["urban"], CancellationToken.None)).Refusal?.Code.ShouldBe("case_unknown");
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
        (await city.Get<ShowCase>().Run(row.Number, city["urban"], CancellationToken.None)).Refusal?.Code.ShouldBe("case_unknown", "it has nothing to do with it any more");
        (await city.Get<ListAssists>().Run(new AssistFilter("of"), city["urban"], CancellationToken.None)).Value.Items.ShouldHaveSingleItem().MayOpen.ShouldBeFalse();
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
    public async Task When_the_case_ends_otherwise_its_parts_need_not_be_done()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban)).ShouldBeNull();
        await city.Storage.Writer.Write(async scope =>
        {
            var voided = scope.Db.Set<CaseRow>().Single(c => c.Id == row.Id);
            voided.Outcome = CaseOutcome.Voided;
            await city.Get<CaseBook>().Enter(scope, voided, "voided");
            await city.Get<CaseBook>().Save(scope, voided);
            return 0;
        });
        (await city.Parts(row))[0].State.ShouldBe(AssistState.Overtaken);
        (await city.Waits()).ShouldBe(0);
        (await city.Told(row)).ShouldBe(["assistAsked", "assistOvertaken"]);
        (await city.Move(row, "urban", "confirm")).ShouldBe("assist_move_not_now");
        (await city.Audit()).ShouldBeEmpty();
    }
}
