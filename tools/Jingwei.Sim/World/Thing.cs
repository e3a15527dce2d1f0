namespace Jingwei.Sim.World;

/// <summary>A device as the host describes it.</summary>
/// <param name="Id">Such as <c>bin-012</c>.</param>
/// <param name="Kind">Such as <c>bin</c>.</param>
/// <param name="Lon">WGS-84 degrees.</param>
/// <param name="Lat">WGS-84 degrees.</param>
/// <param name="Last">Last known values by name, to go on from.</param>
public sealed record DeviceFacts(string Id, string Kind, double Lon, double Lat, IReadOnlyDictionary<string, double> Last);

/// <summary>What a device sends: its values at an instant.</summary>
/// <param name="IsNews">Sent because something happened, not because it was its turn.</param>
public sealed record Report(string DeviceId, DateTimeOffset At, IReadOnlyDictionary<string, double> Values, bool IsNews);

/// <summary>
/// Something in the street that carries a sensor. It has a truth, which people can change, and it tells of it: in its rhythm,
/// and at once when something happens that its own little rule finds worth telling.
/// </summary>
public abstract class Thing(DeviceFacts facts, Chance chance)
{
    /// <summary>Devices look and decide whether to send on this beat.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(30);

    private const double SilentDays = 0.008;
    private bool tellNow;

    public string Id => Facts.Id;

    public DeviceFacts Facts { get; } = facts;

    protected Chance Chance { get; } = chance;

    /// <summary>Something is wrong with it in truth, whatever its sensor says.</summary>
    public abstract bool IsWrong { get; }

    /// <summary>What is wrong, as the report of the day names it; "" when nothing is.</summary>
    public abstract string Trouble { get; }

    protected virtual TimeSpan Rhythm => TimeSpan.FromMinutes(10);

    /// <summary>Lets the time from <paramref name="from"/> to <paramref name="to"/> pass.</summary>
    protected abstract void Pass(DateTimeOffset from, DateTimeOffset to);

    /// <summary>What the sensor measures now, rounded as it would send it.</summary>
    protected abstract IReadOnlyDictionary<string, double> Measure(DateTimeOffset at);

    /// <summary>People put it right: emptied, closed, pumped out, swept.</summary>
    public abstract void PutRight(DateTimeOffset at);

    /// <summary>Moves on to <paramref name="now"/> and answers what it sends, if anything.</summary>
    public Report? Step(DateTimeOffset from, DateTimeOffset now)
    {
        Pass(from, now);
        var isDue = BeatOf(now) % BeatsPerRhythm == Phase;
        if ((!isDue && !tellNow) || IsSilent(now))
        {
            return null;
        }

        var isNews = tellNow;
        tellNow = false;
        return new Report(Id, now, Measure(now), isNews);
    }

    /// <summary>A report out of turn, whether or not the network is down: someone standing there sets it off.</summary>
    public Report ReportNow(DateTimeOffset now)
    {
        tellNow = false;
        return new Report(Id, now, Measure(now), true);
    }

    /// <summary>Sends at the next beat instead of waiting for its turn.</summary>
    protected void TellSoon() => tellNow = true;

    protected double Last(string name, double otherwise) => Facts.Last.GetValueOrDefault(name, otherwise);

    /// <summary>Whether a thing that happens so many times a day on average happened between the two instants.</summary>
    protected bool Happened(string what, double timesADay, DateTimeOffset from, DateTimeOffset to) =>
        Chance.Happens(timesADay * (to - from).TotalDays, $"{Id}/{what}", BeatOf(to));

    protected long BeatOf(DateTimeOffset instant) => Chance.BeatOf(instant);

    private int BeatsPerRhythm => (int)(Rhythm / Beat);

    private int Phase => (int)(Chance.Uniform($"{Id}/phase") * BeatsPerRhythm);

    /// <summary>A flat battery or a dead spot for an hour or three, once in a third of a year.</summary>
    private bool IsSilent(DateTimeOffset now)
    {
        var day = Chance.DayOf(now);
        if (!Chance.Happens(SilentDays, $"{Id}/silent", day))
        {
            return false;
        }

        var hours = (now - Tide.StartOf(Tide.DayOf(now))).TotalHours;
        var from = Chance.Between(0, 21, $"{Id}/silent/from", day);
        return hours >= from && hours < from + Chance.Between(1, 3, $"{Id}/silent/hours", day);
    }
}
