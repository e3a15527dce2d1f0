using Jingwei.Cases.Contracts;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Search;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Search;

public sealed class SearchCasesTests
{
    [Fact]
    public async Task By_words_of_one_and_two_signs_and_by_the_beginning_of_a_word()
    {
        await using var cases = await CaseRig.Open();
        var manhole = await cases.Report("路口的井盖破损了", "01-06");
        var lamp = await cases.Report("Street lamp is dark near 12号");
        (await Found(cases, "井盖")).ShouldBe([manhole]);
        (await Found(cases, "盖")).ShouldBe([manhole]);
        (await Found(cases, "井盖破损")).ShouldBe([manhole]);
        (await Found(cases, "盖井")).ShouldBeEmpty();
        (await Found(cases, "lam")).ShouldBe([lamp]);
        (await Found(cases, "散落 路口")).ShouldBe([manhole], "the category's name counts too");
        (await Found(cases, "果皮箱 路口")).ShouldBeEmpty();
        (await Found(cases, "，")).ShouldBeEmpty();
    }

    [Fact]
    public async Task By_number_whole_or_its_end()
    {
        await using var cases = await CaseRig.Open();
        var first = await cases.Report("第一");
        await cases.Report("第二");
        (await Found(cases, first)).ShouldBe([first]);
        (await Found(cases, first.Replace("-", "", StringComparison.Ordinal))).ShouldBe([first]);
        (await Found(cases, first[^6..])).ShouldContain(first);
    }

    [Fact]
    public async Task Never_by_who_reported_or_how_to_reach_them()
    {
        await using var cases = await CaseRig.Open();
        await cases.Report("垃圾没人收", contact: "13800001234");
        (await Found(cases, "13800001234")).ShouldBeEmpty();
        (await Found(cases, "138")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_under_another_category_is_found_by_the_new_name_alone()
    {
        await using var cases = await CaseRig.Open();
        var number = await cases.Report("路面有问题", "01-05");
        (await Found(cases, "果皮箱")).ShouldBe([number]);
        var changed = await cases.Get<ChangeCategory>().Run(number, new CategoryRequest("02-01", "看过了"), Operator(cases), "console", CancellationToken.None);
        changed.Ok.ShouldBeTrue();
        (await Found(cases, "果皮箱")).ShouldBeEmpty();
        (await Found(cases, "积水 路面")).ShouldBe([number]);
    }

    [Fact]
    public async Task Together_with_filters_and_page_by_page()
    {
        await using var cases = await CaseRig.Open();
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            numbers.Insert(0, await cases.Report("井盖松动", i % 2 == 0 ? "01-05" : "01-06"));
        }

        (await Found(cases, "井盖", category: "01-06")).ShouldBe([numbers[1], numbers[3]]);
        var seen = new List<string>();
        string? cursor = null;
        do
        {
            var page = (await cases.Get<ListCases>().Run(Filter("井盖") with { Limit = 2, Cursor = cursor }, Operator(cases), CancellationToken.None)).Value;
            seen.AddRange(page.Items.Select(c => c.Number));
            cursor = page.Next;
        }
        while (cursor is not null);
        seen.ShouldBe(numbers);
    }

    [Fact]
    public async Task An_older_folder_is_filled_after_the_start_and_goes_on_after_a_crash()
    {
        await using var cases = await CaseRig.Open();
        var numbers = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            numbers.Insert(0, await cases.Report("井盖松动"));
        }

        // As the schema's script leaves it: nothing in the search, and all of it to do.
        await cases.Write(async scope =>
        {
            await scope.Db.Database.ExecuteSqlRawAsync("DELETE FROM case_search");
            scope.Db.Add(new CaseSearchFillRow { BelowId = await scope.Db.Set<CaseRow>().MaxAsync(c => c.Id) + 1 });
            return 0;
        });
        (await Found(cases, "井盖")).ShouldBeEmpty();
        var index = new IndexOldCases(cases.Get<CaseSearchIndex>(), casesInOnePiece: 2);
        await cases.Write(async scope =>
        {
            await index.Handle(new Storage.Due.DueRow { Kind = IndexOldCases.DueKind, Subject = "city", At = scope.Now, SetAt = scope.Now }, scope);
            return 0;
        });
        (await Found(cases, "井盖")).ShouldBe(numbers.Take(2), "the newest come first");
        await cases.Write(async scope =>
        {
            await IndexOldCases.Await(scope);
            return 0;
        });
        await cases.Settle();
        (await Found(cases, "井盖")).ShouldBe(numbers);
        (await cases.Read(db => db.Set<CaseSearchFillRow>().CountAsync())).ShouldBe(0);
    }

    private static CaseFilter Filter(string q) => new(Q: q);

    private static Actor Operator(CaseRig cases) => new(1, "street", Text.Same("street"), ActorKind.Person, [new ActorPost(Roles.Operator, cases.AreaId, null, null)]);

    private static async Task<List<string>> Found(CaseRig cases, string q, string? category = null) =>
        [.. (await cases.Get<ListCases>().Run(Filter(q) with { Category = category }, Operator(cases), CancellationToken.None)).Value.Items.Select(c => c.Number)];
}
