using System.Text;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Rules;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Tests.Readings;

public sealed class DayFileTests : IDisposable
{
    private const int Megabyte = 1024 * 1024;
    private readonly string folder = Directory.CreateTempSubdirectory("jingwei-day-").FullName;
    private long seq;

    private string Day => Path.Combine(folder, "2026-11-22.db");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_commit_copies_nothing_into_the_file()
    {
        using var file = new DayFile(Day);
        file.Append([Input(1)]);
        var size = new FileInfo(Day).Length;
        for (var i = 0; i < 50; i++)
            file.Append([Input(Megabyte)]);
        new FileInfo(Day).Length.ShouldBe(size);
    }

    [Fact]
    public void A_log_that_was_copied_whole_is_begun_anew()
    {
        using var file = new DayFile(Day);
        for (var i = 0; i < 10; i++)
            file.Append([Input(Megabyte)]);
        file.TakePagesWritten().ShouldBeGreaterThan(10 * Megabyte / 4096);
        file.TakePagesWritten().ShouldBe(0);
        LogCopier.Copy(Day, last: false).ShouldBeGreaterThan(10 * Megabyte / 4096);
        new FileInfo(Day).Length.ShouldBeGreaterThan(10 * Megabyte);
        var log = new FileInfo($"{Day}-wal").Length;
        // What came while it was copied is the rest.
        file.Append([Input(1)]);
        file.CopyRest();
        for (var i = 0; i < 9; i++)
            file.Append([Input(Megabyte)]);
        new FileInfo($"{Day}-wal").Length.ShouldBeLessThan(log + Megabyte);
        Read(Day, "SELECT count(*) FROM input").ShouldBe(["20"]);
    }

    [Fact]
    public void Closing_copies_nothing_and_the_last_copy_takes_it_all()
    {
        using (var file = new DayFile(Day))
            file.Append([Input(Megabyte)]);
        new FileInfo($"{Day}-wal").Length.ShouldBeGreaterThan(Megabyte);
        LogCopier.Copy(Day, last: true).ShouldBe(0);
        File.Exists($"{Day}-wal").ShouldBeFalse();
        Read(Day, "SELECT count(*) FROM input").ShouldBe(["1"]);
    }

    [Fact]
    public void A_file_that_comes_from_a_backup_runs_in_write_ahead_mode_again()
    {
        using (var file = new DayFile(Day))
            file.Append([Input(1)]);
        var copy = Path.Combine(folder, "copy.db");
        Execute(Day, $"VACUUM INTO '{copy}'");
        Read(copy, "PRAGMA journal_mode").ShouldBe(["delete"]);
        using var again = new DayFile(copy);
        again.Append([Input(1)]);
        Read(copy, "PRAGMA journal_mode").ShouldBe(["wal"]);
        Read(copy, "SELECT count(*) FROM input").ShouldBe(["2"]);
    }

    [Fact]
    public async Task A_file_that_somebody_holds_is_waited_for()
    {
        using var file = new DayFile(Day);
        file.Append([Input(1)]);
        using var other = Open(Day);
        using var held = other.BeginTransaction(deferred: false);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var appending = Task.Run(() =>
        {
            begun.SetResult();
            file.Append([Input(1)]);
        });
        await begun.Task;
        await held.RollbackAsync();
        await appending;
        Read(Day, "SELECT count(*) FROM input").ShouldBe(["2"]);
    }

    [Fact]
    public void A_file_made_before_there_was_an_index_by_lane_gets_it_and_its_tally()
    {
        Execute(Day, """
            CREATE TABLE input (seq INTEGER PRIMARY KEY, lane INTEGER NOT NULL, kind INTEGER NOT NULL, device INTEGER NOT NULL, at INTEGER NOT NULL, until INTEGER, received_at INTEGER NOT NULL, content, code TEXT);
            CREATE INDEX ix_input_device_at ON input (device, at) WHERE device <> 0;
            INSERT INTO input(seq, lane, kind, device, at, received_at) VALUES (1, 7, 1, 12, 0, 0), (2, 7, 1, 12, 0, 0), (3, 8, 2, 13, 0, 0)
            """);
        seq = 3;
        using (var file = new DayFile(Day))
            file.Append([Input(1), Input(1)]);
        Read(Day, "SELECT lane || ' ' || kind || ' ' || count FROM tally ORDER BY 1").ShouldBe(["7 1 4", "8 2 1"]);
        Read(Day, "SELECT lane || ' ' || kind || ' ' || count(*) FROM input GROUP BY lane, kind ORDER BY 1").ShouldBe(["7 1 4", "8 2 1"]);
        Plan(Day, "SELECT content FROM input WHERE lane = 7 AND seq > 2 ORDER BY seq").ShouldHaveSingleItem().ShouldContain("ix_input_lane");
        using (var again = new DayFile(Day))
            again.Append([Input(1)]);
        Read(Day, "SELECT sum(count) FROM tally").ShouldBe(["6"]);
    }

    private StoredInput Input(int bytes) => new()
    {
        Seq = ++seq, LaneId = 7, Kind = InputKind.Reading, DeviceId = 12, Content = Encoding.ASCII.GetBytes(new string('x', bytes)),
    };

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        return connection;
    }

    private static void Execute(string path, string sql)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<string> Plan(string path, string sql) => Read(path, "EXPLAIN QUERY PLAN " + sql, column: 3);

    private static List<string> Read(string path, string sql, int column = 0)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var row = command.ExecuteReader();
        var lines = new List<string>();
        while (row.Read())
            lines.Add(row.GetString(column));
        return lines;
    }
}
