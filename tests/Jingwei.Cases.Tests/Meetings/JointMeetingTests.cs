using Jingwei.Cases.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;
using static Jingwei.Cases.Tests.Meetings.MeetingRig;

namespace Jingwei.Cases.Tests.Meetings;

/// <summary>联席会议: an agenda, minutes in versions, decisions as tasks; and who sees and does what.</summary>
public sealed class JointMeetingTests
{
    [Fact]
    public async Task Minutes_are_corrected_without_losing_what_was_written()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case();
        var number = await Called(city, Request(city, null, "joint", 48, new AgendaPointRequest("夜间烧烤扰民", row.Number), new AgendaPointRequest("停车位")), "leader");
        number.ShouldBe("2026-会-000001");
        (await city.Page(row.Number, "leader")).Meetings.ShouldHaveSingleItem("a point of its agenda is about the case");
        var topic = (await Page(city, number, "leader")).Topics[0].Id;
        (await Minutes(city, number, topic, "城管每晚巡查", null)).ShouldBeNull();
        (await Minutes(city, number, topic, "城管每晚九时巡查", 0)).ShouldBe("meeting_minutes_changed", "somebody wrote meanwhile");
        (await Minutes(city, number, topic, "城管每晚九时巡查", 1)).ShouldBeNull();
        (await Minutes(city, number, topic, "x", 2, "urban")).ShouldBe("meeting_not_yours");
        (await Page(city, number, "urban")).Topics[0].Minutes.Select(m => m.Text).ShouldBe(["城管每晚九时巡查", "城管每晚巡查"], "the newest first, the earlier stays");
        (await Agree(city, number, "每晚九时巡查并留照片", city.Urban, 24, "leader", topic: topic)).ShouldBeNull();
        (await Page(city, number, "urban")).Items[0].TopicId.ShouldBe(topic);
        (await city.Get<CallMeeting>().Also(number, city.Urban.ToString(), city["leader"], "console", CancellationToken.None)).Refusal!.Code.ShouldBe("meeting_body_twice");
        await Should.ThrowAsync<Exception>(() => city.Storage.Writer.Write(scope => scope.Db.Set<MeetingMinuteRow>().ExecuteUpdateAsync(u => u.SetProperty(m => m.Text, "x"))), "the database keeps them");
    }

    [Fact]
    public async Task Who_is_called_sees_it_and_others_do_not()
    {
        await using var city = await LevelsRig.Open();
        var number = await Called(city, Request(city) with { Bodies = [city.Greening.ToString()] });
        (await List(city, "green2")).ShouldHaveSingleItem("everybody of the body");
        (await List(city, "urban")).ShouldBeEmpty();
        (await city.Get<ShowMeeting>().Run(number, city["urban"], CancellationToken.None)).Refusal!.Code.ShouldBe("meeting_unknown");
        foreach (var above in new[] { "desk", "leader", "district", "mayor" })
        {
            (await List(city, above)).ShouldHaveSingleItem(above);
        }

        (await Agree(city, number, "清扫", city.Urban, 5)).ShouldBeNull();
        (await List(city, "urban")).ShouldHaveSingleItem("it has something to do in it");
    }

    /// <summary>Every role, and what it may do with meetings.</summary>
    [Theory]
    [InlineData(Roles.Operator, "read call")]
    [InlineData(Roles.Intake, "read")]
    [InlineData(Roles.ShiftLeader, "read call decide")]
    [InlineData(Roles.Dispatcher, "read")]
    [InlineData(Roles.Commander, "read call decide")]
    [InlineData(Roles.Officer, "")]
    [InlineData(Roles.Crew, "")]
    [InlineData(Roles.Handler, "read answer")]
    [InlineData(Roles.Inspector, "")]
    [InlineData(Roles.PointOwner, "read call")]
    [InlineData(Roles.Resident, "")]
    [InlineData(Roles.Administrator, "")]
    [InlineData(Roles.Hotline, "read")]
    [InlineData(Roles.HotlinePlatform, "")]
    public async Task Each_role_may_what_the_table_says(string role, string may)
    {
        await using var city = await LevelsRig.Open();
        var actor = new Actor(1, "somebody", Text.Same("somebody"), ActorKind.Person, [new ActorPost(role, city.Subdistrict, city.Greening, null)]);
        var access = city.Get<Access>();
        string.Join(' ', new[] { Actions.MeetingRead, Actions.MeetingCall, Actions.MeetingAnswer, Actions.MeetingDecide }
            .Where(a => access.May(actor, a, new AccessScope(city.Neighborhood, city.Greening))).Select(a => a.Split('.')[1])).ShouldBe(may);
    }

    private static async Task<string?> Minutes(LevelsRig city, string number, string topic, string text, int? version, string who = "leader") =>
        (await city.Get<WriteMinutes>().Run(number, topic, new MinutesRequest(text, version), city[who], "console", CancellationToken.None)).Refusal?.Code;
}
