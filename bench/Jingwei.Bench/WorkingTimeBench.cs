using Jingwei.Cases.Rules.Clock;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Bench;

/// <summary>How many limits are added a second, and how many clocks of cases answered, beside a walk from minute to minute over the same calendar.</summary>
internal static class WorkingTimeBench
{
    private static readonly CityTime City = new(TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"), HolidayLists.Read("cn", HolidayLists.Shipped()));
    private static readonly WorkTime Time = new(City, WorkHours.Usual);
    private static readonly DateTimeOffset First = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly int Minutes = 3 * 366 * 24 * 60;

    public static void Print(bool brief)
    {
        var rounds = brief ? 1 : 5;
        var naive = new NaiveMinutes(City, Time.Hours, First, Minutes);
        var starts = Enumerable.Range(0, 20_000).Select(i => First.AddMinutes(i * 7919L % (Minutes / 2))).ToArray();
        Console.WriteLine(
            $"""
            ## Working time
            One thread, the calendar that ships (2024 to 2026), 09:00–12:00 and 13:30–17:30; starts spread over a year and a half; the middle of {rounds} rounds after one of warm-up. *Minutes* walks from minute to minute over a table that is
            made before ({naive.MakingMs:N0} ms, not counted), so it does no calendar arithmetic of its own; it answers fewer starts, {Every} times fewer. Both give the same answers.

            | asked | answers/s | ns | minutes: answers/s | × faster |
            | --- | ---: | ---: | ---: | ---: |
            """);
        foreach (var limit in (TimeLimit[])[TimeLimit.Minutes(180), TimeLimit.Hours(4), TimeLimit.Hours(40), TimeLimit.Days(1), TimeLimit.Days(5), TimeLimit.Days(60)])
            Row($"due after {limit.Words.En}", starts, s => Time.Due(s, limit).At.Ticks, s => naive.Due(s, limit).Ticks, rounds);
        foreach (var days in (int[])[3, 30, 400])
            Row($"working time between two instants, {days} days apart", starts, s => Time.Between(TimeUnit.WorkingHours, s, s.AddDays(days)).Ticks, s => naive.Between(s, s.AddDays(days)).Ticks, rounds);
        Row("clock of a case from 6 events (5 working days, two suspensions, an extension): due, used, light and both turns; *minutes* only what is used", starts, s => Clock(s).At(s.AddDays(20)).Used.Ticks, s => naive.Used(s, s.AddDays(20)).Ticks, rounds);
        Row("why that clock is due then", starts, s => Clock(s).Why().Count, null, rounds);
    }

    private const int Every = 100;

    private static CaseClock Clock(DateTimeOffset start) => new(
    [
        new ClockStarted(start, TimeLimit.Days(5)), new ClockSuspended(start.AddHours(20)), new ClockResumed(start.AddHours(50)), new ClockExtended(start.AddHours(60), TimeLimit.Days(3)),
        new ClockSuspended(start.AddHours(70)), new ClockResumed(start.AddHours(75)),
    ], Time);

    private static void Row(string asked, DateTimeOffset[] starts, Func<DateTimeOffset, long> ours, Func<DateTimeOffset, long>? naive, int rounds)
    {
        var few = starts.Where((_, i) => i % Every == 0).ToArray();
        foreach (var start in naive is null ? [] : few)
            if (ours(start) != naive!(start))
                throw new InvalidOperationException($"{asked} from {start:O}: {ours(start)} and {naive(start)} ticks");
        var (us, them) = (new List<double>(), new List<double>());
        for (var round = 0; round <= rounds; round++)
        {
            var (one, other) = (Nanoseconds(starts, ours), naive is null ? 0 : Nanoseconds(few, naive));
            if (round > 0)
            {
                us.Add(one);
                them.Add(other);
            }
        }
        us.Sort();
        them.Sort();
        var (mine, theirs) = (us[rounds / 2], them[rounds / 2]);
        Console.WriteLine($"| {asked} | {1e9 / mine:N0} | {mine:N0} | {(naive is null ? "" : $"{1e9 / theirs:N0}")} | {(naive is null ? "" : $"{theirs / mine:N0}")} |");
    }

    private static double Nanoseconds(DateTimeOffset[] starts, Func<DateTimeOffset, long> ask)
    {
        GC.Collect();
        var (sum, begun) = (0L, TimeProvider.System.GetTimestamp());
        foreach (var start in starts)
            sum += ask(start);
        var took = TimeProvider.System.GetElapsedTime(begun).TotalNanoseconds / starts.Length;
        return sum == 0 ? double.NaN : took;
    }
}

/// <summary>Whether each minute of some years is worked, and of which day it is.</summary>
internal sealed class NaiveMinutes
{
    private readonly DateTimeOffset first;
    private readonly bool[] worked;
    private readonly int[] days;

    public NaiveMinutes(CityTime city, WorkHours hours, DateTimeOffset first, int minutes)
    {
        var begun = TimeProvider.System.GetTimestamp();
        (this.first, worked, days) = (first, new bool[minutes], new int[minutes]);
        for (var minute = 0; minute < minutes; minute++)
        {
            var wall = TimeZoneInfo.ConvertTime(first.AddMinutes(minute), city.Zone).DateTime;
            var (day, time) = (DateOnly.FromDateTime(wall), (wall.Hour * 60) + wall.Minute);
            days[minute] = day.DayNumber;
            worked[minute] = hours.Of(city.Calendar.Of(day)).Any(s => time >= s.From && time < s.Until);
        }
        MakingMs = TimeProvider.System.GetElapsedTime(begun).TotalMilliseconds;
    }

    public double MakingMs { get; }

    public DateTimeOffset Due(DateTimeOffset start, TimeLimit limit)
    {
        var minute = Index(start);
        if (limit.Unit != TimeUnit.WorkingDays)
        {
            for (var left = (int)limit.Length!.Value.TotalMinutes; ; minute++)
                if ((limit.Unit == TimeUnit.Minutes || worked[minute]) && --left == 0)
                    return first.AddMinutes(minute + 1);
        }
        var (counted, day, last) = ((int)limit.Amount, days[minute], 0);
        for (; counted > 0 || days[minute] == day; minute++)
        {
            if (!worked[minute] || (counted == (int)limit.Amount && days[minute] == day))
                continue;
            (counted, day, last) = (days[minute] == day ? counted : counted - 1, days[minute], minute);
        }
        return first.AddMinutes(last + 1);
    }

    public TimeSpan Between(DateTimeOffset from, DateTimeOffset until)
    {
        var count = 0;
        for (var (minute, end) = (Index(from), Index(until)); minute < end; minute++)
            count += worked[minute] ? 1 : 0;
        return TimeSpan.FromMinutes(count);
    }

    /// <summary>What the bench's clock has used: the suspended stretches left out.</summary>
    public TimeSpan Used(DateTimeOffset start, DateTimeOffset until) =>
        Between(start, start.AddHours(20)) + Between(start.AddHours(50), start.AddHours(70)) + Between(start.AddHours(75), until);

    private int Index(DateTimeOffset at) => (int)(at - first).TotalMinutes;
}
