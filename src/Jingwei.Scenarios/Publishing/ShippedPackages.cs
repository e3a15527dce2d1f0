using Jingwei.Scenarios.Contracts;
using Microsoft.Extensions.Configuration;

namespace Jingwei.Scenarios.Publishing;

/// <summary>A text that came with the product or its folder.</summary>
internal sealed record ShippedPackage(PackageOrigin Origin, string Package, int Version, string Yaml);

/// <summary>The packages that come with this version of the product, and those of the folder that the setting <c>scenarios</c> names.</summary>
internal sealed class ShippedPackages(IConfiguration? settings)
{
    private readonly Lazy<IReadOnlyList<ShippedPackage>> read = new(() => Read(settings?["scenarios"]));

    /// <summary>In the order of their names.</summary>
    /// <exception cref="PackageException">One has a mistake, or two declare the same thing.</exception>
    public IReadOnlyList<ShippedPackage> Read() => read.Value;

    /// <summary>As rows of a folder in which nothing was stored yet.</summary>
    public IReadOnlyList<PackageVersionRow> Unstored() =>
        [.. Read().Select((p, i) => new PackageVersionRow { Id = -1 - i, Package = p.Package, Version = p.Version, Origin = p.Origin, Yaml = p.Yaml })];

    private static List<ShippedPackage> Read(string? folder)
    {
        var files = LoadPackages.Shipped().Select(f => (Origin: PackageOrigin.Shipped, f.File, f.Yaml))
            .Concat(string.IsNullOrEmpty(folder) ? [] : LoadPackages.In(folder).Select(f => (Origin: PackageOrigin.Folder, f.File, f.Yaml))).ToList();
        var read = LoadPackages.Read(files.Select(f => (f.File, f.Yaml)));
        LoadPackages.CheckTogether(read);
        return [.. files.Zip(read.Files, (f, r) => new ShippedPackage(f.Origin, r.Package!.Code, r.Package.Version, f.Yaml)).OrderBy(p => p.Package, StringComparer.Ordinal)];
    }
}
