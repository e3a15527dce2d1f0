using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>What a person decides on a response.</summary>
/// <param name="Move">activate, change, decline or end.</param>
/// <param name="Level">I to IV; for activate and change. It may be higher or lower than what is proposed.</param>
/// <param name="Reason">At most 500 characters; must be given.</param>
/// <param name="Version">The response's <c>version</c> that the person saw.</param>
public sealed record MoveResponseRequest(string? Move, string? Level, string? Reason, int? Version);

/// <summary>
/// A named person activates a level, changes it, declines what is proposed, or ends it, with a reason. Whoever may activate what is proposed and takes less has thereby declined
/// the rest; whoever ends it while its grounds hold is not asked again until they grow graver, or clear and come back.
/// </summary>
internal sealed class MoveResponse(ICityWriter writer, ResponseAccess access, ResponsePlaces places, ResponseBook book, TellMove tell, ResponseViews views)
{
    private const int LongestReason = 500;

    public static Refusal NotFound => Refusal.Because(RefusalKind.NotFound, "response_not_found");

    public async Task<Result<ResponsePage>> Run(string id, MoveResponseRequest request, Actor actor, CancellationToken ct)
    {
        if (!Enum.TryParse<ResponseMove>(request.Move, ignoreCase: true, out var move) || !Enum.IsDefined(move) || char.IsAsciiDigit(request.Move![0]))
            return Refusal.Invalid("move", "move_unknown", ("known", "activate, change, decline, end"));
        if (string.IsNullOrWhiteSpace(request.Reason) || request.Reason.Length > LongestReason)
            return Refusal.Invalid("reason", "reason_required", ("most", LongestReason));
        if (request.Version is null)
            return Refusal.Invalid("version", "version_required");
        return await writer.Write<Result<ResponsePage>>(async scope =>
        {
            if (Ids.Find(id) is not { } known || await scope.Db.Set<ResponseRow>().SingleOrDefaultAsync(r => r.Id == known) is not { } row || !access.MaySee(actor, row))
                return NotFound;
            var levels = places.LevelsOf(row.Package);
            var level = move is ResponseMove.Activate or ResponseMove.Change ? levels.FirstOrDefault(l => l.Level == request.Level) : null;
            if (Judge(row, move, level, levels, request.Version.Value, actor) is { } refusal)
                return refusal;
            await Do(scope, row, move, level, request.Reason.Trim(), actor);
            scope.Audit(actor.UserName, $"response.{move.ToString().ToLowerInvariant()}", $"{row.Package} {row.AreaId}", request.Reason.Trim(), level?.Level ?? row.Level);
            await scope.Db.SaveChangesAsync(CancellationToken.None);
            return await views.Page(scope.Db, row, actor);
        }, ct);
    }

    private Refusal? Judge(ResponseRow row, ResponseMove move, ResponseLevel? level, IReadOnlyList<ResponseLevel> levels, int version, Actor actor)
    {
        if (move is ResponseMove.Activate or ResponseMove.Change && level is null)
            return Refusal.Invalid("level", "level_unknown", ("known", string.Join(", ", levels.Select(l => l.Level))));
        var role = access.RoleFor(row, move, level);
        if (!access.Holds(actor, role, row.AreaId))
            return Refusal.Because(RefusalKind.Forbidden, "response_needs_role", ("role", role));
        // Less than what is in force ends that level, and only who may end it may do so.
        if (move == ResponseMove.Change && !access.MayComeDownTo(actor, row, level!))
            return Refusal.Because(RefusalKind.Forbidden, "response_needs_role", ("role", access.RoleFor(row, ResponseMove.End, null)));
        if (row.Version != version)
            return Refusal.Because(RefusalKind.Conflict, "response_changed_meanwhile", ("version", row.Version));
        if (!ResponseLife.Allowed(row.State, ResponseBook.Waits(row)).Contains(move))
            return Refusal.Because(RefusalKind.Conflict, "response_move_not_now", ("state", row.State), ("move", move));
        return move == ResponseMove.Change && row.Level == level!.Level ? Refusal.Because(RefusalKind.Conflict, "response_level_same", ("level", level.Level)) : null;
    }

    private async Task Do(WriteScope scope, ResponseRow row, ResponseMove move, ResponseLevel? level, string reason, Actor actor)
    {
        var before = row.Level;
        row.Declined = ResponseLife.DeclinedAfter(move, level?.Level, row.Proposed, row.Declined, access.Holds(actor, access.RoleFor(row, ResponseMove.Decline, null), row.AreaId));
        row.State = ResponseLife.After(row.State, move)!.Value;
        row.Version++;
        if (level is not null)
        {
            (row.Level, row.Reason, row.ActivatedBy, row.ActivatedByName) = (level.Level, reason, actor.AccountId, actor.DisplayName);
            row.ActivatedAt ??= scope.Now;
            await ResponseBook.AddTasks(scope, row, level);
            ResponseBook.Write(scope, row, move == ResponseMove.Activate ? ResponseChange.Activated : ResponseChange.Changed, level.Level, before, actor, reason, grounds: row.Grounds);
        }
        else if (move == ResponseMove.Decline)
        {
            ResponseBook.Write(scope, row, ResponseChange.Declined, row.Proposed, null, actor, reason, grounds: row.Grounds);
        }
        else
        {
            (row.EndedAt, row.EndedByName, row.EndReason) = (scope.Now, actor.DisplayName, reason);
            ResponseBook.Write(scope, row, ResponseChange.Ended, row.Level, null, actor, reason, grounds: row.Grounds);
        }
        if (move != ResponseMove.Decline)
            await tell.Run(scope, row, before, actor);
        await book.Settle(scope, row);
        if (row.State == ResponseState.Ended && row.Proposed is { } proposed)
        {
            // The one that is over gives its place free before the next takes it.
            await scope.Db.SaveChangesAsync(CancellationToken.None);
            await book.Begin(scope, row.Package, row.AreaId, proposed, (row.Grounds, row.GroundCount), declined: proposed);
        }
    }
}
