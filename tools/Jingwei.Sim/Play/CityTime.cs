using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Play;

/// <summary>The city's clock as far as it is known here: the last answer, and what machine time has passed since at its rate.</summary>
public sealed class CityTime(TimeProvider machine)
{
    private DateTimeOffset cityAt;
    private long machineAt;

    public double Rate { get; private set; } = 1;

    public DateTimeOffset Now => cityAt + machine.GetElapsedTime(machineAt) * Rate;

    public void Set(ClockAnswer answer)
    {
        (cityAt, Rate) = (answer.Now, answer.Rate);
        machineAt = machine.GetTimestamp();
    }

    /// <summary>Machine time until the city's clock shows an instant, at the present rate; at most <paramref name="atMost"/>.</summary>
    public TimeSpan Until(DateTimeOffset instant, TimeSpan atMost)
    {
        var left = instant - Now;
        return left <= TimeSpan.Zero ? TimeSpan.Zero
            : Rate <= 0 || left / Rate > atMost ? atMost
            : left / Rate;
    }
}
