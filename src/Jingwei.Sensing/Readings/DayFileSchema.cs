using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings;

/// <summary>The tables of a day file, and how a file made by an older version gets what it lacks.</summary>
internal static class DayFileSchema
{
    private const string Input = """
        CREATE TABLE input (
          seq INTEGER PRIMARY KEY,
          lane INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          device INTEGER NOT NULL,
          at INTEGER NOT NULL,
          until INTEGER,
          received_at INTEGER NOT NULL,
          content,
          code TEXT
        );
        CREATE INDEX ix_input_device_at ON input (device, at) WHERE device <> 0;
        """;

    // An index ends with the key of its row, so this one is by (lane, seq). The tally spares the audit counting a day's rows.
    private const string ByLane = """
        BEGIN IMMEDIATE;
        CREATE INDEX ix_input_lane ON input (lane);
        CREATE TABLE tally (
          lane INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          count INTEGER NOT NULL,
          PRIMARY KEY (lane, kind)
        ) WITHOUT ROWID;
        INSERT INTO tally SELECT lane, kind, count(*) FROM input GROUP BY lane, kind;
        COMMIT;
        """;

    /// <summary>Makes the tables of a new file.</summary>
    public static void Create(SqliteConnection connection)
    {
        Execute(connection, Input);
        Execute(connection, ByLane);
    }

    /// <summary>Adds what came after the file was made; the whole of it is read once.</summary>
    public static void Complete(SqliteConnection connection)
    {
        if (!HasTally(connection))
            Execute(connection, ByLane);
    }

    /// <summary>False for a file of an older version that was never opened for writing again.</summary>
    public static bool HasTally(SqliteConnection connection, SqliteTransaction? view = null)
    {
        using var command = connection.CreateCommand();
        command.Transaction = view;
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = 'tally'";
        return (long)command.ExecuteScalar()! > 0;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this file.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
