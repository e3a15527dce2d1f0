using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Reading;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A new package that begins as another one's text.</summary>
/// <param name="Package">Its code: small letters, digits and single hyphens, at most 64; no package and no open proposal has it.</param>
/// <param name="NameZh">At most 60 characters; must be given.</param>
/// <param name="NameEn">At most 80 characters; as the Chinese one when not given.</param>
public sealed record CopyPackageRequest(string? Package, string? NameZh, string? NameEn);

/// <summary>Begins a draft of a new package with the text of one that is in force, changed as far as it must be to stand beside it (<see cref="CopiedText"/>).</summary>
internal sealed class BeginCopy(ICityReader reader, PublishedCatalog catalog, Proposals proposals)
{
    private const int LongestZh = 60;
    private const int LongestEn = 80;

    public async Task<Result<ProposalPage>> Run(string original, CopyPackageRequest request, Actor actor, CancellationToken ct)
    {
        var present = catalog.Present;
        if (present.Find(original) is not { } version)
            return Refusal.Because(RefusalKind.NotFound, "package_not_found");
        if (!ReadPackage.IsCode(request.Package))
            return Refusal.Invalid("package", "package_code_unfit");
        if (present.Find(request.Package!) is not null || await IsProposed(request.Package!, ct))
            return Refusal.Invalid("package", "package_code_taken", ("package", request.Package!));
        if (string.IsNullOrWhiteSpace(request.NameZh))
            return Refusal.Invalid("nameZh", "name_required");
        if (request.NameZh.Length > LongestZh)
            return Refusal.Invalid("nameZh", "package_name_long", ("most", LongestZh));
        if (request.NameEn?.Length > LongestEn)
            return Refusal.Invalid("nameEn", "package_name_long", ("most", LongestEn));
        var zh = request.NameZh.Trim();
        var name = new Text(zh, string.IsNullOrWhiteSpace(request.NameEn) ? zh : request.NameEn.Trim());
        return await proposals.Begin(
            new SaveProposalRequest(CopiedText.Of(version.Yaml, request.Package!, name, [.. present.Versions.Select(v => v.Package)]), null, null), actor, ct);
    }

    private Task<bool> IsProposed(string code, CancellationToken ct) => reader.Read(
        db => db.Set<PackageProposalRow>().AnyAsync(
            p => p.Package == code && (p.State == ProposalState.Draft || p.State == ProposalState.Submitted || p.State == ProposalState.Returned), ct), ct);
}
