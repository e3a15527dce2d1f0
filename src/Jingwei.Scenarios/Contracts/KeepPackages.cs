using Jingwei.Scenarios.Publishing;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jingwei.Scenarios.Contracts;

/// <summary>
/// Brings the stored packages in line with those that came with the product, before anything else is served: a text that is new or has changed makes a revision.
/// What was published in the workshop stays until somebody publishes something else.
/// </summary>
public sealed class KeepPackages
{
    private readonly ShippedPackages shipped;
    private readonly PublishedCatalog catalog;
    private readonly RevisionWriting revisions;
    private readonly ICityWriter writer;
    private readonly ILogger<KeepPackages> log;

    internal KeepPackages(ShippedPackages shipped, PublishedCatalog catalog, RevisionWriting revisions, ICityWriter writer, ILogger<KeepPackages> log) =>
        (this.shipped, this.catalog, this.revisions, this.writer, this.log) = (shipped, catalog, revisions, writer, log);

    /// <exception cref="PackageException">The packages that came with the product have a mistake, or two declare the same thing.</exception>
    public async Task Run(CancellationToken ct)
    {
        var came = shipped.Read();
        await writer.Write(async scope =>
        {
            var (number, content) = await RevisionWriting.Newest(scope.Db);
            var stored = await scope.Db.Set<PackageVersionRow>().ToListAsync();
            var inForce = stored.Where(v => content.Versions.Contains(v.Id)).ToDictionary(v => v.Package);
            var next = came.Where(p => inForce.GetValueOrDefault(p.Package)?.Origin != PackageOrigin.Workshop).Select(p => Find(p) ?? Row(scope, p))
                .Concat(inForce.Values.Where(v => v.Origin == PackageOrigin.Workshop)).OrderBy(v => v.Package, StringComparer.Ordinal).ToList();
            if (next.Select(v => v.Id).Order().SequenceEqual(content.Versions.Order()))
                return true;
            if (Mistakes(next) is { } wrong)
            {
                if (next.TrueForAll(v => v.Origin != PackageOrigin.Workshop))
                    throw wrong;
                log.LogError("The packages that came with this version do not go with those that were published here; these stay as they were: {Why}", wrong.Message);
                return true;
            }
            scope.Db.AddRange(next.Except(stored));
            var made = await revisions.Make(scope, number, RevisionReason.Started, null, null, c => c with { Versions = [.. next.Select(v => v.Id)] });
            return made.Ok;

            PackageVersionRow? Find(ShippedPackage package) =>
                stored.FirstOrDefault(v => v.Package == package.Package && v.Origin == package.Origin && v.Yaml == package.Yaml);
        }, ct);
        catalog.InForce(catalog.At(catalog.Newest()));
    }

    private static PackageVersionRow Row(WriteScope scope, ShippedPackage package) => new()
    {
        Id = scope.NewId(), Package = package.Package, Version = package.Version, Origin = package.Origin, Yaml = package.Yaml, CreatedAt = scope.Now,
    };

    private static PackageException? Mistakes(IReadOnlyCollection<PackageVersionRow> versions)
    {
        try
        {
            LoadPackages.CheckTogether(LoadPackages.Read(versions.Select(v => (PackageFiles.NameOf(v.Package), v.Yaml))));
            return null;
        }
        catch (PackageException wrong)
        {
            return wrong;
        }
    }
}
