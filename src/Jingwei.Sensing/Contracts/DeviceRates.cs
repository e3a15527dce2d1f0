using System.Collections.Concurrent;

namespace Jingwei.Sensing.Contracts;

/// <summary>
/// One token bucket for each device, however many connections and doors it uses, on machine time. What is said of a device that the sender may not
/// speak for is at the sender's own cost, so that nobody uses up another's rate and there are no more buckets than the register has names.
/// </summary>
/// <param name="perSecond">Messages a second; 0 lifts the limit.</param>
/// <param name="machine">Machine time.</param>
/// <param name="standsBehind">Whether the device of that name stands behind the gateway.</param>
public sealed class DeviceRates(double perSecond, TimeProvider machine, Func<DeviceSender, string, bool> standsBehind)
{
    /// <summary>Seconds' worth that is saved up for a device that comes back with a backlog.</summary>
    public const double SavedSeconds = 10;

    private readonly ConcurrentDictionary<string, Bucket> buckets = new(StringComparer.Ordinal);

    /// <summary>False when the limit is lifted.</summary>
    public bool Limits => perSecond > 0;

    private double Most => Math.Max(1, perSecond * SavedSeconds);

    /// <summary>Takes one message's token; false when there is none, and then nothing is taken.</summary>
    public bool TryTake(DeviceSender sender, string device)
    {
        if (!Limits)
            return true;
        var bucket = BucketOf(WhoPays(sender, device));
        lock (bucket)
        {
            Refill(bucket);
            if (bucket.Tokens < 1)
                return false;
            bucket.Tokens--;
            return true;
        }
    }

    /// <summary>
    /// Takes one message's token, in advance when there is none: then the answer says how long to wait for it, so that messages are spread at the rate
    /// and none is dropped.
    /// </summary>
    public TimeSpan Take(DeviceSender sender, string device)
    {
        if (!Limits)
            return TimeSpan.Zero;
        var bucket = BucketOf(WhoPays(sender, device));
        lock (bucket)
        {
            Refill(bucket);
            bucket.Tokens--;
            return bucket.Tokens >= 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(-bucket.Tokens / perSecond);
        }
    }

    private string WhoPays(DeviceSender sender, string device) => sender.IsGateway && standsBehind(sender, device) ? device : sender.Name;

    private Bucket BucketOf(string name) =>
        buckets.GetOrAdd(name, static (_, start) => new Bucket { Tokens = start.Most, At = start.Now }, (Most, Now: machine.GetTimestamp()));

    private void Refill(Bucket bucket)
    {
        var now = machine.GetTimestamp();
        bucket.Tokens = Math.Min(Most, bucket.Tokens + (machine.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
        bucket.At = now;
    }

    private sealed class Bucket
    {
        public double Tokens { get; set; }

        public long At { get; set; }
    }
}
