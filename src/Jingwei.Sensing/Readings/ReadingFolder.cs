using System.Globalization;
using Jingwei.Storage;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings;

/// <summary>The day files: <c>readings/2026-11-22.db</c>, named by the UTC day of receipt on the city's clock.</summary>
public sealed class ReadingFolder(DataFolder folder)
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The day on which an instant (Unix milliseconds) falls.</summary>
    public static DateOnly DayOf(long ms) => DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeMilliseconds(ms).UtcDateTime);

    /// <summary>The days that have a file, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days() =>
    [
        .. Directory.EnumerateFiles(folder.Readings, "*.db")
            .Select(f => DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(f), DayFormat, out var day) ? day : (DateOnly?)null)
            .OfType<DateOnly>().Order(),
    ];

    /// <summary>
    /// The last instant at which a reading was received, UTC; null when there is none. The city's clock must not start before it, or time
    /// would run backwards after a crash.
    /// </summary>
    public DateTimeOffset? LatestReceipt() =>
        Last() is { } last ? DateTimeOffset.FromUnixTimeMilliseconds(last.ReceivedMs) : null;

    internal (long Seq, long ReceivedMs)? Last()
    {
        foreach (var day in Days().Reverse())
        {
            using var connection = Open(day);
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT seq, received_at FROM input ORDER BY seq DESC LIMIT 1";
            using var row = command.ExecuteReader();
            if (row.Read())
                return (row.GetInt64(0), row.GetInt64(1));
        }
        return null;
    }

    internal string PathOf(DateOnly day) => Path.Combine(folder.Readings, day.ToString(DayFormat, CultureInfo.InvariantCulture) + ".db");

    /// <summary>A pooled connection that cannot change anything.</summary>
    internal SqliteConnection Open(DateOnly day)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = PathOf(day), Mode = SqliteOpenMode.ReadWrite, Pooling = true,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA query_only=ON; PRAGMA busy_timeout=10000";
        command.ExecuteNonQuery();
        return connection;
    }
}
