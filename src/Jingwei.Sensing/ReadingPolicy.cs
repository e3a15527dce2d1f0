namespace Jingwei.Sensing;

/// <summary>
/// How long readings are kept, in days: first raw, then as aggregates of a minute, then as aggregates of an hour. Each is the age at which that form goes, counted
/// from the day on which the readings were received, so none may be shorter than the one before it.
/// </summary>
/// <param name="RawDays">Raw readings; 2 or more, since the newest two days are never touched.</param>
/// <param name="MinuteDays">Aggregates of a minute; a month goes as a whole.</param>
/// <param name="HourDays">Aggregates of an hour; a year goes as a whole. 0 is for ever.</param>
public sealed record ReadingPolicy(int RawDays = 90, int MinuteDays = 400, int HourDays = 3650)
{
    /// <summary>Days that are never touched, however short the policy is.</summary>
    public const int UntouchedDays = 2;

    /// <summary>Whether it can be followed: each form as long as the one before it.</summary>
    public bool IsSound => RawDays >= UntouchedDays && MinuteDays >= RawDays && (HourDays == 0 || HourDays >= MinuteDays);

    /// <summary>Whether a day's raw readings are to go.</summary>
    /// <param name="day">The UTC day of their receipt.</param>
    /// <param name="today">The UTC day that it is.</param>
    public bool DropsRaw(DateOnly day, DateOnly today) => IsOver(day, today, RawDays);

    /// <summary>Whether aggregates of a minute are to go.</summary>
    /// <param name="last">The last UTC day that they tell of.</param>
    /// <param name="today">The UTC day that it is.</param>
    public bool DropsMinutes(DateOnly last, DateOnly today) => IsOver(last, today, MinuteDays);

    /// <summary>Whether aggregates of an hour are to go.</summary>
    /// <param name="last">The last UTC day that they tell of.</param>
    /// <param name="today">The UTC day that it is.</param>
    public bool DropsHours(DateOnly last, DateOnly today) => HourDays > 0 && IsOver(last, today, HourDays);

    private static bool IsOver(DateOnly day, DateOnly today, int days) => today.DayNumber - day.DayNumber > days;
}
