using System.Globalization;
using Jingwei.Foundation;

namespace Jingwei.Sim.Packages;

/// <summary>
/// The instants of examples on the city's own clocks: <c>10:00</c> is of the first day, a Monday; <c>day 3 10:00</c> and <c>wed 10:00</c> are of the Wednesday after it.
/// Whole days that rows name count from the Monday for which they were written.
/// </summary>
/// <param name="monday">The Monday on which the examples are played.</param>
public sealed class ExampleClock(DateOnly monday)
{
    private static readonly DateOnly WrittenFor = new(2026, 1, 5);
    private static readonly string[] Weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    /// <summary>The instant at which the first day begins.</summary>
    public DateTimeOffset Start { get; } = AtWall(monday, TimeOnly.MinValue);

    /// <summary>The first Monday that has not begun at an instant.</summary>
    public static ExampleClock After(DateTimeOffset now)
    {
        var day = DateOnly.FromDateTime(CityTime.Usual.LocalOf(now.ToUnixTimeMilliseconds())).AddDays(1);
        while (day.DayOfWeek != DayOfWeek.Monday)
        {
            day = day.AddDays(1);
        }

        return new ExampleClock(day);
    }

    /// <exception cref="FormatException">It is no instant of an example.</exception>
    public DateTimeOffset Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(' ', StringSplitOptions.RemoveEmptyEntries) switch
        {
            [var time] => At(1, time, text),
            ["day", var number, var time] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var day) => At(day, time, text),
            [var weekday, var time] when Weekdays.Contains(weekday) => At(Array.IndexOf(Weekdays, weekday) + 1, time, text),
            _ => throw Wrong(text),
        };
    }

    /// <summary>A day that a row names, as far from the played Monday as it was from the written one; what is no day stays as it is.</summary>
    public string MoveDay(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        ? day.AddDays(monday.DayNumber - WrittenFor.DayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;

    /// <summary>An instant as examples write it.</summary>
    public string Say(DateTimeOffset instant)
    {
        var local = CityTime.Usual.LocalOf(instant.ToUnixTimeMilliseconds());
        var day = DateOnly.FromDateTime(local).DayNumber - monday.DayNumber + 1;
        var time = local.ToString(local.Millisecond > 0 ? "HH:mm:ss.fff" : "HH:mm:ss", CultureInfo.InvariantCulture);
        return day == 1 ? time : $"day {day} {time}";
    }

    private DateTimeOffset At(int day, string time, string text) =>
        TimeOnly.TryParseExact(time, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var of) ? AtWall(monday.AddDays(day - 1), of) : throw Wrong(text);

    private static DateTimeOffset AtWall(DateOnly day, TimeOnly time) => DateTimeOffset.FromUnixTimeMilliseconds(CityTime.Usual.InstantOf(day.ToDateTime(time)));

    private static FormatException Wrong(string text) => new($"'{text}' is no instant of an example.");
}
