namespace Jingwei.Sim.World;

/// <summary>
/// The tide of people on a commercial street: 1 is the mean of a working day. A quiet night, a shoulder in the morning, peaks
/// at lunch and in the evening; at weekends later and higher. Invented, after how such streets are described.
/// </summary>
public static class Tide
{
    /// <summary>Shanghai has no summer time.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    private static readonly double[] Workday =
        [.18, .10, .06, .05, .06, .15, .45, .95, 1.15, .90, .95, 1.35, 1.95, 1.60, 1.20, 1.15, 1.25, 1.60, 2.05, 2.10, 1.75, 1.30, .80, .40];

    private static readonly double[] Weekend =
        [.30, .16, .08, .06, .06, .10, .22, .40, .65, 1.00, 1.40, 1.75, 2.15, 2.15, 2.10, 2.15, 2.20, 2.25, 2.40, 2.35, 2.05, 1.60, 1.05, .60];

    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>Days since 1970 by the local calendar.</summary>
    public static long DayOf(DateTimeOffset instant) => (long)Math.Floor((Local(instant).DateTime - DateTime.UnixEpoch).TotalDays);

    /// <summary>First instant of the local day.</summary>
    public static DateTimeOffset StartOf(long day) => DateTimeOffset.UnixEpoch.AddDays(day) - Offset;

    /// <summary>The tide at an instant, straight between the hours.</summary>
    public static double At(DateTimeOffset instant)
    {
        var local = Local(instant);
        var hours = local.TimeOfDay.TotalHours;
        var hour = (int)hours;
        var here = Curve(local.DayOfWeek)[hour];
        var next = hour == 23 ? Curve(local.AddDays(1).DayOfWeek)[0] : Curve(local.DayOfWeek)[hour + 1];
        return here + (next - here) * (hours - hour);
    }

    private static double[] Curve(DayOfWeek day) => day is DayOfWeek.Saturday or DayOfWeek.Sunday ? Weekend : Workday;
}
