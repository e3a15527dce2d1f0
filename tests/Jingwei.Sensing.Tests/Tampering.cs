using Jingwei.Storage;
using Microsoft.Data.Sqlite;

namespace Jingwei.Sensing.Tests;

/// <summary>Changes <c>city.db</c> behind the program's back, as a crash or an older version may leave it.</summary>
internal static class Tampering
{
    public static async Task Execute(string folder, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={new DataFolder(folder).CityDb};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
