using System.Collections.Concurrent;
using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Publishing;

/// <summary>The packages of one revision, and how each is watched where.</summary>
internal sealed class RevisionCatalog
{
    private readonly PackageShelf shelf;
    private readonly AreaStood stood;
    private readonly ConcurrentDictionary<(string Kind, long Area), DeviceKindDefinition?> watched = new();

    /// <exception cref="PackageException">Two packages say something against each other.</exception>
    public RevisionCatalog(int revision, IReadOnlyList<ShelvedVersion> versions, IReadOnlyList<PackageSettingRow> settings, PackageShelf shelf, AreaStood stood)
    {
        (Revision, Versions, Settings, this.shelf, this.stood) = (revision, versions, settings, shelf, stood);
        var (catalog, problems) = ComposeCatalog.Of([.. versions.Select(v => v.Package)], IsOnSomewhere);
        Declared = catalog ?? throw new PackageException(problems);
    }

    public int Revision { get; }

    /// <summary>Each behind those that it needs.</summary>
    public IReadOnlyList<ShelvedVersion> Versions { get; }

    /// <summary>Those that count.</summary>
    public IReadOnlyList<PackageSettingRow> Settings { get; }

    /// <summary>All that the packages declare that are on somewhere.</summary>
    public ScenarioCatalog Declared { get; }

    /// <summary>The version of a package that is in force; null when there is none.</summary>
    public ShelvedVersion? Find(string package) => Versions.FirstOrDefault(v => v.Package.Code == package);

    /// <summary>The setting that counts for a package in an area; null when none does.</summary>
    public PackageSettingRow? SettingFor(string package, long areaId)
    {
        var path = stood.PathOf(areaId, Revision).ToList();
        return Settings
            .Where(s => s.Package == package && s.State != PackageState.AsAbove && (s.AreaId is not { } root || root == areaId || stood.Covers(root, path)))
            // Of a zone (which is not on the path) and an area of the tree the zone counts, of two areas of the tree the smaller, else the one that was set last.
            .OrderBy(s => s.AreaId is not { } root ? int.MaxValue : path.IndexOf(root)).ThenByDescending(s => s.Id).FirstOrDefault();
    }

    /// <summary>Whether a package is watched in an area.</summary>
    public bool IsOn(ScenarioPackage package, long areaId) => IsOn(package, SettingFor(package.Code, areaId));

    /// <summary>Whether a package is watched where nothing smaller is set.</summary>
    public bool IsOnInTheCity(ScenarioPackage package) => IsOn(package, Settings.FirstOrDefault(s => s.Package == package.Code && s.AreaId is null && s.State != PackageState.AsAbove));

    /// <summary>Whether a package is watched anywhere.</summary>
    public bool IsOnSomewhere(ScenarioPackage package) => IsOnInTheCity(package) || Settings.Any(s => s.Package == package.Code && s.State == PackageState.On);

    /// <summary>The kind as it is watched in an area; null when no package declares it.</summary>
    public DeviceKindDefinition? FindKind(string code, long areaId) => watched.GetOrAdd((code, areaId), key => Watched(key.Kind, key.Area));

    // A package that touches a person waits for a signature.
    private static bool IsOn(ScenarioPackage package, PackageSettingRow? setting) => setting is null ? package.Person is null : setting.State == PackageState.On;

    private DeviceKindDefinition? Watched(string code, long areaId)
    {
        var parts = Versions
            .Where(v => v.Package.DeviceKinds.Any(k => k.Code == code) || v.Package.Watches.Any(w => w.Kind == code))
            .Select(v => (Version: v, Setting: SettingFor(v.Package.Code, areaId))).Select(p => (p.Version, p.Setting, IsOn: IsOn(p.Version.Package, p.Setting))).ToList();
        if (!parts.Any(p => Declares(p.Version.Package, code)))
            return null;
        var key = $"{code} {string.Join(' ', parts.Select(p => $"{p.Version.Id}{(p.IsOn ? "+" : "-")}{(p.Setting?.Changes is null ? "" : p.Setting.Id)}"))}";
        return shelf.Kind(key, () =>
        {
            var packages = parts.Select(p => (Package: p.Setting is { Changes: not null } setting ? shelf.Changed(p.Version, setting, Versions) : p.Version.Package, p.IsOn)).ToList();
            var (owner, isOn) = packages.First(p => Declares(p.Package, code));
            return ComposeCatalog.Kind(owner.DeviceKinds.First(k => k.Code == code), isOn, packages.Where(p => p.IsOn).Select(p => p.Package));
        });
    }

    private static bool Declares(ScenarioPackage package, string code) => package.DeviceKinds.Any(k => k.Code == code);
}
