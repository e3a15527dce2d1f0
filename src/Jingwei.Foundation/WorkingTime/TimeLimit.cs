using System.Globalization;

namespace Jingwei.Foundation.WorkingTime;

/// <summary>What a limit is counted in.</summary>
public enum TimeUnit
{
    /// <summary>Minutes of plain time, day and night (the trade's 紧急工作时 is sixty of them).</summary>
    Minutes,

    /// <summary>Hours of working time (工作时).</summary>
    WorkingHours,

    /// <summary>Working days (工作日), as <see cref="DayCounting"/> says.</summary>
    WorkingDays,
}

/// <summary>How much time somebody has.</summary>
public sealed record TimeLimit
{
    /// <summary>No limit is longer than ten years.</summary>
    public const int MostDays = 3_660;

    // Of a minute and of a working hour.
    private const int Steps = 20;

    /// <param name="amount">More than nothing. Working days are whole; minutes come in steps of three seconds and working hours in steps of three minutes (0.05), such as 1.5.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not so, or more than ten years.</exception>
    public TimeLimit(decimal amount, TimeUnit unit)
    {
        if (!IsOne(amount, unit))
            throw new ArgumentOutOfRangeException(nameof(amount), amount, $"no limit in {unit}");
        (Amount, Unit) = (amount, unit);
    }

    private static bool IsOne(decimal amount, TimeUnit unit)
    {
        var (most, parts) = unit switch
        {
            TimeUnit.Minutes => (MostDays * 24m * 60m, Steps),
            TimeUnit.WorkingHours => (MostDays * 24m, Steps),
            TimeUnit.WorkingDays => ((decimal)MostDays, 1),
            _ => throw new ArgumentOutOfRangeException(nameof(unit)),
        };
        return amount > 0 && amount <= most && decimal.Truncate(amount * parts) == amount * parts;
    }

    /// <summary>The limit of an amount; null when there is no such.</summary>
    public static TimeLimit? Find(decimal amount, TimeUnit unit) => IsOne(amount, unit) ? new TimeLimit(amount, unit) : null;

    /// <summary>So much plain time, in minutes; what is no multiple of three seconds is rounded up, so that nobody has less.</summary>
    public static TimeLimit Of(TimeSpan time)
    {
        const long step = TimeSpan.TicksPerMinute / Steps;
        return new TimeLimit((time.Ticks + step - 1) / step / (decimal)Steps, TimeUnit.Minutes);
    }

    public decimal Amount { get; }
    public TimeUnit Unit { get; }

    public static TimeLimit Minutes(int minutes) => new(minutes, TimeUnit.Minutes);

    public static TimeLimit Hours(decimal hours) => new(hours, TimeUnit.WorkingHours);

    public static TimeLimit Days(int days) => new(days, TimeUnit.WorkingDays);

    /// <summary>The time itself; null for working days, whose length depends on when they are counted from.</summary>
    public TimeSpan? Length => Unit switch
    {
        TimeUnit.Minutes => new TimeSpan((long)(Amount * TimeSpan.TicksPerMinute)),
        TimeUnit.WorkingHours => new TimeSpan((long)(Amount * TimeSpan.TicksPerHour)),
        _ => null,
    };

    /// <summary>As people say it: 5 个工作日, 5 working days.</summary>
    public Text Words
    {
        get
        {
            var amount = Amount.ToString("0.##", CultureInfo.InvariantCulture);
            var many = Amount == 1 ? "" : "s";
            return Unit switch
            {
                TimeUnit.Minutes => new Text($"{amount} 分钟", $"{amount} minute{many}"),
                TimeUnit.WorkingHours => new Text($"{amount} 个工作时", $"{amount} working hour{many}"),
                _ => new Text($"{amount} 个工作日", $"{amount} working day{many}"),
            };
        }
    }

    public override string ToString() => Words.En;
}

/// <summary>How working days are counted. What holds without more is the Civil Code's way: see <c>docs/clock.md</c>.</summary>
/// <param name="StartDayCountsBefore">
/// The day of the start is itself the first day when it is worked and the start lies before this minute of it and before the end of its work; null when it never counts
/// (民法典 第二百零一条), <see cref="WorkSpan.Day"/> when it always does.
/// </param>
/// <param name="UntilMidnight">A day ends at midnight instead of the end of its work (民法典 第二百零三条 names both).</param>
public sealed record DayCounting(int? StartDayCountsBefore = null, bool UntilMidnight = false)
{
    public static readonly DayCounting CivilCode = new();
}
