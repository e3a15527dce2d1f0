using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Cases.Retention;

/// <summary>
/// All ended cases are planned anew when other periods come into force, some in each transaction; a restart goes on where it was. So are those of a folder from before there were periods. What is over by then
/// already goes a few a second, so that nothing else waits behind it.
/// </summary>
internal sealed class PlanOldCases(RetentionBook retention, RetentionGate gate, int casesInOnePiece = 100) : IDueHandler
{
    public const string DueKind = "retention.plan";
    private const string Subject = "city";

    public string Kind => DueKind;

    /// <summary>Begins where the periods in force are not those that all were planned by.</summary>
    public async Task Await(WriteScope scope)
    {
        var rule = await retention.InForce(scope.Db);
        if (await scope.Db.Set<RetentionPassRow>().FindAsync(rule.Own, rule.Version) is null)
        {
            await Anew(scope);
        }
    }

    /// <summary>Begins with the first case, also where all are planned by these periods: what was passed over while removals were stopped has a wait again.</summary>
    public async Task Anew(WriteScope scope)
    {
        var rule = await retention.InForce(scope.Db);
        if (await scope.Db.Set<RetentionPassRow>().FindAsync(rule.Own, rule.Version) is { } pass)
        {
            pass.FinishedAt = null;
        }
        else
        {
            scope.Db.Add(new RetentionPassRow { Own = rule.Own, Version = rule.Version });
        }

        await scope.Schedule(DueKind, Subject, scope.Now, 0L);
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var rule = await retention.InForce(scope.Db);
        if (await scope.Db.Set<RetentionPassRow>().FindAsync(rule.Own, rule.Version) is not { } pass)
        {
            // Others came into force meanwhile: from the beginning, by those.
            await Await(scope);
            return;
        }

        var after = long.Parse(due.Body!, CultureInfo.InvariantCulture);
        var ids = await scope.Db.Set<CaseReporterRow>().Where(r => r.CaseId > after).Select(r => r.CaseId).Distinct().OrderBy(id => id).Take(casesInOnePiece).ToListAsync();
        foreach (var row in await scope.Db.Set<CaseRow>().Where(c => EF.Parameter(ids).Contains(c.Id) && c.Stage == CaseStage.Ended).ToListAsync())
        {
            await retention.Keep(scope, row, () => gate.Turn(scope));
        }

        if (ids.Count == casesInOnePiece)
        {
            await scope.Schedule(DueKind, Subject, scope.Now, ids[^1]);
            return;
        }

        pass.FinishedAt = scope.Now;
    }
}

/// <summary>Sets what goes on by itself, when the program starts; each day it looks in the folder for files that nothing knows of.</summary>
internal sealed class KeepRetention(ICityWriter writer, PlanOldCases plans, ForgetNightly nightly, RetentionVersions versions, LeftFiles left, TimeProvider machine, ILogger<KeepRetention> log) : BackgroundService
{
    public Task Begin(CancellationToken ct) => writer.Write(async scope =>
    {
        await versions.ProposeShipped(scope);
        await plans.Await(scope);
        await nightly.Await(scope);
        return true;
    }, ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Begin(stoppingToken);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "Retention could not begin; it does at the next start");
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await left.Run(stoppingToken);
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                log.LogError(fault, "The folder of files could not be looked through");
            }

            await Task.Delay(TimeSpan.FromDays(1), machine, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
