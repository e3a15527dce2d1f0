using Jingwei.Cases.Lists;
using Jingwei.Cases.Search;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Lists;

/// <summary>What is asked in another way where a list is long finds the same.</summary>
public sealed class LongListsTests
{
    private const long Somebody = 7;
    private static readonly CaseFilter None = new();
    private static readonly Actor Stranger = new(Somebody, "somebody", Text.Same("somebody"), ActorKind.Person, []);

    [Fact]
    public async Task Of_a_kind_among_the_thousands_that_somebody_had_to_do_with()
    {
        await using var cases = await CaseRig.Open();
        var numbers = new[] { await cases.Report("一", "02-01"), await cases.Report("二"), await cases.Report("三", "02-01"), await cases.Report("四", "02-01") };
        await cases.Write(async scope =>
        {
            foreach (var row in scope.Db.Set<CaseRow>().Where(c => numbers.Take(3).Contains(c.Number)).ToList())
            {
                await CaseBook.Involve(scope, row, Somebody, handled: false);
            }

            await scope.Db.Database.ExecuteSqlAsync($"WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5001) INSERT INTO case_party (case_id, account_id, handled, ringing, since, open, category_code) SELECT -i, {Somebody}, 0, 0, 0, 0, '09-09' FROM n");
            return 0;
        });
        (await Numbers(cases, None with { Category = "02-01" }, Stranger)).ShouldBe([numbers[2], numbers[0]]);
        (await Numbers(cases, None with { Category = "01-05" }, Stranger)).ShouldBe([numbers[1]]);
        var desk = new Actor(1, "street", Text.Same("street"), ActorKind.Person, [new ActorPost(Roles.Operator, cases.AreaId, null, null)]);
        (await cases.Get<ChangeCategory>().Run(numbers[1], new CategoryRequest("02-01", "看过了"), desk, "console", CancellationToken.None)).Ok.ShouldBeTrue();
        (await Numbers(cases, None with { Category = "02-01" }, Stranger)).ShouldBe([numbers[2], numbers[1], numbers[0]]);
        (await Numbers(cases, None with { Category = "01-05" }, Stranger)).ShouldBeEmpty();
        var plan = await cases.Read(async db =>
        {
            var narrowed = (await cases.Get<ListCases>().Narrow(db, None with { Category = "02-01" })).Value;
            return (await Task.WhenAll((await cases.Get<NewestCases>().Ways(db, narrowed, Stranger, 51, CancellationToken.None)).Select(ListPlanTests.PlanOf))).SelectMany(l => l).ToList();
        });
        plan.ShouldContain(l => l.Contains("ix_case_party_category (account_id=? AND category_code=?"), string.Join('\n', plan));
    }

    [Fact]
    public async Task Open_ones_with_words_however_old_they_are()
    {
        await using var cases = await CaseRig.Open();
        var numbers = new List<string>();
        for (var i = 0; i < 21; i++)
        {
            numbers.Add(await cases.Report(i % 2 == 0 ? "井盖" : "灯"));
            await cases.After(TimeSpan.FromSeconds(1));
        }

        var part = new Actor(2, "part", Text.Same("part"), ActorKind.Person, [new ActorPost(Roles.Operator, cases.AreaId, null, null)]);
        (await Numbers(cases, None with { Q = "井盖", State = "open", Area = "31" }, part)).ShouldBe(numbers.Where((_, i) => i % 2 == 0).Reverse());
        (await Numbers(cases, None with { Q = "灯", State = "open", Area = "31" }, part)).ShouldBe(numbers.Where((_, i) => i % 2 == 1).Reverse());
        (await Numbers(cases, None with { Q = "井盖", State = "open", Area = "31", From = cases.Now.AddSeconds(-4) }, part)).ShouldBe([numbers[20], numbers[18]]);
    }

