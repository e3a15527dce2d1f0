using FsCheck;
using FsCheck.Fluent;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Testing;
using Jingwei.Testing.Time;

namespace Jingwei.Cases.Tests.Clock;

/// <summary>Clocks with any story of suspensions, extensions and changed categories, in any city, beside a count of every minute.</summary>
public sealed class CaseClockProperties
{
    private const int Minutes = 500 * 24 * 60;
    private static readonly DateTimeOffset From = new(2025, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly Arbitrary<int> Seeds = Gen.Choose(1, int.MaxValue).ToArbitrary();

    [Fact]
    public void A_clock_agrees_with_a_count_of_every_minute()
    {
        var compared = 0;
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var city = new RandomCity(random, 2025, 2);
            var naive = new MinuteByMinute(city, From, Minutes);
            for (var i = 0; i < 12; i++)
                compared += Compare(random, city, naive, Story(random)) ? 1 : 0;
            return true;
        }).Check(Chance.Tries(25));
        compared.ShouldBeGreaterThan(60);
    }

    [Fact]
    public void A_suspension_moves_the_due_instant_by_exactly_the_time_that_it_kept_from_being_counted() => Tried((random, city, events) =>
    {
        var (kind, start) = (AnyLimit(random), events[0].At);
        ClockEvent[] plain = [new ClockStarted(start, kind)];
        var due = new CaseClock(plain, city.Time).DueAt!.Value;
        var from = start + new TimeSpan(random.NextInt64((due - start).Ticks));
        var until = from + new TimeSpan(random.NextInt64(TimeSpan.TicksPerDay * 30));
        var moved = new CaseClock([.. plain, new ClockSuspended(from), new ClockResumed(until)], city.Time).DueAt!.Value;
        city.Time.Between(kind.Unit, due, moved).ShouldBe(city.Time.Between(kind.Unit, from, until));
    });

    [Fact]
    public void Suspended_it_has_no_due_instant_and_what_is_left_stays() => Tried((random, city, events) =>
    {
        var (limit, start) = (AnyLimit(random), events[0].At);
        var due = new CaseClock([new ClockStarted(start, limit)], city.Time).DueAt!.Value;
        var from = start + new TimeSpan(random.NextInt64((due - start).Ticks));
        var clock = new CaseClock([new ClockStarted(start, limit), new ClockSuspended(from)], city.Time);
        clock.DueAt.ShouldBeNull();
        var (then, later) = (clock.At(from), clock.At(from.AddDays(40)));
        later.ShouldBe(then);
        then.IsLate.ShouldBeFalse();
        (then.Used + then.Left).ShouldBe(clock.Allowed);
        // Resumed at once it is due as if nothing had been.
        new CaseClock([new ClockStarted(start, limit), new ClockSuspended(from), new ClockResumed(from)], city.Time).DueAt.ShouldBe(due);
    });

    [Fact]
    public void Lights_turn_when_they_are_said_to() => Tried((random, city, events) =>
    {
        var clock = new CaseClock(events, city.Time);
        var now = events[^1].At + new TimeSpan(random.NextInt64(TimeSpan.TicksPerDay * 60));
        var figures = clock.At(now);
        figures.RedAt.ShouldBe(clock.StoppedAt is { } s && clock.DueAt > s ? null : clock.DueAt);
        (figures.Light >= ClockLight.Yellow).ShouldBe(figures.YellowAt <= (clock.StoppedAt ?? now));
        (figures.Light == ClockLight.Red).ShouldBe(figures.RedAt <= (clock.StoppedAt ?? now));
        figures.IsLate.ShouldBe((clock.StoppedAt ?? now) > clock.DueAt);
        (figures.Used - clock.Allowed).ShouldBe(figures.Over - figures.Left);
    });

    [Fact]
    public void A_later_start_or_a_longer_extension_is_never_due_earlier() => Tried((random, city, events) =>
    {
        var (limit, start) = (AnyLimit(random), events[0].At);
        var due = new CaseClock([new ClockStarted(start, limit)], city.Time).DueAt;
        new CaseClock([new ClockStarted(start.AddMinutes(random.Next(5_000)), limit)], city.Time).DueAt!.Value.ShouldBeGreaterThanOrEqualTo(due!.Value);
        new CaseClock([new ClockStarted(start, limit), new ClockExtended(start.AddMinutes(1), AnyLimit(random))], city.Time).DueAt!.Value.ShouldBeGreaterThan(due.Value);
    });

    [Fact]
    public void Every_line_of_the_reasons_has_a_sentence_for_all_its_places() => Tried((_, city, events) =>
    {
        foreach (var line in new CaseClock(events, city.Time).Why())
            ClockSentences.Check(line);
    });

    private static bool Compare(Random random, RandomCity city, MinuteByMinute time, List<(int At, ClockEvent Event)> story)
    {
        var naive = new NaiveClock(time, story);
        if (!naive.Known)
            return false;
        var clock = new CaseClock(story.Select(s => s.Event), city.Time);
        clock.Allowed.ShouldBe(TimeSpan.FromMinutes(naive.Allowed), Said());
        if (naive.When(100) is { } due)
            clock.DueAt.ShouldBe(From.AddMinutes(due), Said());
        else
            (clock.DueAt is null || clock.DueAt > From.AddMinutes(Minutes)).ShouldBeTrue(Said());
        for (var i = 0; i < 8; i++)
        {
            var minute = random.Next(story[^1].At, Minutes);
            var used = naive.UsedAt(minute);
            var figures = clock.At(From.AddMinutes(minute));
            figures.Used.ShouldBe(TimeSpan.FromMinutes(used), Said());
            figures.UsedPercent.ShouldBe((int)(used * 100L / naive.Allowed), Said());
            figures.Light.ShouldBe(used * 100L >= naive.Allowed * 100L ? ClockLight.Red : used * 100L >= naive.Allowed * 80L ? ClockLight.Yellow : ClockLight.Green, Said());
        }
        // Eighty percent may lie within a minute: the count sees it at its end.
        if (naive.When(80) is { } yellow && clock.At(From.AddMinutes(Minutes)).YellowAt is { } turned)
            Math.Ceiling((turned - From).TotalMinutes).ShouldBe(yellow, Said());
        return naive.When(100) is not null;

        string Said() => $"{string.Join("; ", story.Select(s => s.Event))} in {city}";
    }

    private static void Tried(Action<Random, RandomCity, ClockEvent[]> holds) =>
        Prop.ForAll(Seeds, seed =>
        {
            var random = new Random(seed);
            var city = new RandomCity(random, 2025, 3);
            for (var i = 0; i < 40; i++)
                holds(random, city, [.. WithStop(random, Story(random)).Select(s => s.Event)]);
            return true;
        }).Check(Chance.Tries(60));

    // Something of everything, in an order that can be, on whole minutes.
    private static List<(int At, ClockEvent Event)> Story(Random random)
    {
        var (at, suspended) = (random.Next(60 * 24 * 60), false);
        var story = new List<(int At, ClockEvent Event)> { (at, new ClockStarted(From.AddMinutes(at), AnyLimit(random))) };
        for (var more = random.Next(9); more > 0; more--)
        {
            at += random.Next(4) == 0 ? 0 : random.Next(6_000);
            var instant = From.AddMinutes(at);
            story.Add((at, random.Next(6) switch
            {
                0 => new ClockExtended(instant, AnyLimit(random)),
                1 => new ClockCategoryChanged(instant, AnyLimit(random)),
                2 when random.Next(2) == 0 => new ClockLimitGranted(instant, AnyLimit(random)),
                _ when suspended => new ClockResumed(instant),
                _ => new ClockSuspended(instant),
            }));
            suspended = story[^1].Event is ClockSuspended || (suspended && story[^1].Event is not ClockResumed);
        }
        return story;
    }

    private static List<(int At, ClockEvent Event)> WithStop(Random random, List<(int At, ClockEvent Event)> story)
    {
        var at = story[^1].At + random.Next(20_000);
        return random.Next(2) == 0 ? story : [.. story, (at, new ClockStopped(From.AddMinutes(at)))];
    }

    private static TimeLimit AnyLimit(Random random) => random.Next(3) switch
    {
        0 => TimeLimit.Minutes(random.Next(1, 20_000)),
        1 => TimeLimit.Hours(random.Next(1, 1_500) * 0.05m),
        _ => TimeLimit.Days(random.Next(1, 12)),
    };
}
