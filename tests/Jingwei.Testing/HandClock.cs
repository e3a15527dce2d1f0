using Jingwei.Foundation;

namespace Jingwei.Testing;

/// <summary>A city clock that stands until it is moved by hand.</summary>
public sealed class HandClock(DateTimeOffset start) : CityClock
{
    private readonly RatedClock clock = new(TimeProvider.System, start, rate: 0);

    public override event Action? Changed
    {
        add => clock.Changed += value;
        remove => clock.Changed -= value;
    }

    public override DateTimeOffset Now => clock.Now;

    public override double Rate => 0;

    public static HandClock At(string iso) => new(Instants.FindIso(iso) ?? throw new ArgumentException(iso));

    public void Advance(TimeSpan by) => clock.AdvanceTo(clock.Now + by);

    public override Task WaitUntil(DateTimeOffset at, CancellationToken ct) => clock.WaitUntil(at, ct);
}
