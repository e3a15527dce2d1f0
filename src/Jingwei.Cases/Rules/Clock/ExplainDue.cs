using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Clock;

/// <summary>Puts into lines why a clock is due when it is: how much time there is, how it is counted, what was skipped on the way, and what came of it. Pure.</summary>
internal sealed class ExplainDue(ClockStory story, ClockRun run, WorkTime time, DateTimeOffset? dueAt)
{
    /// <summary>So many weekends are named one by one; more become one line.</summary>
    public const int MostWeekends = 3;

    private readonly List<Reason> lines = [];

    public IReadOnlyList<Reason> Lines()
    {
        for (var i = 0; i < story.Events.Count; i++)
            SayLimit(story.Events[i], Words.Of(story.Limits[i]));
        SayStart();
        lines.AddRange(Skipped().Concat(Suspended()).OrderBy(line => line.At).Select(line => line.Said));
        SayResult();
        return lines;
    }

    private void SayLimit(ClockEvent happened, Text total)
    {
        switch (happened)
        {
            case ClockStarted { Category: { } category }:
                Say("dueLimitOfCategory", ("at", happened.At), ("limit", total), ("category", category));
                break;
            case ClockStarted:
                Say("dueLimit", ("at", happened.At), ("limit", total));
                break;
            case ClockExtended extended:
                Say("dueExtended", ("at", happened.At), ("by", extended.By.Words), ("limit", total));
                break;
            case ClockLimitGranted:
                Say("dueLimitGranted", ("at", happened.At), ("limit", total));
                break;
            case ClockCategoryChanged { Category: { } category }:
                Say("dueCategoryChanged", ("at", happened.At), ("limit", total), ("category", category), ("from", story.StartedAt));
                break;
            case ClockCategoryChanged:
                Say("dueLimitChanged", ("at", happened.At), ("limit", total), ("from", story.StartedAt));
                break;
        }
    }

    private void SayStart()
    {
        var unit = story.Limits[^1][0].Unit;
        if (unit == TimeUnit.Minutes)
            Say("dueDayAndNight", ("from", story.StartedAt));
        else if (unit == TimeUnit.WorkingDays)
            SayFirstDay(time.DayOf(story.StartedAt), time.FirstDay(story.StartedAt));
        else if (time.Next(unit, story.StartedAt) is var next && next > story.StartedAt)
            Say("dueStartOutsideWork", ("at", story.StartedAt), ("from", next));
    }

    private void SayFirstDay(DateOnly day, DateOnly first)
    {
        if (first == day)
            Say("dueStartDayCounts", ("at", story.StartedAt), ("day", day));
        else
            Say("dueStartDayNotCounted", ("at", story.StartedAt), ("day", day), ("first", first));
    }

    // Days off, swapped days and years without a list on the way, while the clock counted working time.
    private IEnumerable<(DateTimeOffset At, Reason Said)> Skipped()
    {
        var end = dueAt ?? story.SuspendedAt ?? story.StartedAt;
        var days = run.Counted(end).Where(c => c.Unit != TimeUnit.Minutes).SelectMany(Days).Distinct().Select(time.City.Calendar.Of).ToList();
        var weekends = Runs(days.Where(d => d.Kind == DayKind.Weekend)).ToList();
        if (weekends.Count > MostWeekends)
        {
            yield return Line(weekends[0].From, "dueWeekendsSkipped", ("from", weekends[0].From.Day), ("until", weekends[^1].Until.Day), ("count", weekends.Count), ("days", weekends.Sum(w => w.Days)));
            weekends.Clear();
        }
        foreach (var (from, until, _) in weekends)
            yield return from == until
                ? Line(from, "dueWeekendDaySkipped", ("day", from.Day))
                : Line(from, "dueWeekendSkipped", ("from", from.Day), ("until", until.Day));
        foreach (var (from, until, length) in Runs(days.Where(d => d.Kind == DayKind.Holiday)))
            yield return Line(from, "dueHolidaySkipped", ("holiday", from.Name ?? Words.DayOff), ("from", from.Day), ("until", until.Day), ("days", length));
        foreach (var day in days.Where(d => d.Kind == DayKind.SwappedWorkday))
            yield return Line(day, "dueSwappedDayWorked", ("day", day.Day), ("holiday", day.Name ?? Words.DayOff));
        foreach (var year in days.Where(d => !d.Published).GroupBy(d => d.Day.Year))
            yield return Line(year.First(), "dueYearAssumed", ("year", year.Key.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private IEnumerable<(DateTimeOffset At, Reason Said)> Suspended()
    {
        foreach (var (from, until) in story.Suspensions)
        {
            // What was suspended after the limit had run out moved nothing.
            if (until is null || from >= dueAt)
                continue;
            var (unit, kept) = run.Kept(from, until.Value);
            yield return (from, Reason.Of(story.Events.Any(e => e is ClockSuspended { Checked: true } && e.At == from) ? "dueChecked" : "dueSuspended", ("from", from), ("until", until), ("counted", Words.Of(kept, unit)), ("countedMs", (long)kept.TotalMilliseconds)));
        }
    }

    private void SayResult()
    {
        if (dueAt is { } due)
        {
            Say("dueResult", ("at", due));
        }
        else if (story.SuspendedAt is { } since)
        {
            var left = run.Allowed - run.UsedAt(since);
            Say("dueOpen", ("since", since), ("left", Words.Of(left, story.Limits[^1][^1].Unit)), ("leftMs", (long)left.TotalMilliseconds));
        }
        if (story.StoppedAt is { } stopped)
            Say(stopped > dueAt ? "dueStoppedLate" : "dueStopped", ("at", stopped));
    }

    private IEnumerable<DateOnly> Days(CountedStretch stretch)
    {
        var last = time.DayOf(stretch.Until);
        for (var day = time.DayOf(stretch.From); day <= last; day = day.AddDays(1))
            yield return day;
    }

    // Stretches of days that follow each other and have one name.
    private static IEnumerable<(CalendarDay From, CalendarDay Until, int Days)> Runs(IEnumerable<CalendarDay> days)
    {
        (CalendarDay From, CalendarDay Until, int Days)? run = null;
        foreach (var day in days)
        {
            if (run is { } open && open.Until.Day.AddDays(1) == day.Day && open.Until.Name == day.Name)
            {
                run = (open.From, day, open.Days + 1);
                continue;
            }
            if (run is { } done)
                yield return done;
            run = (day, day, 1);
        }
        if (run is { } last)
            yield return last;
    }

    private (DateTimeOffset, Reason) Line(CalendarDay at, string code, params (string Key, object? Value)[] args) => (time.StartOf(at.Day), Reason.Of(code, args));

    private void Say(string code, params (string Key, object? Value)[] args) => lines.Add(Reason.Of(code, args));
}
