using System.Collections.Concurrent;
using System.Text.Json;
using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Publishing;

/// <summary>
/// The catalog as it was published: loads itself at the first use, knows every revision that someone still asks for, and answers by the one that is in force. In
/// a folder where nothing was published yet, that is what ships.
/// </summary>
internal sealed class PublishedCatalog(ICityReader reader, AreaStood stood, ShippedPackages shipped) : IScenarioCatalog
{
    private readonly Lock gate = new();
    private readonly ConcurrentDictionary<int, RevisionCatalog> revisions = new();
    private readonly ConcurrentDictionary<string, DeviceKindDefinition?> formerKinds = new();
    private readonly ConcurrentDictionary<string, CategoryDefinition?> formerCategories = new();
    private readonly ConcurrentDictionary<(string Kind, string Condition), ConditionDefinition?> formerConditions = new();
    private volatile RevisionCatalog? present;

    /// <summary>Versions that were read.</summary>
    public PackageShelf Shelf { get; } = new();

    /// <summary>What is in force.</summary>
    public RevisionCatalog Present => present ?? First();

    public int Revision => Present.Revision;
    public IReadOnlyList<DeviceKindDefinition> DeviceKinds => Present.Declared.DeviceKinds;
    public IReadOnlyList<CategoryDefinition> Categories => Present.Declared.Categories;
    public IReadOnlyList<CallOrder> CallOrders => Present.Declared.CallOrders;

    public DeviceKindDefinition? FindKind(string code) => Present.Declared.FindKind(code) ?? FormerKind(code);

    public DeviceKindDefinition? FindKind(string code, long areaId, int revision) => At(revision).FindKind(code, areaId) ?? FormerKind(code);

    public ConditionDefinition? FindCondition(string kindCode, string conditionCode) =>
        Present.Versions.Select(v => Declared(v.Package, kindCode, conditionCode)).FirstOrDefault(c => c is not null) ?? formerConditions.GetOrAdd(
            (kindCode, conditionCode), key => FormerVersions().Select(v => Declared(v.Package, key.Kind, key.Condition)).FirstOrDefault(c => c is not null));

    public CategoryDefinition? FindCategory(string code) => Present.Declared.FindCategory(code) ?? formerCategories.GetOrAdd(
        code, c => FormerVersions().SelectMany(v => v.Package.Categories).FirstOrDefault(k => k.Code == c));

    public CallOrder? FindCallOrder(CaseOrigin origin, string categoryCode) => Present.Declared.FindCallOrder(origin, categoryCode);

    public IReadOnlyList<StepDefinition> FindSteps(string kindCode, string conditionCode, string categoryCode)
    {
        var packages = Present.Versions.Select(v => v.Package).ToList();
        var own = packages.Find(p => Declared(p, kindCode, conditionCode) is not null);
        var playbook = own?.Playbook ?? packages.Find(p => p.Categories.Any(c => c.Code == categoryCode))?.Playbook;
        return playbook is null ? [] : [.. playbook.Steps.Select(s => new StepDefinition(s.Who, s.Do))];
    }

    /// <summary>A revision, whether it is in force or not.</summary>
    public RevisionCatalog At(int revision) => Present is { } now && now.Revision == revision ? now : revisions.GetOrAdd(revision, Load);

    /// <summary>Answers by a revision from here on.</summary>
    public void InForce(RevisionCatalog revision)
    {
        lock (gate)
        {
            revisions[revision.Revision] = revision;
            present = revision;
            formerKinds.Clear();
            formerCategories.Clear();
            formerConditions.Clear();
        }
    }

    /// <summary>The number of the newest revision that is stored; 0 when there is none.</summary>
    public int Newest() => (int)reader.Read(db => db.Set<PackageRevisionRow>().MaxAsync(r => (long?)r.Id)).GetAwaiter().GetResult().GetValueOrDefault();

    private RevisionCatalog First()
    {
        lock (gate)
        {
            if (present is null)
            {
                var newest = Newest();
                var first = newest > 0 ? Load(newest) : Unpublished();
                revisions[first.Revision] = first;
                present = first;
            }
            return present;
        }
    }

    private RevisionCatalog Unpublished()
    {
        var rows = shipped.Unstored();
        LoadPackages.CheckTogether(LoadPackages.Read(rows.Select(r => (PackageFiles.NameOf(r.Package), r.Yaml))));
        return new RevisionCatalog(0, Shelf.Read(rows), [], Shelf, stood);
    }

    private RevisionCatalog Load(int revision) => reader.Read(async db =>
    {
        var row = await db.Set<PackageRevisionRow>().AsNoTracking().SingleAsync(r => r.Id == revision);
        var content = JsonSerializer.Deserialize<RevisionContent>(row.Content, StoredJson.Options)!;
        var versions = await db.Set<PackageVersionRow>().AsNoTracking().Where(v => content.Versions.Contains(v.Id)).ToListAsync();
        var settings = await db.Set<PackageSettingRow>().AsNoTracking().Where(s => content.Settings.Contains(s.Id)).ToListAsync();
        return new RevisionCatalog(revision, Shelf.Read([.. versions.OrderBy(v => v.Package, StringComparer.Ordinal)]), settings, Shelf, stood);
    }).GetAwaiter().GetResult();

    // Devices and cases outlive the package that declared their kind or category.
    private DeviceKindDefinition? FormerKind(string code) => formerKinds.GetOrAdd(
        code, c => FormerVersions().SelectMany(v => v.Package.DeviceKinds).FirstOrDefault(k => k.Code == c) is { } kind ? Shelf.Unwatched(kind) : null);

    private static ConditionDefinition? Declared(ScenarioPackage package, string kind, string condition) =>
        package.DeviceKinds.FirstOrDefault(k => k.Code == kind)?.FindCondition(condition)
            ?? package.Watches.Where(w => w.Kind == kind).SelectMany(w => w.Conditions).FirstOrDefault(c => c.Code == condition);

    private IEnumerable<ShelvedVersion> FormerVersions()
    {
        var newest = Newest();
        for (var revision = newest; revision > 0; revision--)
            foreach (var version in At(revision).Versions)
                yield return version;
    }
}
