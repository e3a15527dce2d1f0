using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Jingwei.Storage.Sqlite;

/// <summary>Opens connections to <c>city.db</c> with the settings that durability rests on, and contexts over them.</summary>
public sealed class SqliteCity(DataFolder folder, IEnumerable<ITables> tables)
{
    public IReadOnlyList<ITables> Tables { get; } = [.. tables];

    /// <summary>A connection whose commits are on the disk when they return (WAL, synchronous=FULL).</summary>
    public SqliteConnection OpenForWriting()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = folder.CityDb, Mode = SqliteOpenMode.ReadWriteCreate, Pooling = false,
        }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000; PRAGMA temp_store=MEMORY;");
        return connection;
    }

    /// <summary>A pooled connection that cannot change anything.</summary>
    public SqliteConnection OpenForReading()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = folder.CityDb, Mode = SqliteOpenMode.ReadWrite, Pooling = true,
        }.ToString());
        connection.Open();
        Execute(connection, "PRAGMA query_only=ON; PRAGMA busy_timeout=10000; PRAGMA cache_size=-16000;");
        return connection;
    }

    public static DbContextOptions<CityDb> OptionsOver(SqliteConnection connection, bool tracking)
    {
        var builder = new DbContextOptionsBuilder<CityDb>()
            .UseSqlite(connection)
            .ReplaceService<IModelCacheKeyFactory, RoomsModelCacheKey>();
        if (!tracking)
        {
            builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        }

        return builder.Options;
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Only constants of this room and the rooms' embedded scripts come here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
