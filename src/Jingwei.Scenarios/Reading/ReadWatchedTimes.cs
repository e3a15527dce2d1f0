using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads <c>hours: "22:00-06:00"</c> (or several in a list) and <c>days: workdays</c>, which any condition may have.</summary>
internal static class ReadWatchedTimes
{
    public static readonly IReadOnlyDictionary<string, DayOfWeek> Weekdays = new Dictionary<string, DayOfWeek>
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday, ["sun"] = DayOfWeek.Sunday,
    };

    /// <summary>When the condition is watched; null when always, or when it is written wrongly.</summary>
    public static WatchedTimes? Read(PackageNode condition)
    {
        var (hours, days) = (condition.Find("hours"), condition.Find("days"));
        if (!hours.IsThere && !days.IsThere)
            return null;
        var spans = !hours.IsThere ? [] : (hours.IsList ? hours.Items() : [hours]).Select(Span).OfType<HourSpan>().ToList();
        var times = Days(days, spans);
        if (times is not null && (hours.IsThere == spans.Count > 0) && IsAlways(times))
            (hours.IsThere ? hours : days).Wrong("alwaysWatched", ("key", hours.IsThere ? "hours" : "days"));
        return times;
    }

    private static WatchedTimes? Days(PackageNode days, IReadOnlyList<HourSpan> hours)
    {
        if (!days.IsThere)
            return new WatchedTimes(hours, WatchedDays.Every, []);
        if (days.IsList)
        {
            var named = days.Items().Select(Day).OfType<DayOfWeek>().Distinct().ToList();
            return named.Count == 0 ? null : new WatchedTimes(hours, WatchedDays.Named, named);
        }
        switch (days.Text())
        {
            case "workdays":
                return new WatchedTimes(hours, WatchedDays.Workdays, []);
            case "weekends":
                return new WatchedTimes(hours, WatchedDays.Weekends, []);
            case var other:
                days.Wrong("notDays", ("given", other));
                return null;
        }
    }

    private static DayOfWeek? Day(PackageNode node)
    {
        if (Weekdays.TryGetValue(node.Text(), out var day))
            return day;
        node.Wrong("dayUnknown", ("given", node.Text()), ("known", Weekdays.Keys));
        return null;
    }

    // 22:00-06:00; the end may be 24:00
    private static HourSpan? Span(PackageNode node)
    {
        if (node.Text().Split('-') is [var from, var until] && Minute(from) is { } first and < 1440 && Minute(until) is { } last and > 0 && first != last)
            return new HourSpan(first, last);
        node.Wrong("notHours", ("given", node.Text()));
        return null;
    }

    private static int? Minute(string text) =>
        text == "24:00" ? 1440
        : TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? (int)time.ToTimeSpan().TotalMinutes
        : null;

    // Every day of the week counts, so it is enough that the stretches of one day leave no minute of the day.
    private static bool IsAlways(WatchedTimes times)
    {
        if (times.Days is WatchedDays.Workdays or WatchedDays.Weekends || (times.Days == WatchedDays.Named && times.Named.Count < 7))
            return false;
        var watched = new bool[1440];
        foreach (var hours in times.Hours.DefaultIfEmpty(new HourSpan(0, 1440)))
            for (var i = 0; i < hours.Minutes; i++)
                watched[(hours.FromMinute + i) % 1440] = true;
        return watched.All(w => w);
    }
}
