using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Gateway.Outward;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>Asks one feed once, and stores what is new in it together with what came of the poll. Two polls of one feed wait for each other.</summary>
internal sealed class PollFeed(ICityWriter writer, ICityReader reader, OutwardHttp http, OutwardOptions options, TakeWarning take, WarningSignals signals)
{
    /// <summary>New messages that one poll fetches; the rest comes with the next, soon.</summary>
    public const int MostFetched = 30;

    private readonly ConcurrentDictionary<long, SemaphoreSlim> gates = new();

    /// <summary>Null when the feed is gone.</summary>
    public async Task<WarningPollRow?> Run(long feedId, CancellationToken ct)
    {
        var gate = gates.GetOrAdd(feedId, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(ct);
        try
        {
            var feed = await reader.Read(db => db.Set<WarningFeedRow>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == feedId, ct), ct);
            return feed is null ? null : await Note(feed, feed.Address is null ? new Found { Outcome = PollOutcome.Read } : await Ask(feed, new Uri(feed.Address), ct));
        }
        finally
        {
            gate.Release();
        }
    }

    private async Task<Found> Ask(WarningFeedRow feed, Uri address, CancellationToken ct)
    {
        using var request = Get(address);
        if (feed.Etag is not null && EntityTagHeaderValue.TryParse(feed.Etag, out var tag))
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        request.Headers.IfModifiedSince = feed.ModifiedAt;
        var answer = await http.Send(request, ReadIndex.MostBytes, ct);
        if (answer.NotModified || answer.Fault is not null)
        {
            return new Found { Outcome = answer.NotModified ? PollOutcome.NotModified : OutcomeOf(answer.Fault!.Value), Status = answer.Status, Etag = feed.Etag, ModifiedAt = feed.ModifiedAt };
        }

        var (entries, code) = ReadIndex.Read(answer.Body, address);
        if (code is not null)
        {
            return new Found { Outcome = PollOutcome.NotFeed, Status = answer.Status, Detail = code };
        }

        var keys = entries.Select(e => KeyOf(e)).ToList();
        var seen = await reader.Read(async db => (await db.Set<WarningSeenRow>().Where(s => s.FeedId == feed.Id && keys.Contains(s.Key)).Select(s => s.Key).ToListAsync(ct)).ToHashSet(), ct);
        var fresh = entries.Where(e => !seen.Contains(KeyOf(e))).DistinctBy(KeyOf).ToList();
        var found = new Found { Outcome = PollOutcome.Read, Status = answer.Status, Entries = entries.Count, More = fresh.Count > MostFetched };
        foreach (var entry in fresh.Take(MostFetched))
        {
            await Look(entry, address, found, ct);
        }

        // Whatever could not be had now is asked for again: then the feed must not say that nothing is new.
        return found.Missed || found.More ? found : found with { Etag = answer.ETag, ModifiedAt = answer.LastModified };
    }

    private async Task Look(IndexEntry entry, Uri feed, Found found, CancellationToken ct)
    {
        var xml = entry.Inside is { } inside ? Encoding.UTF8.GetBytes(inside.ToString()) : await Fetch(entry.Link!, feed, found, ct);
        if (xml is null)
        {
            return;
        }

        var (alert, mistakes) = ReadCap.Read(xml);
        found.Looked.Add((KeyOf(entry), alert, SafeXml.TextOf(xml)));
        if (alert is null)
        {
            found.Refuse($"{mistakes[0].Element}: {mistakes[0].Sentence.En}");
        }
    }

    private async Task<byte[]?> Fetch(Uri link, Uri feed, Found found, CancellationToken ct)
    {
        // An address that another system typed is judged as one that a person typed.
        if (OutwardAddress.Read("link", link.AbsoluteUri.Split('#')[0], options) is not { Ok: true } judged)
        {
            found.Refuse($"{Short(link)}: may not be called");
            return null;
        }

        using var request = Get(judged.Value);
        var answer = await http.Send(request, SafeXml.MostBytes, ct);
        if (answer.Fault is not { } fault)
        {
            return answer.Body;
        }

        found.Refuse($"{Short(link)}: {fault} {answer.Status}");
        // Its own server will not have it another time either.
        found.Missed |= fault is not (OutwardFault.TooLarge or OutwardFault.Redirected) && answer.Status is not (404 or 410);
        return null;
    }

