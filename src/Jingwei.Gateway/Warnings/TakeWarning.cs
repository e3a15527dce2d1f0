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

/// <summary>
/// Stores a message of others, once by sender and identifier, and works out where it and those that it names stand. A message that touches nothing of ours is let go, unless it names
/// others: it may end one that is still to come.
/// </summary>
internal sealed class TakeWarning(WarningPlace place, WarningSignals signals)
{
    public async Task<(WarningTaking Taking, long? Id)> Run(WriteScope scope, WarningFeedRow feed, CapAlert alert, string xml)
    {
        var warnings = scope.Db.Set<WarningInRow>();
        if (await warnings.Where(w => w.Sender == alert.Sender && w.Identifier == alert.Identifier).Select(w => (long?)w.Id).FirstOrDefaultAsync() is { } known)
        {
            return (WarningTaking.Known, known);
        }

        var touch = place.Of(alert, feed.AreaId);
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
            if (await warnings.SingleOrDefaultAsync(w => w.Sender == reference.Sender && w.Identifier == reference.Identifier) is { } earlier)
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
            .Join(scope.Db.Set<WarningInRow>(), r => r.WarningId, w => w.Id, (_, w) => w).OrderBy(w => w.Id).ToListAsync();
        var ending = naming.FindAll(later => WarningLife.MayEnd(later, row));
        var state = WarningLife.StateOf(row.MsgType, row.EndsAt, [.. ending.Select(e => e.MsgType)], scope.Now);
        if (state == row.State)
        {
            return false;
        }

        row.State = state;
        row.EndedAt = state is WarningState.Active or WarningState.Note ? null : scope.Now;
        row.EndedBy = (state == WarningState.Canceled ? ending.Find(e => e.MsgType == "Cancel") : state == WarningState.Replaced ? ending.Find(e => e.MsgType == "Update") : null)?.Id;
        if (state != WarningState.Active)
        {
            await scope.CancelDue(WhenWarningEnds.KindName, row.Id.ToString());
        }

        return true;
    }

    private static WarningInRow RowOf(WriteScope scope, WarningFeedRow feed, CapAlert alert, string xml, WarningTouch touch)
    {
        var severity = alert.Infos.Select(i => CapGrammar.RankOf(i.Severity)).DefaultIfEmpty(0).Max();
        var ends = alert.Infos.Select(i => i.Expires).OfType<DateTimeOffset>().ToList();
        // No block without an end may be cut short by one that has one.
        var endsAt = ends.Count > 0 && ends.Count == alert.Infos.Count ? ends.Max() : new[] { alert.Sent + WarningLife.UsualTime }.Concat(ends).Max();
        return new WarningInRow
        {
            Id = scope.NewId(), FeedId = feed.Id, Sender = alert.Sender, Identifier = alert.Identifier, Sent = CapTime.Write(alert.Sent), Status = alert.Status, MsgType = alert.MsgType,
            State = WarningState.Note, Severity = severity, Tells = alert.Status == "Actual" && touch.AreaIds.Count > 0 && severity >= feed.LeastSeverity && Says(alert, feed.WordList),
            Placed = touch.Placed, Infos = JsonSerializer.Serialize(WarningWords.InfosOf(alert), StoredJson.Options), Xml = xml, ReceivedAt = scope.Now, EndsAt = Instants.Truncate(endsAt.ToUniversalTime()),
        };
    }

    private static bool Says(CapAlert alert, IReadOnlyList<string> words) =>
        words.Count == 0 || alert.Infos.Any(i => words.Any(w => $"{i.Event} {i.Headline} {string.Join(' ', i.EventCodes.Select(c => c.Value))}".Contains(w, StringComparison.OrdinalIgnoreCase)));
}
