using System.Collections.Concurrent;
using System.Threading.Channels;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Live;
using Microsoft.AspNetCore.SignalR;

namespace Jingwei.Host.Live;

/// <summary>What a page receives. <paramref name="Seq"/> rises by one within its group.</summary>
public sealed record LiveMessage(string? Area, long Seq, string Kind, DateTimeOffset At, object Data);

/// <summary>
/// Carries news to the groups that follow access: an area's news goes to everyone who watches it or anything above it. District and city hear
/// of cases and alarms, not of each reading and step. One consumer keeps the order; a slow reader never holds up the writer.
/// </summary>
public sealed class LiveFanOut : BackgroundService, ILiveSink
{
    private const int MostWaiting = 65_536;

    public const string Everyone = "everyone";

    /// <summary>What stands for the area in news that goes to all, such as the clock's.</summary>
    public const string EveryonesArea = "*";

    private static readonly string[] CloseUpKinds = ["device", "position"];
    private static readonly string[] FarLevels = [AreaLevels.City, AreaLevels.District];

    private readonly Channel<LiveNews> queue;
    private readonly ConcurrentDictionary<string, long> sequences = new();
    private readonly ConcurrentDictionary<string, IReadOnlyList<long>> watched = new();
    private readonly HashSet<long> figuresChanged = [];
    private readonly IHubContext<LiveHub> hub;
    private readonly Lazy<AreaDirectory> areas;
    private readonly CityClock clock;
    private readonly ILogger<LiveFanOut> log;
    private int lost;

    public LiveFanOut(IHubContext<LiveHub> hub, Lazy<AreaDirectory> areas, CityClock clock, ILogger<LiveFanOut> log)
    {
        (this.hub, this.areas, this.clock, this.log) = (hub, areas, clock, log);
        queue = Channel.CreateBounded<LiveNews>(
            new BoundedChannelOptions(MostWaiting) { SingleReader = true, FullMode = BoundedChannelFullMode.DropOldest },
            _ => Interlocked.Exchange(ref lost, 1));
    }

    public static string AreaGroup(long areaId) => $"area:{areaId}";

    public static string AccountGroup(long accountId) => $"account:{accountId}";

    public long SeqOf(string group) => sequences.GetValueOrDefault(group);

    public void Watch(string connection, long areaId) =>
        watched.AddOrUpdate(connection, [areaId], (_, before) => [.. before, areaId]);

    public void Leave(string connection) => watched.TryRemove(connection, out _);

    public void Deliver(IReadOnlyList<LiveNews> news)
    {
        foreach (var item in news)
        {
            queue.Writer.TryWrite(item);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        void TellClock() => queue.Writer.TryWrite(new LiveNews(null, null, "clock", new { now = clock.Now, rate = clock.Rate }));
        clock.Changed += TellClock;
        try
        {
            await foreach (var item in queue.Reader.ReadAllAsync(stoppingToken))
            {
                try
                {
                    if (Interlocked.Exchange(ref lost, 0) == 1)
                    {
                        OpenGaps();
                    }

                    await Send(item, stoppingToken);
                    if (queue.Reader.Count == 0)
                    {
                        await SendFigureHints(stoppingToken);
                    }
                }
                catch (Exception fault) when (fault is not OperationCanceledException)
                {
                    log.LogWarning(fault, "News of kind {Kind} could not be sent", item.Kind);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The product stops.
        }
        finally
        {
            clock.Changed -= TellClock;
        }
    }

    private async Task Send(LiveNews item, CancellationToken ct)
    {
        if (item.AccountId is { } account)
        {
            await ToGroup(AccountGroup(account), null, item.Kind, item.Data, ct);
        }
        else if (item.AreaId is { } area)
        {
            foreach (var root in watched.Values.SelectMany(w => w).Distinct().Where(root => Hears(root, area, item.Kind)))
            {
                await ToGroup(AreaGroup(root), root.ToString(), item.Kind, item.Data, ct);
                if (item.Kind is "case")
                {
                    figuresChanged.Add(root);
                }
            }
        }
        else
        {
            await ToGroup(Everyone, EveryonesArea, item.Kind, item.Data, ct);
        }
    }

    /// <summary>After a burst of cases, one hint that the figures have changed.</summary>
    private async Task SendFigureHints(CancellationToken ct)
    {
        foreach (var root in figuresChanged)
        {
            await ToGroup(AreaGroup(root), root.ToString(), "figures", new { area = root.ToString() }, ct);
        }

        figuresChanged.Clear();
    }

    /// <summary>News was lost in a flood: every group's next number leaves a gap, so that every page reads its state again.</summary>
    private void OpenGaps()
    {
        foreach (var group in sequences.Keys)
        {
            sequences.AddOrUpdate(group, 1, (_, before) => before + 1);
        }
    }

    private bool Hears(long root, long area, string kind) =>
        areas.Value.Covers(root, area) && !(CloseUpKinds.Contains(kind) && FarLevels.Contains(areas.Value.Find(root)?.Level));

    private Task ToGroup(string group, string? area, string kind, object data, CancellationToken ct)
    {
        var seq = sequences.AddOrUpdate(group, 1, (_, before) => before + 1);
        return hub.Clients.Group(group).SendAsync("live", new LiveMessage(area, seq, kind, clock.Now, data), ct);
    }
}
