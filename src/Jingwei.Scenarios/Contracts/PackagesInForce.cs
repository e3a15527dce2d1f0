using Jingwei.Scenarios.Publishing;

namespace Jingwei.Scenarios.Contracts;

/// <summary>The packages that are in force in a city, for whoever tries another beside them.</summary>
public sealed class PackagesInForce
{
    private readonly PublishedCatalog catalog;

    internal PackagesInForce(PublishedCatalog catalog) => this.catalog = catalog;

    /// <summary>File name and text of each, those that are off too, in the order of their names.</summary>
    public IReadOnlyList<(string File, string Yaml)> Texts =>
        [.. catalog.Present.Versions.Select(v => (File: PackageFiles.NameOf(v.Package.Code), v.Yaml)).OrderBy(f => f.File, StringComparer.Ordinal)];

    /// <summary>Whether a package of that code is watched anywhere.</summary>
    public bool IsOn(string package) => catalog.Present.Find(package) is { } version && catalog.Present.IsOnSomewhere(version.Package);
}
