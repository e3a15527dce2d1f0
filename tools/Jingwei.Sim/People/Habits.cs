using Jingwei.Sim.World;

namespace Jingwei.Sim.People;

/// <summary>How long something takes people: log-normal around a median, never under or over two bounds. Seconds.</summary>
public sealed record Takes(double MedianSeconds, double Sigma, double AtLeast, double AtMost)
{
    public double Draw(Chance chance, string stream) =>
        Math.Clamp(chance.LogNormal(MedianSeconds, Sigma, stream), AtLeast, AtMost);
}

/// <summary>What the played people are like: every number here is invented, and plausible for a trained street patrol.</summary>
public static class Habits
{
    /// <summary>Rings that are not noticed: a noisy crossing, a phone in the bag.</summary>
    public const double MissesRing = 0.06;

    /// <summary>Rings that are turned down: helping someone, at the far end.</summary>
    public const double Declines = 0.03;

    /// <summary>Phones that are locked, so that the ring goes on by SMS and call, and the answer takes longer.</summary>
    public const double PhoneLocked = 0.1;

    /// <summary>Finished work that the operator sends back.</summary>
    public const double SendsBack = 0.03;

    /// <summary>Small things that the officer puts right on the spot instead of calling the crew.</summary>
    public const double PicksUp = 0.8;

    public static Takes Answer { get; } = new(8, 0.5, 3, 40);

    public static Takes AnswerLocked { get; } = new(22, 0.4, 12, 55);

    public static Takes SetOff { get; } = new(4, 0.4, 2, 12);

    public static Takes Look { get; } = new(18, 0.4, 8, 60);

    public static Takes DecideAndCall { get; } = new(12, 0.4, 5, 40);

    public static Takes PickUp { get; } = new(50, 0.4, 20, 150);

    public static Takes CrewSetsOff { get; } = new(20, 0.4, 8, 60);

    public static Takes CrewWork { get; } = new(95, 0.35, 40, 260);

    public static Takes Assign { get; } = new(20, 0.4, 8, 60);

    public static Takes Check { get; } = new(55, 0.6, 15, 240);

    /// <summary>Meters a second: on foot at a quick walk, by e-bike, or a crew in its electric cart; the same person always the same.</summary>
    public static double SpeedOf(string userName, string role, Chance chance) => role switch
    {
        "crew" => chance.Between(3.4, 4.2, $"{userName}/speed"),
        _ => chance.Happens(0.75, $"{userName}/e-bike") ? chance.Between(2.6, 3.0, $"{userName}/speed") : chance.Between(1.7, 2.0, $"{userName}/speed"),
    };
}
