using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>What a device said of one value in one step.</summary>
/// <param name="Count">Readings that said it.</param>
/// <param name="Min">Least; null unless a number, as are the next two.</param>
/// <param name="Sum">Of counts over intervals, what was counted.</param>
/// <param name="Mean">Of a boolean, the share that was true; null for words.</param>
/// <param name="Last">The last: a number, a boolean or a word.</param>
/// <param name="Words">How often each word was said; null unless words.</param>
public sealed record SeriesValueView(long Count, double? Min, double? Max, double? Sum, double? Mean, object Last, IReadOnlyDictionary<string, long>? Words);

/// <summary>What a device said in one step.</summary>
/// <param name="At">Its first instant.</param>
/// <param name="Values">By name; what was not said is not there.</param>
/// <param name="Refused">Messages of this day that were refused; null for minutes and hours.</param>
public sealed record SeriesPointView(DateTimeOffset At, IReadOnlyDictionary<string, SeriesValueView> Values, long? Refused);

/// <summary>What a device said over a time, in steps, the oldest first. A step in which it said nothing is left out.</summary>
internal sealed class ShowSeries(ListDevices devices, SeriesLog log, CitySettings city)
{
    private const int UsualLimit = 500;
    private const int MostLimit = 1500;

    /// <param name="name">The device.</param>
    /// <param name="from">An instant of the first step, on the device's clock; null for all.</param>
    /// <param name="to">The first instant that is no longer wanted; its step is, when it does not begin there. Null for all.</param>
    /// <param name="step">minute, hour or day of the city's calendar.</param>
    /// <param name="limit">1 to 1500; 500 when null.</param>
    /// <param name="cursor">From the page before.</param>
    /// <param name="actor">Who asks.</param>
    public Result<Page<SeriesPointView>> Run(string name, string? from, string? to, string? step, int? limit, string? cursor, Actor actor)
    {
        if (devices.Find(name, actor) is not { } device)
            return Refusal.Because(RefusalKind.NotFound, "device_not_found");
        if (StepNamed(step) is not { } length)
            return Refusal.Invalid("step", "step_unknown", ("known", "minute,hour,day"));
        if (!ListReadings.Read(from, 0, out var first))
            return Refusal.Invalid("from", "instant_invalid");
        if (!ListReadings.Read(to, long.MaxValue, out var last))
            return Refusal.Invalid("to", "instant_invalid");
        var next = 0L;
        if (!string.IsNullOrEmpty(cursor) && (!long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out next) || next > DateTimeOffset.MaxValue.ToUnixTimeMilliseconds()))
            return Refusal.Invalid("cursor", "cursor_invalid");
        var most = Math.Clamp(limit ?? UsualLimit, 1, MostLimit);
        var points = Read(device.Id, length, Math.Max(first, next), last, most + 1);
        return new Page<SeriesPointView>([.. points.Take(most).Select(Show)], points.Count > most ? points[most].StartMs.ToString(CultureInfo.InvariantCulture) : null);
    }

    // A window after the other, so that a page costs about what is on it.
    private List<SeriesPoint> Read(long deviceId, SeriesStep step, long fromMs, long toMs, int atLeast)
    {
        var points = new List<SeriesPoint>();
        if (log.Extent(step) is not { } extent || Math.Max(fromMs, extent.FromMs) >= Math.Min(toMs, extent.ToMs))
            return points;
        var start = step.StartOf(Math.Max(fromMs, extent.FromMs), city.Time);
        var end = step.EndOf(step.StartOf(Math.Min(toMs, extent.ToMs) - 1, city.Time), city.Time);
        while (start < end && points.Count < atLeast)
        {
            var until = Math.Min(step.StartOf(start + WindowOf(step), city.Time), end);
            points.AddRange(log.Read(deviceId, step, start, until));
            start = until;
        }
        return points;
    }

    private static long WindowOf(SeriesStep step) => (long)TimeSpan.FromDays(step switch { SeriesStep.Minute => 1, SeriesStep.Hour => 31, _ => 366 }).TotalMilliseconds;

    private static SeriesStep? StepNamed(string? name) => name switch
    {
        "minute" => SeriesStep.Minute,
        "hour" => SeriesStep.Hour,
        "day" => SeriesStep.Day,
        _ => null,
    };

    // A name under which two shapes were said in one step, since its profile was changed in it, shows the one that was said last.
    private static SeriesPointView Show(SeriesPoint point) => new(
        DateTimeOffset.FromUnixTimeMilliseconds(point.StartMs),
        point.Values.OrderBy(v => v.Summary.LastMs).ThenBy(v => v.Summary.LastSeq).GroupBy(v => v.Key.Name).ToDictionary(v => v.Key, v => Show(v.Last().Key.Shape, v.Last().Summary)),
        point.Refused);

    private static SeriesValueView Show(ValueShape shape, in ValueSummary summary) => shape switch
    {
        ValueShape.Number => new(summary.Count, summary.Min, summary.Max, summary.Sum, summary.Sum / summary.Count, summary.Last, null),
        ValueShape.Boolean => new(
            summary.Count, null, null, null, (double)summary.Words.GetValueOrDefault(Summaries.True) / summary.Count, summary.LastWord == Summaries.True, null),
        _ => new(summary.Count, null, null, null, null, summary.LastWord!, summary.Words),
    };
}
