using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>A move of what was agreed.</summary>
/// <param name="Words">What was done, or what is wrong with it.</param>
/// <param name="FileIds">Photos as evidence; for a report that it is done, and for the check.</param>
public sealed record ItemMoveRequest(string? Move, string? Words = null, IReadOnlyList<string>? FileIds = null);

/// <summary>Whoever does it reports it done; the caller's side looks, passes it or sends it back. Who did it never checks it.</summary>
internal sealed class MoveItem(ICityWriter writer, MeetingAccess access, MeetingBook book)
{
    public Task<Result<string>> Run(string number, string id, ItemMoveRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await CallMeeting.Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var meeting = found.Value;
        var itemId = Ids.Find(id);
        if (await scope.Db.Set<MeetingItemRow>().SingleOrDefaultAsync(i => i.MeetingId == meeting.Id && i.Id == itemId) is not { } item)
        {
            return Refusal.Because(RefusalKind.NotFound, "meeting_item_unknown", ("id", id));
        }

        var track = book.ItemsOf(meeting);
        var parts = access.PartsOf(meeting, item, actor);
        if (track.Find(item.Step, request.Move ?? "") is { } asked && track.Step(asked.To).Means == MeetingMeans.Checked && (item.DoneById == actor.AccountId || parts.HasFlag(MeetingPart.Body)))
        {
            return Refusal.Because(RefusalKind.Forbidden, "doer_may_not_check");
        }

        var files = request.FileIds ?? [];
        var allowed = Moves.Check(meeting, track, item, parts, request.Move, request.Words);
        if (!allowed.Ok)
        {
            return allowed.Refusal;
        }

        if (await MeetingBook.WrongFiles(scope.Db, files) is { } wrong)
        {
            return wrong;
        }

        var (move, part) = allowed.Value;
        var to = track.Step(move.To);
        Note(scope, item, to, request, actor);
        await book.Enter(scope, meeting, item, to, item.DueAt);
        var of = await MeetingBook.DoerName(scope.Db, item);
        MeetingBook.Write(scope, meeting, item.Id, new Happening(
            "meetingItemMoved", actor.AccountId, MeetingBook.RoleOf(part), how, new { of, what = item.What, move = move.Name, to = to.Name }, request.Words, files));
        await book.Save(scope, meeting, $"item.{move.Move}", of, item);
        return number;
    }, ct);

    private static void Note(WriteScope scope, MeetingItemRow item, MeetingStep to, ItemMoveRequest request, Actor actor)
    {
        switch (to.Means)
        {
            case MeetingMeans.Done:
                (item.DoneAt, item.DoneById, item.DoneWords, item.CheckWords) = (scope.Now, actor.AccountId, request.Words?.Trim(), null);
                break;
            case MeetingMeans.Checked:
                (item.CheckedAt, item.CheckedById, item.CheckWords) = (scope.Now, actor.AccountId, request.Words?.Trim());
                break;
            case MeetingMeans.Released:
                item.CheckWords = request.Words?.Trim();
                break;
            case MeetingMeans.Open when item.DoneAt is not null:
                // It was sent back: what was said of it stands in the history, and it is not done.
                (item.DoneAt, item.CheckWords) = (null, request.Words?.Trim());
                break;
        }
    }
}
