using Jingwei.Cases.Views;

namespace Jingwei.Cases.Tests.Views;

/// <summary>常用清单: one's own and a center's, with the count of a first page.</summary>
public sealed class ViewTests
{
    private static readonly Dictionary<string, string> Late = new() { ["state"] = "open", ["post"] = "dispatcher" };

    [Fact]
    public async Task Ones_own_is_seen_by_nobody_else_and_a_shared_one_by_the_center()
    {
        await using var city = await LevelsRig.Open();
        var own = (await Add(city, "desk", new ViewRequest("待派遣", Late, "urgent", ["due", "title"]))).Value;
        (own.Sort, own.Mine, own.MayChange, own.SharedWith).ShouldBe(("urgent", true, true, null));
        own.Columns.ShouldBe(["title", "due"], "in the list's own order");
        var shared = (await Add(city, "desk", new ViewRequest("全中心", Late, AreaId: city.Subdistrict.ToString()))).Value;
        (await Names(city, "desk")).ShouldBe(["全中心", "待派遣"], ignoreOrder: true);
        (await Names(city, "leader")).ShouldBe(["全中心"]);
        (await Names(city, "besideDesk")).ShouldBeEmpty();
        (await city.Get<CaseViews>().Remove(own.Id, city["leader"], CancellationToken.None)).Refusal!.Code.ShouldBe("view_unknown");
        (await city.Get<CaseViews>().Change(shared.Id, new ViewRequest("改名", Late, AreaId: city.Subdistrict.ToString()), city["leader"], CancellationToken.None)).Value.Name.ShouldBe("改名", "who leads there keeps it");
        (await city.Get<CaseViews>().Remove(shared.Id, city["desk"], CancellationToken.None)).Ok.ShouldBeTrue();
        (await Names(city, "leader")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_pin_counts_to_the_end_of_the_first_page_and_no_further()
    {
        await using var city = await LevelsRig.Open();
        var view = (await Add(city, "desk", new ViewRequest("待派遣", Late, AreaId: city.Subdistrict.ToString(), Pinned: true))).Value;
        (await Counts(city, "leader")).ShouldBeEmpty("pins are each reader's own");
        for (var i = 0; i < 21; i++)
        {
            await city.Case("dispatching", city.Greening);
        }

        (await Counts(city, "desk")).ShouldBe([(20, true)]);
        (await city.Get<CaseViews>().Pin(view.Id, true, city["leader"], CancellationToken.None)).Value.Pinned.ShouldBeTrue();
        (await Counts(city, "leader")).ShouldBe([(20, true)]);
        (await city.Get<CaseViews>().Pin(view.Id, false, city["desk"], CancellationToken.None)).Ok.ShouldBeTrue();
        (await Counts(city, "desk")).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_wrong_is_named()
    {
        await using var city = await LevelsRig.Open();
        async Task<(string?, string?)> Says(ViewRequest request) => (await Add(city, "desk", request)).Refusal is { } no ? (no.Code, no.Field) : default;
        (await Says(new ViewRequest(" ", Late))).ShouldBe(("text_required", "name"));
        (await Says(new ViewRequest(new string('长', 41), Late))).ShouldBe(("text_too_long", "name"));
        (await Says(new ViewRequest("x", null))).ShouldBe(("view_filter_required", "filter"));
        (await Says(new ViewRequest("x", new Dictionary<string, string> { ["colour"] = "red" }))).ShouldBe(("filter_unknown", "filter.colour"));
        (await Says(new ViewRequest("x", new Dictionary<string, string> { ["state"] = "nowhere" }))).ShouldBe(("state_unknown", "state"));
        (await Says(new ViewRequest("x", Late, "loudest"))).ShouldBe(("view_sort_unknown", "sort"));
        (await Says(new ViewRequest("x", Late, Columns: ["smell"]))).ShouldBe(("view_column_unknown", "columns"));
        (await Says(new ViewRequest("x", Late, AreaId: city.Beside.ToString()))).ShouldBe(("view_not_your_center", "areaId"));
    }

    private static Task<Foundation.Result<CaseView>> Add(LevelsRig city, string who, ViewRequest request) => city.Get<CaseViews>().Add(request, city[who], CancellationToken.None);

    private static async Task<IReadOnlyList<string>> Names(LevelsRig city, string who) => [.. (await city.Get<CaseViews>().List(city[who], CancellationToken.None)).Items.Select(v => v.Name)];

    private static async Task<IReadOnlyList<(int, bool)>> Counts(LevelsRig city, string who) => [.. (await city.Get<CountViews>().Run(city[who], CancellationToken.None)).Items.Select(c => (c.Count, c.More))];
}
