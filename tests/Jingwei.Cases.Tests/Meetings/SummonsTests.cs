using Jingwei.Cases.Meetings;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using static Jingwei.Cases.Tests.Meetings.MeetingRig;

namespace Jingwei.Cases.Tests.Meetings;

/// <summary>约请: called, answered, came, agreed, done, checked.</summary>
public sealed class SummonsTests
{
    [Fact]
    public async Task A_neighborhood_calls_two_bodies_and_what_they_agreed_is_done_and_checked()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case();
        var number = await Called(city, Request(city, row.Number));
        number.ShouldBe("2026-约-000001");
        (await List(city, "green")).ShouldHaveSingleItem().WaitsForMe.ShouldBe(1);
        (await city.Page(row.Number, "leader")).Meetings.ShouldHaveSingleItem().Number.ShouldBe(number);
        city.Storage.News.ShouldContain(n => n.Kind == "myMeeting" && n.AccountId == city["green"].AccountId);

        (await Call(city, number, "urban", "confirm")).ShouldBe("meeting_move_not_yours", "another body's call");
        (await Call(city, number, "green", "confirm")).ShouldBeNull();
        (await Call(city, number, "urban", "confirm", body: city.Urban)).ShouldBeNull();
        (await List(city, "green", new MeetingFilter(Waiting: "me"))).ShouldBeEmpty();
        (await Call(city, number, "worker", "markMissed")).ShouldBe("meeting_not_due_yet");

        await city.After(TimeSpan.FromHours(47));
        (await Call(city, number, "green", "arrive", request: new CallMoveRequest("arrive", Lon: 121.4501, Lat: 31.229))).ShouldBeNull();
        var here = await CallOf(city, number, city.Greening);
        (here.Means, here.HereMeters).ShouldBe((MeetingMeans.Here, 10));
        (await Call(city, number, "worker", "markCame")).ShouldBeNull();
        (await CallOf(city, number, city.Greening)).OnTime.ShouldBe(true, "the time to come is that of the arrival");
        await city.After(TimeSpan.FromHours(2));
        (await Call(city, number, "worker", "markCame", body: city.Urban)).ShouldBeNull();
        (await CallOf(city, number, city.Urban)).OnTime.ShouldBe(false);

        (await Agree(city, number, "清走堆物", city.Urban, 72)).ShouldBeNull();
        (await Agree(city, number, "移栽绿化箱", city.Greening, 72)).ShouldBeNull();
        (await Agree(city, number, "挨户告知", null, 24, person: "worker")).ShouldBeNull();
        (await Item(city, number, "urban", "done", "清走了", 0, await Photo(city, "urban"))).ShouldBeNull();
        (await Item(city, number, "green", "pass")).ShouldBe("meeting_move_not_yours");
        (await Item(city, number, "worker", "return", "还有两辆旧车")).ShouldBeNull();
        (await Item(city, number, "urban", "done", "都清走了")).ShouldBeNull();
        (await Item(city, number, "worker", "pass")).ShouldBeNull();
        (await Item(city, number, "green", "begin", at: 1)).ShouldBeNull();
        (await Item(city, number, "green", "done", "移好了", 1)).ShouldBeNull();
        (await Item(city, number, "worker", "pass", at: 1)).ShouldBeNull();
        (await Item(city, number, "worker", "done", "都告知了", 2)).ShouldBeNull();
        (await Item(city, number, "worker", "pass", at: 2)).ShouldBe("doer_may_not_check");
        (await Item(city, number, "worker2", "pass", at: 2)).ShouldBeNull();