    private Task<WarningPollRow?> Note(WarningFeedRow asked, Found found) => writer.Write(async scope =>
    {
        if (await scope.Db.Set<WarningFeedRow>().SingleOrDefaultAsync(f => f.Id == asked.Id) is not { } feed)
        {
            return null;
        }

        var (taken, elsewhere) = (0, 0);
        foreach (var (key, alert, xml) in found.Looked)
        {
            if (!await scope.Db.Set<WarningSeenRow>().AnyAsync(s => s.FeedId == feed.Id && s.Key == key))
            {
                scope.Db.Add(new WarningSeenRow { FeedId = feed.Id, Key = key, At = scope.Now });
            }

            var taking = alert is null ? WarningTaking.Known : (await take.Run(scope, feed, alert, xml)).Taking;
            taken += taking == WarningTaking.Taken ? 1 : 0;
            elsewhere += taking == WarningTaking.Elsewhere ? 1 : 0;
        }

        var good = found.Outcome is PollOutcome.Read or PollOutcome.NotModified;
        feed.LastPollAt = scope.Now;
        feed.Failures = good ? 0 : feed.Failures + 1;
        if (good)
        {
            // The devices speak as long as the feed does: when it falls silent, so do they, and that is seen.
            feed.LastGoodAt = feed.Address is null ? feed.LastGoodAt : scope.Now;
            feed.Changes++;
        }

        if (feed.Address == asked.Address)
        {
            (feed.Etag, feed.ModifiedAt) = (found.Etag, found.ModifiedAt);
        }

        feed.NextPollAt = scope.Now + PollRule.WaitAfter(feed.EveryMinutes, feed.Failures, found.More);
        if (feed.Enabled)
        {
            await scope.Schedule(WhenFeedIsDue.KindName, feed.Id.ToString(), feed.NextPollAt.Value);
        }

        var poll = new WarningPollRow
        {
            Id = scope.NewId(), FeedId = feed.Id, At = scope.Now, Outcome = found.Outcome, Status = found.Status, Entries = found.Entries, Taken = taken, Elsewhere = elsewhere, Refused = found.Refused,
            Detail = found.Detail,
        };
        if (feed.Address is not null)
        {
            scope.Db.Add(poll);
        }

        scope.AfterCommit(signals.Wake);
        return poll;
    });

    private static HttpRequestMessage Get(Uri address) => new(HttpMethod.Get, address)
    {
        Headers = { UserAgent = { new ProductInfoHeaderValue("Jingwei", "1") }, Accept = { new("application/cap+xml"), new("application/atom+xml"), new("application/rss+xml"), new("application/xml"), new("text/xml") } },
    };

    private static string KeyOf(IndexEntry entry) => entry.Key.Length > 500 ? entry.Key[..500] : entry.Key;

    private static string Short(Uri link) => link.AbsoluteUri.Length > 120 ? link.AbsoluteUri[..120] : link.AbsoluteUri;

    private static PollOutcome OutcomeOf(OutwardFault fault) => Enum.Parse<PollOutcome>(fault.ToString());

    private sealed record Found
    {
        public PollOutcome Outcome { get; init; }

        public int? Status { get; init; }

        public string? Etag { get; init; }

        public DateTimeOffset? ModifiedAt { get; init; }

        public int Entries { get; init; }

        public bool More { get; init; }

        public bool Missed { get; set; }

        public int Refused { get; private set; }

        public string? Detail { get; set; }

        public List<(string Key, CapAlert? Alert, string Xml)> Looked { get; } = [];

        public void Refuse(string why)
        {
            Refused++;
            Detail ??= why.Length > 300 ? why[..300] : why;
        }
    }
}
