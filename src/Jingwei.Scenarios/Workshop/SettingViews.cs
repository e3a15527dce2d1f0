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

/// <summary>A setting that somebody proposes, as lists show it.</summary>
/// <param name="Area">Null for the whole city.</param>
/// <param name="State">Waiting, or returned: what is over is not listed.</param>
/// <param name="DecideNote">Why it was returned; null while it waits.</param>
/// <param name="Differences">What would be otherwise there, thing by thing; empty when the package has changed so that it can no longer be said.</param>
/// <param name="Moves">What the asker may do with it.</param>
public sealed record SettingProposalView(
    string Id, string Package, Text PackageName, PackageAreaView? Area, string Reason, DateTimeOffset? Until, string Author, Text AuthorName, DateTimeOffset CreatedAt,
    SettingProposalState State, Text? DecidedByName, DateTimeOffset? DecidedAt, string? DecideNote, IReadOnlyList<PackageChange> Differences, IReadOnlyList<SettingProposalMove> Moves);

/// <summary>A setting that somebody proposes, with its words and what it comes to beside the version in force.</summary>
/// <param name="Area">Null for the whole city.</param>
/// <param name="State">Waiting, or returned.</param>
/// <param name="DecideNote">Why it was returned; null while it waits.</param>
/// <param name="Differences">What would be otherwise there, thing by thing.</param>
/// <param name="Examples">The package's examples as they come out with the changes; the changed numbers may be why one does not.</param>
/// <param name="Mistakes">Why it can no longer come into force, such as when the package has changed meanwhile; empty when it can.</param>
/// <param name="Moves">What the asker may do with it.</param>
public sealed record WaitingSettingView(
    string Id, PackageAreaView? Area, string Changes, string Reason, DateTimeOffset? Until, Text AuthorName, DateTimeOffset CreatedAt, SettingProposalState State, Text? DecidedByName,
    DateTimeOffset? DecidedAt, string? DecideNote, IReadOnlyList<PackageChange> Differences, IReadOnlyList<ExampleView> Examples, IReadOnlyList<MistakeView> Mistakes,
    IReadOnlyList<SettingProposalMove> Moves);

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

    /// <summary>Null when its package is no longer in force.</summary>
    public SettingProposalView? Line(SettingProposalRow row, Actor actor) => catalog.Present.Find(row.Package) is not { } version ? null : new SettingProposalView(
        row.Id.ToString(), row.Package, version.Package.Name, Area(row.AreaId), row.Reason, row.Until, row.Author, row.AuthorName, row.CreatedAt, row.State, row.DecidedByName, row.DecidedAt,
        row.DecideNote, Differences(version, LocalChanges.Merge(version, row.Changes).Yaml), SettingProposals.Allowed(row, actor, access));

    public WaitingSettingView Show(SettingProposalRow row, ShelvedVersion version, Actor actor)
    {
        var present = catalog.Present;
        var (changed, yaml, problems) = LocalChanges.Read(version, row.Changes, present.Versions);
        var failed = changed is null ? [] : RunExamples.Of(changed, [.. present.Versions.Select(v => v.Package)]);
        return new WaitingSettingView(
            row.Id.ToString(), Area(row.AreaId), row.Changes, row.Reason, row.Until, row.AuthorName, row.CreatedAt, row.State, row.DecidedByName, row.DecidedAt, row.DecideNote,
            Differences(version, changed is null ? null : yaml),
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
