using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>Neighborhoods rate the departments that they called.</summary>
public sealed class JointWorkFactsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(8));

    [Fact]
    public void A_department_is_appraised_by_what_it_did_and_how_it_was_rated()
    {
        var row = Appraise.Rows(Counted.Table(Appraised.Upward), Sums(
            Work("Y-1", Body(7, comeBy: 0, cameAt: -1, rating: new(Noon, 4, true), new Promise(Noon, Noon), new Promise(Noon, null))),
            Work("Y-2", Body(7, comeBy: 0, cameAt: 1, rating: new(Noon, 1, false)))), Month).ShouldHaveSingleItem();
        row.Figures.Select(f => $"{f.Indicator.Code} {f.Shown}").ShouldBe(["rated 2", "satisfactionRate 62.50", "solvedRate 50.00", "attendanceRate 50.00", "promiseKeptRate 50.00"]);
        row.Total.ShouldBe(55);
        row.SubjectId.ShouldBe(7);
    }

    [Fact]
    public void Who_was_not_rated_has_no_satisfaction_and_no_total_from_attendance_alone()
    {
        var row = Appraise.Rows(Counted.Table(Appraised.Upward), Sums(Work("Y-1", Body(7, comeBy: 0, cameAt: 0))), Month).ShouldHaveSingleItem();
        (row.Shown("satisfactionRate"), row.Shown("attendanceRate"), row.WeightBehind, row.Total, row.Grade).ShouldBe(("–", "100.00", 15, null, null));
    }

    [Fact]
    public void Nothing_is_due_after_a_summons_was_cancelled_or_a_promise_released()
    {
        JointWorkFacts.Of(Work("Y-1", Body(7, comeBy: 5, cameAt: null)) with { CancelledAt = Noon }).ShouldBeEmpty();
        JointWorkFacts.Of(Work("Y-1", Body(7, comeBy: -5, cameAt: null)) with { CancelledAt = Noon }).Select(f => f.Kind).ShouldBe([FactKind.SummonsDue]);
        JointWorkFacts.Of(Work("Y-1", Body(7, comeBy: null, cameAt: null, null, new Promise(Noon, null, Released: true)))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    public void Points_that_cannot_be_given_are_a_mistake_of_the_caller(int points) =>
        Should.Throw<ArgumentOutOfRangeException>(() => JointWorkFacts.Of(Work("Y-1", Body(7, null, null, new(Noon, points, true)))));

    private static readonly Slice Month = new(Period.Month(2026, 11).Days);

    private static IReadOnlyDictionary<TallyKey, long> Sums(params JointWork[] works) => Recount.Of(works.SelectMany(JointWorkFacts.Of), CityTime.Usual);

    private static JointWork Work(string number, params CalledBody[] bodies) => new(number, 3, "", bodies);

    private static CalledBody Body(long id, double? comeBy, double? cameAt, UpwardRating? rating = null, params Promise[] promises) =>
        new(id, comeBy is { } by ? Noon.AddHours(by) : null, cameAt is { } at ? Noon.AddHours(at) : null, promises, rating);
}
