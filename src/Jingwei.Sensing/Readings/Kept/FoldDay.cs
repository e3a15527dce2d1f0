using Jingwei.Foundation;
using Jingwei.Sensing.Rules;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>
/// Adds one day file to the aggregates, in small steps, device by device, so that it takes no more memory than one device's day. Disposed before its end, or killed, it has
/// added nothing to a file that it had not committed; begun again, it passes over those that hold the day.
/// </summary>
/// <remarks>
/// A day goes into the file of its own month and of its own year, and into others for what came late or from over a border. Its own are committed last: they say of a day that it is in all.
/// </remarks>
internal sealed class FoldDay : IDisposable
{
    private const int RowsInStep = 10_000;

    private readonly DateOnly day;
    private readonly AggregateFolder folder;
    private readonly CityTime city;
    private readonly SqliteConnection connection;
    private readonly SqliteStatement rows;
    private readonly Dictionary<AggregatePeriod, AggregateFile?> files = [];
    private readonly Summaries minutes = new();
    private readonly Summaries hours = new();
    private readonly Dictionary<long, long> refused = [];
    private Queue<AggregateFile>? toCommit;
    private long device;

    /// <param name="day">A day that gets no more readings.</param>
    /// <param name="connection">Its file; disposed with this.</param>
    /// <param name="folder">Where the aggregates are.</param>
    /// <param name="city">Whose hours and days.</param>
    public FoldDay(DateOnly day, SqliteConnection connection, AggregateFolder folder, CityTime city)
    {
        (this.day, this.connection, this.folder, this.city) = (day, connection, folder, city);
        // The index by device and instant gives this order, where the file has it.
        rows = new SqliteStatement(connection, $"""
            SELECT device, seq, at, until, received_at, kind, content FROM input
            WHERE device <> 0 AND kind IN ({(int)InputKind.Reading}, {(int)InputKind.Refused}, {(int)InputKind.Faulty}) ORDER BY device, at, seq
            """);
    }

    public string Name => AggregateFile.NameOf(day);

    /// <summary>Goes on by some readings, or commits one file; false when all is done.</summary>
    public bool Step()
    {
        if (toCommit is not null)
        {
            if (!toCommit.TryDequeue(out var file))
                return false;
            file.Commit(day);
            file.Dispose();
            return true;
        }
        for (var i = 0; i < RowsInStep; i++)
        {
            if (!rows.Next())
            {
                Flush();
                toCommit = new(InOrder().OfType<AggregateFile>());
                return true;
            }
            if (rows.Long(0) != device)
                Flush();
            device = rows.Long(0);
            Take();
        }
        return true;
    }

    public void Dispose()
    {
        rows.Dispose();
        connection.Dispose();
        foreach (var file in files.Values)
            file?.Dispose();
    }

    private void Take()
    {
        var received = rows.Long(4);
        if (((InputKind)rows.Long(5)).IsRefused)
        {
            var refusedOn = SeriesStep.Day.StartOf(received, city);
            refused[refusedOn] = refused.GetValueOrDefault(refusedOn) + 1;
            return;
        }
        var at = SeriesSteps.DecidingMs(rows.Long(2), rows.IsNull(3) ? null : rows.Long(3));
        minutes.Add(SeriesStep.Minute.StartOf(at, city), at, rows.Long(1), rows.Bytes(6));
    }

    private void Flush()
    {
        foreach (var (key, start, summary) in minutes.InOrder())
        {
            FileOf(AggregatePeriod.Of(SeriesStep.Minute, start))?.Add(device, key, start, summary);
            hours.Merge(key, SeriesStep.Hour.StartOf(start, city), summary);
        }
        foreach (var (key, start, summary) in hours.InOrder())
            FileOf(AggregatePeriod.Of(SeriesStep.Hour, start))?.Add(device, key, start, summary);
        foreach (var (start, count) in refused)
            FileOf(AggregatePeriod.Of(SeriesStep.Hour, start))?.AddRefused(device, start, count);
        minutes.Clear();
        hours.Clear();
        refused.Clear();
    }

    private IEnumerable<AggregateFile?> InOrder()
    {
        AggregatePeriod[] own = [AggregatePeriod.Of(SeriesStep.Minute, day), AggregatePeriod.Of(SeriesStep.Hour, day)];
        return [.. files.Where(f => !own.Contains(f.Key)).Select(f => f.Value), .. own.Select(FileOf)];
    }

    // Null when the file holds the day already.
    private AggregateFile? FileOf(AggregatePeriod period)
    {
        if (files.TryGetValue(period, out var known))
            return known;
        var file = folder.Open(period);
        if (file.Holds(day))
        {
            file.Dispose();
            file = null;
        }
        return files[period] = file;
    }
}
