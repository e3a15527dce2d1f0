using Jingwei.Foundation;
using Jingwei.Testing;

namespace Jingwei.Sensing.Tests;

/// <summary>A clock moved by hand that also moves on by <see cref="Step"/> whenever somebody looks at it.</summary>
internal sealed class TickingClock(HandClock hand) : CityClock
{
    private readonly Lock gate = new();

    public override event Action? Changed
    {
        add => hand.Changed += value;
        remove => hand.Changed -= value;
    }

    public TimeSpan Step { get; set; }

    public override DateTimeOffset Now
    {
        get
        {
            lock (gate)
            {
                var now = hand.Now;
                if (Step > TimeSpan.Zero)
                    hand.Advance(Step);
                return now;
            }
        }
    }

    public override double Rate => 0;

    public override Task WaitUntil(DateTimeOffset at, CancellationToken ct) => hand.WaitUntil(at, ct);
}
