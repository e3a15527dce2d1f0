using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Rules;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A text and what it is for.</summary>
/// <param name="Yaml">At most 200,000 characters; it may still have mistakes.</param>
/// <param name="Note">At most 1,000 characters.</param>
/// <param name="Revised">The proposal's <c>revised</c> that the author saw; not needed for a new one.</param>
public sealed record SaveProposalRequest(string? Yaml, string? Note, int? Revised);

/// <summary>A move with a proposal.</summary>
/// <param name="Move">submit, takeBack, publish, return or withdraw.</param>
/// <param name="Note">Needed to return it.</param>
/// <param name="Revised">The proposal's <c>revised</c> that the mover saw.</param>
public sealed record MoveProposalRequest(string? Move, string? Note, int? Revised);

/// <summary>Writes proposals, and hands them to a second person or takes them back. Publishing is <see cref="PublishProposal"/>'s.</summary>
internal sealed class Proposals(ICityReader reader, ICityWriter writer, PublishedCatalog catalog, WorkshopAccess access, ProposalViews views, CheckPackage check)
{
    private const int LongestNote = 1_000;
    private const int MostListed = 200;

    /// <summary>Newest first.</summary>
    public Task<IReadOnlyList<ProposalView>> List(Actor actor, string? package, bool open, CancellationToken ct) => reader.Read<IReadOnlyList<ProposalView>>(async db =>
    {
        var rows = await db.Set<PackageProposalRow>().AsNoTracking()
            .Where(p => package == null || p.Package == package)
            .Where(p => !open || p.State == ProposalState.Draft || p.State == ProposalState.Submitted || p.State == ProposalState.Returned)
            .OrderByDescending(p => p.Id).Take(MostListed).ToListAsync(ct);
        return [.. rows.Select(r => views.Show(r, actor))];
    }, ct);

