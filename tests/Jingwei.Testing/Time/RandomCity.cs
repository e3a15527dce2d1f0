using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Testing.Time;

/// <summary>A city with a time zone, holidays, swapped days, hours and a way of counting days that nobody would think of.</summary>
public sealed class RandomCity
{
    // No change, ordinary changes, one of half an hour, one at midnight, an odd offset, and one of the southern half.
    private static readonly string[] Zones =
        ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Asia/Kathmandu", "America/St_Johns", "America/Santiago"];

    private readonly Dictionary<DayOfWeek, IReadOnlyList<WorkSpan>> spans;
    private readonly IReadOnlyList<WorkSpan> swappedSpans;
    private readonly HashSet<DateOnly> holidays = [];
    private readonly HashSet<DateOnly> worked = [];
    private readonly IReadOnlyList<DayOfWeek> week;

    public RandomCity(Random random, int firstYear, int years)
    {
        Zone = TimeZoneInfo.FindSystemTimeZoneById(Zones[random.Next(Zones.Length)]);
        week = random.Next(3) == 0 ? [DayOfWeek.Sunday, DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday] : CalendarYear.MondayToFriday;
        var same = random.Next(2) == 0 ? Spans(random) : null;
        spans = Enum.GetValues<DayOfWeek>().ToDictionary(d => d, _ => same ?? (random.Next(8) == 0 ? [] : Spans(random)));
        spans[week[0]] = Spans(random);
        swappedSpans = Spans(random);
        var lists = Enumerable.Range(firstYear, years).Where(_ => random.Next(5) > 0).Select(y => List(random, y)).ToList();
        // A year without a list has the week of another; one that nobody published has the ordinary one.
        Lists = lists.Count > 0 ? lists : [List(random, firstYear)];
        Counting = new DayCounting(random.Next(2) == 0 ? null : random.Next(WorkSpan.Day + 1), random.Next(3) == 0);
        Time = new WorkTime(new CityTime(Zone, new WorkCalendar(Lists)), new WorkHours(spans, swappedSpans), Counting);
    }

    public TimeZoneInfo Zone { get; }
    public DayCounting Counting { get; }
    public IReadOnlyList<CalendarYear> Lists { get; }

    /// <summary>The product's answer to it all.</summary>
    public WorkTime Time { get; }

    /// <summary>What is worked on a day, by the lists alone.</summary>
    public IReadOnlyList<WorkSpan> SpansOf(DateOnly day) =>
        worked.Contains(day) ? (week.Contains(day.DayOfWeek) ? spans[day.DayOfWeek] : swappedSpans)
        : holidays.Contains(day) || !week.Contains(day.DayOfWeek) ? []
        : spans[day.DayOfWeek];

    public override string ToString() =>
        $"{Zone.Id}, {string.Join(" ", spans.Select(s => $"{s.Key}:{string.Join('+', s.Value)}"))}, swapped {string.Join('+', swappedSpans)}, {Counting}, {string.Join(" ", Lists.Select(l => $"{l.Year}:{l.Holidays.Count}"))}";

    private CalendarYear List(Random random, int year)
    {
        var list = new List<PublicHoliday>();
        for (var i = random.Next(8); i > 0; i--)
        {
            var from = new DateOnly(year, 1, 1).AddDays(random.Next(350));
            var until = from.AddDays(random.Next(10));
            var swapped = Enumerable.Range(0, random.Next(3)).Select(_ => from.AddDays(random.Next(-20, 20))).ToList();
            list.Add(new PublicHoliday(Text.Same($"H{i}"), from, until, swapped));
            holidays.UnionWith(Enumerable.Range(0, until.DayNumber - from.DayNumber + 1).Select(from.AddDays));
            worked.UnionWith(swapped);
        }
        return new CalendarYear(year, list) { Week = week };
    }

    // One to three stretches that do not overlap, some of them touching, some at night or up to midnight.
    private static IReadOnlyList<WorkSpan> Spans(Random random)
    {
        var edges = new SortedSet<int>();
        for (var pairs = random.Next(1, 4); edges.Count < pairs * 2;)
            edges.Add(random.Next(10) switch { 0 => 0, 1 => WorkSpan.Day, < 5 => random.Next(0, 49) * 30, _ => random.Next(WorkSpan.Day + 1) });
        var spans = edges.Chunk(2).Select(e => new WorkSpan(e[0], e[1])).ToList();
        return random.Next(4) == 0 && spans[0].Until - spans[0].From > 1
            ? [new WorkSpan(spans[0].From, spans[0].From + 1), new WorkSpan(spans[0].From + 1, spans[0].Until), .. spans.Skip(1)]
            : spans;
    }
}
