using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Rules;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A proposal as lists show it.</summary>
/// <param name="IsNew">It proposes a package that is not there yet.</param>
/// <param name="Outdated">Another version came into force since it was written: it must be brought up to date before it can be published.</param>
/// <param name="Moves">What the asker may do with it.</param>
public sealed record ProposalView(
    string Id, string Package, Text Name, ProposalState State, string Note, int Revised, bool IsNew, bool Outdated, string Author, Text AuthorName, DateTimeOffset CreatedAt,
    DateTimeOffset ChangedAt, DateTimeOffset? SubmittedAt, Text? DecidedByName, DateTimeOffset? DecidedAt, string? DecideNote, IReadOnlyList<ProposalMove> Moves);

/// <summary>A proposal with its text and the text that it would take the place of.</summary>
/// <param name="BaseYaml">The version that is in force; of a published proposal, the one whose place it took. Empty for a new package.</param>
public sealed record ProposalPage(ProposalView Proposal, string Yaml, string BaseYaml);

/// <summary>Shows proposals.</summary>
internal sealed class ProposalViews(PublishedCatalog catalog, WorkshopAccess access)
{
    public ProposalView Show(PackageProposalRow row, Actor actor)
    {
        var inForce = catalog.Present.Find(row.Package);
        var open = row.State is ProposalState.Draft or ProposalState.Submitted or ProposalState.Returned;
        return new ProposalView(
            row.Id.ToString(), row.Package, inForce?.Package.Name ?? Text.Same(row.Package), row.State, row.Note, row.Revised, row.BaseVersionId is null,
            open && row.BaseVersionId != inForce?.Id, row.Author, row.AuthorName, row.CreatedAt, row.ChangedAt, row.SubmittedAt, row.DecidedByName, row.DecidedAt,
            row.DecideNote, ProposalLife.Allowed(row.State, row.Author == actor.UserName, access.MayWrite(actor), access.MayPublish(actor)));
    }

    public ProposalPage Page(PackageProposalRow row, Actor actor) => new(Show(row, actor), row.Yaml, catalog.Present.Find(row.Package)?.Yaml ?? "");
}