    [Fact]
    public async Task An_address_with_its_number_is_found_by_the_number_first()
    {
        await using var cases = await CaseRig.Open();
        var wanted = new[] { await cases.Report("井盖松了", address: "镇宁环路1203号"), await cases.Report("灯不亮", address: "镇宁环路1203号") };
        await cases.Report("井盖松了", address: "镇宁环路1204号");
        await cases.Report("井盖松了", address: "镇宁北路1203号");
        await cases.Report("井盖松了", address: "中山环路1203号");
        var part = new Actor(2, "part", Text.Same("part"), ActorKind.Person, [new ActorPost(Roles.Operator, cases.AreaId, null, null)]);
        foreach (var filter in new[] { None with { Q = "镇宁环路1203号" }, None with { Q = "镇宁环路1203号", Area = "31" }, None with { Q = "镇宁环路1203号", State = "open" } })
        {
            (await Numbers(cases, filter, part)).ShouldBe([wanted[1], wanted[0]]);
        }

        (await Numbers(cases, None with { Q = "镇宁环路1203号 井盖" }, part)).ShouldBe([wanted[0]]);
        (await Numbers(cases, None with { Q = "镇宁环路1203号", Limit = 1 }, part)).ShouldBe([wanted[1]]);
        var next = (await cases.Get<ListCases>().Run(None with { Q = "镇宁环路1203号", Limit = 1 }, part, CancellationToken.None)).Value.Next;
        (await Numbers(cases, None with { Q = "镇宁环路1203号", Cursor = next }, part)).ShouldBe([wanted[0]]);
        (await Numbers(cases, None with { Q = "镇宁环路1203号" }, Stranger)).ShouldBeEmpty("who has nothing to do with them");
        (await Numbers(cases, None with { Q = "镇宁环路1205号" }, part)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Rare_words_are_those_of_few_cases_however_the_others_are()
    {
        await using var cases = await CaseRig.Open();
        for (var i = 0; i <= RareWords.Most; i++)
        {
            await cases.Report("井盖松了", address: i % 9 == 0 ? "镇宁环路1203号" : "镇宁北路1203号");
        }

        string[][] asked = [["镇宁", "宁环", "环路", "1203号"], ["镇宁", "北路", "1203号"], ["井盖", "环路", "1203号"], ["井盖", "松了", "镇宁"], ["镇宁", "1203号"], ["镇宁", "宁环", "1204号"]];
        foreach (var terms in asked)
        {
            await cases.Read(async db =>
            {
                var all = await CaseSearchIndex.Find(db, terms).Select(h => h.CaseId).ToListAsync();
                var found = await RareWords.Find(db, terms, CancellationToken.None);
                (found ?? all).Order().ShouldBe(all.Order());
                (found is null).ShouldBe(terms is ["井盖", "松了", "镇宁"] or ["镇宁", "1203号"], string.Join(' ', terms));
                return 0;
            });
        }
    }

    [Fact]
    public async Task Of_its_kind_close_by_the_newest_of_each_cell_are_read()
    {
        await using var cases = await CaseRig.Open();
        var numbers = new List<string>();
        for (var i = 0; i < 9; i++)
        {
            numbers.Add(await cases.Report("井盖", i == 4 ? "02-01" : "01-05"));
        }

        var desk = new Actor(1, "street", Text.Same("street"), ActorKind.Person, [new ActorPost(Roles.Operator, cases.AreaId, null, null)]);
        var page = (await cases.Get<ShowCase>().Run(numbers[0], desk, CancellationToken.None)).Value;
        page.Related.Select(r => r.Number).ShouldBe([numbers[8], numbers[7], numbers[6], numbers[5], numbers[3], numbers[2]]);
        var plan = await cases.Read(async db => await ListPlanTests.PlanOf(ShowCase.NearOfKind(db, db.Set<CaseRow>(), await db.Set<CaseRow>().FirstAsync(c => c.Number == numbers[0])).OrderByDescending(c => c.Id).Take(6)));
        plan.ShouldContain(l => l.Contains("ix_city_case_cell_category (cell=? AND category_code=?)"), string.Join('\n', plan));
    }

    private static async Task<List<string>> Numbers(CaseRig cases, CaseFilter filter, Actor actor) =>
        [.. (await cases.Get<ListCases>().Run(filter, actor, CancellationToken.None)).Value.Items.Select(c => c.Number)];
}
