using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Workshop;

/// <summary>
/// A second person puts a proposal into force. It is judged once more beside what is in force now; answers when every lane judges by it, and the next reading is
/// heard by the new text.
/// </summary>
internal sealed class PublishProposal(
    ICityReader reader, ICityWriter writer, PublishedCatalog catalog, RevisionWriting revisions, PutIntoForce force, Proposals proposals, CheckPackage check, ProposalViews views)
{
    public async Task<Result<ProposalPage>> Run(string id, string? note, int? revised, Actor actor, CancellationToken ct)
    {
        if (Ids.Find(id) is not { } known || await reader.Read(db => db.Set<PackageProposalRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == known, ct), ct) is not { } seen)
            return Proposals.NotFound;
        if (proposals.Judge(seen, ProposalMove.Publish, revised, actor) is { } refusal)
            return refusal;
        // Judged beside this revision; when another is made before the commit, the work is refused.
        var present = catalog.Present;
        if (seen.BaseVersionId != present.Find(seen.Package)?.Id)
            return Refusal.Because(RefusalKind.Conflict, "proposal_outdated");
        if (!check.Check(seen.Yaml).View.Sound)
            return Refusal.Because(RefusalKind.Conflict, "package_has_mistakes");
        var revision = 0;
        var published = await writer.Write<Result<ProposalPage>>(async scope =>
        {
            var row = await scope.Db.Set<PackageProposalRow>().SingleAsync(p => p.Id == known);
            if (proposals.Judge(row, ProposalMove.Publish, revised, actor) is { } again)
                return again;
            var number = 1 + (await scope.Db.Set<PackageVersionRow>().Where(v => v.Package == row.Package).MaxAsync(v => (int?)v.Version) ?? 0);
            var version = new PackageVersionRow
            {
                Id = scope.NewId(), Package = row.Package, Version = number, Origin = PackageOrigin.Workshop, Yaml = PackageCode.WithVersion(row.Yaml, number),
                ProposalId = row.Id, CreatedAt = scope.Now,
            };
            scope.Db.Add(version);
            var made = await revisions.Make(scope, present.Revision, RevisionReason.Published, row.Package, actor, c => c with
            {
                Versions = [.. c.Versions.Where(v => v != row.BaseVersionId), version.Id],
            });
            if (!made.Ok)
                return made.Refusal;
            revision = made.Value;
            (row.State, row.VersionId, row.ChangedAt) = (ProposalState.Published, version.Id, scope.Now);
            (row.DecidedBy, row.DecidedByName, row.DecidedAt, row.DecideNote) = (actor.UserName, actor.DisplayName, scope.Now, note?.Trim());
            row.Revised++;
            return views.Page(row, actor);
        }, ct);
        if (published.Ok)
            await force.Reached(revision, ct);
        return published;
    }
}
