using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Responses;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Rules;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Tests.Responses;

/// <summary>From the first gust to the end that a person gives.</summary>
public sealed class ResponseTests
{
    [Fact]
    public async Task A_level_is_proposed_activated_worked_through_and_ended()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        var proposed = (await rig.List()).ShouldHaveSingleItem();
        (proposed.State, proposed.Level, proposed.Proposed, proposed.Waits).ShouldBe((ResponseState.Proposed, null, "III", true));
        proposed.Area.Id.ShouldBe(rig.City.FirstStreet.ToString());
        proposed.Grounds.Select(g => $"{g.DeviceId} {g.Condition} {g.Level}").ShouldBe(["vane-1 storm III", "vane-1 strong IV"]);

        var active = (await rig.Move(proposed, "activate", "III", reason: "风大")).Value;
        (active.Response.State, active.Response.Level, active.Response.Waits, active.Response.GroundsCleared).ShouldBe((ResponseState.InForce, "III", false, false));
        active.Tasks.Select(t => (t.Who, t.Text.Zh)).ShouldBe([(Roles.Officer, "停止高空作业"), (null, "关闭公园")]);

        var done = await rig.City.Get<DoResponseTask>().Run(proposed.Id, active.Tasks[1].Id, new DoResponseTaskRequest(true), rig.Officer, CancellationToken.None);
        (done.Value.Response.TasksDone, done.Value.Response.Tasks, done.Value.Tasks[1].DoneBy!.Zh).ShouldBe((1, 2, "巡逻"));

        await rig.Blow("vane-1", 5);
        var calm = (await rig.List()).ShouldHaveSingleItem();
        (calm.State, calm.Proposed, calm.GroundsCleared).ShouldBe((ResponseState.InForce, null, true), "only a person ends it");

        var ended = (await rig.Move(calm, "end", reason: "台风已过")).Value;
        (ended.Response.State, ended.Response.EndReason, ended.Response.EndedByName!.Zh).ShouldBe((ResponseState.Ended, "台风已过", "总指挥"));
        (await rig.List(state: "open")).ShouldBeEmpty();
        (await rig.History(proposed.Id)).ShouldBe(
        [
            "Proposed III", "Told III", "Activated III 总指挥: 风大", "Informed III", "TaskDone III 巡逻", "GroundsCleared III", "Ended III 总指挥: 台风已过", "Informed III",
        ]);
        (await rig.Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_done_without_a_network_is_of_the_instant_of_doing_within_the_response()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        var active = (await rig.Move((await rig.List()).ShouldHaveSingleItem(), "activate", "III")).Value;
        var activated = active.Response.ActivatedAt!.Value;
        rig.City.Clock.Advance(TimeSpan.FromMinutes(40));

        (await Do(activated.AddMinutes(10))).Value.Tasks[0].DoneAt.ShouldBe(activated.AddMinutes(10));
        (await Do(activated.AddMinutes(39))).Value.Tasks[0].DoneAt.ShouldBe(activated.AddMinutes(10), "the first who says so is kept");
        (await Do(activated.AddMinutes(-10))).Refusal!.Code.ShouldBe("instant_out_of_range");
        (await Do(activated.AddHours(2))).Refusal!.Code.ShouldBe("instant_out_of_range");

        Task<Result<ResponsePage>> Do(DateTimeOffset at) =>
            rig.City.Get<DoResponseTask>().Run(active.Response.Id, active.Tasks[0].Id, new DoResponseTaskRequest(true, at), rig.Officer, CancellationToken.None);
    }

