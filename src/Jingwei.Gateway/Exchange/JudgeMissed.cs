using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Gateway.Exchange.Mapping;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Gateway.Exchange;

/// <summary>What came of cases while a platform's mapping could not be used is kept, and judged by its rule in its order as soon as it can.</summary>
internal sealed class JudgeMissed(MappingBook mappings, HandToPlatform hand, CaseValues values, QueueMessage queue, IScenarioCatalog catalog)
{
    /// <summary>All else waits while these are written.</summary>
    private const int AtOnce = 100;

    /// <param name="facts">The case, at the step and the stage to which it came.</param>
    public static async Task Keep(WriteScope scope, ExchangePlatformRow platform, CaseInCodes facts)
    {
        scope.Db.Add(new ExchangeUnjudgedRow { Id = scope.NewId(), PlatformId = platform.Id, CaseId = facts.Id, Step = facts.Step, Stage = facts.Stage, At = scope.HappenedAt });
        var subject = platform.Id.ToString(CultureInfo.InvariantCulture);
        if (await scope.FindDue(WhenMappingMayBeBack.KindName, subject) is null)
        {
            await scope.Schedule(WhenMappingMayBeBack.KindName, subject, scope.Now + WhenMappingMayBeBack.Every);
        }
    }

    /// <summary>When there is more to do; null when all is done.</summary>
    public async Task<DateTimeOffset?> Run(WriteScope scope, long platformId)
    {
        if (await scope.Db.Set<ExchangePlatformRow>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == platformId) is not { } platform)
        {
            return null;
        }

        var rows = await scope.Db.Set<ExchangeUnjudgedRow>().Where(u => u.PlatformId == platformId).OrderBy(u => u.Id).Take(AtOnce).ToListAsync();
        if (mappings.Find(platform.Name, platform.Version) is not { } mapping)
        {
            return rows.Count == 0 ? null : scope.Now + WhenMappingMayBeBack.Every;
        }

        foreach (var row in rows)
        {
            await Judge(scope, platform, mapping, row);
            scope.Db.Remove(row);
            await scope.Db.SaveChangesAsync();
        }

        return rows.Count == AtOnce ? scope.Now : null;
    }

    private async Task Judge(WriteScope scope, ExchangePlatformRow platform, ExchangeMapping mapping, ExchangeUnjudgedRow row)
    {
        var link = await scope.Db.Set<ExchangeLinkRow>().SingleOrDefaultAsync(l => l.CaseId == row.CaseId && l.PlatformId == platform.Id);
        if (link is null)
        {
            if (await CaseInCodes.Find(scope.Db, row.CaseId) is { } now)
            {
                await hand.ByRule(scope, platform, mapping, now with { Step = row.Step, Stage = row.Stage }, row.At, catalog);
            }
        }
        else if (mapping.Out is not null && link.At <= row.At && link.Told != row.Step && await values.Standing(scope.Db, row.CaseId, row.At, null, row.Step, row.Stage) is { } told)
        {
            // It was handed over by a step that was missed before this one; a link that was made later knows more already.
            await queue.Run(scope, link, ExchangeKind.Step, told);
        }
    }
}

/// <summary>Looks whether a mapping that was missing or broken can be used: files are read at each start.</summary>
internal sealed class WhenMappingMayBeBack(IServiceProvider services) : IDueHandler
{
    public const string KindName = "exchange.judge";

    public static readonly TimeSpan Every = TimeSpan.FromMinutes(5);

    public string Kind => KindName;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (await services.GetRequiredService<JudgeMissed>().Run(scope, long.Parse(due.Subject, CultureInfo.InvariantCulture)) is { } again)
        {
            await scope.Schedule(KindName, due.Subject, again);
        }
    }
}
