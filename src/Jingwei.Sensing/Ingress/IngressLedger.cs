using System.Collections.Concurrent;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Jingwei.Sensing.Ingress;

/// <summary>Counts at the doors, in memory; written to <c>ingress_count</c> every ten seconds, so that a restart does not forget who knocked.</summary>
internal sealed class IngressLedger(CityClock clock, TimeProvider machine, ICityReader reader, ICityWriter writer, ILogger<IngressLedger> log)
    : BackgroundService, IIngressLedger
{
    /// <summary>The counter of readings that were stored and not refused.</summary>
    public const string AcceptedCode = "accepted";

    private const int WindowSeconds = 10;
    private const int MostCodes = 1000;
    private const int LongestName = 64;
    private static readonly TimeSpan KeepEvery = TimeSpan.FromSeconds(10);
    private readonly ConcurrentDictionary<string, Counter> counters = new(StringComparer.Ordinal);
    private readonly Counter accepted = new();
    private readonly long[] perSecond = new long[WindowSeconds + 1];
    private readonly long[] secondOf = new long[WindowSeconds + 1];
    private readonly Lock ring = new();
    private int connections;

    public int Connections => Volatile.Read(ref connections);

    public void Connected() => Interlocked.Increment(ref connections);

    public void Disconnected() => Interlocked.Decrement(ref connections);

    public void Refused(string code, string? from, string? device)
    {
        if (counters.Count < MostCodes || counters.ContainsKey(code))
            counters.GetOrAdd(code, _ => new Counter()).Add(clock.Now, (from ?? device) is { Length: > LongestName } longer ? longer[..LongestName] : from ?? device);
        Beat();
    }

    public void Accepted()
    {
        Interlocked.Increment(ref accepted.Count);
        Beat();
    }

    /// <summary>What was counted so far.</summary>
    public IngressView Show()
    {
        var items = counters.Select(c => c.Value.Show(c.Key)).OrderByDescending(c => c.Count).ThenBy(c => c.Code, StringComparer.Ordinal).ToList();
        return new IngressView(items, Connections, Interlocked.Read(ref accepted.Count), items.Sum(i => i.Count), PerSecond());
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var row in await reader.Read(db => db.Set<IngressCountRow>().ToListAsync(cancellationToken), cancellationToken))
            (row.Code == AcceptedCode ? accepted : counters.GetOrAdd(row.Code, _ => new Counter())).Start(row);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Keep(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(KeepEvery, machine);
        while (await timer.WaitForNextTickAsync(stoppingToken))
            await Keep(stoppingToken);
    }

    private async Task Keep(CancellationToken ct)
    {
        var changed = counters.Append(KeyValuePair.Create(AcceptedCode, accepted)).Where(c => c.Value.TakeChanged()).ToList();
        if (changed.Count == 0)
            return;
        try
        {
            await writer.Write(scope => Write(scope, changed), ct);
        }
#pragma warning disable CA1031 // A count that is late is no reason for the city to stop; whatever it was, it is tried again.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            foreach (var (_, counter) in changed)
                counter.NotKept();
            if (ct.IsCancellationRequested)
                throw;
            log.LogError(fault, "Counts of what came in at the doors could not be stored");
        }
    }

    private static async Task<bool> Write(WriteScope scope, List<KeyValuePair<string, Counter>> changed)
    {
        foreach (var (code, counter) in changed)
        {
            var row = await scope.Db.Set<IngressCountRow>().FindAsync(code);
            if (row is null)
                scope.Db.Add(row = new IngressCountRow { Code = code });
            counter.Write(row);
        }
        return true;
    }

    private void Beat()
    {
        var second = machine.GetTimestamp() / machine.TimestampFrequency;
        lock (ring)
        {
            var place = second % perSecond.Length;
            if (secondOf[place] != second)
                (secondOf[place], perSecond[place]) = (second, 0);
            perSecond[place]++;
        }
    }

    /// <summary>Messages a second over the last ten whole seconds.</summary>
    private double PerSecond()
    {
        var now = machine.GetTimestamp() / machine.TimestampFrequency;
        lock (ring)
        {
            long sum = 0;
            for (var i = 0; i < perSecond.Length; i++)
                if (secondOf[i] < now && secondOf[i] >= now - WindowSeconds)
                    sum += perSecond[i];
            return sum / (double)WindowSeconds;
        }
    }

    private sealed class Counter
    {
        public long Count;
        private long kept;
        private (DateTimeOffset At, string? From)? last;

        public void Start(IngressCountRow row)
        {
            Count = kept = row.Count;
            last = row.LastAt is { } at ? (at, row.LastFrom) : null;
        }

        public void Add(DateTimeOffset at, string? from)
        {
            lock (this)
            {
                Count++;
                last = (at, from);
            }
        }

        public bool TakeChanged()
        {
            lock (this)
            {
                var changed = Interlocked.Read(ref Count) != kept;
                kept = Interlocked.Read(ref Count);
                return changed;
            }
        }

        public void NotKept()
        {
            lock (this)
                kept = -1;
        }

        public void Write(IngressCountRow row)
        {
            lock (this)
                (row.Count, row.LastAt, row.LastFrom) = (Interlocked.Read(ref Count), last?.At, last?.From);
        }

        public IngressCountView Show(string code)
        {
            lock (this)
                return new IngressCountView(code, IngressLabels.Of(code), Count, last?.At, last?.From);
        }
    }
}
