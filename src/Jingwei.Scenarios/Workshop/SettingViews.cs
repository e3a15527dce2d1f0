using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A setting that counts.</summary>
/// <param name="Area">Null for the whole city.</param>
/// <param name="ApprovedByName">The second person; null where none was needed.</param>
public sealed record PackageSettingView(
    string Id, PackageAreaView? Area, PackageState State, string? Changes, string Reason, DateTimeOffset? Until, Text SetByName, DateTimeOffset At, Text? ApprovedByName);

/// <summary>A setting that waits for a second person, with what it comes to beside the version in force.</summary>
/// <param name="Area">Null for the whole city.</param>
/// <param name="Differences">What would be otherwise there, thing by thing.</param>
/// <param name="Examples">The package's examples as they come out with the changes; the changed numbers may be why one does not.</param>
/// <param name="Mistakes">Why it can no longer come into force, such as when the package has changed meanwhile; empty when it can.</param>
/// <param name="Moves">What the asker may do with it.</param>
public sealed record WaitingSettingView(
    string Id, PackageAreaView? Area, string Changes, string Reason, DateTimeOffset? Until, Text AuthorName, DateTimeOffset CreatedAt, IReadOnlyList<PackageChange> Differences,
    IReadOnlyList<ExampleView> Examples, IReadOnlyList<MistakeView> Mistakes, IReadOnlyList<SettingProposalMove> Moves);

/// <summary>A setting by which a condition is otherwise than the text says.</summary>
/// <param name="Area">Null for the whole city.</param>
/// <param name="Severity">What the condition's severity is there.</param>
/// <param name="Differences">What is otherwise.</param>
public sealed record ConditionChangeView(string SettingId, PackageAreaView? Area, int Severity, IReadOnlyList<PackageChange> Differences);

/// <summary>An area by name.</summary>
public sealed record PackageAreaView(string Id, Text Name);

/// <summary>Shows settings, and what local changes come to.</summary>
internal sealed class SettingViews(PublishedCatalog catalog, AreaDirectory areas, WorkshopAccess access)
{
    public PackageSettingView Show(PackageSettingRow row) => new(
        row.Id.ToString(), Area(row.AreaId), row.State, row.Changes, row.Reason, row.Until, row.SetByName, row.At, row.ApprovedByName);

    public WaitingSettingView Show(SettingProposalRow row, ShelvedVersion version, Actor actor)
    {
        var present = catalog.Present;
        var (changed, yaml, problems) = LocalChanges.Read(version, row.Changes, present.Versions);
        var failed = changed is null ? [] : RunExamples.Of(changed, [.. present.Versions.Select(v => v.Package)]);
        return new WaitingSettingView(
            row.Id.ToString(), Area(row.AreaId), row.Changes, row.Reason, row.Until, row.AuthorName, row.CreatedAt, Differences(version, changed is null ? null : yaml),
            changed is null ? [] : [.. changed.Examples.Select(e => (Example: e, Wrong: failed.Where(f => f.Line == e.Line).ToList()))
                .Select(e => new ExampleView(e.Example.Name, e.Example.Line, e.Wrong.Count == 0, [.. e.Wrong.Select(Show)]))],
            [.. problems.Select(Show)], SettingProposals.Allowed(row, actor, access));
    }

    /// <summary>The settings in force by which a package's conditions are otherwise than its text says, each with the path of the condition.</summary>
    public IReadOnlyList<(string Path, ConditionChangeView Change)> Changes(ShelvedVersion version) =>
        [.. from setting in catalog.Present.Settings.Where(s => s.Package == version.Package.Code && s.Changes is not null).OrderBy(s => s.AreaId is not null).ThenBy(s => s.Id)
            let read = LocalChanges.Read(version, setting.Changes!, catalog.Present.Versions)
            where read.Package is not null
            let differences = Differences(version, read.Yaml)
            from condition in ConditionPaths.Of(read.Package!)
            let mine = differences.Where(d => d.Path == condition.Path || d.Path.StartsWith($"{condition.Path}.", StringComparison.Ordinal)).ToList()
            where mine.Count > 0
            select (condition.Path, new ConditionChangeView(setting.Id.ToString(), Area(setting.AreaId), condition.Condition.Severity, mine))];

    private static IReadOnlyList<PackageChange> Differences(ShelvedVersion version, string? yaml) => yaml is null ? [] : DiffPackages.Of(version.Yaml, yaml) ?? [];

    private static MistakeView Show(PackageProblem problem) => new(problem.Line, problem.Code, problem.Sentence);

    private PackageAreaView? Area(long? id) => id is { } area ? new PackageAreaView(area.ToString(), areas.Find(area)?.Name ?? Text.Same("")) : null;
}
