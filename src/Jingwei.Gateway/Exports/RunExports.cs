using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Exports;

/// <summary>Writes the files, one job after the other. What a stop of the program interrupted begins anew; rights are those of its maker at that moment.</summary>
internal sealed class RunExports(
    ICityWriter writer, ICityReader reader, StandingActors actors, IEnumerable<IExportableList> lists, ExportFiles files, ExportProgress progress, TimeProvider time, ILogger<RunExports> log) : BackgroundService
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>Does everything that waits; answers how many jobs came to an end.</summary>
    public async Task<int> RunWaiting(CancellationToken ct)
    {
        var ended = 0;
        while (await Next(ct) is { } job)
        {
            await RunOne(job, ct);
            ended++;
        }

        return ended;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunWaiting(stoppingToken);
                await progress.News(stoppingToken);
            }
#pragma warning disable CA1031 // Nothing that happens to a list may stop the program.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "Exports could not be looked at");
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>The oldest job that has not ended. Jobs run one by one, so that one that is running already was interrupted.</summary>
    private Task<ExportJobRow?> Next(CancellationToken ct) => reader.Read(db => db.Set<ExportJobRow>()
        .Where(j => j.State == ExportState.Waiting || j.State == ExportState.Running).OrderBy(j => j.Id).FirstOrDefaultAsync(ct), ct);

    private async Task RunOne(ExportJobRow job, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        progress.Begin(job.Id, stop);
        try
        {
            var rows = await WriteFile(job, stop.Token);
            if (rows is { } count)
            {
                var bytes = files.Keep(job.Id);
                await End(job.Id, ExportState.Done, row => (row.Rows, row.Bytes) = (count, bytes));
            }
            else
            {
                await End(job.Id, ExportState.Failed, row => row.Why = "export_not_allowed");
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            files.Remove(job.Id);
            ct.ThrowIfCancellationRequested();
        }
#pragma warning disable CA1031 // Whatever goes wrong is said on the job; the next one must still run.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Export {Job} of {List} failed", job.Id, job.List);
            files.Remove(job.Id);
            await End(job.Id, ExportState.Failed, row => row.Why = fault is IOException ? "export_disk" : "export_fault");
        }
        finally
        {
            progress.End(job.Id);
        }
    }

    /// <summary>How many rows were written; null when its maker may not any more.</summary>
    private async Task<long?> WriteFile(ExportJobRow job, CancellationToken ct)
    {
        var actor = await actors.Of(job.AccountId);
        var list = lists.First(l => l.Name == job.List);
        var filter = JsonSerializer.Deserialize<Dictionary<string, string>>(job.Filter, StoredJson.Options)!;
        if (actor.Posts.Count == 0 || await list.Plan(filter, job.English, actor, ct) is not { Ok: true } plan)
        {
            return null;
        }

        var goes = await writer.Write(async scope => await scope.Db.Set<ExportJobRow>().Where(j => j.Id == job.Id && (j.State == ExportState.Waiting || j.State == ExportState.Running))
            .ExecuteUpdateAsync(j => j.SetProperty(r => r.State, ExportState.Running).SetProperty(r => r.Total, plan.Value.Total)) > 0, ct);
        if (!goes)
        {
            // Canceled before it began: there is nothing to write.
            return null;
        }

        await using var file = files.Create(job.Id);
        await using IRowSink sink = job.Format == ExportFormat.Csv ? new CsvSheet(file) : new XlsxSheet(file);
        return await Copy(list.Columns.Select(c => (object?)(job.English ? c.InEnglish() : c.Zh)), plan.Value, sink, count => progress.Set(job.Id, count), ct);
    }

    /// <summary>Headings and rows, batch by batch; answers how many rows.</summary>
    internal static async Task<long> Copy(IEnumerable<object?> headings, ExportPlan plan, IRowSink sink, Action<long> so, CancellationToken ct)
    {
        await sink.Write([.. headings], ct);
        var count = 0L;
        string? after = null;
        do
        {
            ct.ThrowIfCancellationRequested();
            var batch = await plan.Read(after, ct);
            foreach (var row in batch.Rows)
            {
                await sink.Write(row, ct);
            }

            count += batch.Rows.Count;
            so(count);
            after = batch.Next;
        }
        while (after is not null);
        await sink.Finish(ct);
        return count;
    }

    /// <summary>What was canceled meanwhile stays canceled.</summary>
    private Task End(long id, ExportState state, Action<ExportJobRow> set) => writer.Write(async scope =>
    {
        var row = await scope.Db.Set<ExportJobRow>().SingleAsync(j => j.Id == id);
        if (row.State is not (ExportState.Waiting or ExportState.Running))
        {
            await WhenExportIsOld.Await(scope, id, scope.Now);
            return true;
        }

        (row.State, row.EndedAt) = (state, scope.Now);
        set(row);
        if (state == ExportState.Done)
        {
            row.KeptUntil = scope.Now + Kept;
            await WhenExportIsOld.Await(scope, id, row.KeptUntil.Value);
        }

        return true;
    });
}
