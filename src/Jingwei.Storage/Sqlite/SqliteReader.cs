namespace Jingwei.Storage.Sqlite;

/// <summary>Each read has a pooled connection and a read transaction of its own: one consistent view.</summary>
internal sealed class SqliteReader(SqliteCity city) : ICityReader
{
    public async Task<T> Read<T>(Func<CityDb, Task<T>> query, CancellationToken ct = default)
    {
        ct.ThrowIfCancellationRequested();
        using var connection = city.OpenForReading();
        using var view = connection.BeginTransaction(deferred: true);
        await using var db = new CityDb(SqliteCity.OptionsOver(connection, tracking: false), city.Tables);
        await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.UseTransactionAsync(db.Database, view, ct);
        return await query(db);
    }
}
