using Jingwei.Sensing.Rules;
using Jingwei.Storage;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>The files of aggregates, beside the day files.</summary>
internal sealed class AggregateFolder(DataFolder folder)
{
    /// <summary>The periods that have a file, minutes first, the oldest first.</summary>
    public IReadOnlyList<AggregatePeriod> Periods() =>
        [.. Directory.EnumerateFiles(folder.Readings, "*.db").Select(f => AggregatePeriod.Find(Path.GetFileName(f))).OfType<AggregatePeriod>().OrderBy(p => p.Level).ThenBy(p => p.First)];

    /// <summary>
    /// The days of receipt of which every reading is in the aggregates of both levels. A day is put last into the files of the period in which it lies itself, so that those
    /// say it of all files that it went into.
    /// </summary>
    public IReadOnlySet<DateOnly> Days()
    {
        var held = Periods().SelectMany(p => DaysIn(p).Where(d => AggregatePeriod.Of(p.Level, d) == p).Select(d => (p.Level, d))).ToHashSet();
        return held.Where(h => h.Level == SeriesStep.Hour && held.Contains((SeriesStep.Minute, h.d))).Select(h => h.d).ToHashSet();
    }

    /// <summary>Opens a period's file for adding; it is made when it is not there.</summary>
    public AggregateFile Open(AggregatePeriod period) => new(PathOf(period), period);

    /// <summary>One unchanging view of a period's file; null when it has none.</summary>
    public AggregateView? Find(AggregatePeriod period) => ReadingFile.Find(PathOf(period)) is { } connection ? new AggregateView(connection, period) : null;

    public void Remove(AggregatePeriod period) => ReadingFile.Remove(PathOf(period));

    private IReadOnlySet<DateOnly> DaysIn(AggregatePeriod period)
    {
        using var view = Find(period);
        return view?.Days ?? new HashSet<DateOnly>();
    }

    private string PathOf(AggregatePeriod period) => Path.Combine(folder.Readings, period.FileName);
}
