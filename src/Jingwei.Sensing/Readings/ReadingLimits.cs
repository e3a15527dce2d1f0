namespace Jingwei.Sensing.Readings;

/// <summary>How far a reading's instant may be from its receipt, and how large a message may be.</summary>
public static class ReadingLimits
{
    /// <summary>A device's clock may be ahead of ours by this much.</summary>
    public static readonly TimeSpan Future = TimeSpan.FromMinutes(5);

    /// <summary>A reading may come this long after its instant.</summary>
    public static readonly TimeSpan Late = TimeSpan.FromDays(7);

    /// <summary>A forecast may be of an instant this long after its issue.</summary>
    public static readonly TimeSpan Ahead = TimeSpan.FromDays(30);

    /// <summary>Bytes of one message; what is longer is refused.</summary>
    public const int MostBytes = 16 * 1024;

    /// <summary>Bytes that are kept of a refused message.</summary>
    public const int MostBytesKept = 1024;

    internal static readonly long LateMs = (long)Late.TotalMilliseconds;
    internal static readonly long AheadMs = (long)Ahead.TotalMilliseconds;
    internal static readonly long FutureMs = (long)Future.TotalMilliseconds;
}
