using System.Runtime.InteropServices;
using Jingwei.Sensing.Rules;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Jingwei.Sensing.Readings;

/// <summary>
/// One day's inputs, open for appending: a SQLite file of its own, so that an old day can be dropped whole. A commit is on the disk
/// when <see cref="Append"/> returns (WAL, synchronous=FULL), and copies nothing from the log into the file, not even when it is closed:
/// that is <see cref="LogCopier"/>'s work. Not thread-safe: the one writer holds it.
/// </summary>
internal sealed class DayFile : IDisposable
{
    private const string Settings = "PRAGMA busy_timeout=10000; PRAGMA synchronous=FULL; PRAGMA wal_autocheckpoint=0; PRAGMA cache_size=-16000";

    // At every open: a file that comes from a backup is not in WAL, and each commit in it would cost twice.
    private const string WriteAhead = "PRAGMA journal_mode=WAL";

    private readonly SqliteConnection connection;
    private readonly sqlite3_stmt begin;
    private readonly sqlite3_stmt insert;
    private readonly sqlite3_stmt count;
    private readonly sqlite3_stmt commit;
    private readonly sqlite3_stmt rollback;
    private readonly Dictionary<(long Lane, InputKind Kind), int> counted = [];

    /// <exception cref="IOException">The file cannot be brought into WAL.</exception>
    public DayFile(string path)
    {
        Path = path;
        if (!File.Exists(path))
            Create(path);
        connection = Open(path);
        try
        {
            using var command = connection.CreateCommand();
            command.CommandText = Settings;
            command.ExecuteNonQuery();
            command.CommandText = WriteAhead;
            if (command.ExecuteScalar() is not "wal")
                throw new IOException($"{path} cannot be brought into WAL");
            Check(raw.sqlite3_db_config(connection.Handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _));
            DayFileSchema.Complete(connection);
            begin = Prepare("BEGIN IMMEDIATE");
            insert = Prepare("INSERT INTO input(seq, lane, kind, device, at, until, received_at, content, code) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
            count = Prepare("INSERT INTO tally(lane, kind, count) VALUES (?, ?, ?) ON CONFLICT(lane, kind) DO UPDATE SET count = count + excluded.count");
            commit = Prepare("COMMIT");
            rollback = Prepare("ROLLBACK");
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Appends all rows, or none.</summary>
    /// <exception cref="IOException">The disk or the file does not take them.</exception>
    public void Append(ReadOnlySpan<StoredInput> rows)
    {
        Step(begin);
        try
        {
            counted.Clear();
            foreach (var row in rows)
            {
                Insert(row);
                CollectionsMarshal.GetValueRefOrAddDefault(counted, (row.LaneId, row.Kind), out _)++;
            }
            foreach (var ((lane, kind), rowsOfKind) in counted)
                Count(lane, kind, rowsOfKind);
            Step(commit);
        }
        catch
        {
            raw.sqlite3_step(rollback);
            raw.sqlite3_reset(rollback);
            throw;
        }
    }

    /// <summary>Pages that went into the log since this was last asked.</summary>
    public int TakePagesWritten() =>
        raw.sqlite3_db_status(connection.Handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var pages, out _, 1) == raw.SQLITE_OK ? pages : 0;

    /// <summary>
    /// Copies into the file what little was written while the <see cref="LogCopier"/> was at work, so that the log has nothing left that the
    /// file lacks, and the next commit begins it anew.
    /// </summary>
    public void CopyRest() => raw.sqlite3_wal_checkpoint_v2(connection.Handle, "main", raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

    public void Dispose()
    {
        begin.Dispose();
        insert.Dispose();
        count.Dispose();
        commit.Dispose();
        rollback.Dispose();
        connection.Dispose();
    }

    // Readers list the folder: a file has its final name only when it is whole.
    private static void Create(string path)
    {
        var building = path + ".new";
        File.Delete(building);
        using (var connection = Open(building))
            DayFileSchema.Create(connection);
        File.Move(building, path);
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private void Insert(StoredInput row)
    {
        raw.sqlite3_bind_int64(insert, 1, row.Seq);
        raw.sqlite3_bind_int64(insert, 2, row.LaneId);
        raw.sqlite3_bind_int(insert, 3, (int)row.Kind);
        raw.sqlite3_bind_int64(insert, 4, row.DeviceId);
        raw.sqlite3_bind_int64(insert, 5, row.AtMs ?? row.ReceivedMs);
        if (row.UntilMs is { } until)
            raw.sqlite3_bind_int64(insert, 6, until);
        else
            raw.sqlite3_bind_null(insert, 6);
        raw.sqlite3_bind_int64(insert, 7, row.ReceivedMs);
        if (row.Kind.IsHeard)
            raw.sqlite3_bind_text(insert, 8, row.Content);
        else
            raw.sqlite3_bind_blob(insert, 8, row.Content);
        if (row.Code is { } code)
            raw.sqlite3_bind_text(insert, 9, code);
        else
            raw.sqlite3_bind_null(insert, 9);
        Step(insert);
    }

    private void Count(long lane, InputKind kind, int rows)
    {
        raw.sqlite3_bind_int64(count, 1, lane);
        raw.sqlite3_bind_int(count, 2, (int)kind);
        raw.sqlite3_bind_int(count, 3, rows);
        Step(count);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(connection.Handle, sql, out var statement));
        return statement;
    }

    private void Step(sqlite3_stmt statement)
    {
        var answer = raw.sqlite3_step(statement);
        raw.sqlite3_reset(statement);
        Check(answer);
    }

    private void Check(int answer)
    {
        if (answer is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
            throw new IOException($"SQLite {answer}: {raw.sqlite3_errmsg(connection.Handle).utf8_to_string()}");
    }
}
