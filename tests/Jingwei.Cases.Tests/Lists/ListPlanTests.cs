using System.Data.Common;
using Jingwei.Cases.Lists;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Lists;

/// <summary>Lists walk an index in the order of the ids and stop when a page is full: nothing is sorted but a page, and no table is read from end to end. docs/queries.md shows the same plans.</summary>
public sealed class ListPlanTests
{
    private static readonly CaseFilter None = new();

    [Fact]
    public async Task All_of_the_city() => await Walks(None, "c");

    [Fact]
    public async Task Open_ones() => await Walks(None with { State = "open" }, "ix_city_case_closed (closed_at=? AND rowid<?)");

    [Fact]
    public async Task Open_late_ones() => await Walks(None with { State = "open", Late = true }, "ix_city_case_closed (closed_at=? AND rowid<?)");

    [Fact]
    public async Task Of_one_stage() => await Walks(None with { Stage = "check" }, "ix_city_case_stage (stage=? AND id<?)");

    [Fact]
    public async Task Of_some_days() => await Walks(None with { From = Day, To = Day.AddDays(1) }, "SEARCH c USING INTEGER PRIMARY KEY (rowid>?");

    [Fact]
    public async Task With_words() => await Walks(None with { Q = "井盖" }, "SCAN case_search VIRTUAL TABLE INDEX 192:M1<>");

    [Fact]
    public async Task With_words_open_and_of_a_category() => await Walks(None with { Q = "井盖", State = "open", Category = "01-05" }, "SCAN case_search VIRTUAL TABLE INDEX 192:M1<>");

    [Fact]
    public async Task Of_a_category() => await Walks(None with { Category = "01-05" }, "ix_city_case_category (category_code=? AND id<?)", sortsPage: true);

    [Fact]
    public async Task Of_an_area() => await Walks(None with { Area = "31" }, "ix_city_case_area (area_id=? AND id<?)", sortsPage: true);

    [Fact]
    public async Task Open_ones_of_an_area() => await Walks(None with { Area = "31", State = "open" }, "ix_city_case_area_closed (area_id=? AND closed_at=? AND rowid<?)", sortsPage: true);

    [Fact]
    public async Task With_words_of_a_reporter_that_wait() => await Walks(None with { Said = true }, "ix_city_case_said");

    [Fact]
    public async Task That_another_center_offers() => await Walks(None with { Hand = "accept" }, "ix_case_hand_held");

    [Fact]
    public async Task That_were_handed_on() => await Walks(None with { Hand = "on" }, "ix_case_hand_made (from_area_id=? AND case_id<?)");

    [Fact]
    public async Task That_were_received() => await Walks(None with { Hand = "received" }, "ix_case_hand_leads (to_area_id=? AND case_id<?)");

    [Fact]
    public async Task That_another_center_is_to_answer() => await Walks(None with { Hand = "sent" }, "ix_case_hand_sent");

    [Fact]
    public async Task That_somebody_here_is_to_agree_to() => await Walks(None with { Hand = "approve" }, "ix_case_hand_held");

    [Fact]
    public async Task That_another_center_offered_though_it_went_up() => await Walks(None with { Hand = "accept" }, "ix_case_hand_asked");

    [Fact]
    public async Task Of_one_cause() => await Walks(None with { Cause = "2026-沪-000001" }, "ix_city_case_cause (cause_id=?)");

    [Fact]
    public async Task Mine() => await Walks(None with { Mine = true }, "ix_case_party_account (account_id=? AND case_id<?)");

    [Fact]
    public async Task Mine_that_are_open() => await Walks(None with { Mine = true, State = "open" }, "ix_case_party_open (account_id=? AND case_id<?)");

    [Fact]
    public async Task Suspended_ones_that_somebody_has_to_do_with() => await Walks(None with { Suspended = true, Area = "31" }, "ix_city_case_area_closed (area_id=? AND closed_at=? AND rowid<?)", sortsPage: true);

    [Fact]
    public async Task Of_a_category_in_an_area() => await Walks(None with { Area = "31", Category = "01-05" }, "ix_city_case_area_category (area_id=? AND category_code=? AND id<?)", sortsPage: true);

    [Fact]
    public async Task Closed_today_in_an_area() => await Walks(None with { Area = "31", ClosedFrom = new DateTimeOffset(2026, 11, 21, 20, 0, 0, TimeSpan.Zero) }, "ix_city_case_area_closed (area_id=? AND closed_at>?)");

    [Fact]
    public async Task Open_ones_of_a_body() => await Walks(None with { State = "open" }, "ix_city_case_open_body (body_id=? AND id<?)", sortsPage: true, new ActorPost(Roles.Handler, 1, 77, null));

    private static readonly DateTimeOffset Day = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    private static async Task Walks(CaseFilter filter, string along, bool sortsPage = false, ActorPost? post = null)
    {
        await using var cases = await CaseRig.Open();
        var desk = new Actor(1, "street", Text.Same("street"), ActorKind.Person, [post ?? new ActorPost(Roles.Operator, cases.AreaId, null, null)]);
        foreach (var cursor in new[] { null, "9000000000000000000" })
        {
            var plan = await cases.Read(async db =>
            {
                var narrowed = (await cases.Get<ListCases>().Narrow(db, filter with { Cursor = cursor })).Value;
                return (await Task.WhenAll((await cases.Get<NewestCases>().Ways(db, narrowed, desk, 51, CancellationToken.None)).Select(PlanOf))).SelectMany(l => l).ToList();
            });
            var whole = string.Join('\n', plan);
            // Without a cursor nothing bounds the ids of an index.
            var walked = cursor is null ? along.Replace(" AND id<?", "", StringComparison.Ordinal).Replace(" AND rowid<?)", ")", StringComparison.Ordinal) : along;
            plan.ShouldContain(l => l.Contains(walked), whole);
            plan.Count(l => l.Contains("TEMP B-TREE")).ShouldBe(sortsPage ? 1 : 0, whole);
        }
    }

    internal static async Task<List<string>> PlanOf(IQueryable<CaseRow> query)
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

        if (Environment.GetEnvironmentVariable("JINGWEI_SHOW_PLANS") is not null)
        {
            await Console.Out.WriteLineAsync(command.CommandText + "\n" + string.Join('\n', lines) + "\n----");
        }

        return lines;
    }
}
