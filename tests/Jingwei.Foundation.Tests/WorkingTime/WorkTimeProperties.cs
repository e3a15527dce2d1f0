using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Testing;
using Jingwei.Testing.Time;

namespace Jingwei.Foundation.Tests.WorkingTime;

/// <summary>Working time beside a count of every single minute, in cities with any clocks, holidays, swapped days and hours, over two years each.</summary>
public sealed class WorkTimeProperties
{
    private const int Minutes = 2 * 366 * 24 * 60;
    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Arbitrary<int> Seeds = Gen.Choose(1, int.MaxValue).ToArbitrary();

    [Fact]
    public void Limits_and_measures_agree_with_a_count_of_every_minute()
    {
        var compared = 0;
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var city = new RandomCity(random, 2025, 3);
            var naive = new MinuteByMinute(city, From, Minutes);
            for (var i = 0; i < 60; i++)
            {
                var (start, limit) = (random.Next(Minutes), AnyLimit(random));
                var due = naive.Due(start, limit);
                compared += due is null ? 0 : 1;
                if (due is not null)
                    city.Time.Due(Instant(start), limit).At.ShouldBe(Instant(due.Value), $"{limit} from {Instant(start):O} in {city}");
                var (from, until) = (random.Next(Minutes), random.Next(Minutes));
                foreach (var unit in Enum.GetValues<TimeUnit>())
                    city.Time.Between(unit, Instant(from), Instant(until)).ShouldBe(TimeSpan.FromMinutes(naive.Between(unit, from, until)), $"{unit} from {Instant(from):O} until {Instant(until):O} in {city}");
                city.Time.DayOf(Instant(from)).DayNumber.ShouldBe(naive.DayOf(from), $"{Instant(from):O} in {city}");
            }
            return true;
        }).Check(Chance.Tries(30));
        compared.ShouldBeGreaterThan(700);
    }

    [Fact]
    public void What_was_added_is_measured_again_to_the_tick_and_is_never_reached_earlier() => Tried((random, city) =>
    {
        var (start, unit) = (AnyInstant(random), Enum.GetValues<TimeUnit>()[random.Next(3)]);
        var time = new TimeSpan(random.NextInt64(1, TimeSpan.TicksPerDay * 100));
        var end = city.Time.After(unit, start, time);
        city.Time.Between(unit, start, end).ShouldBe(time);
        city.Time.Between(unit, start, end - new TimeSpan(1)).ShouldBe(time - new TimeSpan(1));
    });

    [Fact]
    public void A_limit_gives_as_much_as_it_says() => Tried((random, city) =>
    {
        var (start, limit) = (AnyInstant(random), AnyLimit(random));
        var due = city.Time.Due(start, limit).At;
        city.Time.Between(limit.Unit, start, due).ShouldBe(city.Time.LengthOf(start, limit));
        if (limit.Unit == TimeUnit.WorkingDays)
            city.Time.Workdays(city.Time.FirstDay(start).AddDays(-1), city.Time.DayOf(due - new TimeSpan(1))).ShouldBe((int)limit.Amount);
        else
            city.Time.LengthOf(start, limit).ShouldBe(limit.Length!.Value);
    });

    [Fact]
    public void Who_starts_later_or_has_more_time_is_never_due_earlier() => Tried((random, city) =>
    {
        var (start, limit) = (AnyInstant(random), AnyLimit(random));
        var due = city.Time.Due(start, limit).At;
        city.Time.Due(start + new TimeSpan(random.NextInt64(TimeSpan.TicksPerDay * 3)), limit).At.ShouldBeGreaterThanOrEqualTo(due);
        city.Time.Due(start, new TimeLimit(limit.Amount + random.Next(1, 5), limit.Unit)).At.ShouldBeGreaterThan(due);
    });

    [Fact]
    public void Measures_of_parts_add_up() => Tried((random, city) =>
    {
        var unit = Enum.GetValues<TimeUnit>()[random.Next(3)];
        var at = new[] { AnyInstant(random), AnyInstant(random), AnyInstant(random) };
        Array.Sort(at);
        (city.Time.Between(unit, at[0], at[1]) + city.Time.Between(unit, at[1], at[2])).ShouldBe(city.Time.Between(unit, at[0], at[2]));
    });

    private static void Tried(Action<Random, RandomCity> holds) =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var city = new RandomCity(random, 2025, 3);
            for (var i = 0; i < 100; i++)
                holds(random, city);
            return true;
        }).Check(Chance.Tries(60));

    private static TimeLimit AnyLimit(Random random) => random.Next(3) switch
    {
        0 => TimeLimit.Minutes(random.Next(1, 200_000)),
        1 => TimeLimit.Hours(random.Next(1, 8_000) * 0.05m),
        _ => TimeLimit.Days(random.Next(1, 90)),
    };

    private static DateTimeOffset AnyInstant(Random random) => From + new TimeSpan(random.NextInt64(TimeSpan.TicksPerDay * 700));

    private static DateTimeOffset Instant(int minute) => From.AddMinutes(minute);
}
