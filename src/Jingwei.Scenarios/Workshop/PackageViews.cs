using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Workshop;

/// <summary>Where a package is watched.</summary>
public enum PackageReach
{
    Everywhere,

    /// <summary>In some areas, or not in all.</summary>
    Partly,

    Nowhere,
}

/// <summary>A package as the list shows it.</summary>
/// <param name="Personal">It touches a person: it is off until somebody signs.</param>
/// <param name="Proposals">Proposals that are open.</param>
public sealed record PackageView(
    string Code, Text Name, Text Purpose, ScenarioField Field, int Version, PackageOrigin Origin, PackageReach Reach, bool Personal, int Kinds, int Conditions, int Examples, int Proposals);

/// <summary>A condition as the package's page lists it.</summary>
/// <param name="Severity">What holds in the whole city: with the changes that are set there.</param>
/// <param name="DeclaredSeverity">What the text says.</param>
/// <param name="Line">Where it stands in the text.</param>
/// <param name="ChangedBy">Settings by which it is otherwise than the text says; that of the whole city first.</param>
public sealed record PackageConditionView(
    string Kind, Text KindName, string Code, Text Name, int Severity, int DeclaredSeverity, string CategoryCode, Text CategoryName, bool FilesCase, int Line,
    IReadOnlyList<ConditionChangeView> ChangedBy);

/// <summary>A text that was in force once.</summary>
/// <param name="InForce">It is now.</param>
public sealed record PackageVersionView(string Id, int Version, PackageOrigin Origin, DateTimeOffset At, bool InForce);

/// <summary>A package with its text.</summary>
/// <param name="Basis">By what right it looks at a person; null when it does not.</param>
/// <param name="MostDays">How many days a signature holds at most; null when it needs none.</param>
/// <param name="Waiting">Settings with local changes that wait for a second person, newest first, and the asker's own that came back.</param>
/// <param name="MaySet">Whether the asker may switch it somewhere.</param>
public sealed record PackagePage(
    PackageView Package, string Yaml, IReadOnlyList<string> Needs, Text? Basis, int? MostDays, IReadOnlyList<PackageConditionView> Conditions, IReadOnlyList<PackageSettingView> Settings,
    IReadOnlyList<WaitingSettingView> Waiting, IReadOnlyList<PackageVersionView> Versions, bool MayWrite, bool MaySet);

/// <summary>The packages that are in force, and what they were before.</summary>
internal sealed class PackageViews(ICityReader reader, PublishedCatalog catalog, SettingViews settings, WorkshopAccess access, Access rights)
{
    private const int MostWaiting = 20;

