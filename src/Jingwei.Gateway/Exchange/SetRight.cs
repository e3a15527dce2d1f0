using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>What a person of the center does about what was refused, answered or given back.</summary>
internal sealed class SetRight(ICityWriter writer, Access access, PlatformBook book, ExchangeSignals signals)
{
    /// <summary>Sends a refused message, or one that was set aside, again: written anew by the mapping in force; what waited behind it goes on after it.</summary>
    public Task<Result<ExchangeMessageView>> SendAgain(string id, Actor actor, CancellationToken ct) => With(id, actor, "exchange.sentAgain", async (scope, row) =>
    {
        if (row.State is not (ExchangeState.Refused or ExchangeState.SetAside))
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_message_not_refused");
        }

        (row.State, row.Anew, row.Answered) = (await IsBehind(scope, row) ? ExchangeState.Held : ExchangeState.Waiting, true, 0);
        await scope.Db.SaveChangesAsync();
        await Release(scope, row);
        return null;
    }, ct);

    /// <summary>Leaves a message out that was refused or still waits, so that what is behind it goes on.</summary>
    public Task<Result<ExchangeMessageView>> SetAside(string id, Actor actor, CancellationToken ct) => With(id, actor, "exchange.setAside", async (scope, row) =>
    {
        if (row.State is not (ExchangeState.Refused or ExchangeState.Waiting or ExchangeState.Held))
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_message_gone");
        }

        row.State = ExchangeState.SetAside;
        await scope.Db.SaveChangesAsync();
        await Release(scope, row);
        return null;
    }, ct);

    /// <summary>Somebody has looked at what the platform answered.</summary>
    public Task<Result<Done>> Looked(string id, Actor actor, CancellationToken ct) => writer.Write<Result<Done>>(async scope =>
    {
        var number = Ids.Find(id) ?? 0;
        if (await scope.Db.Set<ExchangeLinkRow>().SingleOrDefaultAsync(l => l.Id == number) is not { } link || !access.May(actor, Actions.ExchangeHand, new AccessScope(link.AreaId)))
        {
            return Refusal.Because(RefusalKind.NotFound, "exchange_link_unknown");
        }

        link.Look = ExchangeLook.None;
        scope.Audit(actor.UserName, "exchange.looked", link.CaseNumber);
        return Done.Ok;
    }, ct);

    /// <summary>Somebody has looked at an arrival that was refused.</summary>
    public Task<Result<Done>> ArrivalDone(string id, Actor actor, CancellationToken ct) => writer.Write<Result<Done>>(async scope =>
    {
        var number = Ids.Find(id) ?? 0;
        if (await scope.Db.Set<ExchangeArrivalRow>().SingleOrDefaultAsync(a => a.Id == number) is not { } row
            || await scope.Db.Set<ExchangePlatformRow>().SingleAsync(p => p.Id == row.PlatformId) is var platform && !book.MaySee(platform, actor, Actions.ExchangeHand))
        {
            return Refusal.Because(RefusalKind.NotFound, "exchange_arrival_unknown");
        }

        if (row.State != ArrivalState.Refused)
        {
            return Refusal.Because(RefusalKind.Conflict, "exchange_arrival_not_refused");
        }

        (row.State, row.DoneBy) = (ArrivalState.Done, actor.UserName);
        scope.Audit(actor.UserName, "exchange.arrivalDone", row.OutsideNumber ?? row.MessageId);
        return Done.Ok;
    }, ct);

    private static Task<bool> IsBehind(WriteScope scope, ExchangeMessageRow row) =>
        scope.Db.Set<ExchangeMessageRow>().AnyAsync(m => m.LinkId == row.LinkId && m.Id < row.Id && m.State == ExchangeState.Refused);

    /// <summary>What is held goes on as far as the next refused one of the case.</summary>
    private static async Task Release(WriteScope scope, ExchangeMessageRow row)
    {
        var next = await scope.Db.Set<ExchangeMessageRow>().Where(m => m.LinkId == row.LinkId && m.State == ExchangeState.Refused).OrderBy(m => m.Id).Select(m => (long?)m.Id).FirstOrDefaultAsync() ?? long.MaxValue;
        await scope.Db.Set<ExchangeMessageRow>().Where(m => m.LinkId == row.LinkId && m.State == ExchangeState.Held && m.Id < next)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.State, ExchangeState.Waiting));
    }

    private Task<Result<ExchangeMessageView>> With(string id, Actor actor, string action, Func<WriteScope, ExchangeMessageRow, Task<Refusal?>> change, CancellationToken ct) => writer.Write<Result<ExchangeMessageView>>(async scope =>
    {
        var number = Ids.Find(id) ?? 0;
        if (await scope.Db.Set<ExchangeMessageRow>().SingleOrDefaultAsync(m => m.Id == number) is not { } row || !access.May(actor, Actions.ExchangeHand, new AccessScope(row.AreaId)))
        {
            return Refusal.Because(RefusalKind.NotFound, "exchange_message_unknown");
        }

        if (await change(scope, row) is { } refusal)
        {
            return refusal;
        }

        scope.Audit(actor.UserName, action, id);
        scope.AfterCommit(signals.Wake);
        var name = await scope.Db.Set<ExchangePlatformRow>().Where(p => p.Id == row.PlatformId).Select(p => p.Name).SingleAsync();
        return ExchangeViews.Of(row, name);
    }, ct);
}
