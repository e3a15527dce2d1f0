namespace Jingwei.Sim.People;

/// <summary>
/// Where a person is at any instant: to and fro on the beat at a stroll, on the way to a case at a walk or on an e-bike, or
/// standing there. Pure in time: asking changes nothing.
/// </summary>
public sealed class Walk
{
    /// <summary>A patrol's stroll, meters a second.</summary>
    public const double StrollSpeed = 1.2;

    private readonly RoadPath road;
    private readonly double beatFrom;
    private readonly double beatTo;
    private readonly double kerb;
    private DateTimeOffset since;
    private double start;
    private double? goal;
    private double speed = StrollSpeed;

    /// <param name="road">The road.</param>
    /// <param name="beatFrom">Meters along the road where the beat begins.</param>
    /// <param name="beatTo">And ends.</param>
    /// <param name="kerb">Meters left (positive) or right of the middle.</param>
    /// <param name="at">Meters along the road where the person is first.</param>
    /// <param name="now">The first instant.</param>
    public Walk(RoadPath road, double beatFrom, double beatTo, double kerb, double at, DateTimeOffset now)
    {
        this.road = road;
        (this.beatFrom, this.beatTo, this.kerb) = (beatFrom, Math.Max(beatFrom, beatTo), kerb);
        start = at;
        since = now;
    }

    /// <summary>On the way to a case, or standing at it.</summary>
    public bool IsCalledAway => goal is not null;

    public bool IsMoving(DateTimeOffset now) => goal is null ? beatTo - beatFrom > 1 : now < Arrival;

    /// <summary>When the goal is reached; the last instant of change when there is none.</summary>
    public DateTimeOffset Arrival => since.AddSeconds(goal is null ? 0 : Math.Abs(goal.Value - start) / speed);

    /// <summary>Goes straight to a place along the road.</summary>
    /// <returns>When it is reached.</returns>
    public DateTimeOffset GoTo(Spot place, double metersPerSecond, DateTimeOffset now)
    {
        start = MetersAt(now);
        (since, speed) = (now, metersPerSecond);
        goal = road.Project(place).Meters;
        return Arrival;
    }

    /// <summary>Back to the beat, from here.</summary>
    public void Resume(DateTimeOffset now)
    {
        start = MetersAt(now);
        (since, speed, goal) = (now, StrollSpeed, null);
    }

    public Spot PlaceAt(DateTimeOffset now) => road.At(MetersAt(now), kerb);

    /// <summary>Degrees clockwise from north, the way the person goes; null when standing.</summary>
    public double? HeadingAt(DateTimeOffset now)
    {
        if (!IsMoving(now))
        {
            return null;
        }

        var (a, b) = (PlaceAt(now), PlaceAt(now.AddSeconds(2)));
        var heading = Math.Atan2((b.Lon - a.Lon) * Math.Cos(a.Lat * Math.PI / 180), b.Lat - a.Lat) * 180 / Math.PI;
        return Math.Round((heading + 360) % 360);
    }

    private double MetersAt(DateTimeOffset now)
    {
        var gone = Math.Max(0, (now - since).TotalSeconds) * speed;
        if (goal is { } to)
        {
            return Math.Abs(to - start) <= gone ? to : start + Math.Sign(to - start) * gone;
        }

        // Off the beat: first back to it; then to and fro.
        var entry = Math.Clamp(start, beatFrom, beatTo);
        var back = Math.Abs(entry - start);
        if (gone < back)
        {
            return start + Math.Sign(entry - start) * gone;
        }

        var length = beatTo - beatFrom;
        if (length <= 1)
        {
            return entry;
        }

        var phase = (entry - beatFrom + gone - back) % (2 * length);
        return beatFrom + (phase <= length ? phase : 2 * length - phase);
    }
}
