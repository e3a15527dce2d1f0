using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Jingwei.Sensing.Readings;

/// <summary>A prepared statement that runs millions of times: bound and read without garbage. Places of parameters count from 1, those of columns from 0.</summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;

    /// <exception cref="IOException">SQLite does not take it.</exception>
    public SqliteStatement(SqliteConnection connection, string sql)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
    }

    public SqliteStatement Bind(int place, long value)
    {
        raw.sqlite3_bind_int64(statement, place, value);
        return this;
    }

    public SqliteStatement Bind(int place, long? value)
    {
        if (value is { } there)
            raw.sqlite3_bind_int64(statement, place, there);
        else
            raw.sqlite3_bind_null(statement, place);
        return this;
    }

    public SqliteStatement Bind(int place, double? value)
    {
        if (value is { } there)
            raw.sqlite3_bind_double(statement, place, there);
        else
            raw.sqlite3_bind_null(statement, place);
        return this;
    }

    public SqliteStatement Bind(int place, string value)
    {
        raw.sqlite3_bind_text(statement, place, value);
        return this;
    }

    /// <summary>Goes to the next row; false after the last, from where it can run again.</summary>
    /// <exception cref="IOException">SQLite cannot.</exception>
    public bool Next()
    {
        var answer = raw.sqlite3_step(statement);
        if (answer == raw.SQLITE_ROW)
            return true;
        raw.sqlite3_reset(statement);
        Check(answer);
        return false;
    }

    /// <summary>Runs what has no rows, or whose first row is enough.</summary>
    /// <returns>The first row's first column; null when there is no row.</returns>
    public long? Run()
    {
        long? answer = Next() ? Long(0) : null;
        raw.sqlite3_reset(statement);
        return answer;
    }

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    /// <summary>Bytes that are gone with the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public void Dispose() => statement.Dispose();

    private void Check(int answer)
    {
        if (answer is not (raw.SQLITE_OK or raw.SQLITE_DONE or raw.SQLITE_ROW))
            throw new IOException($"SQLite {answer}: {raw.sqlite3_errmsg(database).utf8_to_string()}");
    }
}
