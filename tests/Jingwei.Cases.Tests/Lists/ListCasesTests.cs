using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Lists;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.Lists;

/// <summary>Whoever sees a part of the city has the same list that the one access rule gives, whichever index is walked.</summary>
public sealed class ListCasesTests
{
    private static readonly CaseFilter None = new();

    [Fact]
    public async Task Whoever_has_to_do_with_a_case_sees_it_wherever_it_is()
    {
        await using var cases = await CaseRig.Open();
        var numbers = new[] { await cases.Report("井盖一"), await cases.Report("井盖二"), await cases.Report("灯") };
        await cases.Write(async scope =>
        {
            await CaseBook.Involve(scope, scope.Db.Set<CaseRow>().Single(c => c.Number == numbers[0]), 7, handled: false);
            return 0;
        });
        var stranger = new Actor(7, "somebody", Text.Same("somebody"), ActorKind.Person, []);
        (await Numbers(cases, None, stranger)).ShouldBe([numbers[0]]);
        (await Numbers(cases, None with { Q = "井盖" }, stranger)).ShouldBe([numbers[0]]);
        (await Numbers(cases, None with { Q = "灯" }, stranger)).ShouldBeEmpty();
        (await Numbers(cases, None with { Mine = true }, stranger)).ShouldBe([numbers[0]]);
    }

    [Fact]
    public async Task A_part_of_the_city_is_all_that_its_operator_sees()
    {
        await using var cases = await CaseRig.Open();
        var north = await AddArea(cases, "01", 31.23, 31.24);
        var south = await AddArea(cases, "02", 31.22, 31.2299);
        var inNorth = await cases.Report("井盖松了");
        var ofNorth = OperatorOf(north);
        (await Numbers(cases, None, ofNorth)).ShouldBe([inNorth]);
        (await Numbers(cases, None with { Q = "井盖" }, ofNorth)).ShouldBe([inNorth]);
        (await Numbers(cases, None with { Category = "01", State = "open", Stage = "dispatch" }, ofNorth)).ShouldBe([inNorth]);
        (await Numbers(cases, None with { Area = "31" }, ofNorth)).ShouldBe([inNorth], "of the city what is theirs");
        (await Numbers(cases, None with { Area = $"{south}" }, ofNorth)).ShouldBeEmpty();
        (await Numbers(cases, None, OperatorOf(south))).ShouldBeEmpty();
        (await Numbers(cases, None with { Area = $"{north}", Q = "井盖" }, OperatorOf(cases.AreaId))).ShouldBe([inNorth]);
        (await Numbers(cases, None with { Area = $"{south}", Q = "井盖" }, OperatorOf(cases.AreaId))).ShouldBeEmpty();
    }

    [Fact]
    public async Task By_the_days_of_the_filing()
    {
        await using var cases = await CaseRig.Open();
        var first = await cases.Report("一");
        await cases.After(TimeSpan.FromHours(2));
        var between = cases.Now;
        await cases.After(TimeSpan.FromHours(2));
        var second = await cases.Report("二");
        (await Numbers(cases, None with { From = between }, OperatorOf(cases.AreaId))).ShouldBe([second]);
        (await Numbers(cases, None with { To = between }, OperatorOf(cases.AreaId))).ShouldBe([first]);
        (await Numbers(cases, None with { From = cases.Now, To = cases.Now.AddMilliseconds(1) }, OperatorOf(cases.AreaId))).ShouldBe([second]);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("99")]
    [InlineData("12345678")]
    public async Task An_area_that_there_is_not_is_refused_rather_than_taken_for_all(string area)
    {
        await using var cases = await CaseRig.Open();
        var listed = await cases.Get<ListCases>().Run(None with { Area = area }, OperatorOf(cases.AreaId), CancellationToken.None);
        (listed.Refusal!.Code, listed.Refusal.Field).ShouldBe(("area_unknown", "area"));
        var asked = cases.Get<AskAppraisal>().Run(new AppraisalRequest(null, null, null, null, area, null), OperatorOf(cases.AreaId));
        (asked.Refusal!.Code, asked.Refusal.Field).ShouldBe(("area_unknown", "area"));
    }

    private static async Task<long> AddArea(CaseRig cases, string code, double south, double north)
    {
        var id = await cases.Write(async scope =>
        {
            var area = scope.NewId();
            await cases.Get<CityRegister>().AddAreas(scope, [new NewArea(
                area, cases.AreaId, AreaLevels.Subdistrict, Text.Same(code), code,
                BoundaryGeoJson: FormattableString.Invariant($$"""{"type":"Polygon","coordinates":[[[121.44,{{south}}],[121.46,{{south}}],[121.46,{{north}}],[121.44,{{north}}],[121.44,{{south}}]]]}"""))]);
            return area;
        });
        await cases.Get<AreaDirectory>().Reload();
        return id;
    }

    private static Actor OperatorOf(long area) => new(1, "street", Text.Same("street"), ActorKind.Person, [new ActorPost(Roles.Operator, area, null, null)]);

    private static async Task<List<string>> Numbers(CaseRig cases, CaseFilter filter, Actor actor) =>
        [.. (await cases.Get<ListCases>().Run(filter, actor, CancellationToken.None)).Value.Items.Select(c => c.Number)];
}
