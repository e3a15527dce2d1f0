namespace Jingwei.Foundation;

/// <summary>
/// Makes 64-bit ids that sort by the city's time: milliseconds since 2020-01-01 UTC shifted by 20 bits, and a counter below.
/// Unique within one installation as long as the clock is monotonic over restarts; thread-safe.
/// </summary>
public sealed class IdSource(CityClock clock)
{
    private const int CounterBits = 20;
    private static readonly DateTimeOffset Epoch = new(2020, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private long last;

    public long Next()
    {
        var floor = LowestAt(clock.Now);
        while (true)
        {
            var seen = Interlocked.Read(ref last);
            var next = Math.Max(seen + 1, floor);
            if (Interlocked.CompareExchange(ref last, next, seen) == seen)
            {
                return next;
            }
        }
    }

    /// <summary>The smallest id that can be made at or after <paramref name="instant"/>: for range queries by id.</summary>
    public static long LowestAt(DateTimeOffset instant) => (long)(instant - Epoch).TotalMilliseconds << CounterBits;

    /// <summary>The instant in which the id was made, to the millisecond.</summary>
    public static DateTimeOffset InstantOf(long id) => Epoch.AddMilliseconds(id >> CounterBits);
}
