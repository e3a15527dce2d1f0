using System.Globalization;

namespace Jingwei.Foundation.WorkingTime;

/// <summary>A worked stretch of a day, in minutes after midnight on the clocks of the city.</summary>
/// <param name="From">First worked minute, from 0.</param>
/// <param name="Until">First minute that is not worked any more: more than <paramref name="From"/>, at most <see cref="Day"/>. A shift over midnight is two spans.</param>
public readonly record struct WorkSpan(int From, int Until)
{
    /// <summary>Minutes of a day: the end of a span that goes on to midnight.</summary>
    public const int Day = 24 * 60;

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From / 60:00}:{From % 60:00}-{Until / 60:00}:{Until % 60:00}");
}

/// <summary>The worked spans of each weekday, and those of a day off that is worked in exchange for a holiday.</summary>
public sealed class WorkHours
{
    /// <summary>09:00 to 12:00 and 13:30 to 17:30 on every working day.</summary>
    public static readonly WorkHours Usual = Every(new WorkSpan(9 * 60, 12 * 60), new WorkSpan((13 * 60) + 30, (17 * 60) + 30));

    private readonly WorkSpan[][] byWeekday;
    private readonly WorkSpan[] swapped;

    /// <param name="byWeekday">A weekday that is missing has no working time, whatever the calendar says of it.</param>
    /// <param name="swapped">Spans of a swapped working day; null gives it those of the first weekday, from Monday, that has any.</param>
    /// <exception cref="ArgumentException">A span is empty, leaves its day, begins before the one before it ends, or there is none at all.</exception>
    public WorkHours(IReadOnlyDictionary<DayOfWeek, IReadOnlyList<WorkSpan>> byWeekday, IReadOnlyList<WorkSpan>? swapped = null)
    {
        this.byWeekday = [.. Enum.GetValues<DayOfWeek>().Select(d => Checked(byWeekday.GetValueOrDefault(d) ?? [], d.ToString()))];
        this.swapped = swapped is null
            ? Enumerable.Range(1, 7).Select(d => this.byWeekday[d % 7]).FirstOrDefault(spans => spans.Length > 0) ?? []
            : Checked(swapped, "a swapped day");
        if (Array.TrueForAll(this.byWeekday, spans => spans.Length == 0))
            throw new ArgumentException("no weekday has working time", nameof(byWeekday));
    }

    /// <summary>The same spans on each day that the calendar calls worked.</summary>
    /// <exception cref="ArgumentException">As the constructor.</exception>
    public static WorkHours Every(params IReadOnlyList<WorkSpan> spans) => new(Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => spans));

    /// <summary>The spans of a weekday, in order.</summary>
    public IReadOnlyList<WorkSpan> On(DayOfWeek weekday) => byWeekday[(int)weekday];

    /// <summary>The spans of a day of the calendar, in order; none when it is off.</summary>
    public IReadOnlyList<WorkSpan> Of(CalendarDay day) => day.Kind switch
    {
        DayKind.Workday => byWeekday[(int)day.Day.DayOfWeek],
        DayKind.SwappedWorkday => swapped,
        _ => [],
    };

    /// <summary>From midnight to midnight wherever these hours have working time.</summary>
    public WorkHours WholeDays()
    {
        IReadOnlyList<WorkSpan> whole = [new WorkSpan(0, WorkSpan.Day)];
        return new WorkHours(Enum.GetValues<DayOfWeek>().Where(d => On(d).Count > 0).ToDictionary(d => d, _ => whole), swapped.Length > 0 ? whole : []);
    }

    private static WorkSpan[] Checked(IReadOnlyList<WorkSpan> spans, string of)
    {
        for (var i = 0; i < spans.Count; i++)
        {
            if (spans[i].From < 0 || spans[i].Until > WorkSpan.Day || spans[i].From >= spans[i].Until)
                throw new ArgumentException($"{spans[i]} of {of} is no span within a day", nameof(spans));
            if (i > 0 && spans[i].From < spans[i - 1].Until)
                throw new ArgumentException($"{spans[i]} of {of} begins before {spans[i - 1]} ends", nameof(spans));
        }
        return [.. spans];
    }
}
