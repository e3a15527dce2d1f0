using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>A bin, as the demo street has it, and a small lane to fold it in.</summary>
internal static class Folding
{
    public const long Minute = 60_000;
    public const long Lateness = 10 * Minute;
    public const long Bin = 12;

    public static readonly ThresholdRule Overflow = new(
        "overflow",
        0,
        [new WayIn(new Level(Comparison.AtLeast, 95), 0), new WayIn(new Level(Comparison.AtLeast, 85), 5 * Minute)],
        new Level(Comparison.LessThan, 60));

    public static readonly NoDataRule Silent = new("silent", 30 * Minute);

    public static readonly KindRules Kind = new("bin", ["fill"], Lateness, [Overflow, Silent]);

    public static LaneState Lane() => new(_ => Kind);

    /// <summary>Minutes after ten o'clock, as Unix milliseconds.</summary>
    public static long At(double minutes) => 1_795_341_600_000 + (long)(minutes * Minute);

    public static LaneInput Fill(long seq, double atMinute, double value, double? heardMinute = null, long device = Bin) =>
        new(seq, SampleValue.IsOutOfRange(value) ? InputKind.Faulty : InputKind.Reading, device, At(atMinute), At(heardMinute ?? atMinute), [value]);

    public static LaneInput Wake(long seq, double minute) => new(seq, InputKind.Wake, 0, At(minute), At(minute), []);

    public static List<LaneOutput> Run(LaneState lane, IEnumerable<LaneInput> inputs)
    {
        var outputs = new List<LaneOutput>();
        foreach (var input in inputs)
            lane.Apply(input, outputs);
        return outputs;
    }

    /// <summary>Outputs as short sentences: <c>overflow 1 raised 0..</c> with minutes after ten; how bad it is now, when it is on a step.</summary>
    public static string[] Say(IEnumerable<LaneOutput> outputs) =>
    [
        .. outputs.Select(o =>
            $"{o.News.Condition} {o.News.News.Number} {o.News.News.Change.ToString().ToLowerInvariant()} "
            + $"{Minutes(o.News.News.Episode.StartMs)}..{(o.News.News.Episode.EndMs is { } end ? Minutes(end) : "")}{(o.News.Worst > 0 ? $" worst {o.News.Worst}" : "")}"),
    ];

    private static string Minutes(long ms) => ((ms - At(0)) / (double)Minute).ToString("0.###");
}
