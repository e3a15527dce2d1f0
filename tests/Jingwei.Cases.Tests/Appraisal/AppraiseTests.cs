using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.Appraisal;

public sealed class AppraiseTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void Weights_of_what_has_no_figure_are_spread_over_the_rest()
    {
        // Of 40, 20 and 20 that have one: (40·50 + 20·100 + 20·100) / 80.
        var row = Counted.Row(
            Appraised.Inspector, (FactKind.Reported, 4), (FactKind.Valid, 2), (FactKind.Filed, 2), (FactKind.VerificationDue, 1), (FactKind.VerifiedOnTime, 1));
        (row.Total, row.WeightBehind, row.Grade).ShouldBe((new Fraction(6_000, 80), 80, "B"));
        row.Shown("onTimeCheckRate").ShouldBe("–");
        row.Find("onTimeCheckRate")!.State.ShouldBe(IndicatorState.NoData);
    }

    [Fact]
    public void With_less_than_half_of_the_weight_there_is_no_total()
    {
        var row = Counted.Row(Appraised.Inspector, (FactKind.CheckDue, 1), (FactKind.CheckedOnTime, 1), (FactKind.VerificationDue, 1), (FactKind.VerifiedOnTime, 1));
        (row.Total, row.WeightBehind, row.Grade).ShouldBe((null, 40, null));
    }

    [Fact]
    public void As_much_as_the_table_asks_for_is_enough() =>
        Appraise.Row(Counted.Table(Appraised.Inspector) with { LeastWeight = 40 }, 1, Counted.Of((FactKind.Reported, 4), (FactKind.Valid, 3))).Total.ShouldBe(75);

    [Fact]
    public void Of_nobody_there_is_nothing() => Counted.Row(Appraised.Department).Figures.Select(f => f.Shown).ShouldBe(["0", "–", "–", "–"]);

    [Theory]
    [InlineData("closingRate", 91, IndicatorState.Well)]
    [InlineData("closingRate", 90, IndicatorState.Warn)]
    [InlineData("closingRate", 75, IndicatorState.Act)]
    [InlineData("reworkRate", 4, IndicatorState.Well)]
    [InlineData("reworkRate", 5, IndicatorState.Warn)]
    [InlineData("reworkRate", 10, IndicatorState.Act)]
    public void A_rate_turns_amber_and_red_on_its_worse_side(string indicator, int rate, IndicatorState state) =>
        Counted.Table(Appraised.Department).Indicators.Single(i => i.Code == indicator).State(rate).ShouldBe(state);

    [Fact]
    public void Rows_stand_for_people_bodies_or_areas_and_an_areas_row_holds_what_lies_within()
    {
        var sums = Recount.Of(
        [
            Dispatch(FactKind.DispatchDue, area: 11, body: 1, person: 100), Dispatch(FactKind.DispatchedOnTime, area: 11, body: 1, person: 100),
            Dispatch(FactKind.DispatchDue, area: 12, body: 1, person: 101), Dispatch(FactKind.DispatchDue, area: 12, body: 2, person: null),
        ], CityTime.Usual);
        Due(null).ShouldBe([(100, 1), (101, 1)]);
        Due(RowsBy.Body).ShouldBe([(1, 2), (2, 1)]);
        Due(RowsBy.Area).ShouldBe([(11, 1), (12, 2)]);
        Due(RowsBy.Area, area => [area, 1]).ShouldBe([(1, 3), (11, 1), (12, 2)]);

        List<(long, long)> Due(RowsBy? by, Func<long, IEnumerable<long>>? areasOf = null) =>
            [.. Appraise.Rows(Counted.Table(Appraised.Dispatcher), sums, new Slice(Period.Month(2026, 11).Days), by, areasOf).Select(r => (r.SubjectId, r.Counts[FactKind.DispatchDue]))];
    }

    [Fact]
    public void A_slice_is_of_some_days_areas_a_body_a_person_and_some_categories()
    {
        var day = DateOnly.FromDateTime(Noon.DateTime);
        var key = TallyKey.From(Dispatch(FactKind.DispatchDue, area: 11, body: 1, person: 100), CityTime.Usual);
        var all = new Slice(new DaySpan(day, day));
        all.Covers(key).ShouldBeTrue();
        (all with { AreaIds = new HashSet<long> { 11, 12 }, BodyId = 1, PersonId = 100, Categories = new HashSet<string> { "01-01" } }).Covers(key).ShouldBeTrue();
        Slice[] others =
        [
            all with { Days = new DaySpan(day.AddDays(1), day.AddDays(2)) }, all with { AreaIds = new HashSet<long> { 12 } }, all with { BodyId = 2 }, all with { PersonId = 101 },
            all with { Categories = new HashSet<string> { "01-02" } },
        ];
        others.ShouldAllBe(s => !s.Covers(key));
    }

    [Fact]
    public void The_day_is_the_citys() =>
        TallyKey.From(Dispatch(FactKind.DispatchDue, 1, 1, 1) with { CountsAt = new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.Zero) }, CityTime.Usual).Day.ShouldBe(new DateOnly(2026, 12, 1));

    [Fact]
    public void A_figure_opens_to_the_cases_that_add_up_to_it()
    {
        var rate = Counted.Table(Appraised.ShiftLeader).Indicators.Single(i => i.Code == "accurateFilingRate");
        Fact[] facts = [Filing(FactKind.Filed, "3"), Filing(FactKind.Filed, "1"), Filing(FactKind.Voided, "1"), Filing(FactKind.FilingDue, "2")];
        DrillDown.Open(rate, facts).ShouldBe([new("1", 0, 1), new("3", 1, 1)]);

        static Fact Filing(FactKind kind, string number) => new(Appraised.ShiftLeader, kind, number, Noon, Noon, 1, null, 30, "01-01");
    }

    [Fact]
    public void What_was_never_added_is_not_taken_back() =>
        Should.Throw<InvalidOperationException>(() => new FactTally(CityTime.Usual).Remove(Dispatch(FactKind.DispatchDue, 1, 1, 1)));

    [Fact]
    public void A_recount_says_where_the_sums_that_were_kept_are_otherwise()
    {
        var tally = new FactTally(CityTime.Usual);
        Fact[] facts = [Dispatch(FactKind.DispatchDue, 1, 1, 1), Dispatch(FactKind.DispatchedOnTime, 1, 1, 1)];
        tally.Add(facts[0]);
        tally.Add(facts[0]);
        Recount.Compare(tally.Sums, Recount.Of(facts, CityTime.Usual)).Select(d => (d.Key.Kind, d.Kept, d.Counted)).ShouldBe([(FactKind.DispatchDue, 2, 1), (FactKind.DispatchedOnTime, 0, 1)]);
    }

    private static Fact Dispatch(FactKind kind, long area, long? body, long? person) => new(Appraised.Dispatcher, kind, "2026-沪-000001", Noon, Noon, area, body, person, "01-01");
}
