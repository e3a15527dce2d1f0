using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Rules.Clock;

/// <summary>Amounts of time as people say them, in the two languages.</summary>
internal static class Words
{
    /// <summary>A day off that the calendar does not name.</summary>
    public static readonly Text DayOff = new("休息日", "day off");

    /// <summary>Limits that follow each other: 5 个工作日，再加 60 分钟.</summary>
    public static Text Of(IReadOnlyList<TimeLimit> limits) => new(
        string.Join("，再加 ", limits.Select(l => l.Words.Zh)), string.Join(", then ", limits.Select(l => l.Words.En)));

    /// <summary>A time that was counted, in whole seconds: 3 小时 20 分钟工作时间, 3 h 20 min of working time.</summary>
    public static Text Of(TimeSpan time, TimeUnit unit)
    {
        var (hours, minutes, seconds) = ((long)Math.Floor(time.TotalHours), time.Minutes, time.Seconds);
        (long Count, string Zh, string En)[] parts = [(hours, "小时", "h"), (minutes, "分钟", "min"), (seconds, "秒", "s")];
        var said = parts.Where(p => p.Count > 0).DefaultIfEmpty(parts[1]).ToList();
        var (zh, en) = unit == TimeUnit.Minutes ? ("", "") : ("工作时间", " of working time");
        return new Text(
            string.Join(' ', said.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {p.Zh}"))) + zh,
            string.Join(' ', said.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Count} {p.En}"))) + en);
    }
}
