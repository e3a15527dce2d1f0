namespace Jingwei.Foundation;

/// <summary>A city clock that follows the machine's monotonic timestamp at a rate, and can be advanced. Thread-safe.</summary>
public sealed class RatedClock : CityClock
{
    /// <summary>Fastest rate taken, in city seconds per machine second (a day in under half a minute).</summary>
    public const double MaxRate = 3600;

    private readonly TimeProvider machine;
    private readonly bool followsMachine;
    private readonly Lock gate = new();
    private DateTimeOffset baseInstant;
    private long baseTimestamp;
    private double rate;
    private TaskCompletionSource changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="machine">Where machine time comes from.</param>
    /// <param name="start">The first instant shown; give the latest instant ever stored, so that time is monotonic over restarts.</param>
    /// <param name="rate">0 to <see cref="MaxRate"/>.</param>
    /// <param name="followsMachine">A real city's clock is never behind the machine's UTC, so that a machine that slept, or whose clock
    /// was set right, does not refuse good readings as future ones. A demo's goes its own way.</param>
    public RatedClock(TimeProvider machine, DateTimeOffset start, double rate = 1, bool followsMachine = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, MaxRate);
        this.machine = machine;
        this.rate = rate;
        this.followsMachine = followsMachine;
        baseInstant = Instants.Truncate(start);
        baseTimestamp = machine.GetTimestamp();
    }

    public override event Action? Changed;

    public override DateTimeOffset Now
    {
        get { lock (gate) { return NowLocked(); } }
    }

    public override double Rate
    {
        get { lock (gate) { return rate; } }
    }

    public void SetRate(double newRate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(newRate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(newRate, MaxRate);
        Change(() => rate = newRate);
    }

    /// <summary>Moves the clock forward; an instant that has passed already leaves it as it is.</summary>
    public void AdvanceTo(DateTimeOffset instant) => Change(() =>
    {
        if (instant > baseInstant)
        {
            baseInstant = Instants.Truncate(instant);
        }
    });

    public override async Task WaitUntil(DateTimeOffset at, CancellationToken ct)
    {
        while (true)
        {
            Task change;
            TimeSpan wait;
            lock (gate)
            {
                var left = at - NowLocked();
                if (left <= TimeSpan.Zero)
                {
                    return;
                }

                change = changed.Task;
                wait = rate <= 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Min(Math.Ceiling(left.TotalMilliseconds / rate), 3_600_000));
            }

            using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
            var delay = Task.Delay(wait, machine, stop.Token);
            await Task.WhenAny(delay, change).ConfigureAwait(false);
            await stop.CancelAsync().ConfigureAwait(false);
            ct.ThrowIfCancellationRequested();
        }
    }

    private DateTimeOffset NowLocked()
    {
        var counted = Instants.Truncate(baseInstant + machine.GetElapsedTime(baseTimestamp) * rate);
        if (!followsMachine || machine.GetUtcNow() is var utc && utc <= counted)
        {
            return counted;
        }

        // From here on it is counted anew: time that was shown once is never taken back, whatever the machine's clock does next.
        (baseInstant, baseTimestamp) = (Instants.Truncate(utc), machine.GetTimestamp());
        return baseInstant;
    }

    private void Change(Action change)
    {
        TaskCompletionSource waiting;
        lock (gate)
        {
            baseInstant = NowLocked();
            baseTimestamp = machine.GetTimestamp();
            change();
            waiting = changed;
            changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        waiting.SetResult();
        Changed?.Invoke();
    }
}
