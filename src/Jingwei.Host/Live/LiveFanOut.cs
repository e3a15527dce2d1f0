using System.Threading.Channels;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Live;

namespace Jingwei.Host.Live;

/// <summary>
/// Carries news to the groups that follow access: an area's news goes to everyone who watches it or anything above it. District and city hear
/// of cases and alarms, not of each reading and step. An account's news goes straight into the mailboxes of its pages and waits for nothing else; an
/// area's events keep their order; close-ups are gathered for a tick, so that a flood of readings holds up neither.
/// </summary>
public sealed class LiveFanOut : BackgroundService, ILiveSink
{
    private const int MostWaiting = 65_536;

    /// <summary>Pages draw no faster; an eye sees no more.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(200);
    private static readonly string[] FarLevels = [AreaLevels.City, AreaLevels.District];

    private readonly Channel<LiveNews> events;
    private readonly NewestOnly<(string Kind, string Thing), LiveNews> closeUps = new();
    private readonly HashSet<long> figuresChanged = [];
    private readonly Lock gathering = new();
    private readonly Watchers watchers;
    private readonly Lazy<AreaDirectory> areas;
    private readonly CityClock clock;
    private readonly TimeProvider machine;
    private readonly ILogger<LiveFanOut> log;
    private int lost;

    public LiveFanOut(Lazy<AreaDirectory> areas, CityClock clock, TimeProvider machine, ILogger<LiveFanOut> log)
    {
        (this.areas, this.clock, this.machine, this.log) = (areas, clock, machine, log);
        watchers = new Watchers(Hears);
        events = Channel.CreateBounded<LiveNews>(
            new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Exchange(ref lost, 1));
    }

    /// <summary>From now on the line hears what the account may; again for the same line only sets anew which areas it hears.</summary>
    internal IReadOnlyList<JoinedGroup> Join(string line, long account, IReadOnlyCollection<long> watched, Func<LiveMessage, Task> send) =>
        watchers.Join(line, account, watched, async message =>
        {
            try
            {
                await send(message);
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "News of kind {Kind} could not be sent", message.Kind);
            }
        });

    internal void Leave(string line) => watchers.Leave(line);

    public void Deliver(IReadOnlyList<LiveNews> news)
    {
        foreach (var item in news)
        {
            if (item.AccountId is { } account)
            {
                watchers.TellAccount(account, Item(null, item));
            }
            else if (CloseUp.ThingOf(item) is { } thing)
            {
                lock (gathering)
                {
                    closeUps.Put((item.Kind, thing), item);
                }
            }
            else
            {
                events.Writer.TryWrite(item);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void TellClock() => events.Writer.TryWrite(new LiveNews(null, null, "clock", new { now = clock.Now, rate = clock.Rate }));
        clock.Changed += TellClock;
        await Task.WhenAll(CarryEvents(stoppingToken), CarryGathered(stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        clock.Changed -= TellClock;
    }

    private async Task CarryEvents(CancellationToken ct)
    {
        await foreach (var item in events.Reader.ReadAllAsync(ct))
        {
            if (Interlocked.Exchange(ref lost, 0) == 1)
            {
                watchers.Miss(clock.Now);
            }

            Guarded(item.Kind, () => Tell(item));
        }
    }

    private async Task CarryGathered(CancellationToken ct)
    {
        using var tick = new PeriodicTimer(Tick, machine);
        while (await tick.WaitForNextTickAsync(ct))
        {
            Guarded("gathered", TellGathered);
        }
    }

    private void Tell(LiveNews item)
    {
        if (item.AreaId is not { } area)
        {
            watchers.TellAll(Item(LiveMessage.Everyone, item));
            return;
        }

        var hearing = watchers.Hearing(area, item.Kind);
        TellWatchers(hearing, item, null);
        if (item.Kind is "case")
        {
            lock (gathering)
            {
                figuresChanged.UnionWith(hearing);
            }
        }
    }

    /// <summary>The newest close-ups since the last tick; and after cases one hint that the figures have changed.</summary>
    private void TellGathered()
    {
        List<LiveNews> newest = [];
        List<long> figures;
        lock (gathering)
        {
            while (closeUps.TryTake(out var item))
            {
                newest.Add(item);
            }

            figures = [.. figuresChanged];
            figuresChanged.Clear();
        }

        foreach (var place in newest.GroupBy(n => (n.AreaId, n.Kind)))
        {
            var hearing = watchers.Hearing(place.Key.AreaId ?? 0, place.Key.Kind);
            foreach (var item in place)
            {
                TellWatchers(hearing, item, CloseUp.ThingOf(item));
            }
        }

        foreach (var root in figures)
        {
            TellWatchers([root], new LiveNews(root, null, "figures", new { area = root.ToString() }), "");
        }
    }

    private void TellWatchers(IReadOnlyList<long> hearing, LiveNews news, string? thing)
    {
        if (hearing.Count == 0)
        {
            return;
        }

        var item = Item(null, news) with { Thing = thing };
        foreach (var root in hearing)
        {
            watchers.TellWatchersOf(root, item with { Area = root.ToString() });
        }
    }

    private LiveItem Item(string? area, LiveNews news) => new(area, news.Kind, null, clock.Now, new LiveBody(news.Data));

    private bool Hears(long root, long area, string kind) =>
        areas.Value.Covers(root, area) && !(CloseUp.Is(kind) && FarLevels.Contains(areas.Value.Find(root)?.Level));

    private void Guarded(string kind, Action tell)
    {
        try
        {
            tell();
        }
        catch (Exception fault)
        {
            log.LogWarning(fault, "News of kind {Kind} could not be told", kind);
        }
    }
}
