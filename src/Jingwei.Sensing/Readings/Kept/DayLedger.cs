using System.Globalization;
using Jingwei.Sensing.Rules;
using Jingwei.Storage;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>
/// What was dropped by policy, in <c>readings/ledger.db</c>: of each day how many inputs of which kind each lane had, of which all were evaluated. Written before the file
/// goes, so that the audit counts on and a file that vanished otherwise is missed.
/// </summary>
internal sealed class DayLedger(DataFolder folder)
{
    private const long Version = 1;

    private const string Schema = """
        CREATE TABLE day (day TEXT NOT NULL PRIMARY KEY, dropped_at INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE tally (day TEXT NOT NULL, lane INTEGER NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (day, lane, kind)) WITHOUT ROWID;
        CREATE TABLE aggregates (file TEXT NOT NULL PRIMARY KEY, dropped_at INTEGER NOT NULL) WITHOUT ROWID;
        """;

    private string Path => System.IO.Path.Combine(folder.Readings, "ledger.db");

    /// <summary>The days that were dropped, or are about to be: the file goes after this was written.</summary>
    public IReadOnlySet<DateOnly> Days() => Read("SELECT day FROM day", row => DayOf(row.GetString(0))).ToHashSet();

    /// <summary>The files of aggregates that were dropped, or are about to be, by name.</summary>
    public IReadOnlySet<string> Aggregates() => Read("SELECT file FROM aggregates", row => row.GetString(0)).ToHashSet();

    /// <summary>What the dropped days had.</summary>
    public IReadOnlyList<InputCount> Counts() =>
        Read("SELECT day, lane, kind, count FROM tally", row => new InputCount(DayOf(row.GetString(0)), row.GetInt64(1), (InputKind)row.GetInt32(2), row.GetInt64(3), 0, null));

    /// <summary>Notes a day of which every input has been evaluated. Again changes nothing.</summary>
    public void Note(DateOnly day, IEnumerable<(long Lane, InputKind Kind, long Count)> tally, DateTimeOffset now) => Write(write =>
    {
        var name = AggregateFile.NameOf(day);
        write("INSERT INTO day(day, dropped_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", [name, now.ToUnixTimeMilliseconds()]);
        foreach (var (lane, kind, count) in tally)
            write("INSERT INTO tally(day, lane, kind, count) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING", [name, lane, (int)kind, count]);
    });

    /// <summary>Notes a file of aggregates. Again changes nothing.</summary>
    public void Note(AggregatePeriod period, DateTimeOffset now) => Write(write =>
        write("INSERT INTO aggregates(file, dropped_at) VALUES ($1, $2) ON CONFLICT DO NOTHING", [period.FileName, now.ToUnixTimeMilliseconds()]));

    private static DateOnly DayOf(string name) => DateOnly.ParseExact(name, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private List<T> Read<T>(string sql, Func<SqliteDataReader, T> read)
    {
        using var connection = ReadingFile.Find(Path);
        if (connection is null)
            return [];
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var row = command.ExecuteReader();
        var rows = new List<T>();
        while (row.Read())
            rows.Add(read(row));
        return rows;
    }

    private void Write(Action<Action<string, object[]>> work)
    {
        using var connection = ReadingFile.OpenToWrite(Path, Schema, Version);
        using var transaction = connection.BeginTransaction();
        work((sql, values) =>
        {
            using var command = connection.CreateCommand();
            command.Transaction = transaction;
#pragma warning disable CA2100 // Constants of this file.
            command.CommandText = sql;
#pragma warning restore CA2100
            for (var i = 0; i < values.Length; i++)
                command.Parameters.AddWithValue($"${i + 1}", values[i]);
            command.ExecuteNonQuery();
        });
        transaction.Commit();
    }
}