    public async Task<IReadOnlyList<PackageView>> List(CancellationToken ct)
    {
        var open = await reader.Read(
            db => db.Set<PackageProposalRow>().Where(p => p.State == ProposalState.Draft || p.State == ProposalState.Submitted || p.State == ProposalState.Returned)
                .GroupBy(p => p.Package).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct), ct);
        var waiting = await reader.Read(
            db => db.Set<SettingProposalRow>().Where(p => p.State == SettingProposalState.Waiting).GroupBy(p => p.Package).Select(g => new { g.Key, Count = g.Count() })
                .ToDictionaryAsync(g => g.Key, g => g.Count, ct), ct);
        var present = catalog.Present;
        return [.. present.Versions.Select(v => Show(v, present, open.GetValueOrDefault(v.Package.Code) + waiting.GetValueOrDefault(v.Package.Code))).OrderBy(v => v.Field).ThenBy(v => v.Code, StringComparer.Ordinal)];
    }

    public Task<Result<PackagePage>> One(string code, Actor actor, CancellationToken ct) => reader.Read<Result<PackagePage>>(async db =>
    {
        var present = catalog.Present;
        if (present.Find(code) is not { } version)
            return Refusal.Because(RefusalKind.NotFound, "package_not_found");
        var open = await db.Set<PackageProposalRow>().CountAsync(
            p => p.Package == code && (p.State == ProposalState.Draft || p.State == ProposalState.Submitted || p.State == ProposalState.Returned), ct);
        var versions = await db.Set<PackageVersionRow>().AsNoTracking().Where(v => v.Package == code).OrderByDescending(v => v.Id)
            .Select(v => new { v.Id, v.Version, v.Origin, v.CreatedAt }).ToListAsync(ct);
        var waiting = await db.Set<SettingProposalRow>().AsNoTracking().Where(p => p.Package == code).Where(SettingProposals.Open(actor.UserName))
            .OrderByDescending(p => p.Id).Take(MostWaiting).ToListAsync(ct);
        var package = version.Package;
        return new PackagePage(
            Show(version, present, open + waiting.Count(w => w.State == SettingProposalState.Waiting)), version.Yaml, package.Needs, package.Person?.Basis, package.Person?.MostDays, [.. Conditions(version)],
            [.. present.Settings.Where(s => s.Package == code).OrderBy(s => s.AreaId is not null).ThenBy(s => s.Id).Select(settings.Show)], [.. waiting.Select(w => settings.Show(w, version, actor))],
            [.. versions.Select(v => new PackageVersionView(v.Id.ToString(), v.Version, v.Origin, v.CreatedAt, v.Id == version.Id))],
            access.MayWrite(actor), rights.May(actor, Actions.ScenarioSet, AccessScope.Anywhere));
    }, ct);

    /// <summary>The text of a version that was in force once.</summary>
    public Task<Result<string>> Text(string code, string versionId, CancellationToken ct) => reader.Read<Result<string>>(async db =>
        Ids.Find(versionId) is { } id && await db.Set<PackageVersionRow>().AsNoTracking().SingleOrDefaultAsync(v => v.Id == id && v.Package == code, ct) is { } row
            ? row.Yaml : Refusal.Because(RefusalKind.NotFound, "package_version_not_found"), ct);

    private static PackageView Show(ShelvedVersion version, RevisionCatalog present, int open)
    {
        var package = version.Package;
        var settings = present.Settings.Where(s => s.Package == package.Code && s.AreaId is not null).ToList();
        var inTheCity = present.IsOnInTheCity(package);
        var otherwise = settings.Any(s => s.State == (inTheCity ? PackageState.Off : PackageState.On));
        return new PackageView(
            package.Code, package.Name, package.Purpose, package.Field, package.Version, version.Origin,
            otherwise ? PackageReach.Partly : inTheCity ? PackageReach.Everywhere : PackageReach.Nowhere, package.Person is not null, package.DeviceKinds.Count,
            package.DeviceKinds.Sum(k => k.Conditions.Count) + package.Watches.Sum(w => w.Conditions.Count), package.Examples.Count, open);
    }

    private IEnumerable<PackageConditionView> Conditions(ShelvedVersion version)
    {
        var changes = settings.Changes(version).ToLookup(c => c.Path, c => c.Change);
        var package = version.Package;
        var setting = catalog.Present.Settings.FirstOrDefault(s => s.Package == package.Code && s.AreaId is null && s.Changes is not null);
        var held = setting is null ? [] : ConditionPaths.Of(catalog.Shelf.Changed(version, setting, catalog.Present.Versions)).ToDictionary(c => c.Path, c => c.Condition);
        return ConditionPaths.Of(package).Select(c =>
        {
            var holds = held.GetValueOrDefault(c.Path) ?? c.Condition;
            return new PackageConditionView(
                c.Kind, catalog.FindKind(c.Kind)?.Name ?? Foundation.Text.Same(c.Kind), holds.Code, holds.Name, holds.Severity, c.Condition.Severity, holds.CategoryCode,
                catalog.FindCategory(holds.CategoryCode)?.Name ?? Foundation.Text.Same(holds.CategoryCode), holds.FilesCase, package.LineOf(c.Path), [.. changes[c.Path]]);
        });
    }
}
