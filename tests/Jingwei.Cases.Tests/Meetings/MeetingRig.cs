using Jingwei.Cases.Contracts;
using Jingwei.Cases.Meetings;
using Jingwei.Storage.Files;

namespace Jingwei.Cases.Tests.Meetings;

/// <summary>What people do with meetings, in a line each; the answer is the refusal's code, or null.</summary>
internal static class MeetingRig
{
    public static MeetingRequest Request(LevelsRig city, string? caseNumber = null, string kind = "summons", double hours = 48, params AgendaPointRequest[] topics) => new(
        kind, "弄口堆物挡住消防通道", caseNumber, caseNumber is null ? "12 弄口" : null, caseNumber is null ? 121.45 : null, caseNumber is null ? 31.229 : null, city.Now.AddHours(hours), [city.Greening.ToString(), city.Urban.ToString()],
        topics.Length == 0 ? null : topics);

    /// <summary>The number of a summons that the worker of the neighborhood made.</summary>
    public static async Task<string> Called(LevelsRig city, MeetingRequest? request = null, string who = "worker")
    {
        var made = await city.Get<CallMeeting>().Run(request ?? Request(city), city[who], "field", CancellationToken.None);
        made.Refusal.ShouldBeNull();
        return made.Value;
    }

    public static async Task<string?> Refused(LevelsRig city, MeetingRequest request, string who = "worker") =>
        (await city.Get<CallMeeting>().Run(request, city[who], "field", CancellationToken.None)).Refusal is { } no ? $"{no.Code} {no.Field}".Trim() : null;

    public static async Task<MeetingPage> Page(LevelsRig city, string number, string who = "worker") => (await city.Get<ShowMeeting>().Run(number, city[who], CancellationToken.None)).Value;

    public static async Task<MeetingCallView> CallOf(LevelsRig city, string number, long body, string who = "worker") => (await Page(city, number, who)).Calls.Single(c => c.Body.Id == body.ToString());

    public static async Task<string?> Call(LevelsRig city, string number, string who, string move, string? words = null, long? body = null, CallMoveRequest? request = null)
    {
        var id = (await Page(city, number, "mayor")).Calls.Single(c => c.Body.Id == (body ?? city.Greening).ToString()).Id;
        return (await city.Get<MoveCall>().Run(number, id, (request ?? new CallMoveRequest(move)) with { Move = move, Words = words }, city[who], "field", CancellationToken.None)).Refusal?.Code;
    }

    public static async Task<string?> Agree(LevelsRig city, string number, string what, long? body, double dueHours, string who = "worker", string? person = null, string? topic = null) =>
        (await city.Get<AgreeItem>().Run(number, new ItemRequest(what, body?.ToString(), person, city.Now.AddHours(dueHours), topic), city[who], "field", CancellationToken.None)).Refusal?.Code;

    public static async Task<string?> Item(LevelsRig city, string number, string who, string move, string? words = null, int at = 0, params string[] files)
    {
        var id = (await Page(city, number, "mayor")).Items[at].Id;
        return (await city.Get<MoveItem>().Run(number, id, new ItemMoveRequest(move, words, files), city[who], "field", CancellationToken.None)).Refusal?.Code;
    }

    public static async Task<string?> End(LevelsRig city, string number, string how, string? words, string who = "worker") =>
        (await city.Get<EndMeeting>().Run(number, new EndRequest(how, words), city[who], "field", CancellationToken.None)).Refusal?.Code;

    public static async Task<IReadOnlyList<MeetingSummary>> List(LevelsRig city, string who, MeetingFilter? filter = null)
    {
        var listed = await city.Get<ListMeetings>().Run(filter ?? new MeetingFilter(), city[who], CancellationToken.None);
        listed.Refusal.ShouldBeNull();
        return listed.Value.Items;
    }

    public static async Task<string> Photo(LevelsRig city, string by)
    {
        using var content = new MemoryStream([0xFF, 0xD8, 0xFF, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        return (await city.Get<CaseFiles>().Take(content, city[by], CancellationToken.None)).Value.Id;
    }
}
