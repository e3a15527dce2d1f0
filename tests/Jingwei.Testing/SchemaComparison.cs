using Jingwei.Storage;
using Jingwei.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Testing;

/// <summary>Compares the schema that the scripts make with the one that the model wants: tables, columns, types, nullability, keys, unique indexes.</summary>
public static class SchemaComparison
{
    /// <summary>Lines that only one side has, led by "scripts:" or "model:"; empty when they agree.</summary>
    public static IReadOnlyList<string> Differences(IServiceProvider rooms)
    {
        var city = rooms.GetRequiredService<SqliteCity>();
        using var migrated = city.OpenForReading();
        using var wanted = new SqliteConnection("Data Source=:memory:");
        wanted.Open();
        using (var db = new CityDb(SqliteCity.OptionsOver(wanted, tracking: true), city.Tables))
        {
            using var create = wanted.CreateCommand();
#pragma warning disable CA2100 // The model's own script.
            create.CommandText = db.Database.GenerateCreateScript();
#pragma warning restore CA2100
            create.ExecuteNonQuery();
        }

        var modelTables = TablesOf(wanted);
        var byScripts = ColumnsOf(migrated, modelTables);
        var byModel = ColumnsOf(wanted, modelTables);
        return [.. byScripts.Except(byModel).Select(l => $"scripts: {l}"), .. byModel.Except(byScripts).Select(l => $"model: {l}")];
    }

    private static List<string> TablesOf(SqliteConnection connection) =>
        Query(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'", r => r.GetString(0));

    private static HashSet<string> ColumnsOf(SqliteConnection connection, IEnumerable<string> tables) =>
    [
        .. tables.SelectMany(table => Query(
            connection,
            $"SELECT name, type, \"notnull\", pk FROM pragma_table_info('{table}')",
            r => $"{table}.{r.GetString(0)} {r.GetString(1)} notnull={r.GetInt32(2)} pk={r.GetInt32(3)}")),
        .. tables.SelectMany(table => Query(
            connection,
            $"SELECT group_concat(ii.name), il.\"unique\" FROM pragma_index_list('{table}') il, pragma_index_info(il.name) ii WHERE il.origin = 'c' AND il.\"unique\" = 1 GROUP BY il.name",
            r => $"{table} unique({(r.IsDBNull(0) ? "" : r.GetString(0))})")),
    ];

    private static List<T> Query<T>(SqliteConnection connection, string sql, Func<SqliteDataReader, T> map)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Names come from the schema itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(map(reader));
        }

        return rows;
    }
}
