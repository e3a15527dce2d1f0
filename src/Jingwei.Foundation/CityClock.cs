namespace Jingwei.Foundation;

/// <summary>
/// Domain time of the city: UTC, whole milliseconds, never backwards. Whatever the city's rules measure is measured on it;
/// sessions, lock-out and tokens use <see cref="TimeProvider"/> instead.
/// </summary>
public abstract class CityClock
{
    /// <summary>The present instant, UTC, truncated to milliseconds.</summary>
    public abstract DateTimeOffset Now { get; }

    /// <summary>City seconds that pass in one machine second; 1 outside demo folders, 0 when it stands.</summary>
    public abstract double Rate { get; }

    /// <summary>Raised after the rate was changed or the clock was advanced.</summary>
    public abstract event Action? Changed;

    /// <summary>Completes as soon as <see cref="Now"/> has reached <paramref name="at"/>, however the clock gets there.</summary>
    public abstract Task WaitUntil(DateTimeOffset at, CancellationToken ct);
}
