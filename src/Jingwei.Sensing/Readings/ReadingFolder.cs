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

    /// <summary>The day that a file is of; null when it is none of these.</summary>
    internal static DateOnly? FindDay(string path) => DateOnly.TryParseExact(Path.GetFileNameWithoutExtension(path), DayFormat, out var day) ? day : null;

    /// <summary>The days that have a file, oldest first.</summary>
    public IReadOnlyList<DateOnly> Days() =>
    [
        .. Directory.EnumerateFiles(folder.Readings, "*.db")
            .Select(FindDay)
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
            using var connection = Find(day);
            if (connection is null)
                continue;
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT seq, received_at FROM input ORDER BY seq DESC LIMIT 1";
            using var row = command.ExecuteReader();
            if (row.Read())
                return (row.GetInt64(0), row.GetInt64(1));
        }
        return null;
    }

    internal string PathOf(DateOnly day) => Path.Combine(folder.Readings, day.ToString(DayFormat, CultureInfo.InvariantCulture) + ".db");

    /// <summary>A pooled connection that cannot change anything; null when the day has no file, be it that it was dropped a moment ago.</summary>
    internal SqliteConnection? Find(DateOnly day) => ReadingFile.Find(PathOf(day));

    /// <summary>Removes what a removal that was cut short left.</summary>
    internal void RemoveRests() => ReadingFile.RemoveRests(folder.Readings);

    /// <summary>Drops a day.</summary>
    internal void Remove(DateOnly day) => ReadingFile.Remove(PathOf(day));
}
