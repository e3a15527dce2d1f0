using Jingwei.City.Contracts;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>
/// Reads series of a device. A file of aggregates says which days' readings are in it; the other days are read raw. So each reading is in the answer once, whichever
/// days were put together or dropped by then, and however late it came.
/// </summary>
internal sealed class SeriesLog(ReadingFolder days, AggregateFolder aggregates, CitySettings city)
{
    private const int MostLooks = 5;

    // What lies in a step that begins before an instant may be this much after it.
    private static readonly long LongestStepMs = (long)TimeSpan.FromHours(26).TotalMilliseconds;

    /// <summary>From when until when there can be anything, Unix milliseconds; null when there is nothing.</summary>
    public (long FromMs, long ToMs)? Extent(SeriesStep step)
    {
        (DateOnly First, DateOnly Last)[] known =
        [
            .. days.Days().Select(d => (d.AddDays(-ReadingLimits.Late.Days - 1), d.AddDays(1))),
            .. aggregates.Periods().Where(p => p.Level == LevelOf(step)).Select(p => (p.First, p.Last)),
        ];
        return known.Length == 0 ? null : (Math.Max(StartMs(known.Min(k => k.First)), 0), StartMs(known.Max(k => k.Last).AddDays(1)));
    }

    /// <summary>The steps that begin from an instant until before another, in their order; those in which the device said nothing are left out.</summary>
    /// <param name="deviceId">The device.</param>
    /// <param name="step">How long a step is.</param>
    /// <param name="fromMs">The first instant of a step, Unix milliseconds.</param>
    /// <param name="toMs">The same.</param>
    /// <exception cref="IOException">Days vanish as fast as they are looked for.</exception>
    public IReadOnlyList<SeriesPoint> Read(long deviceId, SeriesStep step, long fromMs, long toMs)
    {
        for (var look = 0; look < MostLooks; look++)
        {
            var sum = new SeriesSum(step, city.Time);
            if (Read(deviceId, sum, fromMs, toMs))
                return sum.Points();
        }
        throw new IOException("Days were dropped while they were read");
    }

    private static SeriesStep LevelOf(SeriesStep step) => step == SeriesStep.Minute ? SeriesStep.Minute : SeriesStep.Hour;

    private static long StartMs(DateOnly day) => new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).ToUnixTimeMilliseconds();

    // False when a day was dropped after it was listed, so that what it went into must be looked at again.
    private bool Read(long deviceId, SeriesSum sum, long fromMs, long toMs)
    {
        // Listed first: a day that is put together later is in the list and in the aggregates, and read there.
        var raw = days.Days();
        for (var period = AggregatePeriod.Of(sum.Level, fromMs); period.FirstMs < toMs; period = period.Next)
        {
            var (from, to) = (Math.Max(fromMs, period.FirstMs), Math.Min(toMs, period.Next.FirstMs));
            using var view = aggregates.Find(period);
            if (view is not null)
                sum.Add(view, deviceId, from, to);
            var (first, last) = (ReadingFolder.DayOf(Math.Max(from - ReadingLimits.FutureMs, 0)), ReadingFolder.DayOf(to + LongestStepMs + ReadingLimits.LateMs));
            foreach (var day in raw.Where(d => d >= first && d <= last && view?.Days.Contains(d) != true))
                if (!ReadRaw(day, deviceId, sum, from, to))
                    return false;
        }
        return true;
    }

    private bool ReadRaw(DateOnly day, long deviceId, SeriesSum sum, long from, long to)
    {
        using var connection = days.Find(day);
        if (connection is null)
            return false;
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT seq, at, until, received_at, kind, content FROM input WHERE device = $device AND device <> 0 AND at < $to";
        command.Parameters.AddWithValue("$device", deviceId);
        command.Parameters.AddWithValue("$to", to + LongestStepMs + ReadingLimits.FutureMs);
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            var kind = (InputKind)row.GetInt32(4);
            // What will be is no reading of what was, and is not put together.
            if (kind == InputKind.Reading)
                sum.Add(row.GetInt64(1), row.IsDBNull(2) ? null : row.GetInt64(2), row.GetInt64(0), row.GetFieldValue<byte[]>(5), from, to);
            else if (kind.IsRefused)
                sum.AddRefused(row.GetInt64(3), from, to);
        }
        return true;
    }
}
