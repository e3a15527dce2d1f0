using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Workshop;
using Microsoft.Extensions.Configuration;

namespace Jingwei.Scenarios.Publishing;

/// <summary>A text that came with the product or its folder.</summary>
internal sealed record ShippedPackage(PackageOrigin Origin, string Package, int Version, string Yaml);

/// <summary>The packages that come with this version of the product, and those of the folder that the setting <c>scenarios</c> names.</summary>
internal sealed class ShippedPackages(IConfiguration? settings)
{
    private readonly Lazy<IReadOnlyList<ShippedPackage>> read = new(() => Read(settings?["scenarios"]));

    /// <summary>In the order of their names. Only what each says of itself is looked at, so that a start need not read them all when they are as they were.</summary>
    /// <exception cref="PackageException">One does not say which package it is.</exception>
    public IReadOnlyList<ShippedPackage> Read() => read.Value;

    /// <summary>As rows of a folder in which nothing was stored yet.</summary>
    public IReadOnlyList<PackageVersionRow> Unstored() =>
        [.. Read().Select((p, i) => new PackageVersionRow { Id = -1 - i, Package = p.Package, Version = p.Version, Origin = p.Origin, Yaml = p.Yaml })];

    private static List<ShippedPackage> Read(string? folder)
    {
        var files = LoadPackages.Shipped().Select(f => (Origin: PackageOrigin.Shipped, f.File, f.Yaml))
            .Concat(string.IsNullOrEmpty(folder) ? [] : LoadPackages.In(folder).Select(f => (Origin: PackageOrigin.Folder, f.File, f.Yaml))).ToList();
        var packages = files.Select(f => new ShippedPackage(f.Origin, PackageCode.Of(f.Yaml), PackageCode.VersionOf(f.Yaml), f.Yaml)).ToList();
        if (packages.Any(p => p.Package.Length == 0) || packages.DistinctBy(p => p.Package).Count() < packages.Count)
            LoadPackages.CheckTogether(LoadPackages.Read(files.Select(f => (f.File, f.Yaml))));
        return [.. packages.OrderBy(p => p.Package, StringComparer.Ordinal)];
    }
}
