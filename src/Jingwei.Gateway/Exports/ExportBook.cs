using System.Collections.Concurrent;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exports;

/// <param name="List">What is taken out: cases, devices.</param>
/// <param name="Format">csv or xlsx.</param>
/// <param name="Filter">The list's own filters by the names that its API gives them.</param>
/// <param name="Language">zh or en; of headings and words.</param>
internal sealed record ExportRequest(string? List, string? Format, IReadOnlyDictionary<string, string>? Filter, string? Language);

/// <param name="State">waiting, running, done, failed, canceled, removed.</param>
/// <param name="Rows">Written so far.</param>
/// <param name="Total">When it began; null before.</param>
/// <param name="Why">Of a failed one.</param>
internal sealed record ExportView(
    string Id, string List, string Format, string State, DateTimeOffset MadeAt, DateTimeOffset? EndedAt, DateTimeOffset? KeptUntil, long Rows, long? Total, long? Bytes, string? Why);

/// <summary>What people asked to take out: each sees and fetches what is their own.</summary>
internal sealed class ExportBook(ICityWriter writer, ICityReader reader, IEnumerable<IExportableList> lists, ExportFiles files, ExportProgress progress)
{
    /// <summary>Jobs of one person that may wait at once.</summary>
    public const int MostWaiting = 3;

    private const int Shown = 20;

    public async Task<Result<ExportView>> Make(ExportRequest request, Actor actor, CancellationToken ct)
    {
        if (actor.Kind != ActorKind.Person)
        {
            return Refusal.Because(RefusalKind.Forbidden, "export_for_people");
        }

        var known = lists.Select(l => l.Name).Order(StringComparer.Ordinal).ToList();
        if (lists.FirstOrDefault(l => l.Name == request.List) is not { } list)
        {
            return Refusal.Invalid("list", "export_list_unknown", ("known", known));
        }

        if (FormatOf(request.Format) is not { } format)
        {
            return Refusal.Invalid("format", "export_format_unknown", ("known", "csv, xlsx"));
        }

        if (request.Language is not (null or "zh" or "en"))
        {
            return Refusal.Invalid("language", "export_language_unknown", ("known", "zh, en"));
        }

        var filter = request.Filter ?? new Dictionary<string, string>();
        var english = request.Language == "en";
        var plan = await list.Plan(filter, english, actor, ct);
        if (!plan.Ok)
        {
            return plan.Refusal;
        }

        return await writer.Write<Result<ExportView>>(async scope =>
        {
            if (await scope.Db.Set<ExportJobRow>().CountAsync(j => j.AccountId == actor.AccountId && (j.State == ExportState.Waiting || j.State == ExportState.Running)) >= MostWaiting)
            {
                return Refusal.Because(RefusalKind.TooMany, "exports_waiting", ("most", MostWaiting));
            }

            var row = new ExportJobRow
            {
                Id = scope.NewId(), AccountId = actor.AccountId, UserName = actor.UserName, List = list.Name, Format = format, English = english, Filter = JsonSerializer.Serialize(filter, StoredJson.Options),
                MadeAt = scope.Now, Total = plan.Value.Total,
            };
            scope.Db.Add(row);
            scope.Audit(actor.UserName, "export.made", $"{row.List}:{row.Id}", detail: $"{Word(row.Format)} {row.Filter}");
            scope.AfterCommit(progress.Wake);
            return View(row);
        }, ct);
    }

    public Task<Page<ExportView>> Mine(Actor actor, CancellationToken ct) => reader.Read(async db =>
        new Page<ExportView>([.. (await db.Set<ExportJobRow>().Where(j => j.AccountId == actor.AccountId).OrderByDescending(j => j.Id).Take(Shown).ToListAsync(ct)).Select(View)], null), ct);

    public async Task<Result<ExportView>> Show(string id, Actor actor, CancellationToken ct) =>
        await Find(id, actor, ct) is { } row ? View(row) : Unknown;

    /// <summary>Stops what waits or runs; what has ended stays as it is.</summary>
    public async Task<Result<ExportView>> Cancel(string id, Actor actor, CancellationToken ct)
    {
        if (await Find(id, actor, ct) is not { } seen)
        {
            return Unknown;
        }

        return await writer.Write<Result<ExportView>>(async scope =>
        {
            var row = await scope.Db.Set<ExportJobRow>().SingleAsync(j => j.Id == seen.Id);
            if (row.State is ExportState.Waiting or ExportState.Running)
            {
                (row.State, row.EndedAt) = (ExportState.Canceled, scope.Now);
                scope.Audit(actor.UserName, "export.canceled", $"{row.List}:{row.Id}");
                await WhenExportIsOld.Await(scope, row.Id, scope.Now);
                scope.AfterCommit(() => progress.Cancel(row.Id));
            }

            return View(row);
        }, ct);
    }

    /// <summary>The file's place, type and name for its maker; each fetch is logged.</summary>
    public async Task<Result<(string Path, string Type, string Name)>> Fetch(string id, Actor actor, CancellationToken ct)
    {
        if (await Find(id, actor, ct) is not { } row)
        {
            return Unknown;
        }

        if (row.State != ExportState.Done || files.Find(row.Id) is not { } path)
        {
            return Refusal.Because(RefusalKind.Conflict, "export_not_there", ("state", Word(row.State)));
        }

        await writer.Write(scope =>
        {
            scope.Audit(actor.UserName, "export.fetched", $"{row.List}:{row.Id}", detail: $"{row.Rows} rows");
            return Task.FromResult(true);
        }, ct);
        var type = row.Format == ExportFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        return (path, type, $"jingwei-{row.List}-{row.MadeAt:yyyyMMdd-HHmm}.{Word(row.Format)}");
    }

    private static Refusal Unknown => Refusal.Because(RefusalKind.NotFound, "export_unknown");

    private async Task<ExportJobRow?> Find(string id, Actor actor, CancellationToken ct) => Ids.Find(id) is { } number && actor.Kind == ActorKind.Person
        ? await reader.Read(db => db.Set<ExportJobRow>().SingleOrDefaultAsync(j => j.Id == number && j.AccountId == actor.AccountId, ct), ct)
        : null;

    private ExportView View(ExportJobRow row) => new(
        row.Id.ToString(), row.List, Word(row.Format), Word(row.State), row.MadeAt, row.EndedAt, row.KeptUntil, row.Rows ?? progress.Of(row.Id), row.Total, row.Bytes, row.Why);

    private static ExportFormat? FormatOf(string? text) => text switch { "csv" => ExportFormat.Csv, "xlsx" => ExportFormat.Xlsx, _ => null };

    private static string Word<T>(T value)
        where T : struct, Enum
    {
        var name = value.ToString();
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}

/// <summary>What is known of jobs while they run: rows so far, and how to stop them. Gone with the process; a job then begins anew.</summary>
internal sealed class ExportProgress
{
    private readonly ConcurrentDictionary<long, long> rows = new();
    private readonly ConcurrentDictionary<long, CancellationTokenSource> running = new();
    private readonly SemaphoreSlim news = new(0);

    public long Of(long job) => rows.GetValueOrDefault(job);

    public void Set(long job, long count) => rows[job] = count;

    public void Begin(long job, CancellationTokenSource stop) => running[job] = stop;

    public void End(long job)
    {
        running.TryRemove(job, out _);
        rows.TryRemove(job, out _);
    }

    public void Cancel(long job)
    {
        if (running.TryGetValue(job, out var stop))
        {
            stop.Cancel();
        }
    }

    public void Wake() => news.Release();

    public Task News(CancellationToken ct) => news.WaitAsync(ct);
}
