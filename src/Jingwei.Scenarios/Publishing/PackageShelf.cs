using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Reading;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Publishing;

/// <summary>A version that can be in force.</summary>
internal sealed record ShelvedVersion(long Id, PackageOrigin Origin, ScenarioPackage Package, string Yaml);

/// <summary>
/// Versions that were read, and kinds that were put together from them, each once: the same parts give the same objects, so that lanes see at a glance what a
/// revision leaves as it was.
/// </summary>
internal sealed class PackageShelf
{
    private readonly ConcurrentDictionary<string, ShelvedVersion> versions = new();
    private readonly ConcurrentDictionary<string, ScenarioPackage> changed = new();
    private readonly ConcurrentDictionary<string, DeviceKindDefinition> kinds = new();
    private readonly ConditionalWeakTable<DeviceKindDefinition, DeviceKindDefinition> unwatched = [];

    /// <summary>
    /// Reads versions beside each other, each behind those that it needs. One whose text is no longer understood is left out; what only a proposal is refused for stops nothing that
    /// was published before it was asked for.
    /// </summary>
    public IReadOnlyList<ShelvedVersion> Read(IReadOnlyCollection<PackageVersionRow> rows)
    {
        var row = rows.ToDictionary(r => PackageFiles.NameOf(r.Package));
        var read = LoadPackages.Read(rows.Select(r => (PackageFiles.NameOf(r.Package), r.Yaml)));
        var wrong = read.Files.Where(f => f.Problems.Any(p => !Placeholders.AskedOfProposals.Contains(p.Code))).Select(f => f.File).ToHashSet();
        return [.. read.Packages.Where(p => !wrong.Contains(p.File)).Select(p => Shelve(row[p.File], p, rows))];
    }

    /// <summary>The version's package with local changes; as it is when they are no longer understood.</summary>
    public ScenarioPackage Changed(ShelvedVersion version, PackageSettingRow setting, IEnumerable<ShelvedVersion> among) => changed.GetOrAdd(
        $"{version.Id} {setting.Id}", _ => LocalChanges.Read(version, setting.Changes!, among) is { Package: { } package, Problems.Count: 0 } ? package : version.Package);

    /// <summary>The kind without anything that is watched.</summary>
    public DeviceKindDefinition Unwatched(DeviceKindDefinition kind) => kind.Conditions.Count == 0 ? kind : unwatched.GetValue(kind, k => k with { Conditions = [] });

    /// <summary>A kind put together from parts that the key names.</summary>
    public DeviceKindDefinition Kind(string key, Func<DeviceKindDefinition> make) => kinds.GetOrAdd(key, _ => make());

    private ShelvedVersion Shelve(PackageVersionRow row, ScenarioPackage package, IReadOnlyCollection<PackageVersionRow> among) => versions.GetOrAdd(
        $"{row.Id} {string.Join(' ', among.Where(r => package.Needs.Contains(r.Package)).Select(r => r.Id).Order())}", _ => new ShelvedVersion(row.Id, row.Origin, package, row.Yaml));
}
