using System.Globalization;
using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Learning;
using Jingwei.Cases.Learning.Categories;
using Jingwei.Cases.Learning.Matters;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Cases.Learnt;

/// <summary>
/// Each night at 03:50 of the city the center learns from its own cases: categories from what was decided, and which hot matters there are. It is worked out beside the writer, which only takes the
/// result; a program that ends meanwhile learns at its next start.
/// </summary>
internal sealed class LearnNightly(ICityReader reader, ICityWriter writer, IScenarioCatalog catalog, LearntModel known, CityNights nights, CityClock clock, NightBell bell, TimeProvider time, ILogger<LearnNightly> log) : BackgroundService
{
    /// <summary>Of more decided messages only the newest are learnt from.</summary>
    public const int MostExamples = 6_000;

    /// <summary>Of more messages only the newest are looked at for hot matters.</summary>
    public const int MostMessages = 4_000;

    /// <summary>How far hot matters reach back.</summary>
    public static readonly TimeSpan Reach = TimeSpan.FromDays(84);
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Less than from night to night: a learning that was cut off is made up for.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromHours(20);

    private static readonly List<CaseStage> DecidedStages = [CaseStage.Dispatch, CaseStage.Handle, CaseStage.Check, CaseStage.Close, CaseStage.Ended];

    /// <summary>Learns both now. The model comes last: by it the next start sees whether both were done.</summary>
    public async Task Run(CancellationToken ct)
    {
        await LookForMatters(ct);
        await LearnFromDecided(ct);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var behind = true;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (behind && await IsBehind(stoppingToken))
                {
                    await Run(stoppingToken);
                }

                behind = false;
                await bell.Rung(stoppingToken);
                behind = true;
            }
#pragma warning disable CA1031 // Nothing that happens to what is learnt may stop the program.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "Nothing was learnt; it is tried again");
                await Task.Delay(Pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <summary>Whether a night has come since the last learning; the wait for the next one stands in any case.</summary>
    private async Task<bool> IsBehind(CancellationToken ct)
    {
        await writer.Write(
            async scope =>
            {
                if (await scope.FindDue(WhenNightComes.DueKind, WhenNightComes.Subject) is null)
                {
                    await scope.Schedule(WhenNightComes.DueKind, WhenNightComes.Subject, nights.Next(scope.Now, WhenNightComes.At));
                }

                return 0;
            },
            ct);
        return await reader.Read(db => db.Set<CategoryModelRow>().Select(m => (DateTimeOffset?)m.LearntAt).SingleOrDefaultAsync(ct), ct) is not { } last || last < clock.Now - Stale;
    }

    private async Task LearnFromDecided(CancellationToken ct)
    {
        var categories = catalog.Categories.Where(c => c is { Reportable: true, ParentCode: not null }).ToList();
        if (categories.Count == 0)
        {
            return;
        }

        var names = categories.SelectMany(c => new[] { c.Name.Zh, c.Name.En }.Distinct().Select(n => new CategoryName(c.Code, n))).ToList();
        var decided = await reader.Read(db => Decided(db, [.. categories.Select(c => c.Code).Where(c => c != catalog.GeneralCode())], ct), ct);
        var model = await Task.Run(() => LearnCategories.From([.. decided, .. BeginningExamples.Beside(decided, categories.Select(c => c.Code))], names), ct);
        var bytes = CategoryModelFile.Write(model);
        var row = await writer.Write(
            async scope =>
            {
                await scope.Db.Set<CategoryModelRow>().ExecuteDeleteAsync(ct);
                var learnt = new CategoryModelRow { Id = scope.NewId(), LearntAt = scope.Now, Examples = decided.Count, Model = bytes };
                scope.Db.Add(learnt);
                return learnt;
            },
            ct);
        known.Set(model, row);
    }

    /// <summary>What people said of cases that somebody of the center has filed, sent out or put under another category; not of those that came to nothing.</summary>
    private static async Task<List<DecidedMessage>> Decided(CityDb db, List<string> codes, CancellationToken ct)
    {
        var cases = await db.Set<CaseRow>()
            .Where(c => c.Text != null && EF.Parameter(codes).Contains(c.CategoryCode) && c.Outcome != CaseOutcome.Voided && c.Outcome != CaseOutcome.NotAccepted && c.Outcome != CaseOutcome.FalseAlarm
                && (DecidedStages.Contains(c.Stage) || db.Set<CaseHistoryRow>().Any(h => h.CaseId == c.Id && h.Code == ChangeCategory.Code)))
            .OrderByDescending(c => c.Id).Take(MostExamples).Select(c => new { c.Id, c.Text, c.CategoryCode }).ToListAsync(ct);
        return cases.ConvertAll(c => new DecidedMessage(new Message(c.Id.ToString(CultureInfo.InvariantCulture), "", c.Text!), c.CategoryCode));
    }

    private async Task LookForMatters(CancellationToken ct)
    {
        var now = clock.Now;
        var messages = await reader.Read(db => Said(db, now - Reach, ct), ct);
        var matters = messages.Count < 2 ? [] : await Task.Run(() => HotMatters.Find(messages, now), ct);
        await writer.Write(
            async scope =>
            {
                await scope.Db.Set<HotMatterMessageRow>().ExecuteDeleteAsync(ct);
                await scope.Db.Set<HotMatterRow>().ExecuteDeleteAsync(ct);
                foreach (var matter in matters)
                {
                    var id = scope.NewId();
                    scope.Db.Add(new HotMatterRow { Id = id, FoundAt = now, Name = matter.Name, Words = JsonSerializer.Serialize(matter.Words, StoredJson.Options), Heat = matter.Heat });
                    scope.Db.AddRange(matter.Messages.Select(m => new HotMatterMessageRow { MatterId = id, ReporterId = Ids.Find(m.Id)!.Value }));
                }

                return 0;
            },
            ct);
    }

    /// <summary>The words of all reporters; whoever has an account is one asker, however often they write.</summary>
    private static async Task<List<Message>> Said(CityDb db, DateTimeOffset since, CancellationToken ct)
    {
        var said = await db.Set<CaseReporterRow>().Where(r => r.At >= since)
            .Join(db.Set<CaseRow>(), r => r.OriginCaseId, c => c.Id, (r, c) => new { r.Id, r.At, r.AccountId, Words = r.Id == c.Id ? c.Text : r.Words })
            .Where(r => r.Words != null).OrderByDescending(r => r.Id).Take(MostMessages).ToListAsync(ct);
        return said.ConvertAll(r => new Message(r.Id.ToString(CultureInfo.InvariantCulture), "", r.Words!, (r.AccountId ?? r.Id).ToString(CultureInfo.InvariantCulture), r.At));
    }
}

/// <summary>Rings when it is time to learn.</summary>
internal sealed class NightBell
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public Task Rung(CancellationToken ct) => rung.WaitAsync(ct);

    /// <summary>Whoever is learning hears it afterwards, once.</summary>
    public void Ring()
    {
        lock (rung)
        {
            if (rung.CurrentCount == 0)
            {
                rung.Release();
            }
        }
    }
}

/// <summary>The wait for the bell, which is stored.</summary>
internal sealed class WhenNightComes(CityNights nights, NightBell bell) : IDueHandler
{
    public const string DueKind = "cases.learn";
    public const string Subject = "night";
    public static readonly TimeOnly At = new(3, 50);

    public string Kind => DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        await scope.Schedule(DueKind, Subject, nights.Next(scope.Now, At));
        bell.Ring();
    }
}
