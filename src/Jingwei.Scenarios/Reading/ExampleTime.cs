using System.Globalization;
using Jingwei.Foundation;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// The instants of examples: <c>10:00</c> or <c>10:00:30</c> on the city's clocks. Day 1 is a Monday; <c>day 3 10:00</c> and <c>wed 10:00</c> are both of the first Wednesday.
/// </summary>
internal static class ExampleTime
{
    /// <summary>The last day that an example may speak of.</summary>
    public const int LastDay = 60;

    private static readonly DateTime Monday = new(2026, 1, 5, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public static DateTimeOffset Read(PackageNode node)
    {
        if (Find(node.Text()) is { } local)
            return DateTimeOffset.FromUnixTimeMilliseconds(CityTime.Usual.InstantOf(local));
        node.Wrong("notTimeOfDay", ("key", node.Name), ("last", LastDay));
        return DateTimeOffset.FromUnixTimeMilliseconds(CityTime.Usual.InstantOf(Monday));
    }

    /// <summary>An instant as examples write it.</summary>
    public static string Say(DateTimeOffset instant)
    {
        var local = CityTime.Usual.LocalOf(instant.ToUnixTimeMilliseconds());
        var time = local.ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return local.Date == Monday ? time : $"day {(local.Date - Monday).Days + 1} {time}";
    }

    private static DateTime? Find(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var time] => At(1, time),
        ["day", var number, var time] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var day) && day is >= 1 and <= LastDay => At(day, time),
        [var weekday, var time] when Weekdays.Contains(weekday) => At(Weekdays.ToList().IndexOf(weekday) + 1, time),
        _ => null,
    };

    private static DateTime? At(int day, string time) =>
        TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var of) ? Monday.AddDays(day - 1) + of.ToTimeSpan() : null;
}
