using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Nearby;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Cases.Tests.Nearby;

/// <summary>公开地图: what anybody sees of what residents reported near by.</summary>
public sealed class NearReportsTests
{
    private static readonly CancellationToken Now = CancellationToken.None;

    [Fact]
    public async Task Reports_are_seen_rounded_and_joined_from_there()
    {
        await using var city = await LevelsRig.Open();
        var sent = (await city.Get<ReportProblem>().Run(new ReportRequest("垃圾桶满了，我住 1203 室", 121.45012, 31.22933, Category: "01-05"), Actor.Nobody, Now)).Value;
        await city.Case();
        var near = (await List(city, 121.4515, 31.2290)).ShouldHaveSingleItem("what the city's own found is not shown");
        (near.Place.Lon, near.Place.Lat, near.DistanceMeters % 50, near.ClosedAt).ShouldBe((121.45, 31.229, 0, null));
        near.ToString().ShouldNotContain("1203");
        near.ToString().ShouldNotContain(sent.Number);

        var joined = await city.Get<AddReporter>().MeToo(new MeTooRequest(near.Key, near.Place.Lon, near.Place.Lat, null, null, null, null), Actor.Nobody, Now);
        joined.Ok.ShouldBeTrue();
        (await List(city, 121.4515, 31.2290))[0].Reporters.ShouldBe(2);
        (await List(city, 121.4515, 31.2290 + 0.02)).ShouldBeEmpty("too far");
        (await city.Get<ListNearReports>().Run(null, 31.2, Now)).Refusal!.Code.ShouldBe("place_required");
    }

    [Fact]
    public async Task What_is_closed_is_shown_for_a_fortnight_and_what_was_no_matter_never()
    {
        await using var city = await LevelsRig.Open();
        var closed = await End(city, CaseOutcome.Cleared);
        await End(city, CaseOutcome.NotFound);
        var shown = (await List(city, 121.45, 31.229)).ShouldHaveSingleItem();
        (shown.Key, shown.ClosedAt).ShouldBe((null, closed.ClosedAt));
        await city.After(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));
        (await List(city, 121.45, 31.229)).ShouldBeEmpty();
    }

    [Fact]
    public void What_a_city_withholds_is_public_nowhere()
    {
        var clocks = new CategoryClocks(TimeSpan.FromDays(1), TimeSpan.FromDays(1), TimeSpan.FromDays(9), TimeSpan.FromDays(1));
        CategoryDefinition Of(string code, bool report = true) => new(code, code[..2], Foundation.Text.Same(code), 2, report, clocks);
        var catalog = new ScenarioCatalog([], [Of("01-05"), Of("02-01"), Of("02-02"), Of("03-01", report: false)], []);
        new PublicCategories(catalog, []).Codes.ShouldBe(["01-05", "02-01", "02-02"]);
        new PublicCategories(catalog, ["02"]).Codes.ShouldBe(["01-05"]);
        new PublicCategories(catalog, ["02-01"]).Codes.ShouldBe(["01-05", "02-02"]);
        new PublicCategories(catalog, ["0"]).Has("01-05").ShouldBeTrue("a beginning ends at a hyphen");
        var mistakes = new List<Foundation.DataFiles.FileMistake>();
        PublicCategories.Read("p.yaml", "withheld: []\nshown: []\n", mistakes);
        mistakes.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    private static async Task<IReadOnlyList<NearReport>> List(LevelsRig city, double lon, double lat) => (await city.Get<ListNearReports>().Run(lon, lat, Now)).Value.Items;

    private static async Task<CaseRow> End(LevelsRig city, CaseOutcome outcome)
    {
        var sent = (await city.Get<ReportProblem>().Run(new ReportRequest("满了", 121.45, 31.229, Category: "01-05"), Actor.Nobody, Now)).Value;
        return await city.Storage.Writer.Write(async scope =>
        {
            var row = scope.Db.Set<CaseRow>().Single(c => c.Number == sent.Number);
            row.Outcome = outcome;
            await city.Get<CaseBook>().Enter(scope, row, "closed");
            await city.Get<CaseBook>().Save(scope, row);
            return row;
        });
    }
}
