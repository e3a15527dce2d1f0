using System.Data.Common;
using Jingwei.Cases.Assists;
using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Assists;

/// <summary>协办 lists with their counts, and that each walks an index.</summary>
public sealed class AssistListTests
{
    [Fact]
    public async Task Each_side_has_its_list_and_its_counts()
    {
        await using var city = await LevelsRig.Open();
        await city.Photograph();
        var (one, two, three) = (await city.Case(body: city.Greening), await city.Case(body: city.Greening), await city.Case(body: city.Greening));
        foreach (var row in new[] { one, two, three })
        {
            (await city.Ask(row, "green", city.Urban, hours: 3)).ShouldBeNull();
        }

        (await city.Move(one, "urban", "decline", "不会")).ShouldBeNull();
        (await city.Move(two, "urban", "confirm")).ShouldBeNull();
        (await Numbers(city, "urban", "of", "open")).ShouldBe([three.Number, two.Number, one.Number]);
        (await Numbers(city, "urban", "of", "asked")).ShouldBe([three.Number]);
        (await Numbers(city, "green", "of")).ShouldBeEmpty();
        (await Numbers(city, "green", "by", "declined")).ShouldBe([one.Number]);
        (await Numbers(city, "desk", "by")).ShouldBe([three.Number, two.Number, one.Number]);
        (await Numbers(city, "mayor", "by")).Count.ShouldBe(3);
        (await Numbers(city, "besideDesk", "by")).ShouldBeEmpty();
        (await Numbers(city, "worker", "by")).ShouldBeEmpty("who works at no desk has none");
        (await city.Get<ListAssists>().Count(city["urban"], CancellationToken.None)).ShouldBe(new AssistCounts(new AssistTally(1, 1, 1, 0), new AssistTally(0, 0, 0, 0)));
        (await city.Get<ListAssists>().Count(city["green"], CancellationToken.None)).By.ShouldBe(new AssistTally(1, 1, 1, 0));

        await city.After(TimeSpan.FromHours(28));
        (await Numbers(city, "urban", "of", "late")).ShouldBe([three.Number, two.Number], "what it declined is not late with it");
        (await city.Get<ListAssists>().Count(city["desk"], CancellationToken.None)).By.Late.ShouldBe(2);
        (await city.Move(two, "urban", "done", "好了", photo: true)).ShouldBeNull();
        (await Numbers(city, "desk", "by", "done")).ShouldBe([two.Number]);
        var lines = (await city.Get<ListAssists>().Run(new AssistFilter("by", "open"), city["green"], CancellationToken.None)).Value.Items;
        lines.Select(l => l.WaitsForMe).ShouldBe([false, true], "what was declined waits for who asked");
    }

    [Fact]
    public async Task A_list_comes_page_by_page_and_refuses_what_it_does_not_know()
    {
        await using var city = await LevelsRig.Open();
        foreach (var row in new[] { await city.Case(body: city.Greening), await city.Case(body: city.Greening), await city.Case(body: city.Greening) })
        {
            (await city.Ask(row, "desk", city.Urban)).ShouldBeNull();
        }

        var first = (await city.Get<ListAssists>().Run(new AssistFilter("of", Limit: 2), city["urban"], CancellationToken.None)).Value;
        var second = (await city.Get<ListAssists>().Run(new AssistFilter("of", Limit: 2, Cursor: first.Next), city["urban"], CancellationToken.None)).Value;
        (first.Items.Count, second.Items.Count, second.Next).ShouldBe((2, 1, null));
        first.Items.Concat(second.Items).Select(l => l.Part.Id).Distinct().Count().ShouldBe(3);
        foreach (var (filter, code) in new[] { (new AssistFilter("x"), "assist_side_unknown"), (new AssistFilter(State: "x"), "state_unknown"), (new AssistFilter(Limit: 0), "limit_out_of_range"), (new AssistFilter(Cursor: "x"), "cursor_invalid") })
        {
            (await city.Get<ListAssists>().Run(filter, city["urban"], CancellationToken.None)).Refusal!.Code.ShouldBe(code);
        }
    }

    [Theory]
    [InlineData("urban", "of", null, "ix_case_assist_body (body_id=?")]
    [InlineData("urban", "of", "asked", "ix_case_assist_body_open (body_id=? AND state=?")]
    [InlineData("green", "by", null, "ix_case_assist_lead (lead_id=?")]
    [InlineData("green", "by", "declined", "ix_case_assist_lead_open (lead_id=? AND state=?")]
    [InlineData("desk", "by", null, "ix_case_assist_area (area_id=?")]
    [InlineData("desk", "by", "confirmed", "ix_case_assist_area_open (area_id=? AND state=?")]
    public async Task Lists_walk_an_index(string who, string side, string? state, string along)
    {
        await using var city = await LevelsRig.Open();
        var plan = await city.Storage.Reader.Read(async db => (await Task.WhenAll(city.Get<ListAssists>().Ways(db, new AssistFilter(side, state, Cursor: "9000000000000000000"), city[who], 51).Select(PlanOf))).SelectMany(l => l).ToList());
        plan.ShouldContain(l => l.Contains(along), string.Join('\n', plan));
        plan.ShouldNotContain(l => l.StartsWith("SCAN c"), string.Join('\n', plan));
    }

    private static async Task<IReadOnlyList<string>> Numbers(LevelsRig city, string who, string side, string? state = null) =>
        [.. (await city.Get<ListAssists>().Run(new AssistFilter(side, state), city[who], CancellationToken.None)).Value.Items.Select(l => l.Number)];

    private static async Task<List<string>> PlanOf(IQueryable<CaseAssistRow> query)
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
