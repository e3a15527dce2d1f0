using System.Linq.Expressions;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A move with a proposed setting.</summary>
/// <param name="Move">approve, return or withdraw.</param>
/// <param name="Note">Needed to return it; at most 1,000 characters.</param>
public sealed record MoveSettingRequest(string? Move, string? Note);

/// <summary>
/// Settings with local changes change what is watched, as publishing does: one person proposes them and another, who may set there too, puts them into force or
/// returns them with a note. Nobody decides on their own. On and off stay with one person and a reason.
/// </summary>
internal sealed class SettingProposals(ICityReader reader, ICityWriter writer, SetPackage set, WorkshopAccess access, SettingViews views)
{
    private const int LongestNote = 1_000;
    private const int MostListed = 100;

    /// <summary>Those that wait, newest first, and the asker's own that came back and were not taken back since.</summary>
    public Task<IReadOnlyList<SettingProposalView>> List(Actor actor, CancellationToken ct) => reader.Read<IReadOnlyList<SettingProposalView>>(async db =>
    {
        var rows = await db.Set<SettingProposalRow>().AsNoTracking().Where(Open(actor.UserName)).OrderByDescending(p => p.Id).Take(MostListed).ToListAsync(ct);
        return [.. rows.Select(r => views.Line(r, actor)).OfType<SettingProposalView>()];
    }, ct);

    /// <summary>Those that somebody is to do something about: anybody's that wait, and a person's own that were returned.</summary>
    public static Expression<Func<SettingProposalRow, bool>> Open(string userName) =>
        p => p.State == SettingProposalState.Waiting || (p.State == SettingProposalState.Returned && p.Author == userName);

    /// <summary>Sets what one person may set; proposes what takes two.</summary>
    public async Task<Result<Done>> SetOrPropose(string package, SetPackageRequest request, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Changes))
            return (await set.Run(package, request, actor, serving: true, ct)).Then(_ => Done.Ok);
        var judged = set.Judge(package, request, actor);
        if (!judged.Ok)
            return judged.Refusal;
        return await writer.Write<Result<Done>>(async scope =>
        {
            // What came back from there is answered by this one.
            var returned = await scope.Db.Set<SettingProposalRow>().Where(
                p => p.Package == package && p.AreaId == judged.Value.AreaId && p.Author == actor.UserName && p.State == SettingProposalState.Returned).ToListAsync(ct);
            returned.ForEach(p => p.State = SettingProposalState.Withdrawn);
            scope.Db.Add(new SettingProposalRow
            {
                Id = scope.NewId(), Package = package, AreaId = judged.Value.AreaId, Changes = request.Changes, Reason = request.Reason!.Trim(), Until = request.Until,
                State = SettingProposalState.Waiting, Author = actor.UserName, AuthorName = actor.DisplayName, CreatedAt = scope.Now,
            });
            scope.Audit(actor.UserName, "scenario.proposeSetting", package);
            return Done.Ok;
        }, ct);
    }

    /// <summary>Answers with the package's code.</summary>
    public async Task<Result<string>> Move(string id, MoveSettingRequest request, Actor actor, CancellationToken ct)
    {
        if (!Enum.TryParse<SettingProposalMove>(request.Move, ignoreCase: true, out var move) || !Enum.IsDefined(move) || int.TryParse(request.Move, out _))
            return Refusal.Invalid("move", "move_unknown", ("known", "approve, return, withdraw"));
        if (move == SettingProposalMove.Return && string.IsNullOrWhiteSpace(request.Note))
            return Refusal.Invalid("note", "note_required");
        if (request.Note?.Length > LongestNote)
            return Refusal.Invalid("note", "note_too_long", ("most", LongestNote));
        if (Ids.Find(id) is not { } known || await reader.Read(db => db.Set<SettingProposalRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == known, ct), ct) is not { } seen)
            return Refusal.Because(RefusalKind.NotFound, "proposal_not_found");
        if (Judge(seen, move, actor) is { } refusal)
            return refusal;
        if (move == SettingProposalMove.Approve)
        {
            var asked = new SetPackageRequest(seen.AreaId?.ToString(), "on", seen.Changes, seen.Reason, seen.Until);
            var author = new Actor(0, seen.Author, seen.AuthorName, ActorKind.Person, []);
            return (await set.Run(seen.Package, asked, author, actor, (scope, setting) => Decide(scope, known, move, request.Note, actor, setting), serving: true, ct)).Then<string>(_ => seen.Package);
        }
        return await writer.Write<Result<string>>(async scope =>
        {
            if (await Decide(scope, known, move, request.Note, actor, null) is { } no)
                return no;
            scope.Audit(actor.UserName, $"scenario.{(move == SettingProposalMove.Return ? "returnSetting" : "withdrawSetting")}", seen.Package);
            return seen.Package;
        }, ct);
    }

    /// <summary>What somebody may do with it.</summary>
    public static IReadOnlyList<SettingProposalMove> Allowed(SettingProposalRow row, Actor actor, WorkshopAccess access) =>
        [.. Enum.GetValues<SettingProposalMove>().Where(m => Judge(row, m, actor, access) is null)];

    private Refusal? Judge(SettingProposalRow row, SettingProposalMove move, Actor actor) => Judge(row, move, actor, access);

    private static Refusal? Judge(SettingProposalRow row, SettingProposalMove move, Actor actor, WorkshopAccess access)
    {
        if ((move == SettingProposalMove.Withdraw) != (row.Author == actor.UserName))
            return Refusal.Because(RefusalKind.Forbidden, move == SettingProposalMove.Withdraw ? "proposal_not_yours" : "proposal_needs_second_person");
        if (!access.MaySet(actor, row.AreaId))
            return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", Actions.ScenarioSet));
        return row.State == SettingProposalState.Waiting || (move == SettingProposalMove.Withdraw && row.State == SettingProposalState.Returned) ? null : Refusal.Because(RefusalKind.Conflict, "setting_decided_already", ("state", row.State));
    }

    private async Task<Refusal?> Decide(WriteScope scope, long id, SettingProposalMove move, string? note, Actor actor, long? setting)
    {
        var row = await scope.Db.Set<SettingProposalRow>().SingleAsync(p => p.Id == id);
        if (Judge(row, move, actor) is { } refusal)
            return refusal;
        var waited = row.State == SettingProposalState.Waiting;
        (row.State, row.SettingId) = (move switch
        {
            SettingProposalMove.Approve => SettingProposalState.Approved,
            SettingProposalMove.Return => SettingProposalState.Returned,
            _ => SettingProposalState.Withdrawn,
        }, setting);
        // Who returned it, and why, stays when its author then takes it back.
        if (waited)
            (row.DecidedBy, row.DecidedByName, row.DecidedAt, row.DecideNote) = (actor.UserName, actor.DisplayName, scope.Now, note?.Trim());
        return null;
    }
}
