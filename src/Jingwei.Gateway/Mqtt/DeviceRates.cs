using System.Collections.Concurrent;

namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// One token bucket for each device, however many connections it uses. A message that finds the bucket empty takes its token
/// in advance and is told how long to wait, so that messages are spread at the rate and none is dropped.
/// </summary>
internal sealed class DeviceRates(double perSecond, TimeProvider time)
{
    private const int SweepAbove = 10_000;
    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);
    // Counting a concurrent dictionary locks all of it; nearly right is enough to know when to sweep.
    private int known;
    private int sweepAt = SweepAbove;

    /// <summary>False when the limit is lifted.</summary>
    public bool Limits => perSecond > 0;

    private double Capacity => Math.Max(1, perSecond);

    /// <summary>Takes one token; zero when it was there, else how long to wait for it.</summary>
    public TimeSpan Take(string deviceId)
    {
        if (!Limits)
        {
            return TimeSpan.Zero;
        }

        var now = time.GetTimestamp();
        if (!buckets.TryGetValue(deviceId, out var bucket))
        {
            if (Interlocked.Increment(ref known) > sweepAt)
            {
                Sweep(now);
            }

            bucket = buckets.GetOrAdd(deviceId, static (_, start) => new Bucket { Tokens = start.Capacity, At = start.Now }, (Capacity, Now: now));
        }

        lock (bucket)
        {
            Refill(bucket, now);
            bucket.Tokens -= 1;
            return bucket.Tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-bucket.Tokens / perSecond);
        }
    }

    private void Refill(Bucket bucket, long now)
    {
        bucket.Tokens = Math.Min(Capacity, bucket.Tokens + (time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
        bucket.At = now;
    }

    /// <summary>Forgets full buckets: a new one would be the same.</summary>
    private void Sweep(long now)
    {
        foreach (var (deviceId, bucket) in buckets)
        {
            lock (bucket)
            {
                Refill(bucket, now);
                if (bucket.Tokens >= Capacity)
                {
                    buckets.TryRemove(deviceId, out _);
                }
            }
        }

        var left = buckets.Count;
        Interlocked.Exchange(ref known, left);
        sweepAt = Math.Max(SweepAbove, left * 2);
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
