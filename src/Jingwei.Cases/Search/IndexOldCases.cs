using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Cases.Search;

/// <summary>Which cases of an older folder still have to be put into the search: those below the id. No row when there are none.</summary>
public sealed class CaseSearchFillRow
{
    public long BelowId { get; init; }
}

/// <summary>Cases of a folder from before there was a search are put into it after the start, the newest first, some at a time. A crash goes on where it was.</summary>
internal sealed class IndexOldCases(CaseSearchIndex index, int casesInOnePiece = 200) : IDueHandler
{
    public const string DueKind = "search.oldCases";
    private const string Subject = "city";

    public string Kind => DueKind;

    /// <summary>Sets the wait when something is left to do.</summary>
    public static async Task Await(WriteScope scope)
    {
        if (await scope.Db.Set<CaseSearchFillRow>().AnyAsync())
        {
            await scope.Schedule(DueKind, Subject, scope.Now);
        }
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (await scope.Db.Set<CaseSearchFillRow>().SingleOrDefaultAsync() is not { } left)
        {
            return;
        }

        var rows = await scope.Db.Set<CaseRow>().AsNoTracking().Where(c => c.Id < left.BelowId).OrderByDescending(c => c.Id).Take(casesInOnePiece).ToListAsync();
        foreach (var row in rows)
        {
            await index.Put(scope.Db, row);
        }

        scope.Db.Remove(left);
        if (rows.Count == casesInOnePiece)
        {
            scope.Db.Add(new CaseSearchFillRow { BelowId = rows[^1].Id });
            await scope.Schedule(DueKind, Subject, scope.Now);
        }
    }
}

/// <summary>Goes on with what the search lacks, when the program starts.</summary>
internal sealed class KeepSearch(ICityWriter writer, ILogger<KeepSearch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await writer.Write(
                async scope =>
                {
                    await IndexOldCases.Await(scope);
                    return true;
                },
                stoppingToken);
        }
#pragma warning disable CA1031 // A search that lacks old cases stops no program.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.LogError(fault, "Older cases are not looked for until the next start");
        }
    }
}
