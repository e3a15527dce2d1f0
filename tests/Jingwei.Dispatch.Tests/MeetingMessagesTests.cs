using Jingwei.Cases.Meetings;
using Jingwei.City.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>Who is called to a meeting hears of it though they look at no screen.</summary>
public sealed class MeetingMessagesTests
{
    [Fact]
    public async Task The_called_bodys_people_get_a_message_and_silence_is_told_to_who_decides()
    {
        await using var street = await StreetRig.Open();
        await street.Hire("leader1", Roles.ShiftLeader);
        var body = await street.Hire("roads", Roles.Handler, ofBody: true);
        var called = await street.Rig.Services.GetRequiredService<CallMeeting>().Run(
            new MeetingRequest("summons", "王先生家门口堆物", null, "12 弄口", StreetRig.Bin.Lon, StreetRig.Bin.Lat, street.Now.AddDays(20), [body!.Value.ToString()]), street.Actor("leader1"), "console", CancellationToken.None);
        called.Refusal.ShouldBeNull();
        await street.Rig.Settle();
        var message = (await street.Messages()).ShouldHaveSingleItem();
        (message.AccountId, message.Channel).ShouldBe((street.Actor("roads").AccountId, "sms"));
        message.Text.Zh.ShouldContain($"约请 {called.Value}");
        message.Text.Zh.ShouldNotContain("王先生", Case.Sensitive, "what it is about is read behind the sign-in");

        await street.After(TimeSpan.FromDays(3));
        (await street.Messages()).ShouldContain(m => m.AccountId == street.Actor("leader1").AccountId && m.Text.Zh.Contains("请过问"));
        (await street.Findings()).ShouldBeEmpty();
    }
}
