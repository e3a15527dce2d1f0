using System.Collections.Concurrent;

namespace Jingwei.Sensing.Readings;

/// <summary>A token bucket for each registered device or gateway, on machine time; there are no more of them than the register has names.</summary>
internal sealed class DeviceBuckets(SensingOptions options, TimeProvider machine)
{
    private const double SavedSeconds = 10;
    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one message's token; false when there is none.</summary>
    /// <param name="name">Of a registered device or gateway: each name that is asked for is kept.</param>
    public bool Take(string name)
    {
        var rate = options.DeviceRatePerSecond;
        if (rate <= 0)
            return true;
        var most = Math.Max(1, rate * SavedSeconds);
        var now = machine.GetTimestamp();
        var bucket = buckets.GetOrAdd(name, static (_, start) => new Bucket { Tokens = start.most, At = start.now }, (most, now));
        lock (bucket)
        {
            bucket.Tokens = Math.Min(most, bucket.Tokens + (machine.GetElapsedTime(bucket.At, now).TotalSeconds * rate));
            bucket.At = now;
            if (bucket.Tokens < 1)
                return false;
            bucket.Tokens--;
            return true;
        }
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
