using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings.Kept;

/// <summary>
/// The aggregates of one period, open for adding one day's: all of the day and the note that it is in are one transaction, so that a day is in it whole or not at all,
/// and never twice. What is not committed is gone when it is disposed. Not thread-safe.
/// </summary>
internal sealed class AggregateFile : IDisposable
{
    public const long Version = 1;

    /// <summary>
    /// A number that was said once in a step is its sum, and stands nowhere else: min, max and last are then null. <c>at</c> is minutes from the period's first instant to
    /// the step, <c>last_after</c> milliseconds from the step to the last; of a choice it stands with the word that was said last, and with no other.
    /// </summary>
    private const string Schema = """
        CREATE TABLE source (day TEXT NOT NULL PRIMARY KEY) WITHOUT ROWID;
        CREATE TABLE series (id INTEGER PRIMARY KEY, device INTEGER NOT NULL, value TEXT NOT NULL, shape INTEGER NOT NULL);
        CREATE UNIQUE INDEX ix_series_device ON series (device, value, shape);
        CREATE TABLE number (
          series INTEGER NOT NULL, at INTEGER NOT NULL, count INTEGER NOT NULL, sum REAL NOT NULL, min REAL, max REAL, last REAL, last_after INTEGER NOT NULL,
          PRIMARY KEY (series, at)
        ) WITHOUT ROWID;
        CREATE TABLE choice (
          series INTEGER NOT NULL, at INTEGER NOT NULL, word TEXT NOT NULL, count INTEGER NOT NULL, last_after INTEGER,
          PRIMARY KEY (series, at, word)
        ) WITHOUT ROWID;
        CREATE TABLE refused (device INTEGER NOT NULL, day INTEGER NOT NULL, count INTEGER NOT NULL, PRIMARY KEY (device, day)) WITHOUT ROWID;
        """;

    private const string MergeNumber = """
        INSERT INTO number(series, at, count, sum, min, max, last, last_after) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(series, at) DO UPDATE SET
          count = count + excluded.count,
          sum = sum + excluded.sum,
          min = min(ifnull(min, sum), ifnull(excluded.min, excluded.sum)),
          max = max(ifnull(max, sum), ifnull(excluded.max, excluded.sum)),
          last = CASE WHEN excluded.last_after >= last_after THEN ifnull(excluded.last, excluded.sum) ELSE ifnull(last, sum) END,
          last_after = max(last_after, excluded.last_after)
        """;

    private readonly AggregatePeriod period;
    private readonly SqliteConnection connection;
    private readonly List<SqliteStatement> statements = [];
    private readonly SqliteStatement findSeries;
    private readonly SqliteStatement addSeries;
    private readonly SqliteStatement number;
    private readonly SqliteStatement forgetLast;
    private readonly SqliteStatement hasLast;
    private readonly SqliteStatement choice;
    private readonly SqliteStatement refused;
    private (long Device, ValueKey Key, long Id) series;

    public AggregateFile(string path, AggregatePeriod period)
    {
        this.period = period;
        connection = ReadingFile.OpenToWrite(path, Schema, Version);
        try
        {
            Prepare("BEGIN IMMEDIATE").Run();
            findSeries = Prepare("SELECT id FROM series WHERE device = ? AND value = ? AND shape = ?");
            addSeries = Prepare("INSERT INTO series(device, value, shape) VALUES (?, ?, ?) RETURNING id");
            number = Prepare(MergeNumber);
            forgetLast = Prepare("UPDATE choice SET last_after = NULL WHERE series = ? AND at = ? AND last_after <= ?");
            hasLast = Prepare("SELECT 1 FROM choice WHERE series = ? AND at = ? AND last_after IS NOT NULL");
            choice = Prepare("""
                INSERT INTO choice(series, at, word, count, last_after) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT(series, at, word) DO UPDATE SET count = count + excluded.count, last_after = ifnull(excluded.last_after, last_after)
                """);
            refused = Prepare("INSERT INTO refused(device, day, count) VALUES (?, ?, ?) ON CONFLICT(device, day) DO UPDATE SET count = count + excluded.count");
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Whether a day of receipt is in it already.</summary>
    public bool Holds(DateOnly day) => Prepare("SELECT 1 FROM source WHERE day = ?").Bind(1, NameOf(day)).Run() is not null;

    /// <summary>Adds what was said of one value in one step.</summary>
    public void Add(long device, ValueKey key, long startMs, in ValueSummary summary)
    {
        var id = SeriesOf(device, key);
        var (at, lastAfter) = ((startMs - period.FirstMs) / 60_000, summary.LastMs - startMs);
        if (key.Shape == ValueShape.Number)
            AddNumber(id, at, summary, lastAfter);
        else
            AddChoice(id, at, summary, lastAfter);
    }

    /// <summary>Adds messages that were refused on a day of the city's calendar.</summary>
    public void AddRefused(long device, long dayMs, long count) => refused.Bind(1, device).Bind(2, dayMs).Bind(3, count).Run();

    /// <summary>Puts all that was added on the disk, with the note that the day is in.</summary>
    public void Commit(DateOnly day)
    {
        Prepare("INSERT INTO source(day) VALUES (?)").Bind(1, NameOf(day)).Run();
        Prepare("COMMIT").Run();
    }

    public void Dispose()
    {
        foreach (var statement in statements)
            statement.Dispose();
        connection.Dispose();
    }

    internal static string NameOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private void AddNumber(long id, long at, in ValueSummary summary, long lastAfter)
    {
        var once = summary.Count == 1;
        number.Bind(1, id).Bind(2, at).Bind(3, summary.Count).Bind(4, (double?)summary.Sum)
            .Bind(5, once ? null : (double?)summary.Min).Bind(6, once ? null : (double?)summary.Max).Bind(7, once ? null : (double?)summary.Last).Bind(8, lastAfter).Run();
    }

    private void AddChoice(long id, long at, in ValueSummary summary, long lastAfter)
    {
        forgetLast.Bind(1, id).Bind(2, at).Bind(3, lastAfter).Run();
        var older = hasLast.Bind(1, id).Bind(2, at).Run() is not null;
        foreach (var (word, count) in summary.Words)
            choice.Bind(1, id).Bind(2, at).Bind(3, word).Bind(4, count).Bind(5, older || word != summary.LastWord ? null : (long?)lastAfter).Run();
    }

    private long SeriesOf(long device, ValueKey key)
    {
        if (series.Device != device || series.Key != key)
            series = (device, key, Bound(findSeries).Run() ?? Bound(addSeries).Run()!.Value);
        return series.Id;

        SqliteStatement Bound(SqliteStatement statement) => statement.Bind(1, device).Bind(2, key.Name).Bind(3, (long)key.Shape);
    }

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(connection, sql);
        statements.Add(statement);
        return statement;
    }
}
