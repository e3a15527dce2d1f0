using System.Text.Json;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Jingwei.Cases.Appraisals;

/// <summary>Cases of a folder from before anything was counted are counted after the start, some at a time.</summary>
internal sealed class CountOldCases(CaseFactBook book) : IDueHandler
{
    public const string DueKind = "appraisal.oldCases";
    private const string Subject = "city";

    public string Kind => DueKind;

    public static Task Await(WriteScope scope) => scope.Schedule(DueKind, Subject, scope.Now, new Progress(0));

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var after = JsonSerializer.Deserialize<Progress>(due.Body!, StoredJson.Options)!.CaseId;
        var rows = await scope.Db.Set<CaseRow>().Where(c => c.Id > after && !scope.Db.Set<CaseCountRow>().Any(k => k.CaseId == c.Id))
            .OrderBy(c => c.Id).Take(RecountFacts.CasesInOnePiece).ToListAsync();
        foreach (var row in rows)
        {
            await book.CountAnew(scope, row);
            await scope.Db.SaveChangesAsync();
        }

        if (rows.Count == RecountFacts.CasesInOnePiece)
        {
            await scope.Schedule(DueKind, Subject, scope.Now, new Progress(rows[^1].Id));
        }
    }

    internal sealed record Progress(long CaseId);
}

/// <summary>Sets the waits of what is counted, when the program starts. Until the first recount there may be cases that were never counted.</summary>
internal sealed class KeepAppraisal(ICityWriter writer, RecountFacts recount) : BackgroundService
{
    public Task Begin(CancellationToken ct) => writer.Write(async scope =>
    {
        await recount.Await(scope);
        if (!await scope.Db.Set<CaseRecountRow>().AnyAsync(r => r.FinishedAt != null))
        {
            await CountOldCases.Await(scope);
        }

        return true;
    }, ct);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Begin(stoppingToken);
}
