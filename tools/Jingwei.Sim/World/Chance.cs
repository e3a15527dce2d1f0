namespace Jingwei.Sim.World;

/// <summary>
/// Chance by name: a draw depends on the seed, the name of its stream and its index, never on what was drawn before. So the
/// same seed gives the same day, whatever the order in which the city asks, and also after a restart in the middle of it.
/// </summary>
/// <param name="seed">The seed.</param>
/// <param name="epoch">From when beats and days are counted, so that a day can be the same on another date; left out, since 1970.</param>
public sealed class Chance(long seed, DateTimeOffset? epoch = null)
{
    private readonly DateTimeOffset epoch = epoch ?? DateTimeOffset.UnixEpoch;

    /// <summary>Number of an instant's beat: the index of what is drawn every half minute.</summary>
    public long BeatOf(DateTimeOffset instant) => (instant - epoch).Ticks / Thing.Beat.Ticks;

    /// <summary>Number of an instant's local day: the index of what is drawn once a day.</summary>
    public long DayOf(DateTimeOffset instant) => Tide.DayOf(instant) - Tide.DayOf(epoch);

    /// <summary>Even in [0, 1).</summary>
    public double Uniform(string stream, long index = 0) => (Mix(stream, index) >> 11) * (1.0 / (1UL << 53));

    /// <summary>Even between two bounds.</summary>
    public double Between(double from, double to, string stream, long index = 0) => from + (to - from) * Uniform(stream, index);

    /// <summary>True with the probability given.</summary>
    public bool Happens(double probability, string stream, long index = 0) => Uniform(stream, index) < probability;

    /// <summary>Standard normal, by Box and Muller.</summary>
    public double Normal(string stream, long index = 0)
    {
        var u = 1 - Uniform(stream + "/u", index);
        return Math.Sqrt(-2 * Math.Log(u)) * Math.Cos(2 * Math.PI * Uniform(stream + "/v", index));
    }

    /// <summary>Log-normal with this median: how long people take.</summary>
    public double LogNormal(double median, double sigma, string stream, long index = 0) =>
        median * Math.Exp(sigma * Normal(stream, index));

    private ulong Mix(string stream, long index)
    {
        // FNV-1a over the name, then the finalizer of SplitMix64 (Steele, Lea, Flood 2014).
        var hash = 14695981039346656037UL;
        foreach (var c in stream)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }

        var z = hash + 0x9E3779B97F4A7C15UL * (ulong)(index + 1) + (ulong)seed * 0xD1342543DE82EF95UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
