using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>
/// Once a day: what of a message is no longer needed goes. The body of what was delivered or set aside after thirty days, of what was refused after ninety (somebody who sends it again has it written anew), arrivals
/// after ninety, looked at or not, what no mapping came back to judge after thirty; that a case is known to a platform, and what waits, stays.
/// </summary>
internal sealed class TidyExchange : IDueHandler
{
    public const string KindName = "exchange.tidy";

    public static readonly TimeSpan BodiesKept = TimeSpan.FromDays(30);
    public static readonly TimeSpan RefusedBodiesKept = TimeSpan.FromDays(90);
    public static readonly TimeSpan ArrivalsKept = TimeSpan.FromDays(90);

    /// <summary>All else waits while these are written.</summary>
    private const int AtOnce = 1000;

    private static readonly TimeSpan Every = TimeSpan.FromDays(1);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(30);

    public string Kind => KindName;

    public static async Task Begin(WriteScope scope)
    {
        if (await scope.FindDue(KindName, "all") is null)
        {
            await scope.Schedule(KindName, "all", scope.Now + Every);
        }
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var (bodies, refused, arrivals) = (scope.Now - BodiesKept, scope.Now - RefusedBodiesKept, scope.Now - ArrivalsKept);
        var old = scope.Db.Set<ExchangeMessageRow>()
            .Where(m => m.Body != null && m.At < bodies && (m.State == ExchangeState.Delivered || m.State == ExchangeState.SetAside || (m.At < refused && m.State != ExchangeState.Waiting)))
            .OrderBy(m => m.At).Take(AtOnce).Select(m => m.Id);
        var emptied = await scope.Db.Set<ExchangeMessageRow>().Where(m => old.Contains(m.Id)).ExecuteUpdateAsync(set => set.SetProperty(m => m.Body, (string?)null));
        var gone = scope.Db.Set<ExchangeArrivalRow>().Where(a => a.At < arrivals).OrderBy(a => a.At).Take(AtOnce).Select(a => a.Id);
        var removed = await scope.Db.Set<ExchangeArrivalRow>().Where(a => gone.Contains(a.Id)).ExecuteDeleteAsync();
        var missed = scope.Db.Set<ExchangeUnjudgedRow>().Where(u => u.At < bodies).OrderBy(u => u.At).Take(AtOnce).Select(u => u.Id);
        var dropped = await scope.Db.Set<ExchangeUnjudgedRow>().Where(u => missed.Contains(u.Id)).ExecuteDeleteAsync();
        await scope.Schedule(KindName, "all", scope.Now + (emptied == AtOnce || removed == AtOnce || dropped == AtOnce ? Soon : Every));
    }
}

/// <summary>Data of a reporter was removed: what was written to platforms of those cases goes too, with the reasons that somebody gave. What the platforms keep is theirs to remove.</summary>
internal sealed class WhenReporterIsForgotten : IReaction<ReporterDataRemoved>
{
    public async Task When(ReporterDataRemoved happened, WriteScope scope)
    {
        var numbers = happened.Numbers;
        var links = await scope.Db.Set<ExchangeLinkRow>().Where(l => EF.Parameter(numbers).Contains(l.CaseNumber)).ToListAsync();
        foreach (var link in links)
        {
            link.Reason = null;
            foreach (var message in await scope.Db.Set<ExchangeMessageRow>().Where(m => m.LinkId == link.Id).ToListAsync())
            {
                Clear(message);
            }
        }

        // They stand also in what was sent of a case that carried theirs for a while.
        foreach (var message in await scope.Db.Set<ExchangeMessageRow>().Where(m => m.ReporterOf != null && EF.Parameter(numbers).Contains(m.ReporterOf)).ToListAsync())
        {
            Clear(message);
        }
    }

    /// <summary>One that still waits is written anew, from what is left.</summary>
    private static void Clear(ExchangeMessageRow message) =>
        (message.Body, message.Personal, message.ReporterOf, message.Says, message.Told) =
            (null, null, null, null, CaseValues.Told(message.Told) is { } told ? CaseValues.Json(told with { Note = null }) : message.Told);
}
