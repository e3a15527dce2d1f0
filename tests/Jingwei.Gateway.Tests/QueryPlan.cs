using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests;

/// <summary>How the database means to answer a query.</summary>
internal static class QueryPlan
{
    /// <summary>It runs over that index, and sorts nothing unless that is said.</summary>
    public static async Task RunsOver(IQueryable<object> query, string index, bool sorts = false)
    {
        await using var command = query.CreateDbCommand();
#pragma warning disable CA2100 // The query's own text.
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        var plan = string.Join('\n', lines);
        plan.ShouldContain(index, Case.Sensitive, plan);
        if (!sorts)
        {
            plan.ShouldNotContain("TEMP B-TREE", Case.Sensitive, plan);
        }
    }
}