        var over = await Page(city, number);
        over.Summary.State.ShouldBe(MeetingState.Closed, "all that was agreed is checked");
        over.Items[0].FileIds.Count.ShouldBe(1);
        (await city.Get<CaseFiles>().FindVisible(over.Items[0].FileIds[0], city["green"], CancellationToken.None)).ShouldBe("image/jpeg", "who sees the meeting sees its photos");
        (await Call(city, number, "worker", "markMissed", body: city.Urban)).ShouldBe("meeting_over");
        (await city.History(row.Id)).ShouldContain("summonsCalled");
        (await city.History(row.Id)).ShouldContain("meetingClosed");
        (await Waits(city)).ShouldBe(0);
    }

    [Fact]
    public async Task Who_cannot_come_says_why_and_the_leader_insists_or_excuses()
    {
        await using var city = await LevelsRig.Open();
        var number = await Called(city);
        (await Call(city, number, "green", "decline")).ShouldBe("words_required");
        (await Call(city, number, "green", "decline", "当天有防汛值守")).ShouldBeNull();
        (await Call(city, number, "worker", "insist", "必须来")).ShouldBe("meeting_move_not_yours", "the leader decides, not the caller");
        (await List(city, "leader", new MeetingFilter(Waiting: "me"))).ShouldHaveSingleItem();
        (await List(city, "district", new MeetingFilter(Waiting: "me"))).ShouldBeEmpty("it lies with the street");
        var later = city.Now.AddHours(72);
        (await Call(city, number, "leader", "insist", "换个时间，必须到", request: new CallMoveRequest("insist", ComeBy: later))).ShouldBeNull();
        (await CallOf(city, number, city.Greening)).ComeBy.ShouldBe(later);
        (await Call(city, number, "urban", "decline", "不归我们管", city.Urban)).ShouldBeNull();
        (await Call(city, number, "leader", "excuse", body: city.Urban)).ShouldBeNull();
        var excused = await CallOf(city, number, city.Urban);
        (excused.Means, excused.Waits, excused.WaitUntil).ShouldBe((MeetingMeans.Excused, MeetingWait.Nobody, null));
    }

    [Fact]
    public async Task Silence_goes_up_level_by_level_and_survives_a_restart()
    {
        await using var city = await LevelsRig.Open();
        var number = await Called(city, Request(city, hours: 24 * 20));
        await city.After(TimeSpan.FromHours(3));
        await city.Restart();
        await city.After(TimeSpan.FromHours(3));
        var silent = await CallOf(city, number, city.Greening);
        (silent.TimesPassed, silent.Level!.En, silent.Means).ShouldBe((1, "Subdistrict", MeetingMeans.Open));
        (await List(city, "leader", new MeetingFilter(Waiting: "me"))).ShouldHaveSingleItem();
        (await List(city, "leader", new MeetingFilter(Late: true))).ShouldHaveSingleItem();
        city.Storage.News.ShouldContain(n => n.Kind == "meeting" && ((Contracts.MeetingNews)n.Data).What == "meetingRaised");

        await city.After(TimeSpan.FromDays(1));
        (await CallOf(city, number, city.Greening)).Level!.En.ShouldBe("District");
        await city.After(TimeSpan.FromDays(1));
        (await CallOf(city, number, city.Greening)).Level!.En.ShouldBe("City");
        await city.After(TimeSpan.FromDays(5));
        var top = await CallOf(city, number, city.Greening);
        (top.TimesPassed, top.WaitUntil).ShouldBe((4, null), "at the top it stands");
        (await Call(city, number, "green", "confirm")).ShouldBeNull();
        var answered = await CallOf(city, number, city.Greening);
        (answered.TimesPassed, answered.Level).ShouldBe((0, null));
    }

    [Fact]
    public async Task Who_does_not_come_is_listed_above_until_somebody_follows_up()
    {
        await using var city = await LevelsRig.Open();
        var number = await Called(city, Request(city, hours: 4));
        (await Call(city, number, "green", "confirm")).ShouldBeNull();
        await city.After(TimeSpan.FromHours(4));
        (await List(city, "worker", new MeetingFilter(Waiting: "me"))).ShouldHaveSingleItem("whether they came is to be marked");
        (await Call(city, number, "worker", "markMissed")).ShouldBeNull();
        (await CallOf(city, number, city.Greening)).Level!.En.ShouldBe("Subdistrict");
        (await Call(city, number, "leader", "followUp")).ShouldBe("words_required");
        (await Call(city, number, "leader", "followUp", "已约谈所长")).ShouldBeNull();
        (await End(city, number, "close", "下次再约")).ShouldBe("meeting_still_open", "the other body is not marked");
        (await Call(city, number, "worker", "markCame", body: city.Urban)).ShouldBeNull();
        (await End(city, number, "close", "现场没有说定什么")).ShouldBeNull();
        (await Page(city, number)).Summary.State.ShouldBe(MeetingState.Closed);
        var figures = (await city.Get<MeetingFigures>().Run(city.Now.AddDays(-1), city.Now.AddDays(1), null, city["leader"], CancellationToken.None)).Value;
        figures.Rows.Single(r => r.Id == city.Greening.ToString()).Figures.ShouldBe(new Dictionary<string, int> { ["called"] = 1, ["missed"] = 1 }, ignoreOrder: true);
        (await List(city, "leader", new MeetingFilter(Figure: "missed", Body: city.Greening.ToString(), From: city.Now.AddDays(-1), To: city.Now.AddDays(1)))).ShouldHaveSingleItem();
        (await List(city, "leader", new MeetingFilter(Figure: "missed", Body: city.Urban.ToString(), From: city.Now.AddDays(-1), To: city.Now.AddDays(1)))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_agreed_and_is_not_done_goes_up_when_it_is_due()
    {
        await using var city = await LevelsRig.Open();
        var number = await Called(city);
        (await Agree(city, number, "修复井盖", city.Urban, 5)).ShouldBeNull();
        await city.After(TimeSpan.FromHours(6));
        var item = (await Page(city, number)).Items[0];
        (item.Late, item.TimesPassed, item.Level!.En).ShouldBe((true, 1, "Subdistrict"));
        (await List(city, "urban", new MeetingFilter(Waiting: "me"))).ShouldHaveSingleItem("the body still has to do it");
        (await Item(city, number, "urban", "done", "修好了")).ShouldBeNull();
        await city.After(TimeSpan.FromDays(4));
        (await Page(city, number)).Items[0].TimesPassed.ShouldBeGreaterThan(0, "nobody checked it");
        (await Item(city, number, "worker", "release", "不用了")).ShouldBe("meeting_move_not_now");
        (await End(city, number, "cancel", "改为现场会")).ShouldBeNull();
        (await Waits(city)).ShouldBe(0);
        (await Item(city, number, "worker", "pass")).ShouldBe("meeting_over");
    }

    [Fact]
    public async Task What_is_wrong_with_a_summons_is_named()
    {
        await using var city = await LevelsRig.Open();
        var right = Request(city);
        (await Refused(city, right with { Kind = "party" })).ShouldBe("meeting_kind_unknown kind");
        (await Refused(city, right with { Matter = " " })).ShouldBe("words_required matter");
        (await Refused(city, right with { ComeBy = city.Now.AddMinutes(-1) })).ShouldBe("meeting_time_invalid comeBy");
        (await Refused(city, right with { ComeBy = null })).ShouldBe("meeting_time_invalid comeBy");
        (await Refused(city, right with { Bodies = [] })).ShouldBe("meeting_bodies_count bodies");
        (await Refused(city, right with { Bodies = ["12"] })).ShouldBe("meeting_body_unknown bodies");
        (await Refused(city, right with { Bodies = [city.Urban.ToString(), city.Urban.ToString()] })).ShouldBe("meeting_body_twice bodies");
        (await Refused(city, right with { CaseNumber = "2026-沪-999999" })).ShouldBe("case_unknown caseNumber");
        (await Refused(city, right with { Address = "" })).ShouldBe("words_required address");
        (await Refused(city, right with { Lat = null })).ShouldBe("place_not_on_earth lon");
        (await Refused(city, right with { Lon = 100, Lat = 10 })).ShouldBe("meeting_outside");
        (await Refused(city, right with { Kind = "joint", Topics = null })).ShouldBe("meeting_topics_count topics");
        (await Refused(city, right, "green")).ShouldBe("meeting_outside", "a body calls nobody");
        (await List(city, "worker")).ShouldBeEmpty("what was refused is not there");
        var number = await Called(city, right);
        (await Agree(city, number, "x", null, 5)).ShouldBe("meeting_doer_one");
        (await Agree(city, number, "x", null, 5, person: "nobody")).ShouldBe("meeting_person_unknown");
        (await Agree(city, number, "x", city.Urban, -5)).ShouldBe("meeting_time_invalid");
        (await Agree(city, number, "x", city.Urban, 5, "green")).ShouldBe("meeting_not_yours");
        (await Call(city, number, "green", "dance")).ShouldBe("meeting_move_unknown");
        (await Call(city, number, "worker", "markCame", request: new CallMoveRequest("markCame", At: city.Now.AddHours(1)))).ShouldBe("meeting_came_at_invalid");
    }

    private static Task<int> Waits(LevelsRig city) => city.Storage.Reader.Read(db => db.Set<DueRow>().CountAsync(d => d.Kind == MeetingBook.DueKind));
}
