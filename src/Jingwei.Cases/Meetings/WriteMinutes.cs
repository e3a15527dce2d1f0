using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>What was said on a point of the agenda.</summary>
/// <param name="Version">The version that this corrects, from 1; 0 for the first.</param>
public sealed record MinutesRequest(string? Text, int? Version);

/// <summary>记录: what was said on a point; a correction is a further version, and the earlier ones stay.</summary>
internal sealed class WriteMinutes(ICityWriter writer, MeetingAccess access, MeetingBook book)
{
    public const int LongestText = 20_000;

    public Task<Result<string>> Run(string number, string id, MinutesRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await CallMeeting.Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var meeting = found.Value;
        if (!access.IsCaller(meeting, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "meeting_not_yours", ("number", number));
        }

        if (meeting.State == MeetingState.Cancelled)
        {
            return Refusal.Because(RefusalKind.Conflict, "meeting_over", ("number", number));
        }

        if (MeetingBook.Wrong(request.Text, "text", LongestText) is { } wrong)
        {
            return wrong;
        }

        var topicId = Ids.Find(id);
        if (await scope.Db.Set<MeetingTopicRow>().SingleOrDefaultAsync(t => t.MeetingId == meeting.Id && t.Id == topicId) is not { } topic)
        {
            return Refusal.Because(RefusalKind.NotFound, "meeting_topic_unknown", ("given", id));
        }

        var last = await scope.Db.Set<MeetingMinuteRow>().Where(m => m.TopicId == topic.Id).MaxAsync(m => (int?)m.Version) ?? 0;
        if ((request.Version ?? 0) != last)
        {
            // Somebody else wrote meanwhile: nobody's words go under unseen.
            return Refusal.Because(RefusalKind.Conflict, "meeting_minutes_changed", ("version", last));
        }

        scope.Db.Add(new MeetingMinuteRow { Id = scope.NewId(), MeetingId = meeting.Id, TopicId = topic.Id, Version = last + 1, Text = request.Text!.Trim(), ById = actor.AccountId, At = scope.Now });
        var code = last == 0 ? "meetingMinutesWritten" : "meetingMinutesCorrected";
        MeetingBook.Write(scope, meeting, topic.Id, new Happening(code, actor.AccountId, "caller", how, new { topic = topic.Title, version = last + 1 }));
        await book.Save(scope, meeting, code);
        return number;
    }, ct);
}