    [Fact]
    public async Task It_rises_and_falls_with_the_gravest_condition_of_all_devices_and_lapses_with_the_last()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 16);
        await rig.Blow("vane-2", 34);
        (await rig.List()).ShouldHaveSingleItem().Proposed.ShouldBe("II");
        await rig.Blow("vane-2", 3);
        (await rig.List()).ShouldHaveSingleItem().Proposed.ShouldBe("IV", "the other vane still says so");
        await rig.Blow("vane-1", 3);
        var gone = (await rig.List()).ShouldHaveSingleItem();
        gone.State.ShouldBe(ResponseState.Lapsed);
        gone.Grounds.Select(g => g.DeviceId).ShouldBe(["vane-1"], "what it last rested on");
        (await rig.Waits()).ShouldBeEmpty();
        await rig.Blow("vane-1", 16);
        (await rig.List()).Select(r => r.State).ShouldBe([ResponseState.Proposed, ResponseState.Lapsed], "a new wave is a new response");
        (await rig.Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Two_streets_have_a_response_each_and_where_the_package_is_off_none()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        await rig.Blow("vane-3", 34);
        (await rig.List()).Select(r => (r.Area.Id, r.Proposed)).ShouldBe([(rig.City.SecondStreet.ToString(), "II"), (rig.City.FirstStreet.ToString(), "III")]);
        (await rig.List(rig.OfSecondStreet)).ShouldHaveSingleItem().Proposed.ShouldBe("II");
        (await rig.City.Set("storm", rig.City.SecondStreet, "off")).Refusal.ShouldBeNull();
        await rig.City.Settle();
        (await rig.List(state: "open")).ShouldHaveSingleItem().Area.Id.ShouldBe(rig.City.FirstStreet.ToString());
    }

    [Fact]
    public async Task Whoever_activates_less_than_is_proposed_or_declines_is_asked_again_only_when_it_grows_graver()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        var less = (await rig.Move((await rig.List())[0], "activate", "IV", rig.Operator)).Value.Response;
        (less.Level, less.Proposed, less.Waits).ShouldBe(("IV", "III", true), "the third level is not the operator's to decline");
        (await rig.Waits()).ShouldHaveSingleItem();
        var third = (await rig.Move((await rig.List())[0], "decline", reason: "四级够了")).Value.Response;
        (third.Level, third.Declined, third.Waits).ShouldBe(("IV", "III", false));
        await rig.Blow("vane-2", 34);
        var graver = (await rig.List()).ShouldHaveSingleItem();
        (graver.Level, graver.Proposed, graver.Waits).ShouldBe(("IV", "II", true));
        var declined = (await rig.Move(graver, "decline", reason: "先看看")).Value.Response;
        (declined.Level, declined.Waits).ShouldBe(("IV", false));
        var changed = (await rig.Move(declined, "change", "II")).Value;
        (changed.Response.Level, changed.Response.Declined).ShouldBe(("II", null));
        (await rig.Move(changed.Response, "change", "III")).Value.Response.Declined.ShouldBe("II", "the commander could have left it at that");
        changed.Tasks.Select(t => $"{t.Level} {t.Text.En}").ShouldBe(["IV Reserves report", "II Move people"]);
        (await rig.Audit()).ShouldBeEmpty();
    }

    /// <summary>Taking a commander's level down is the commander's, also by way of a lesser one.</summary>
    [Fact]
    public async Task Whoever_may_not_end_a_level_may_not_change_it_to_a_lesser_one()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 34);
        var second = (await rig.Move((await rig.List())[0], "activate", "II")).Value.Response;
        (await rig.Move(second, "change", "IV", rig.Operator)).Refusal!.Code.ShouldBe("response_needs_role");
        (await rig.Move(second, "end", null, rig.Operator)).Refusal!.Code.ShouldBe("response_needs_role");
        (await rig.List(rig.Operator))[0].Moves.ShouldBeEmpty();
        (await rig.Move((await rig.List())[0], "change", "III")).Value.Response.Level.ShouldBe("III");
    }

    /// <summary>What begins to wait again is told again, and once more later: nothing that waits is without a due row.</summary>
    [Fact]
    public async Task What_waits_again_after_a_lesser_level_is_told_again()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 16);
        var fourth = (await rig.Move((await rig.List())[0], "activate", "IV", rig.Operator)).Value.Response;
        (await rig.Waits()).ShouldBeEmpty();
        await rig.Blow("vane-1", 26);
        (await rig.Waits()).ShouldHaveSingleItem();
        var third = (await rig.Move((await rig.List())[0], "change", "III")).Value.Response;
        (third.Waits, third.Level).ShouldBe((false, "III"));
        (await rig.Waits()).ShouldBeEmpty();
        await rig.Blow("vane-2", 34);
        (await rig.Waits()).ShouldHaveSingleItem();
        (await rig.Audit()).ShouldBeEmpty();
        fourth.Level.ShouldBe("IV");
    }

    [Fact]
    public async Task Ended_while_its_grounds_hold_it_is_not_asked_for_again_until_they_grow_graver()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        await rig.Move((await rig.List())[0], "activate", "III");
        await rig.Move((await rig.List())[0], "end", reason: "局地短时");
        var next = (await rig.List())[0];
        (next.State, next.Proposed, next.Declined, next.Waits).ShouldBe((ResponseState.Proposed, "III", "III", false));
        await rig.Blow("vane-2", 26);
        (await rig.List())[0].Waits.ShouldBeFalse();
        await rig.Blow("vane-2", 34);
        (await rig.List())[0].Waits.ShouldBeTrue();
        (await rig.Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_decides_without_the_levels_own_role_there_and_administrators_do_not()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        var seen = (await rig.List())[0];
        foreach (var other in (Actor[])[rig.Operator, rig.Officer, rig.Administrator])
            (await rig.Move(seen, "activate", "III", other)).Refusal!.Code.ShouldBe("response_needs_role");
        (await rig.Move(seen, "activate", "III", rig.OfSecondStreet)).Refusal!.Code.ShouldBe("response_not_found");
        (await rig.Move(seen, "activate", "III", rig.Commander with { Kind = ActorKind.ApiKey })).Refusal!.Code.ShouldBe("response_needs_role", "a named person");
        (await rig.List(rig.Operator))[0].Moves.ShouldBe([ResponseMove.Activate], "of the fourth level, not of the third");
        (await rig.List(rig.Officer))[0].Moves.ShouldBeEmpty();
        seen.Moves.ShouldBe([ResponseMove.Activate, ResponseMove.Decline]);
    }

    [Theory]
    [InlineData("activate", "V", "why", "level_unknown")]
    [InlineData("activate", "III", " ", "reason_required")]
    [InlineData("end", null, "why", "response_move_not_now")]
    [InlineData("change", "II", "why", "response_move_not_now")]
    [InlineData("jump", "II", "why", "move_unknown")]
    public async Task What_makes_no_sense_is_refused_with_a_reason(string move, string? level, string reason, string code)
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        (await rig.Move((await rig.List())[0], move, level, reason: reason)).Refusal!.Code.ShouldBe(code);
    }

    [Fact]
    public async Task Of_two_persons_at_once_one_decides_and_the_other_hears_so()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        var seen = (await rig.List())[0];
        var answers = await Task.WhenAll(rig.Move(seen, "activate", "III"), rig.Move(seen, "decline"));
        answers.Count(a => a.Ok).ShouldBe(1);
        answers.Single(a => !a.Ok).Refusal!.Code.ShouldBe("response_changed_meanwhile");
    }

    [Fact]
    public async Task What_waits_is_told_again_also_after_a_restart_first_to_the_nearest()
    {
        var rig = await ResponseRig.Open();
        await rig.Blow("vane-3", 26);
        var id = (await rig.List())[0].Id;
        (await rig.Page(id)).History.Where(h => h.Code == ResponseChange.Told).Select(h => h.What!.Zh).ShouldBe(["二街指挥"]);
        await using var again = await rig.Again();
        await again.City.Storage.AdvanceTo(again.City.Clock.Now.AddMinutes(6));
        (await again.Page(id)).History.Last(h => h.Code == ResponseChange.Told).What!.Zh.ShouldBe("二街指挥、总指挥", "above too, from the second time on");
        await again.City.Storage.AdvanceTo(again.City.Clock.Now.AddMinutes(11));
        (await again.Page(id)).Response.Told.ShouldBe(3);
        (await again.Audit()).ShouldBeEmpty();
        await again.Move((await again.List())[0], "decline", reason: "不启");
        (await again.Waits()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Where_nobody_holds_the_role_the_history_says_so_and_it_goes_on_waiting()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-3", 16);
        var id = (await rig.List())[0].Id;
        (await rig.History(id)).ShouldBe(["Proposed IV", "NobodyToTell IV"]);
        (await rig.Waits()).ShouldBe([id]);
        (await rig.Audit()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_zones_desk_sees_what_is_open_in_the_street_that_it_crosses()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-3", 26);
        var ofZone = rig.Operator with { Posts = [new ActorPost(Roles.Operator, rig.Crossing, null, null)] };
        (await rig.List(ofZone)).ShouldHaveSingleItem().Moves.ShouldBeEmpty();
        (await rig.List(rig.Operator)).ShouldBeEmpty("the first street has none");
    }

    [Fact]
    public async Task What_somebody_silenced_proposes_nothing_more()
    {
        await using var rig = await ResponseRig.Open();
        await rig.Blow("vane-1", 26);
        await rig.City.Storage.Writer.Write(async scope =>
        {
            foreach (var alarm in await scope.Db.Set<AlarmRow>().ToListAsync())
                alarm.Hold = AlarmHold.Maintenance;
            return true;
        });
        await rig.City.Storage.AdvanceTo(rig.City.Clock.Now.AddMinutes(6));
        (await rig.List()).ShouldHaveSingleItem().State.ShouldBe(ResponseState.Lapsed, "it is looked at again before it is told again");
    }

    [Fact]
    public async Task Each_change_is_news_for_the_streets_desk_and_its_history_cannot_be_rewritten()
    {
        await using var rig = await ResponseRig.Open();
        rig.City.Storage.News.Clear();
        await rig.Blow("vane-1", 26);
        rig.City.Storage.News.Where(n => n.Kind == "response").Select(n => n.AreaId).Distinct().ShouldBe([rig.City.FirstStreet]);
        var wrong = await Should.ThrowAsync<Exception>(() => rig.City.Storage.Writer.Write(async scope =>
        {
            var row = scope.Db.Set<ResponseHistoryRow>().First();
            scope.Db.Remove(row);
            await scope.Db.SaveChangesAsync();
            return true;
        }));
        wrong.ToString().ShouldContain("append-only");
    }
}
