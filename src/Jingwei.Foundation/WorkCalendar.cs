using System.Collections.Frozen;

namespace Jingwei.Foundation;

/// <summary>
/// Which days are worked: those of the ordinary week, except public holidays, and the days off that are worked in exchange for one (调休). The days come as
/// data, a list for each year; a day that stands in both lists is worked.
/// </summary>
/// <remarks>
/// A year whose list is not there is taken as ordinary weeks (of the nearest year before it that has a list) without a holiday, and <see cref="IsPublished"/> and <see cref="CalendarDay.Published"/> say so: the
/// State Council publishes a year's list only some weeks before it begins.
/// </remarks>
public sealed class WorkCalendar
{
    /// <summary>No holiday is known, of any year.</summary>
    public static readonly WorkCalendar MondayToFriday = new([]);

    private readonly FrozenDictionary<DateOnly, Text?> holidays;
    private readonly FrozenDictionary<DateOnly, Text?> worked;
    private readonly FrozenSet<int> published;

    // From the first published year to the last, without a gap: a year between that has no list has the week of the one before.
    private readonly FrozenSet<DayOfWeek>[] weeks;
    private readonly int first;

    /// <summary>A calendar of the lists of some years. What a list says of days of the year before or after it (31 December as part of the New Year) holds too.</summary>
    /// <exception cref="ArgumentException">Two lists are of one year, or a week has no day.</exception>
    public WorkCalendar(IEnumerable<CalendarYear> years)
    {
        var lists = years.OrderBy(y => y.Year).ToList();
        if (lists.Select(y => y.Year).Distinct().Count() != lists.Count)
            throw new ArgumentException("a year has two lists", nameof(years));
        if (lists.Exists(y => y.Week.Count == 0))
            throw new ArgumentException("a week has no working day", nameof(years));
        var all = lists.SelectMany(y => y.Holidays).ToList();
        holidays = Last(all.SelectMany(h => h.Days.Select(d => (d, (Text?)h.Name))));
        worked = Last(all.SelectMany(h => h.Worked.Select(d => (d, (Text?)h.Name))));
        published = lists.Select(y => y.Year).ToFrozenSet();
        (first, weeks) = (lists.Count == 0 ? 0 : lists[0].Year, Weeks(lists));
    }

    /// <summary>A calendar of days without names. Published are the years of which it names a day.</summary>
    public WorkCalendar(IEnumerable<DateOnly> holidays, IEnumerable<DateOnly> worked)
    {
        this.holidays = Last(holidays.Select(d => (d, (Text?)null)));
        this.worked = Last(worked.Select(d => (d, (Text?)null)));
        published = this.holidays.Keys.Concat(this.worked.Keys).Select(d => d.Year).ToFrozenSet();
        weeks = Weeks([]);
    }

    /// <summary>The years whose lists are there, from the first.</summary>
    public IReadOnlyList<int> Published => [.. published.Order()];

    /// <summary>The ordinary weeks that its years have.</summary>
    public IEnumerable<IReadOnlySet<DayOfWeek>> OrdinaryWeeks => weeks.Distinct();

    /// <summary>Whether the list of a year is there.</summary>
    public bool IsPublished(int year) => published.Contains(year);

    /// <summary>Whether the city works on that day of its own calendar.</summary>
    public bool IsWorkday(DateOnly day) => Of(day).IsWorked;

    /// <summary>What a day is, and whether the list of its year says so.</summary>
    public CalendarDay Of(DateOnly day)
    {
        var ordinary = WeekOf(day.Year).Contains(day.DayOfWeek);
        var published = IsPublished(day.Year);
        if (worked.TryGetValue(day, out var swapped))
            return new CalendarDay(day, ordinary ? DayKind.Workday : DayKind.SwappedWorkday, ordinary ? null : swapped, published);
        if (holidays.TryGetValue(day, out var name))
            return new CalendarDay(day, DayKind.Holiday, name, published);
        return new CalendarDay(day, ordinary ? DayKind.Workday : DayKind.Weekend, null, published);
    }

    private FrozenSet<DayOfWeek> WeekOf(int year) => weeks[Math.Clamp(year - first, 0, weeks.Length - 1)];

    private static FrozenSet<DayOfWeek>[] Weeks(List<CalendarYear> lists)
    {
        if (lists.Count == 0)
            return [CalendarYear.MondayToFriday.ToFrozenSet()];
        var found = new FrozenSet<DayOfWeek>[lists[^1].Year - lists[0].Year + 1];
        foreach (var list in lists)
            Array.Fill(found, list.Week.ToFrozenSet(), list.Year - lists[0].Year, found.Length - (list.Year - lists[0].Year));
        return found;
    }

    private static FrozenDictionary<DateOnly, Text?> Last(IEnumerable<(DateOnly Day, Text? Name)> days)
    {
        var named = new Dictionary<DateOnly, Text?>();
        foreach (var (day, name) in days)
            named[day] = name;
        return named.ToFrozenDictionary();
    }
}
