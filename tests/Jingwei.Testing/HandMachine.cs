namespace Jingwei.Testing;

/// <summary>A machine whose UTC and whose monotonic timestamp are moved by hand, together or apart: sleep, a clock set right, a clock set wrong.</summary>
public sealed class HandMachine(DateTimeOffset utc) : TimeProvider
{
    private DateTimeOffset utc = utc;
    private long ticks;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => utc;

    public override long GetTimestamp() => ticks;

    /// <summary>Time goes by and the machine notices.</summary>
    public void Advance(TimeSpan by)
    {
        utc += by;
        ticks += by.Ticks;
    }

    /// <summary>The machine's clock is set, or it wakes from sleep: UTC jumps, the timestamp does not.</summary>
    public void Jump(TimeSpan by) => utc += by;
}
