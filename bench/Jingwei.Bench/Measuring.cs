using Jingwei.Sensing.Rules;

namespace Jingwei.Bench;

/// <summary>How fast inputs are folded, beside a loop that only looks at the same numbers.</summary>
/// <param name="Folded">Nanoseconds an input.</param>
/// <param name="Looped">Nanoseconds an input for a loop that keeps the last number of each device and compares it with a limit.</param>
/// <param name="Bytes">Allocated for each input.</param>
/// <param name="Told">Outputs, so that one sees that something was concluded.</param>
internal readonly record struct Measured(double Folded, double Looped, double Bytes, int Told)
{
    public double PerSecond => 1e9 / Folded;

    public double Ratio => Folded / Looped;
}

internal static class Measuring
{
    /// <summary>The middle of some rounds, each of a fresh lane, after one that does not count.</summary>
    public static Measured Run(BenchKind kind, LaneInput[] inputs, int rounds)
    {
        var (folded, looped, bytes, told) = (new List<double>(), new List<double>(), 0L, 0);
        for (var round = 0; round <= rounds; round++)
        {
            GC.Collect();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            var start = TimeProvider.System.GetTimestamp();
            told = Fold(kind.Rules, inputs);
            bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
            var fold = TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / inputs.Length;
            start = TimeProvider.System.GetTimestamp();
            var met = Loop(inputs);
            var loop = TimeProvider.System.GetElapsedTime(start).TotalNanoseconds / inputs.Length;
            if (round > 0 && met >= 0)
            {
                folded.Add(fold);
                looped.Add(loop);
            }
        }

        folded.Sort();
        looped.Sort();
        return new Measured(folded[rounds / 2], looped[rounds / 2], (double)bytes / inputs.Length, told);
    }

    private static int Fold(KindRules rules, LaneInput[] inputs)
    {
        var lane = new LaneState(_ => rules);
        var outputs = new List<LaneOutput>();
        var told = 0;
        foreach (ref readonly var input in inputs.AsSpan())
        {
            lane.Apply(input, outputs);
            if (outputs.Count > 0)
            {
                told += outputs.Count;
                outputs.Clear();
            }
        }

        return told;
    }

    private static int Loop(LaneInput[] inputs)
    {
        var last = new Dictionary<long, double>();
        var met = 0;
        foreach (ref readonly var input in inputs.AsSpan())
        {
            last[input.DeviceId] = input.Values[0];
            if (input.Values[0] >= 95)
            {
                met++;
            }
        }

        return met;
    }
}
