using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>What became of a message of others.</summary>
internal enum WarningTaking
{
    /// <summary>It is new, and stored.</summary>
    Taken,

    /// <summary>It was here already.</summary>
    Known,

    /// <summary>It touches nothing of ours.</summary>
    Elsewhere,
}

/// <summary>A message of others, and which of our areas it touches within one of them.</summary>
internal sealed record PlacedAlert(CapAlert Alert, string Xml, long AreaId, WarningTouch Touch);

/// <summary>
/// Stores a message of others, once a source by sender and identifier, and works out where it and those that it names stand. A message that touches nothing of ours is let go, unless it names
/// others: it may end one that is still to come.
/// </summary>
internal sealed class TakeWarning(WarningPlace place, WarningSignals signals)
{
    /// <summary>How far a sender's clock may go before ours.</summary>
    public static readonly TimeSpan MostAhead = TimeSpan.FromDays(1);

    /// <summary>Lays a message over the map: outside of any transaction, because it may take its time and everybody else would wait.</summary>
    public PlacedAlert Place(CapAlert alert, string xml, long areaId) => new(alert, xml, areaId, place.Of(alert, areaId));

    public async Task<(WarningTaking Taking, long? Id)> Run(WriteScope scope, WarningFeedRow feed, PlacedAlert placed)
    {
        var (alert, xml, _, touch) = placed.AreaId == feed.AreaId ? placed : Place(placed.Alert, placed.Xml, feed.AreaId);
        var warnings = scope.Db.Set<WarningInRow>();
        if (await warnings.SingleOrDefaultAsync(w => w.FeedId == feed.Id && w.Sender == alert.Sender && w.Identifier == alert.Identifier) is { } known)
        {
            await Again(scope, feed, known, alert, touch);
            return (WarningTaking.Known, known.Id);
        }

        if (touch.AreaIds.Count == 0 && alert.References.Count == 0)
        {
            return (WarningTaking.Elsewhere, null);
        }

        var row = RowOf(scope, feed, alert, xml, touch);
        scope.Db.Add(row);
        scope.Db.AddRange(touch.AreaIds.Select(a => new WarningAreaRow { AreaId = a, WarningId = row.Id }));
        scope.Db.AddRange(alert.References.DistinctBy(r => (r.Sender, r.Identifier)).Select(r => new WarningRefRow { WarningId = row.Id, Sender = r.Sender, Identifier = r.Identifier }));
        await scope.Db.SaveChangesAsync();
        await Weigh(scope, row);
        foreach (var reference in alert.References.DistinctBy(r => (r.Sender, r.Identifier)))
        {
            if (await warnings.SingleOrDefaultAsync(w => w.FeedId == feed.Id && w.Sender == reference.Sender && w.Identifier == reference.Identifier) is { } earlier)
            {
                await Weigh(scope, earlier);
            }
        }

        if (row.State == WarningState.Active)
        {
            await scope.Schedule(WhenWarningEnds.KindName, row.Id.ToString(), row.EndsAt);
        }

        feed.Changes++;
        scope.AfterCommit(signals.Wake);
        return (touch.AreaIds.Count == 0 ? WarningTaking.Elsewhere : WarningTaking.Taken, row.Id);
    }

    /// <summary>Sets a message's state by all that is known now; true when it is another than before.</summary>
    public static async Task<bool> Weigh(WriteScope scope, WarningInRow row)
    {
        var naming = await scope.Db.Set<WarningRefRow>().Where(r => r.Sender == row.Sender && r.Identifier == row.Identifier && r.WarningId != row.Id)
            .Join(scope.Db.Set<WarningInRow>().Where(w => w.FeedId == row.FeedId), r => r.WarningId, w => w.Id, (_, w) => w).OrderBy(w => w.Id).ToListAsync();
        var ending = naming.FindAll(later => WarningLife.MayEnd(later, row));
        var state = WarningLife.StateOf(WarningLife.KindOf(row), row.EndsAt, [.. ending.Select(WarningLife.KindOf)], scope.Now);
        if (state == row.State)
        {
            return false;
        }

        row.State = state;
        row.EndedAt = state is WarningState.Active or WarningState.Note ? null : scope.Now;
        row.EndedBy = (state == WarningState.Canceled ? ending.Find(e => WarningLife.KindOf(e) == "Cancel") : state == WarningState.Replaced ? ending.Find(e => WarningLife.KindOf(e) == "Update") : null)?.Id;
        if (state != WarningState.Active)
        {
            await scope.CancelDue(WhenWarningEnds.KindName, row.Id.ToString());
        }

        return true;
    }

