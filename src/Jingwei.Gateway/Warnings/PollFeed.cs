using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Gateway.Outward;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Warnings;

/// <summary>Asks one feed once, and stores what is new in it together with what came of the poll. Two polls of one feed wait for each other.</summary>
internal sealed class PollFeed(
    ICityWriter writer, ICityReader reader, CityClock clock, TimeProvider machine, OutwardHttp http, OutwardOptions options, TakeWarning take, WarningSignals signals, ILogger<PollFeed> log)
{
    /// <summary>New messages that one poll fetches; the rest comes with the next, soon.</summary>
    public const int MostFetched = 30;

    /// <summary>What a poll fetches within this time counts; the rest comes with the next.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromSeconds(60);

    private readonly ConcurrentDictionary<long, SemaphoreSlim> gates = new();

    /// <summary>Null when the feed is gone.</summary>
    public async Task<WarningPollRow?> Run(long feedId, CancellationToken ct)
    {
        var gate = gates.GetOrAdd(feedId, _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(ct);
        try
        {
            var feed = await reader.Read(db => db.Set<WarningFeedRow>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == feedId, ct), ct);
            if (feed is null)
            {
                return null;
            }

            try
            {
                var found = feed.Address is null ? new Found { Outcome = PollOutcome.Read } : await Ask(feed, new Uri(feed.Address), ct);
                return await Note(feed, found, await Store(feed, found));
            }
#pragma warning disable CA1031 // Whatever a feed said: it is a poll that came to nothing, and has a next time.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "A poll of feed {Feed} could not be stored", feedId);
                return await Note(feed, new Found { Outcome = PollOutcome.NotFeed, Detail = fault.GetType().Name }, (0, 0));
            }
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

        return await Fetch(feed, entries, address, answer, ct);
    }

    private async Task<Found> Fetch(WarningFeedRow feed, IReadOnlyList<IndexEntry> entries, Uri address, OutwardAnswer answer, CancellationToken ct)
    {
        var keys = entries.Select(e => KeyOf(e)).ToList();
        var seen = await reader.Read(db => db.Set<WarningSeenRow>().AsNoTracking().Where(s => s.FeedId == feed.Id && keys.Contains(s.Key)).ToDictionaryAsync(s => s.Key, ct), ct);
        var now = clock.Now;
        // What could not be had comes after what is new: dead links hold up nothing.
        var wanted = entries.DistinctBy(KeyOf).Where(e => !seen.TryGetValue(KeyOf(e), out var row) || row.AgainAt <= now).OrderBy(e => seen.GetValueOrDefault(KeyOf(e))?.Tries ?? 0).ToList();
        var found = new Found { Entries = entries.Count, More = wanted.Count > MostFetched, Missed = seen.Values.Any(s => s.AgainAt > now) };
        var (had, lost, lostAtOnce) = (0, 0, 0);
        using var late = new CancellationTokenSource(MostTime, machine);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct, late.Token);
        foreach (var entry in wanted.Take(MostFetched))
        {
            try
            {
                var here = await Look(entry, address, feed.AreaId, found, stop.Token);
                had += here ? 1 : 0;
                lost += here ? 0 : 1;
                lostAtOnce += here || seen.ContainsKey(KeyOf(entry)) ? 0 : 1;
            }
            catch (OperationCanceledException) when (!ct.IsCancellationRequested)
            {
                found.Lose(KeyOf(entry), OutwardFault.TimedOut, forGood: false, $"{entry.Link}: {OutwardFault.TimedOut}");
                found = found with { More = true };
                lost++;
                break;
            }
        }

        // A list of messages none of which can be had warns of nothing.
        var nothing = had == 0 && (lostAtOnce > 0 || ((lost > 0 || seen.Count > 0) && !seen.Values.Any(s => s.Tries == 0)));
        found = found with { Outcome = nothing ? OutcomeOf(found.FirstFault ?? OutwardFault.Refused) : PollOutcome.Read, Status = answer.Status };
        // Whatever could not be had now is asked for again: then the feed must not say that nothing is new.
        return found.Missed || found.More || nothing ? found : found with { Etag = answer.ETag, ModifiedAt = answer.LastModified };
    }

    /// <summary>False when it could not be had.</summary>
    private async Task<bool> Look(IndexEntry entry, Uri feed, long areaId, Found found, CancellationToken ct)
    {
        var xml = entry.Inside is { } inside ? Encoding.UTF8.GetBytes(inside.ToString()) : await Fetch(entry, feed, found, ct);
        if (xml is null)
        {
            return false;
        }

        var (alert, mistakes) = ReadCap.Read(xml, clock.Now + TakeWarning.MostAhead);
        if (alert is null)
        {
            found.Refuse($"{mistakes[0].Element}: {mistakes[0].Sentence.En}");
        }

        found.Looked.Add((KeyOf(entry), alert is null ? null : take.Place(alert, SafeXml.TextOf(xml), areaId)));
        return true;
    }

    private async Task<byte[]?> Fetch(IndexEntry entry, Uri feed, Found found, CancellationToken ct)
    {
        var link = entry.Link!;
        // An address that another system typed is judged as one that a person typed.
        if (OutwardAddress.Read("link", link.AbsoluteUri.Split('#')[0], options) is not { Ok: true } judged)
        {
            found.Lose(KeyOf(entry), OutwardFault.NotAllowed, forGood: true, $"{Short(link)}: may not be called");
            return null;
        }

        using var request = Get(judged.Value);
        var answer = await http.Send(request, SafeXml.MostBytes, ct);
        if (answer.Fault is not { } fault)
        {
            return answer.Body;
        }

        // Its own server will not have it another time either.
        found.Lose(KeyOf(entry), fault, fault is OutwardFault.TooLarge or OutwardFault.Redirected || answer.Status is 404 or 410, $"{Short(link)}: {fault} {answer.Status}");
        return null;
    }

    /// <summary>Each message by itself, with the note that it was seen: one that cannot be stored takes no other with it.</summary>
    private async Task<(int Taken, int Elsewhere)> Store(WarningFeedRow asked, Found found)
    {
        var (taken, elsewhere) = (0, 0);
        foreach (var (key, placed) in found.Looked)
        {
            try
            {
                var taking = await writer.Write(async scope =>
                {
                    if (await scope.Db.Set<WarningFeedRow>().SingleOrDefaultAsync(f => f.Id == asked.Id) is not { } feed)
                    {
                        return WarningTaking.Known;
                    }

                    var seen = await Seen(scope, feed.Id, key);
                    (seen.Tries, seen.AgainAt) = (0, null);
                    return placed is null ? WarningTaking.Known : (await take.Run(scope, feed, placed)).Taking;
                });
                taken += taking == WarningTaking.Taken ? 1 : 0;
                elsewhere += taking == WarningTaking.Elsewhere ? 1 : 0;
            }
#pragma warning disable CA1031 // One message's fault is not the others'.
            catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
            {
                log.LogError(fault, "A message of feed {Feed} could not be stored", asked.Id);
                found.Lose(key, OutwardFault.Refused, forGood: false, $"{(key.Length > 120 ? key[..120] : key)}: {fault.GetType().Name}");
            }
        }

        return (taken, elsewhere);
    }

    private static async Task<WarningSeenRow> Seen(WriteScope scope, long feedId, string key)
    {
        if (await scope.Db.Set<WarningSeenRow>().SingleOrDefaultAsync(s => s.FeedId == feedId && s.Key == key) is { } seen)
        {
            return seen;
        }

        var row = new WarningSeenRow { FeedId = feedId, Key = key, At = scope.Now };
        scope.Db.Add(row);
        return row;
    }

    private Task<WarningPollRow?> Note(WarningFeedRow asked, Found found, (int Taken, int Elsewhere) stored) => writer.Write(async scope =>
    {
        if (await scope.Db.Set<WarningFeedRow>().SingleOrDefaultAsync(f => f.Id == asked.Id) is not { } feed)
        {
            return null;
        }

        foreach (var (key, forGood) in found.Lost)
        {
            var seen = await Seen(scope, feed.Id, key);
            seen.Tries++;
            seen.AgainAt = forGood ? null : scope.Now + PollRule.WaitAfter(feed.EveryMinutes, seen.Tries, false);
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

        if (feed.Address == asked.Address && feed.AreaId == asked.AreaId)
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
            Id = scope.NewId(), FeedId = feed.Id, At = scope.Now, Outcome = found.Outcome, Status = found.Status, Entries = found.Entries, Taken = stored.Taken, Elsewhere = stored.Elsewhere, Refused = found.Refused,
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

        public OutwardFault? FirstFault { get; private set; }

        public List<(string Key, PlacedAlert? Placed)> Looked { get; } = [];

        /// <summary>What could not be had, and whether it is given up.</summary>
        public List<(string Key, bool ForGood)> Lost { get; } = [];

        public void Refuse(string why)
        {
            Refused++;
            Detail ??= why.Length > 300 ? why[..300] : why;
        }

        public void Lose(string key, OutwardFault fault, bool forGood, string why)
        {
            Refuse(why);
            FirstFault ??= fault;
            Missed |= !forGood;
            Lost.Add((key, forGood));
        }
    }
}
