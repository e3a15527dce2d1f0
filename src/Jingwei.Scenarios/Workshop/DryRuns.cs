using System.Collections.Concurrent;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A text to be tried.</summary>
/// <param name="Days">The last so many days, 1 to 366.</param>
public sealed record DryRunRequest(string? Yaml, int? Days);

/// <summary>Local changes to be tried.</summary>
/// <param name="Area">Null for the whole city.</param>
/// <param name="Changes">YAML of what would be otherwise there.</param>
/// <param name="Days">The last so many days, 1 to 366.</param>
public sealed record LocalDryRunRequest(string? Area, string? Changes, int? Days);

/// <summary>Where a dry-run stands.</summary>
public enum DryRunState
{
    Running,
    Finished,
    Cancelled,
    Failed,
}

/// <summary>A dry-run as it stands.</summary>
/// <param name="Done">Readings looked at.</param>
/// <param name="All">Readings in these days.</param>
/// <param name="RawFrom">Set when days of the run are no longer kept raw: from when on it could judge at all.</param>
/// <param name="Rows">By condition; empty until it is finished.</param>
/// <param name="Alarms">How many alarms, over all conditions.</param>
/// <param name="Cases">How many cases, joined as the city joins them; a case ends here when all its alarms have cleared.</param>
/// <param name="CaseDifferences">Cases that are not the same, in the order of opening, at most 200.</param>
/// <param name="MoreCaseDifferences">How many there are beyond these.</param>
/// <param name="Differences">Alarms that are not the same, in the order of telling, at most 200.</param>
/// <param name="MoreDifferences">How many there are beyond these.</param>
public sealed record DryRunView(
    string Id, string Package, DryRunState State, DateTimeOffset From, DateTimeOffset Until, long Done, long All, int Devices, IReadOnlyList<DryRunRow> Rows,
    DryRunCount Alarms, DryRunCount Cases, IReadOnlyList<DryRunCase> CaseDifferences, int MoreCaseDifferences, IReadOnlyList<DryRunItem> Differences, int MoreDifferences, DateTimeOffset? RawFrom);

/// <summary>
/// Dry-runs that people began: each on a thread of its own beside live sensing, one at a time, kept in memory until this process ends. Only devices that its
/// beginner may see are looked at, and only they may see or stop it.
/// </summary>
internal sealed class DryRuns(DryRun run, CheckPackage check, TryLocalChanges local, Access access, AreaDirectory areas, CityClock clock, IdSource ids) : IDisposable
{
    private const int MostDays = 366;
    private const int MostDifferences = 200;
    private const int MostKept = 20;
    private readonly ConcurrentDictionary<string, Running> all = new();
    private readonly Lock gate = new();

    public Result<DryRunView> Begin(DryRunRequest request, Actor actor)
    {
        if (CheckPackage.Size(request.Yaml) is { } size)
            return size;
        if (DaysRefused(request.Days) is { } refusal)
            return refusal;
        var (view, together) = check.Check(request.Yaml!);
        if (view.Mistakes.Count > 0)
            return Refusal.Invalid("yaml", "package_has_mistakes");
        var package = together.Packages.First(p => p.Code == view.Package);
        var catalog = check.Proposed(together, package);
        var kinds = package.DeviceKinds.Select(k => k.Code).Concat(package.Watches.Select(w => w.Kind)).Distinct().Select(k => catalog.FindKind(k)!).ToList();
        return Begin(view.Package, new Trial(kinds, _ => true, null), request.Days!.Value, actor);
    }

    /// <summary>Tries what would be otherwise in one area; smaller areas with a setting of their own are left out, as they would be.</summary>
    public Result<DryRunView> Begin(string package, LocalDryRunRequest request, Actor actor) => DaysRefused(request.Days) is { } refusal ? refusal
        : local.Of(package, request.Area, request.Changes, actor).Then(trial => Begin(package, trial, request.Days!.Value, actor));

    public Result<DryRunView> Find(string id, Actor actor) => Mine(id, actor) is { } running ? running.Show() : NotFound;

    public Result<DryRunView> Cancel(string id, Actor actor)
    {
        if (Mine(id, actor) is not { } running)
            return NotFound;
        running.Stop.Cancel();
        return running.Show();
    }

    public void Dispose()
    {
        foreach (var running in all.Values)
            running.Stop.Cancel();
    }

    private static Refusal? DaysRefused(int? days) => days is >= 1 and <= MostDays ? null : Refusal.Invalid("days", "days_invalid", ("most", MostDays));

    private Result<DryRunView> Begin(string package, Trial trial, int days, Actor actor)
    {
        lock (gate)
        {
            if (all.Values.Any(r => r.State == DryRunState.Running))
                return Refusal.Because(RefusalKind.Conflict, "dry_run_busy");
            Forget();
            var until = clock.Now;
            var running = new Running(ids.Next().ToString(), package, actor.UserName, until.AddDays(-days), until);
            all[running.Id] = running;
            var roots = access.AreasFor(actor, Actions.DeviceRead);
            _ = Run(running, trial with { Within = area => roots.Any(r => areas.Covers(r, area)) && trial.Within(area) });
            return running.Show();
        }
    }

    private static Refusal NotFound => Refusal.Because(RefusalKind.NotFound, "dry_run_not_found");

    private Running? Mine(string id, Actor actor) => all.GetValueOrDefault(id) is { } running && running.By == actor.UserName ? running : null;

    private void Forget()
    {
        foreach (var old in all.Values.OrderByDescending(r => r.Until).Skip(MostKept - 1))
            all.TryRemove(old.Id, out _);
    }

    private async Task Run(Running running, Trial trial)
    {
        try
        {
            running.Report = await run.Run(trial.Kinds, running.From, running.Until, p => running.Progress = p, running.Stop.Token, trial.Within, trial.At);
            running.State = DryRunState.Finished;
        }
        catch (OperationCanceledException)
        {
            running.State = DryRunState.Cancelled;
        }
#pragma warning disable CA1031 // It is told to whoever began it; nothing else depends on it.
        catch (Exception)
#pragma warning restore CA1031
        {
            running.State = DryRunState.Failed;
        }
    }

    private sealed class Running(string id, string package, string by, DateTimeOffset from, DateTimeOffset until)
    {
        public string Id => id;
        public string By => by;
        public DateTimeOffset From => from;
        public DateTimeOffset Until => until;
        public CancellationTokenSource Stop { get; } = new();
        public volatile DryRunReport? Report;
        public DryRunProgress Progress { get; set; }
        public DryRunState State { get; set; }

        public DryRunView Show()
        {
            var (items, cases) = (Report?.Items ?? [], Report?.Cases ?? []);
            var different = items.Where(i => i.Change != DryRunChange.Same).ToList();
            var differentCases = cases.Where(c => c.Change != DryRunChange.Same).ToList();
            return new DryRunView(
                id, package, State, from, until, Progress.Done, Progress.All, Report?.Devices ?? 0, Report is { } report ? DryRunRow.Of(report) : [],
                DryRunCount.Of(items), DryRunCount.Of(cases), [.. differentCases.Take(MostDifferences)], Math.Max(0, differentCases.Count - MostDifferences),
                [.. different.Take(MostDifferences)], Math.Max(0, different.Count - MostDifferences), Report?.RawFrom);
        }
    }
}