    /// <summary>The source's area may have changed since: what is known is laid over it anew.</summary>
    private static async Task Again(WriteScope scope, WarningFeedRow feed, WarningInRow known, CapAlert alert, WarningTouch touch)
    {
        var noted = await scope.Db.Set<WarningAreaRow>().Where(a => a.WarningId == known.Id).ToListAsync();
        if (touch.AreaIds.SetEquals(noted.Select(a => a.AreaId)))
        {
            return;
        }

        scope.Db.RemoveRange(noted.Where(a => !touch.AreaIds.Contains(a.AreaId)));
        scope.Db.AddRange(touch.AreaIds.Except(noted.Select(a => a.AreaId)).Select(a => new WarningAreaRow { AreaId = a, WarningId = known.Id }));
        known.Tells = Tells(feed, alert, touch, known.Severity);
        feed.Changes++;
    }

    private static WarningInRow RowOf(WriteScope scope, WarningFeedRow feed, CapAlert alert, string xml, WarningTouch touch)
    {
        // An update's blocks that say it is over do not say how severe it is.
        var over = alert.MsgType == "Update" ? alert.Infos.Where(i => i.Urgency == "Past" || i.ResponseTypes.Contains("AllClear")).ToList() : [];
        var severity = alert.Infos.Except(over).Select(i => CapGrammar.RankOf(i.Severity)).DefaultIfEmpty(0).Max();
        var ends = alert.Infos.Select(i => i.Expires).OfType<DateTimeOffset>().ToList();
        // No block without an end may be cut short by one that has one.
        var endsAt = ends.Count > 0 && ends.Count == alert.Infos.Count ? ends.Max() : new[] { EndOf(alert.Sent) }.Concat(ends).Max();
        return new WarningInRow
        {
            Id = scope.NewId(), FeedId = feed.Id, Sender = alert.Sender, Identifier = alert.Identifier, Sent = CapTime.Write(alert.Sent), Status = alert.Status, MsgType = alert.MsgType,
            Clears = alert.MsgType == "Cancel" || (over.Count > 0 && over.Count == alert.Infos.Count), State = WarningState.Note, Severity = severity, Tells = Tells(feed, alert, touch, severity),
            Placed = touch.Placed, Infos = JsonSerializer.Serialize(WarningWords.InfosOf(alert), StoredJson.Options), Xml = xml, ReceivedAt = scope.Now, EndsAt = Instants.Truncate(endsAt.ToUniversalTime()),
        };
    }

    private static DateTimeOffset EndOf(DateTimeOffset sent) => sent < DateTimeOffset.MaxValue - WarningLife.UsualTime ? sent + WarningLife.UsualTime : sent;

    private static bool Tells(WarningFeedRow feed, CapAlert alert, WarningTouch touch, int severity) =>
        alert.Status == "Actual" && touch.AreaIds.Count > 0 && severity >= feed.LeastSeverity && Says(alert, feed.WordList);

    private static bool Says(CapAlert alert, IReadOnlyList<string> words) =>
        words.Count == 0 || alert.Infos.Any(i => words.Any(w => $"{i.Event} {i.Headline} {string.Join(' ', i.EventCodes.Select(c => c.Value))}".Contains(w, StringComparison.OrdinalIgnoreCase)));
}
