using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>One unchanging view of a file of aggregates: what is in it, and which days' readings that is.</summary>
internal sealed class AggregateView : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteTransaction view;
    private readonly AggregatePeriod period;

    public AggregateView(SqliteConnection connection, AggregatePeriod period)
    {
        this.connection = connection;
        this.period = period;
        view = connection.BeginTransaction(deferred: true);
        var days = new HashSet<DateOnly>();
        Read("SELECT day FROM source", 0, 0, 0, row => days.Add(DateOnly.ParseExact(row.GetString(0), "yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Days = days;
    }

    /// <summary>The days of receipt whose readings are in it.</summary>
    public IReadOnlySet<DateOnly> Days { get; }

    /// <summary>A device's steps that begin from an instant until before another, Unix milliseconds, each put into the step that <paramref name="stepOf"/> says.</summary>
    public void Read(long device, long fromMs, long toMs, Func<long, long> stepOf, Summaries into)
    {
        Read("SELECT s.value, n.at, n.count, n.sum, n.min, n.max, n.last, n.last_after FROM series s JOIN number n ON n.series = s.id WHERE s.device = $device AND n.at >= $from AND n.at < $to", device, fromMs, toMs, row =>
        {
            var (startMs, sum) = (period.FirstMs + (row.GetInt64(1) * 60_000), row.GetDouble(3));
            into.Merge(new ValueKey(row.GetString(0), ValueShape.Number), stepOf(startMs), ValueSummary.OfNumbers(
                row.GetInt64(2), sum, Or(row, 4, sum), Or(row, 5, sum), Or(row, 6, sum), startMs + row.GetInt64(7)));
        });
        Read("SELECT s.value, s.shape, c.at, c.word, c.count, c.last_after FROM series s JOIN choice c ON c.series = s.id WHERE s.device = $device AND c.at >= $from AND c.at < $to", device, fromMs, toMs, row =>
        {
            var startMs = period.FirstMs + (row.GetInt64(2) * 60_000);
            into.Merge(new ValueKey(row.GetString(0), (ValueShape)row.GetInt64(1)), stepOf(startMs), ValueSummary.OfWord(
                row.GetString(3), row.GetInt64(4), row.IsDBNull(5) ? null : startMs + row.GetInt64(5)));
        });
    }

    /// <summary>How many messages of a device were refused, by the first instant of the day of the city's calendar; days that begin from an instant until before another.</summary>
    public IEnumerable<(long DayMs, long Count)> Refused(long device, long fromMs, long toMs)
    {
        using var command = connection.CreateCommand();
        command.Transaction = view;
        command.CommandText = "SELECT day, count FROM refused WHERE device = $device AND day >= $from AND day < $to";
        command.Parameters.AddWithValue("$device", device);
        command.Parameters.AddWithValue("$from", fromMs);
        command.Parameters.AddWithValue("$to", toMs);
        using var row = command.ExecuteReader();
        while (row.Read())
            yield return (row.GetInt64(0), row.GetInt64(1));
    }

    public void Dispose()
    {
        view.Dispose();
        connection.Dispose();
    }

    private static double Or(SqliteDataReader row, int column, double sum) => row.IsDBNull(column) ? sum : row.GetDouble(column);

    private void Read(string sql, long device, long fromMs, long toMs, Action<SqliteDataReader> take)
    {
        using var command = connection.CreateCommand();
        command.Transaction = view;
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$device", device);
        command.Parameters.AddWithValue("$from", MinutesUntil(fromMs));
        command.Parameters.AddWithValue("$to", MinutesUntil(toMs));
        using var row = command.ExecuteReader();
        while (row.Read())
            take(row);
    }

    // Up to the whole minute: steps begin on whole minutes.
    private long MinutesUntil(long ms) => (long)Math.Ceiling((ms - period.FirstMs) / 60_000.0);
}
