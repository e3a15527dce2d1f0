using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

namespace Jingwei.Cases.Retention;

/// <summary>All ended cases are planned anew when other periods come into force, some in each transaction; a restart goes on where it was. So are those of a folder from before there were periods.</summary>
internal sealed class PlanOldCases(RetentionBook retention, int casesInOnePiece = 100) : IDueHandler
{
    public const string DueKind = "retention.plan";
    private const string Subject = "city";

    public string Kind => DueKind;

    /// <summary>Begins where the periods in force are not those that all were planned by.</summary>
    public async Task Await(WriteScope scope)
    {
        var version = (await retention.InForce(scope.Db)).Version;
        if (await scope.Db.Set<RetentionPassRow>().FindAsync(version) is null)
        {
            scope.Db.Add(new RetentionPassRow { Version = version });
            await scope.Schedule(DueKind, Subject, scope.Now, 0L);
        }
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var after = long.Parse(due.Body!, CultureInfo.InvariantCulture);
        var ids = await scope.Db.Set<CaseReporterRow>().Where(r => r.CaseId > after).Select(r => r.CaseId).Distinct().OrderBy(id => id).Take(casesInOnePiece).ToListAsync();
        foreach (var row in await scope.Db.Set<CaseRow>().Where(c => EF.Parameter(ids).Contains(c.Id) && c.Stage == CaseStage.Ended).ToListAsync())
        {
            await retention.Keep(scope, row);
        }

        if (ids.Count == casesInOnePiece)
        {
            await scope.Schedule(DueKind, Subject, scope.Now, ids[^1]);
            return;
        }

        var version = (await retention.InForce(scope.Db)).Version;
        (await scope.Db.Set<RetentionPassRow>().SingleAsync(p => p.Version == version)).FinishedAt = scope.Now;
    }
}

/// <summary>Sets what goes on by itself, when the program starts.</summary>
internal sealed class KeepRetention(ICityWriter writer, PlanOldCases plans, ForgetNightly nightly) : BackgroundService
{
    public Task Begin(CancellationToken ct) => writer.Write(async scope =>
    {
        await plans.Await(scope);
        await nightly.Await(scope);
        return true;
    }, ct);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Begin(stoppingToken);
}
