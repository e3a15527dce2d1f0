using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Jingwei.Testing;
using static Jingwei.Sensing.Tests.Rules.Folding;
using static Jingwei.Sensing.Tests.Rules.Telling;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What is unusual for the hour, as the table in the rule's remarks says.</summary>
public sealed class UnusualTables
{
    private const int Day = 1440;
    private static readonly CityTime City = new(TimeZoneInfo.Utc, WorkCalendar.MondayToFriday);
    private static readonly ConditionRule Above = new UnusualRule("unusual", 0, above: true, 2, 50, 7, endsIntervals: false, City);
    private static readonly ConditionRule Below = new UnusualRule("unusual", 0, above: false, 0.5, 50, 7, endsIntervals: false, City);
    private static readonly ConditionRule Counts = new UnusualRule("unusual", 0, above: true, 2, 50, 7, endsIntervals: true, City);

    [Fact]
    public void More_than_so_many_times_the_median_of_the_days_before()
    {
        Told(Above, 3 * Day, (0, 40), (Day, 60), (2 * Day, 50), (3 * Day, 101)).ShouldBe(["raised@4320 4320.."]);
        Told(Above, 3 * Day, (0, 40), (Day, 60), (2 * Day, 50), (3 * Day, 100)).ShouldBeEmpty();
        Told(Above, 4 * Day, (0, 40), (5, 60), (Day, 50), (2 * Day, 5000), (3 * Day, 10), (3 * Day + 1, 101)).ShouldBe(["raised@4321 4321.."]);
        Told(Above, 3 * Day, (0, 20), (Day, 20), (2 * Day, 20), (3 * Day, 45)).ShouldBeEmpty();
    }

    [Fact]
    public void Days_that_are_missing_are_not_counted()
    {
        Told(Above, 2 * Day, (0, 40), (Day, 60), (2 * Day, 1000)).ShouldBeEmpty();
        Told(Above, 7 * Day, (0, 40), (3 * Day, 60), (5 * Day, 50), (7 * Day, 101)).ShouldBe([$"raised@{7 * Day} {7 * Day}.."]);
        Told(Above, 8 * Day, (0, 40), (3 * Day, 60), (5 * Day, 50), (8 * Day, 1000)).ShouldBeEmpty();
        Told(Above, 4 * Day, (60, 40), (Day + 60, 60), (2 * Day + 60, 50), (3 * Day, 1000)).ShouldBeEmpty();
    }

    [Fact]
    public void The_first_sample_that_is_usual_ends_it_or_one_of_which_it_cannot_be_said()
    {
        Told(Above, 4 * Day, (0, 40), (Day, 40), (2 * Day, 40), (3 * Day, 101), (3 * Day + 5, 80)).ShouldBe(["raised@4320 4320..", "cleared@4325 4320..4325"]);
        Told(Above, 4 * Day, (0, 40), (Day, 40), (2 * Day, 40), (3 * Day, 101), (3 * Day + 60, 101)).ShouldBe(["raised@4320 4320..", "cleared@4380 4320..4380"]);
    }

    [Fact]
    public void Less_than_so_many_times_when_it_usually_is_enough_to_matter()
    {
        Told(Below, 3 * Day, (0, 60), (Day, 60), (2 * Day, 60), (3 * Day, 29)).ShouldBe(["raised@4320 4320.."]);
        Told(Below, 3 * Day, (0, 60), (Day, 60), (2 * Day, 60), (3 * Day, 30)).ShouldBeEmpty();
        Told(Below, 3 * Day, (0, 40), (Day, 40), (2 * Day, 40), (3 * Day, 0)).ShouldBeEmpty();
    }

    [Fact]
    public void A_count_that_ends_on_the_hour_is_of_the_hour_before() =>
        Told(Counts, 3 * Day, (-30, 40), (Day - 30, 40), (2 * Day - 30, 40), (3 * Day, 101)).ShouldBe(["raised@4320 4320.."]);

    // Steps of hours, so that days go by; and a twin that is watched by day only.
    [Fact]
    public void Restarts_and_late_readings_change_nothing() =>
        Prop.ForAll(Arb.From(Story.ArrayOf()), Arb.From(Gen.Choose(1, 5)), (story, every) =>
        {
            var hour = 0;
            var inputs = story.Select((s, i) =>
            {
                var at = At((hour += s.Gap) * 60 + i * 0.01);
                return new LaneInput(i + 1, InputKind.Reading, Bin, at, at, [s.Value]);
            }).ToList();
            inputs.Add(new LaneInput(inputs.Count + 1, InputKind.Reading, Bin, At((hour + 60) * 60), At((hour + 60) * 60), [30]));
            return Retelling.SameWithRestarts(Kind, inputs, every) && Retelling.SameWhenLate(Kind, inputs, i => i < story.Length ? story[i].Late * 60 * Minute : 0);
        }).Check(Chance.Tries(300));

    private static readonly KindRules Kind = new("thing", ["fill"], 24 * 60 * Minute,
    [
        Above, new UnusualRule("less", 0, above: false, 0.5, 20, 3, endsIntervals: false, City),
        new HoursRule(new UnusualRule("byDay", 0, above: true, 2, 10, 4, endsIntervals: false, City), 1, new WatchWindows(new WatchedTimes([new(480, 1200)], WatchedDays.Every, []), City)),
    ]);

    private static readonly Gen<(int Gap, int Late, double Value)> Story =
        from gap in Gen.Frequency((3, Gen.Constant(24)), (2, Gen.Choose(0, 9)))
        from late in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 23)))
        from value in Gen.Elements(10.0, 20, 50, 60, 130, 400, double.NaN)
        select (gap, late, value);
}
