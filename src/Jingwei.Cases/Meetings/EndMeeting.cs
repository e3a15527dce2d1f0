using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <param name="How">close: nothing was agreed, or everything is settled; cancel: it does not take place.</param>
/// <param name="Words">Why.</param>
public sealed record EndRequest(string? How, string? Words);

/// <summary>Closes a meeting in which nothing is left to do, or cancels it.</summary>
internal sealed class EndMeeting(ICityWriter writer, MeetingAccess access, MeetingBook book)
{
    public Task<Result<string>> Run(string number, EndRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await CallMeeting.Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var meeting = found.Value;
        if (request.How is not ("close" or "cancel"))
        {
            return Refusal.Invalid("how", "decision_unknown", ("known", new[] { "close", "cancel" }));
        }

        if (!access.IsCaller(meeting, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "meeting_not_yours", ("number", number));
        }

        if (meeting.State != MeetingState.Open)
        {
            return Refusal.Because(RefusalKind.Conflict, "meeting_over", ("number", number));
        }

        if (MeetingBook.Wrong(request.Words, "words") is { } wrong)
        {
            return wrong;
        }

        var calls = await scope.Db.Set<MeetingCallRow>().Where(c => c.MeetingId == meeting.Id).ToListAsync();
        var items = await scope.Db.Set<MeetingItemRow>().Where(i => i.MeetingId == meeting.Id).ToListAsync();
        if (request.How == "close" && !MeetingEnd.Nothing(calls.Select(c => c.Waits), items.Select(i => i.Waits)))
        {
            return Refusal.Because(
                RefusalKind.Conflict, "meeting_still_open", ("calls", calls.Count(c => c.Waits != MeetingWait.Nobody)), ("items", items.Count(i => i.Waits != MeetingWait.Nobody)));
        }

        foreach (var row in calls.Concat<IWaitingRow>(items))
        {
            await book.Drop(scope, row);
        }

        var state = request.How == "close" ? MeetingState.Closed : MeetingState.Cancelled;
        await book.End(scope, meeting, state, new Happening(state == MeetingState.Closed ? "meetingClosedByHand" : "meetingCancelled", actor.AccountId, "caller", how, null, request.Words!.Trim()));
        await book.Save(scope, meeting, state == MeetingState.Closed ? "meetingClosed" : "meetingCancelled");
        return number;
    }, ct);
}
