using System.Data.Common;
using Jingwei.Cases.Duplicates;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Duplicates;

/// <summary>What is near is found through the index on the cells, so that ten million cases cost no more than those in the cells.</summary>
public sealed class NearCasesPlanTests
{
    [Theory]
    [InlineData(250, false)]
    [InlineData(50, true)]
    public async Task By_cell_and_stage_and_day(double meters, bool endedToo)
    {
        await using var cases = await CaseRig.Open();
        var plan = await cases.Read(db => PlanOf(FindSimilar.Near(db.Set<CaseRow>(), new GeoPoint(121.45, 31.23), meters, endedToo ? cases.Now.AddDays(-84) : null)));
        plan.ShouldContain(l => l.Contains("SEARCH") && l.Contains("USING INDEX ix_city_case_cell (cell=? AND stage=? AND opened_at>?)"), string.Join('\n', plan));
        plan.ShouldNotContain(l => l == "SCAN c" || l.StartsWith("SCAN c USING"), string.Join('\n', plan));
    }

    [Fact]
    public async Task Also_among_what_one_person_may_see()
    {
        await using var cases = await CaseRig.Open();
        var operatorOfAll = new Actor(1, "street", Text.Same("street"), ActorKind.Person, [new ActorPost(Roles.Operator, cases.AreaId, null, null)]);
        var plan = await cases.Read(db => PlanOf(FindSimilar.Near(cases.Access.Visible(db, operatorOfAll), new GeoPoint(121.45, 31.23), 50, cases.Now.AddDays(-84))));
        plan.ShouldContain(l => l.Contains("USING INDEX ix_city_case_cell (cell=? AND stage=? AND opened_at>?)"), string.Join('\n', plan));
    }

    private static async Task<List<string>> PlanOf(IQueryable<CaseRow> query)
    {
        await using var command = query.CreateDbCommand();
#pragma warning disable CA2100 // The query's own text.
        command.CommandText = "EXPLAIN QUERY PLAN " + command.CommandText;
#pragma warning restore CA2100
        await using DbDataReader reader = await command.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(3));
        }

        return lines;
    }
}
