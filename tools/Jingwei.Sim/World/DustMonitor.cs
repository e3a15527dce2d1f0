namespace Jingwei.Sim.World;

/// <summary>A dust monitor: the air of the day, and now and then a site, a truck or a sweeper that raises dust until someone wets it.</summary>
public sealed class DustMonitor : Thing
{
    private const double PlumesADay = 0.12;

    /// <summary>Micrograms a cubic meter that are too much when they last; from twice as much on, at once.</summary>
    private const double DustyFrom = 150;
    private static readonly TimeSpan DustyHeld = TimeSpan.FromMinutes(10);
    private double plume;
    private double air;
    private DateTimeOffset? settlesAt;
    private DateTimeOffset? dustySince;
    private DateTimeOffset now;
    private bool wasDusty;
    private readonly Rain rain;

    public DustMonitor(DeviceFacts facts, Chance chance) : base(facts, chance)
    {
        rain = new Rain(chance);
        air = 45;
    }

    public override bool IsWrong => Level >= 2 * DustyFrom || (dustySince is { } since && now - since >= DustyHeld);

    public override string Trouble => IsWrong ? "dust" : "";

    private double Level => air + plume;

    protected override TimeSpan Rhythm => TimeSpan.FromMinutes(5);

    public override void PutRight(DateTimeOffset at)
    {
        plume = 0;
        settlesAt = null;
        dustySince = null;
        TellSoon();
    }

    /// <summary>Dust for so many minutes, in micrograms a cubic meter above the air of the day.</summary>
    public void Raise(double micrograms, DateTimeOffset until)
    {
        plume = Math.Max(plume, micrograms);
        settlesAt = until;
        TellSoon();
    }

    protected override void Pass(DateTimeOffset from, DateTimeOffset to)
    {
        var day = Chance.DayOf(to);
        air = Math.Max(8, Chance.Between(25, 70, "air", day) + 12 * Math.Min(1.5, Tide.At(to)) - 2 * rain.At(to));
        if (to >= settlesAt)
        {
            plume = 0;
            settlesAt = null;
        }

        var local = Tide.Local(to).Hour;
        if (plume == 0 && local is >= 7 and < 20 && Happened("plume", PlumesADay * 24 / 13, from, to))
        {
            var minutes = Chance.Between(12, 70, $"{Id}/plume/minutes", BeatOf(to));
            Raise(Chance.Between(140, 320, $"{Id}/plume/size", BeatOf(to)), to.AddMinutes(minutes));
        }

        now = to;
        dustySince = Level >= DustyFrom ? dustySince ?? to : null;
        if (Level >= DustyFrom != wasDusty)
        {
            wasDusty = !wasDusty;
            TellSoon();
        }
    }

    protected override IReadOnlyDictionary<string, double> Measure(DateTimeOffset at) => new Dictionary<string, double>
    {
        [Names.Pm10] = Math.Round(Level * Chance.Between(0.94, 1.06, $"{Id}/gust", BeatOf(at)), 1),
    };
}
