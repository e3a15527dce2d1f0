using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;
using Jingwei.Scenarios.Workshop;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Scenarios.Responses;

/// <summary>A level as pages name it.</summary>
/// <param name="Level">I to IV; I is the gravest.</param>
/// <param name="ActivatedBy">The role that may activate it.</param>
/// <param name="Mine">The asker may put it in force there.</param>
public sealed record ResponseLevelView(string Level, Text Name, string ActivatedBy, IReadOnlyList<Text> Do, bool Mine);

/// <summary>A response as lists and banners show it.</summary>
/// <param name="Level">In force, or, of one that has ended, was last; null before one was activated.</param>
/// <param name="Proposed">The gravest level that what holds now proposes; null when nothing proposes one.</param>
/// <param name="Declined">The level that somebody said no to while it is still proposed.</param>
/// <param name="Waits">More is proposed than is in force, and nobody has decided yet.</param>
/// <param name="GroundsCleared">It is in force, and what it was proposed for is over.</param>
/// <param name="Grounds">The first of the alarms on which it rests; at least one of the gravest is among them.</param>
/// <param name="GroundCount">How many alarms it rests on.</param>
/// <param name="Version">To be given back with each move.</param>
/// <param name="Moves">What the asker may do with it now.</param>
public sealed record ResponseView(
    string Id, string Package, Text PackageName, PackageAreaView Area, ResponseState State, string? Level, Text? LevelName, string? Proposed, Text? ProposedName, string? Declined,
    bool Waits, bool GroundsCleared, IReadOnlyList<ResponseGround> Grounds, int GroundCount, DateTimeOffset OpenedAt, DateTimeOffset? ActivatedAt, Text? ActivatedByName, string? Reason,
    DateTimeOffset? EndedAt, Text? EndedByName, string? EndReason, int Told, int Version, int TasksDone, int Tasks, IReadOnlyList<ResponseMove> Moves);

/// <summary>One thing that happened to a response.</summary>
/// <param name="By">Null for the machine.</param>
public sealed record ResponseHistoryView(
    DateTimeOffset At, ResponseChange Code, string? Level, string? Before, Text? By, string? Reason, Text? What, IReadOnlyList<ResponseGround> Grounds);

/// <summary>One thing that a level sets going.</summary>
/// <param name="Who">The role that is to do it; null when the package does not say.</param>
public sealed record ResponseTaskView(string Id, string Level, string? Who, Text Text, DateTimeOffset? DoneAt, Text? DoneBy);

/// <summary>A response with all that happened to it.</summary>
/// <param name="Levels">Of the package, the gravest first.</param>
/// <param name="Steps">The package's playbook, in order.</param>
/// <param name="MayWork">The asker may mark what was done.</param>
public sealed record ResponsePage(
    ResponseView Response, IReadOnlyList<ResponseLevelView> Levels, IReadOnlyList<ResponseStepView> Steps, IReadOnlyList<ResponseTaskView> Tasks,
    IReadOnlyList<ResponseHistoryView> History, bool MayWork);

/// <summary>A step of the package's playbook.</summary>
public sealed record ResponseStepView(string Who, Text Do);

/// <summary>Shows responses.</summary>
internal sealed class ResponseViews(PublishedCatalog catalog, AreaDirectory areas, ResponseAccess access)
{
    public async Task<IReadOnlyList<ResponseView>> Show(CityDb db, IReadOnlyList<ResponseRow> rows, Actor actor)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var tasks = await db.Set<ResponseTaskRow>().Where(t => ids.Contains(t.ResponseId)).GroupBy(t => t.ResponseId)
            .Select(g => new { g.Key, All = g.Count(), Done = g.Count(t => t.DoneAt != null) }).ToDictionaryAsync(g => g.Key, g => (g.Done, g.All));
        return [.. rows.Select(r => Show(r, tasks.GetValueOrDefault(r.Id), actor))];
    }

    public async Task<ResponsePage> Page(CityDb db, ResponseRow row, Actor actor)
    {
        var tasks = await db.Set<ResponseTaskRow>().AsNoTracking().Where(t => t.ResponseId == row.Id).OrderBy(t => t.Id).ToListAsync();
        var history = await db.Set<ResponseHistoryRow>().AsNoTracking().Where(h => h.ResponseId == row.Id).OrderBy(h => h.Id).ToListAsync();
        var package = catalog.Present.Find(row.Package)?.Package;
        var mine = access.LevelsFor(actor, row).Select(l => l.Level).ToHashSet();
        return new ResponsePage(
            Show(row, (tasks.Count(t => t.DoneAt is not null), tasks.Count), actor),
            [.. Levels(row).OrderByDescending(l => Rules.ResponseLife.RankOf(l.Level)).Select(l => new ResponseLevelView(l.Level, l.Name, l.ActivatedBy, [.. l.Do.Select(d => d.Text)], mine.Contains(l.Level)))],
            [.. (package?.Playbook?.Steps ?? []).Select(s => new ResponseStepView(s.Who, s.Do))],
            [.. tasks.Select(t => new ResponseTaskView(t.Id.ToString(), t.Level, t.Who, t.Text, t.DoneAt, t.DoneByName))],
            [.. history.Select(h => new ResponseHistoryView(h.At, h.Code, h.Level, h.Before, h.ByName, h.Reason, h.What, h.Grounds is null ? [] : ResponseBook.GroundsOf(h.Grounds)))],
            access.MayWork(actor, row) && row.State == ResponseState.InForce);
    }

    private ResponseView Show(ResponseRow row, (int Done, int All) tasks, Actor actor)
    {
        var levels = Levels(row);
        var grounds = ResponseBook.GroundsOf(row.Grounds);
        return new ResponseView(
            row.Id.ToString(), row.Package, catalog.Present.Find(row.Package)?.Package.Name ?? Text.Same(row.Package),
            new PackageAreaView(row.AreaId.ToString(), areas.Find(row.AreaId)?.Name ?? Text.Same("")), row.State, row.Level, NameOf(row.Level), row.Proposed, NameOf(row.Proposed),
            row.Declined, ResponseBook.Waits(row), row is { State: ResponseState.InForce, Proposed: null }, grounds, Math.Max(row.GroundCount, grounds.Count), row.OpenedAt, row.ActivatedAt,
            row.ActivatedByName, row.Reason, row.EndedAt, row.EndedByName, row.EndReason, row.Told, row.Version, tasks.Done, tasks.All, access.MovesFor(actor, row));

        Text? NameOf(string? level) => level is null ? null : levels.FirstOrDefault(l => l.Level == level)?.Name ?? Text.Same(level);
    }

    private IReadOnlyList<ResponseLevel> Levels(ResponseRow row) => catalog.Present.Find(row.Package)?.Package.Playbook?.Levels ?? [];
}
