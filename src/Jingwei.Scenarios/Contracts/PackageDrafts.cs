using Jingwei.Foundation;
using Jingwei.Scenarios.Workshop;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Contracts;

/// <summary>A text that somebody works at, and that is not in force.</summary>
/// <param name="Id">As the workshop's addresses have it.</param>
/// <param name="State">draft, submitted or returned.</param>
public sealed record PackageDraft(string Id, string Package, string State, Text Author, string Yaml);

/// <summary>The proposals of a city's workshop that nobody has decided on, for whoever compares them.</summary>
public sealed class PackageDrafts
{
    private readonly ICityReader reader;

    internal PackageDrafts(ICityReader reader) => this.reader = reader;

    /// <summary>The newest first.</summary>
    public Task<IReadOnlyList<PackageDraft>> Open(CancellationToken ct) => reader.Read<IReadOnlyList<PackageDraft>>(async db =>
    {
        var rows = await db.Set<PackageProposalRow>().AsNoTracking()
            .Where(p => p.State == ProposalState.Draft || p.State == ProposalState.Submitted || p.State == ProposalState.Returned).OrderByDescending(p => p.Id).ToListAsync(ct);
        return [.. rows.Select(r => new PackageDraft(r.Id.ToString(), r.Package, char.ToLowerInvariant(r.State.ToString()[0]) + r.State.ToString()[1..], r.AuthorName, r.Yaml))];
    }, ct);
}