    public Task<Result<ProposalPage>> One(string id, Actor actor, CancellationToken ct) => reader.Read<Result<ProposalPage>>(async db =>
    {
        if (Ids.Find(id) is not { } known || await db.Set<PackageProposalRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == known, ct) is not { } row)
            return NotFound;
        if (row.State != ProposalState.Published)
            return views.Page(row, actor);
        return views.Page(row, actor) with { BaseYaml = await db.Set<PackageVersionRow>().Where(v => v.Id == row.BaseVersionId).Select(v => v.Yaml).SingleOrDefaultAsync(ct) ?? "" };
    }, ct);

    public async Task<Result<ProposalPage>> Begin(SaveProposalRequest request, Actor actor, CancellationToken ct)
    {
        if (CheckPackage.Size(request.Yaml) is { } size)
            return size;
        var code = PackageCode.Of(request.Yaml!);
        if (code.Length == 0)
            return Refusal.Invalid("yaml", "package_code_missing");
        if (NoteRefused(request.Note) is { } note)
            return note;
        return await writer.Write<Result<ProposalPage>>(scope =>
        {
            var row = new PackageProposalRow
            {
                Id = scope.NewId(), Package = code, BaseVersionId = catalog.Present.Find(code)?.Id, Yaml = request.Yaml!, Note = request.Note?.Trim() ?? "",
                State = ProposalState.Draft, Revised = 1, Author = actor.UserName, AuthorName = actor.DisplayName, CreatedAt = scope.Now, ChangedAt = scope.Now,
            };
            scope.Db.Add(row);
            scope.Audit(actor.UserName, "scenario.propose", code);
            return Task.FromResult<Result<ProposalPage>>(views.Page(row, actor));
        }, ct);
    }

    public async Task<Result<ProposalPage>> Save(string id, SaveProposalRequest request, Actor actor, CancellationToken ct)
    {
        if (CheckPackage.Size(request.Yaml) is { } size)
            return size;
        if (NoteRefused(request.Note) is { } note)
            return note;
        return await Change(id, ProposalMove.Save, request.Revised, actor, (row, _) =>
        {
            if (PackageCode.Of(request.Yaml!) != row.Package)
                return Refusal.Invalid("yaml", "package_code_fixed", ("package", row.Package));
            (row.Yaml, row.Note, row.BaseVersionId) = (request.Yaml!, request.Note?.Trim() ?? "", catalog.Present.Find(row.Package)?.Id);
            return null;
        }, ct);
    }

    public async Task<Result<ProposalPage>> Submit(string id, int? revised, Actor actor, CancellationToken ct) => await Change(id, ProposalMove.Submit, revised, actor, (row, now) =>
    {
        if (!check.Check(row.Yaml).View.Sound)
            return Refusal.Because(RefusalKind.Conflict, "package_has_mistakes");
        row.SubmittedAt = now;
        return null;
    }, ct);

    public Task<Result<ProposalPage>> TakeBack(string id, int? revised, Actor actor, CancellationToken ct) => Change(id, ProposalMove.TakeBack, revised, actor, (_, _) => null, ct);

    public Task<Result<ProposalPage>> Withdraw(string id, int? revised, Actor actor, CancellationToken ct) => Change(id, ProposalMove.Withdraw, revised, actor, (_, _) => null, ct);

    public async Task<Result<ProposalPage>> Return(string id, string? note, int? revised, Actor actor, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(note))
            return Refusal.Invalid("note", "note_required");
        if (NoteRefused(note) is { } refused)
            return refused;
        return await Change(id, ProposalMove.Return, revised, actor, (row, now) =>
        {
            (row.DecidedBy, row.DecidedByName, row.DecidedAt, row.DecideNote) = (actor.UserName, actor.DisplayName, now, note.Trim());
            return null;
        }, ct);
    }

    /// <summary>Null when the actor may make the move with what they saw; else why not.</summary>
    public Refusal? Judge(PackageProposalRow row, ProposalMove move, int? revised, Actor actor)
    {
        if (ProposalLife.IsTheAuthors(move) != (row.Author == actor.UserName))
            return Refusal.Because(RefusalKind.Forbidden, ProposalLife.IsTheAuthors(move) ? "proposal_not_yours" : "proposal_needs_second_person");
        if (ProposalLife.IsTheAuthors(move) ? !access.MayWrite(actor) : !access.MayPublish(actor))
            return Refusal.Because(RefusalKind.Forbidden, "not_allowed", ("action", ProposalLife.IsTheAuthors(move) ? Actions.ScenarioWrite : Actions.ScenarioPublish));
        if (ProposalLife.After(row.State, move) is null)
            return Refusal.Because(RefusalKind.Conflict, "proposal_move_not_now", ("state", row.State), ("move", move));
        return revised == row.Revised ? null : Refusal.Because(RefusalKind.Conflict, "proposal_changed_meanwhile", ("revised", row.Revised));
    }

    public static Refusal NotFound => Refusal.Because(RefusalKind.NotFound, "proposal_not_found");

    private Task<Result<ProposalPage>> Change(
        string id, ProposalMove move, int? revised, Actor actor, Func<PackageProposalRow, DateTimeOffset, Refusal?> change, CancellationToken ct) =>
        writer.Write<Result<ProposalPage>>(async scope =>
        {
            if (Ids.Find(id) is not { } known || await scope.Db.Set<PackageProposalRow>().SingleOrDefaultAsync(p => p.Id == known) is not { } row)
                return NotFound;
            if ((Judge(row, move, revised, actor) ?? change(row, scope.Now)) is { } refusal)
                return refusal;
            (row.State, row.ChangedAt) = (ProposalLife.After(row.State, move)!.Value, scope.Now);
            row.Revised++;
            scope.Audit(actor.UserName, $"scenario.{char.ToLowerInvariant(move.ToString()[0])}{move.ToString()[1..]}", row.Package);
            return views.Page(row, actor);
        }, ct);

    private static Refusal? NoteRefused(string? note) => note?.Length > LongestNote ? Refusal.Invalid("note", "note_too_long", ("most", LongestNote)) : null;
}
