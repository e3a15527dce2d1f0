using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.City.Calendars;

/// <summary>Reads the list of one year; what is wrong is noted with file and line. Pure.</summary>
internal static class ReadCalendarYear
{
    /// <summary>What can be wrong with a list, in sentences.</summary>
    public static readonly MistakeSentences Sentences = new(typeof(ReadCalendarYear).Assembly, "City/Calendars/");

    /// <summary>A holiday of more days is a slip of the pen.</summary>
    public const int MostDays = 31;

    /// <summary>A swapped day further from its holiday is one too.</summary>
    public const int MostDaysApart = 62;

    private static readonly Dictionary<string, DayOfWeek> Weekdays = new()
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday, ["sun"] = DayOfWeek.Sunday,
    };

    /// <summary>The list; null when something is wrong with it.</summary>
    public static CalendarYear? Read(string file, string yaml, List<FileMistake> mistakes)
    {
        var before = mistakes.Count;
        if (YamlPlace.Root(file, yaml, Sentences, mistakes) is not { } root)
            return null;
        root.Only("calendar", "year", "source", "week", "holidays");
        Folder(root.Get("calendar"), file);
        var year = Year(root.Get("year"), file);
        var source = Source(root.Get("source"));
        var week = Week(root.Find("week"));
        var holidays = root.Get("holidays").Items().Select(item => Holiday(item, year, week)).ToList();
        if (mistakes.Count == before)
            Together(root, holidays!);
        return mistakes.Count == before ? new CalendarYear(year!.Value, holidays!) { Week = week, Source = source } : null;
    }

    private static void Folder(YamlPlace node, string file)
    {
        var folder = file.Split('/') is [var parent, _] ? parent : "";
        if (node.Text() is { } code && folder.Length > 0 && code != folder)
            node.Wrong("notFolder", ("given", code), ("folder", folder));
    }

    private static int? Year(YamlPlace node, string file)
    {
        if (node.Text() is not { } text)
            return null;
        var named = Path.GetFileNameWithoutExtension(file);
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1902 or > 9_000)
            node.Wrong("notYear", ("given", text));
        else if (named.Length == 4 && named.All(char.IsAsciiDigit) && named != text)
            node.Wrong("notFileYear", ("given", text), ("file", Path.GetFileName(file)));
        else
            return year;
        return null;
    }

    // As people cite it: 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号，2025-11-04）.
    private static string Source(YamlPlace node)
    {
        node.Only("title", "number", "date", "address", "unverified");
        node.Find("unverified").Items().ToList().ForEach(u => u.Text());
        node.Find("address").Text();
        var title = node.IsThere ? node.Get("title").Text() : null;
        var date = node.IsThere ? node.Get("date").Day() : null;
        return $"{title}（{(node.Find("number").Text() is { } number ? number + "，" : "")}{date:yyyy-MM-dd}）";
    }

    private static IReadOnlyList<DayOfWeek> Week(YamlPlace node)
    {
        if (!node.IsThere)
            return CalendarYear.MondayToFriday;
        var week = new List<DayOfWeek>();
        foreach (var item in node.Items())
        {
            if (item.Text() is not { } text)
                continue;
            if (Weekdays.TryGetValue(text, out var day) && !week.Contains(day))
                week.Add(day);
            else
                item.Wrong("notWeekday", ("given", text), ("known", string.Join(", ", Weekdays.Keys)));
        }
        if (week.Count == 0)
            node.Wrong("weekEmpty");
        return week;
    }

    private static PublicHoliday? Holiday(YamlPlace node, int? year, IReadOnlyList<DayOfWeek> week)
    {
        node.Only("name", "from", "until", "worked");
        var name = node.Get("name").Only("zh", "en");
        var (zh, en) = name.IsThere ? (name.Get("zh").Text(), name.Get("en").Text()) : (null, null);
        var (from, until) = (node.Get("from").Day(), node.Get("until").Day());
        var worked = node.Find("worked").Items().Select(item => (Node: item, Day: item.Day())).ToList();
        if (from is not { } first || until is not { } last || zh is null || en is null)
            return null;
        if (last < first)
            node.Find("until").Wrong("endsBefore", ("from", Said(first)), ("until", Said(last)));
        else if (last.DayNumber - first.DayNumber >= MostDays)
            node.Find("until").Wrong("tooLong", ("from", Said(first)), ("until", Said(last)), ("most", $"{MostDays}"));
        else if (year is { } of && (last.Year != of || first.Year < of - 1))
            node.Find("until").Wrong("otherYear", ("until", Said(last)), ("year", $"{of}"));
        foreach (var (item, day) in worked)
        {
            if (day is not { } on)
                continue;
            if (on >= first && on <= last)
                item.Wrong("workedInHoliday", ("day", Said(on)), ("holiday", zh));
            else if (week.Contains(on.DayOfWeek))
                item.Wrong("workedAnyway", ("day", Said(on)), ("weekday", on.DayOfWeek.ToString()), ("weekdayZh", $"周{"日一二三四五六"[(int)on.DayOfWeek]}"));
            else if (on.DayNumber < first.DayNumber - MostDaysApart || on.DayNumber > last.DayNumber + MostDaysApart)
                item.Wrong("workedFarOff", ("day", Said(on)), ("holiday", zh), ("most", $"{MostDaysApart}"));
        }
        return new PublicHoliday(new Text(zh, en), first, last, [.. worked.Select(w => w.Day).OfType<DateOnly>()]);
    }

    // A day belongs to one holiday, and is either off or worked.
    private static void Together(YamlPlace root, List<PublicHoliday> holidays)
    {
        var days = new Dictionary<DateOnly, string>();
        foreach (var (item, holiday) in root.Find("holidays").Items().Zip(holidays))
            foreach (var day in holiday.Days.Concat(holiday.Worked))
                if (!days.TryAdd(day, holiday.Name.Zh))
                    item.Wrong("dayTwice", ("day", Said(day)), ("first", days[day]), ("second", holiday.Name.Zh));
    }

    private static string Said(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
