using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Readings;

/// <summary>The SQLite files of the readings' folder, as all that is not <see cref="DayFile"/> opens and removes them.</summary>
internal static class ReadingFile
{
    private const int CannotOpen = 14;

    /// <summary>A pooled connection that cannot change anything; null when there is no such file.</summary>
    public static SqliteConnection? Find(string path)
    {
        var connection = Pooled(path);
        try
        {
            connection.Open();
        }
        catch (SqliteException missing) when (missing.SqliteErrorCode == CannotOpen && !File.Exists(path))
        {
            connection.Dispose();
            return null;
        }
        Execute(connection, "PRAGMA query_only=ON; PRAGMA busy_timeout=10000");
        return connection;
    }

    /// <summary>A connection of its own for writing; the file is made when it is not there, and has its name only when it is whole. Each commit is on the disk when it returns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="schema">The tables of a new file.</param>
    /// <param name="version">Of the schema.</param>
    /// <exception cref="IOException">The file is of another version.</exception>
    public static SqliteConnection OpenToWrite(string path, string schema, long version)
    {
        if (!File.Exists(path))
        {
            var building = path + ".new";
            File.Delete(building);
            using (var made = Alone(building))
                Execute(made, $"BEGIN IMMEDIATE; {schema} PRAGMA user_version={version}; COMMIT;");
            File.Move(building, path);
        }
        var connection = Alone(path);
        try
        {
            if (VersionOf(connection) is var found && found != version)
                throw new IOException($"{path} is of version {found}, and this program knows version {version}");
            Execute(connection, "PRAGMA busy_timeout=10000; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-16000");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Removes a file and its log. What was still in the log is copied into the file first: whoever has it open reads on to the end.</summary>
    /// <exception cref="IOException">Somebody holds it, on a system where that keeps it from being removed.</exception>
    public static void Remove(string path)
    {
        if (File.Exists(path))
            LogCopier.Copy(path, last: true);
        using (var pool = Pooled(path))
            SqliteConnection.ClearPool(pool);
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }

    /// <summary>Removes logs whose file is gone: a process that ended while it removed a file left them.</summary>
    public static void RemoveRests(string folder)
    {
        foreach (var rest in Directory.EnumerateFiles(folder).Where(f => f.EndsWith(".db-wal", StringComparison.Ordinal) || f.EndsWith(".db-shm", StringComparison.Ordinal)))
            if (!File.Exists(rest[..^4]))
                File.Delete(rest);
    }

    private static SqliteConnection Pooled(string path) =>
        new(new SqliteConnectionStringBuilder { DataSource = path, Mode = SqliteOpenMode.ReadWrite, Pooling = true }.ToString());

    private static SqliteConnection Alone(string path)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }

    private static long VersionOf(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA user_version";
        return (long)command.ExecuteScalar()!;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Constants of this room.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
