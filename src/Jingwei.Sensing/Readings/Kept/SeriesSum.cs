using Jingwei.Foundation;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>What a device said in one step, by value.</summary>
/// <param name="StartMs">The step's first instant, Unix milliseconds.</param>
/// <param name="Values">At least one, unless messages were refused.</param>
/// <param name="Refused">Messages refused on that day of receipt; null for steps other than days.</param>
internal sealed record SeriesPoint(long StartMs, IReadOnlyList<(ValueKey Key, ValueSummary Summary)> Values, long? Refused);

/// <summary>Adds up what one device said, from aggregates and from raw readings, into steps of a length.</summary>
internal sealed class SeriesSum(SeriesStep step, CityTime city)
{
    private readonly Summaries found = new();
    private readonly Dictionary<long, long> refused = [];

    /// <summary>The aggregates of which the steps are made: days are made of hours.</summary>
    public SeriesStep Level => step == SeriesStep.Minute ? SeriesStep.Minute : SeriesStep.Hour;

    /// <summary>Adds aggregates that begin from an instant until before another.</summary>
    public void Add(AggregateView view, long deviceId, long fromMs, long toMs)
    {
        view.Read(deviceId, fromMs, toMs, StepOf, found);
        if (step == SeriesStep.Day)
            foreach (var (day, count) in view.Refused(deviceId, fromMs, toMs))
                refused[day] = refused.GetValueOrDefault(day) + count;
    }

    /// <summary>Adds a raw reading, if the aggregate in which it would be begins from an instant until before another.</summary>
    public void Add(long atMs, long? untilMs, long seq, ReadOnlySpan<byte> content, long fromMs, long toMs)
    {
        var at = SeriesSteps.DecidingMs(atMs, untilMs);
        var start = Level.StartOf(at, city);
        if (start >= fromMs && start < toMs)
            found.Add(StepOf(start), at, seq, content);
    }

    /// <summary>Adds a message that was refused, if the day on which it was received begins from an instant until before another.</summary>
    public void AddRefused(long receivedMs, long fromMs, long toMs)
    {
        var start = SeriesStep.Day.StartOf(receivedMs, city);
        if (start >= fromMs && start < toMs)
            refused[start] = refused.GetValueOrDefault(start) + 1;
    }

    /// <summary>The steps in which anything was said, in their order.</summary>
    public IReadOnlyList<SeriesPoint> Points()
    {
        var values = found.InOrder().ToLookup(f => f.StartMs, f => (f.Key, f.Summary));
        var starts = values.Select(v => v.Key);
        return step == SeriesStep.Day
            ? [.. starts.Union(refused.Keys).Order().Select(start => new SeriesPoint(start, [.. values[start]], refused.GetValueOrDefault(start)))]
            : [.. starts.Order().Select(start => new SeriesPoint(start, [.. values[start]], null))];
    }

    private long StepOf(long startMs) => step == SeriesStep.Day ? SeriesStep.Day.StartOf(startMs, city) : startMs;
}
