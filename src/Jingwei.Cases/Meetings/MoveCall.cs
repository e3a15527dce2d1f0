using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>A move of a call.</summary>
/// <param name="Words">Why; what the flow asks for.</param>
/// <param name="At">For a move to came: when they came; now, or when they said that they were there, when it is left out.</param>
/// <param name="Lon">For "I am here": where, WGS-84, with <paramref name="Lat"/>; may be left out.</param>
/// <param name="ComeBy">For insisting: another time to come.</param>
public sealed record CallMoveRequest(string? Move, string? Words = null, DateTimeOffset? At = null, double? Lon = null, double? Lat = null, DateTimeOffset? ComeBy = null);

/// <summary>A body answers that it was called, says that it is there; the caller says whether it came; who decides above insists or excuses.</summary>
internal sealed class MoveCall(ICityWriter writer, MeetingAccess access, MeetingBook book)
{
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    public Task<Result<string>> Run(string number, string id, CallMoveRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var found = await CallMeeting.Find(scope.Db, access, number, actor);
        if (!found.Ok)
        {
            return found.Refusal;
        }

        var meeting = found.Value;
        var callId = Ids.Find(id);
        if (await scope.Db.Set<MeetingCallRow>().SingleOrDefaultAsync(c => c.MeetingId == meeting.Id && c.Id == callId) is not { } call)
        {
            return Refusal.Because(RefusalKind.NotFound, "meeting_call_unknown", ("id", id));
        }

        var track = book.CallsOf(meeting);
        var allowed = Moves.Check(meeting, track, call, access.PartsOf(meeting, call, actor), request.Move, request.Words);
        if (!allowed.Ok)
        {
            return allowed.Refusal;
        }

        var (move, part) = allowed.Value;
        var to = track.Step(move.To);
        if (Wrong(scope, meeting, call, to, request) is { } wrong)
        {
            return wrong;
        }

        Note(scope, meeting, call, to, part, request, actor);
        await book.Enter(scope, meeting, call, to, call.ComeBy);
        var of = await MeetingBook.BodyName(scope.Db, call.BodyId);
        MeetingBook.Write(scope, meeting, call.Id, new Happening(
            "meetingCallMoved", actor.AccountId, MeetingBook.RoleOf(part), how,
            new { of, move = move.Name, to = to.Name, cameAt = to.Means == MeetingMeans.Came ? call.CameAt : null, meters = to.Means == MeetingMeans.Here ? call.HereMeters : null, comeBy = to.Means == MeetingMeans.Open && part == MeetingPart.Leader ? request.ComeBy : null }, request.Words));
        await Tell(scope, meeting, call, to, part, of);
        await book.Save(scope, meeting, $"call.{move.Move}", of, call);
        return number;
    }, ct);

    /// <summary>Who must come all the same, and who decides above, hear of it though they look at no screen.</summary>
    private Task Tell(WriteScope scope, MeetingRow meeting, MeetingCallRow call, MeetingStep to, MeetingPart part, Text of) =>
        to.Waits == MeetingWait.Leader ? book.TellLevel(scope, meeting, call, of, to.Name)
        : to.Means == MeetingMeans.Open && part == MeetingPart.Leader ? book.TellBodies(scope, meeting, [call.BodyId], MeetingMessages.MustCome(meeting.Number, book.Local(call.ComeBy)))
        : Task.CompletedTask;

    private static Refusal? Wrong(WriteScope scope, MeetingRow meeting, MeetingCallRow call, MeetingStep to, CallMoveRequest request)
    {
        if (request.Lon is null != request.Lat is null || (request is { Lon: { } lon, Lat: { } lat } && !new GeoPoint(lon, lat).IsOnEarth))
        {
            return Refusal.Invalid("lon", "place_not_on_earth");
        }

        return to.Means switch
        {
            MeetingMeans.Missed when scope.Now < call.ComeBy => Refusal.Because(RefusalKind.Conflict, "meeting_not_due_yet", ("comeBy", call.ComeBy)),
            MeetingMeans.Came when request.At is { } at && (at > scope.Now + ClockSlack || at < meeting.CalledAt) => Refusal.Invalid("at", "meeting_came_at_invalid", ("from", meeting.CalledAt), ("until", scope.Now)),
            MeetingMeans.Open when request.ComeBy is { } comeBy => CallMeeting.WrongInstant(comeBy, scope.Now),
            _ => null,
        };
    }

    private static void Note(WriteScope scope, MeetingRow meeting, MeetingCallRow call, MeetingStep to, MeetingPart part, CallMoveRequest request, Actor actor)
    {
        call.Words = string.IsNullOrWhiteSpace(request.Words) ? to.Means == MeetingMeans.Open ? null : call.Words : request.Words.Trim();
        if (part == MeetingPart.Body)
        {
            call.SpokeById = actor.AccountId;
        }

        switch (to.Means)
        {
            case MeetingMeans.Here:
                var here = request is { Lon: { } lon, Lat: { } lat } ? new GeoPoint(lon, lat) : (GeoPoint?)null;
                (call.HereAt, call.HereLon, call.HereLat) = (scope.Now, here?.Lon, here?.Lat);
                call.HereMeters = here is { } point && meeting.Place is { } place ? (int)Math.Round(point.DistanceMetersTo(place)) : null;
                break;
            case MeetingMeans.Came:
                call.CameAt = request.At ?? call.HereAt ?? scope.Now;
                break;
            case MeetingMeans.Open when part == MeetingPart.Leader && request.ComeBy is { } comeBy:
                call.ComeBy = comeBy;
                break;
        }
    }
}

/// <summary>Whether a move of a call or an item may be made.</summary>
internal static class Moves
{
    /// <summary>The move and the side on which it is made, or why not.</summary>
    public static Result<(MeetingMove Move, MeetingPart Part)> Check(MeetingRow meeting, MeetingTrack track, IWaitingRow row, MeetingPart parts, string? name, string? words)
    {
        if (track.Moves.All(m => m.Move != name))
        {
            return Refusal.Invalid("move", "meeting_move_unknown", ("given", name), ("known", track.Moves.Select(m => m.Move).Distinct()));
        }

        if (meeting.State != MeetingState.Open)
        {
            return Refusal.Because(RefusalKind.Conflict, "meeting_over", ("number", meeting.Number));
        }

        if (track.Find(row.Step, name!) is not { } move)
        {
            return Refusal.Because(RefusalKind.Conflict, "meeting_move_not_now", ("state", track.Step(row.Step).Name), ("move", track.Moves.First(m => m.Move == name).Name));
        }

        if ((move.By & parts) == 0)
        {
            return Refusal.Because(RefusalKind.Forbidden, "meeting_move_not_yours", ("move", move.Name));
        }

        if (move.Words == NoteNeed.Required && string.IsNullOrWhiteSpace(words))
        {
            return Refusal.Invalid("words", "words_required");
        }

        return words?.Length > MeetingBook.LongestWords ? Refusal.Invalid("words", "text_too_long", ("most", MeetingBook.LongestWords)) : (move, move.By & parts);
    }
}
