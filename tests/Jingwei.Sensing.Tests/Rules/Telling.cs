using Jingwei.Sensing.Rules;
using static Jingwei.Sensing.Tests.Rules.Folding;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What a lane tells of one condition, in short sentences with minutes after ten o'clock UTC on Sunday, 22 November 2026.</summary>
internal static class Telling
{
    /// <summary>A millisecond, in minutes.</summary>
    public const double Ms = 1.0 / Minute;

    public static string[] Told(ConditionRule rule, double until, params (double At, double Value)[] samples) =>
        Told(rule, until, [.. samples.Select(s => (s.At, s.Value, double.NaN))]);

    public static string[] Told(ConditionRule rule, double until, params (double At, double A, double B)[] samples) =>
        Told(rule, until, samples.Select(s => new LaneInput(0, InputKind.Reading, 1, At(s.At), At(s.At), [s.A, s.B])));

    /// <summary>What a lane tells when it hears the inputs at their instants and is woken whenever it asks for it.</summary>
    public static string[] Told(ConditionRule rule, double until, IEnumerable<LaneInput> inputs)
    {
        var lane = new LaneState(_ => new KindRules("thing", ["a", "b"], 10 * Minute, [rule]));
        var outputs = new List<LaneOutput>();
        var seq = 0L;
        void Wake(long toMs)
        {
            while (lane.NextWakeMs() is { } wake && wake <= toMs)
                lane.Apply(new LaneInput(++seq, InputKind.Wake, 0, wake, wake, []), outputs);
        }
        foreach (var input in inputs)
        {
            Wake(input.ReceivedMs - 1);
            lane.Apply(input with { Seq = ++seq }, outputs);
        }
        Wake(At(until));
        return
        [
            .. outputs.Select(o => $"{o.News.News.Change.ToString().ToLowerInvariant()}@{Minutes(o.AtMs)} {Minutes(o.News.News.Episode.StartMs)}..{(o.News.News.Episode.EndMs is { } end ? Minutes(end) : "")}"),
        ];
    }

    private static string Minutes(long ms) => ((ms - At(0)) / (double)Minute).ToString("0.#####");
}
