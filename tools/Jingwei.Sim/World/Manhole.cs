namespace Jingwei.Sim.World;

/// <summary>A manhole: water below it follows the rain, a cover is shifted by a heavy wheel now and then, a drain clogs.</summary>
public sealed class Manhole : Thing
{
    private const double ShiftsADay = 0.035;
    private const double ClogsADay = 0.012;

    /// <summary>Degrees of tilt from which it is a danger for feet and wheels.</summary>
    private const double ShiftedFrom = 10;

    /// <summary>Centimeters of water from which it will stand on the road.</summary>
    private const double HighWater = 80;

    private readonly double lowest;
    private readonly double drain;
    private double shift;
    private double water;
    private bool clogged;
    private readonly Rain rain;
    private bool wasWrong;

    public Manhole(DeviceFacts facts, Chance chance) : base(facts, chance)
    {
        rain = new Rain(chance);
        lowest = chance.Between(6, 22, $"{facts.Id}/lowest");
        drain = chance.LogNormal(1, 0.5, $"{facts.Id}/drain");
        shift = Math.Clamp(Last(Names.Shift, 0), 0, 90);
        water = Math.Clamp(Last(Names.Water, lowest), 0, 150);
        clogged = water >= HighWater;
    }

    public override bool IsWrong => shift >= ShiftedFrom || water >= HighWater;

    public override string Trouble => shift >= ShiftedFrom ? "cover shifted" : water >= HighWater ? "water" : "";

    public override void PutRight(DateTimeOffset at)
    {
        shift = 0;
        clogged = false;
        water = Math.Min(water, lowest + 5);
        TellSoon();
    }

    public void ShiftCover(double degrees)
    {
        shift = Math.Max(shift, degrees);
        TellSoon();
    }

    public void Clog()
    {
        clogged = true;
        water = Math.Max(water, HighWater + 15);
        TellSoon();
    }

    protected override void Pass(DateTimeOffset from, DateTimeOffset to)
    {
        if (Happened("shifted", ShiftsADay * Math.Min(1.2, Tide.At(to) + 0.2), from, to))
        {
            ShiftCover(Chance.Between(14, 40, $"{Id}/shifted/degrees", BeatOf(to)));
        }

        clogged |= Happened("clogged", ClogsADay, from, to);
        var hours = (to - from).TotalHours;
        var inflow = rain.At(to) * 6 / drain + (clogged ? 130 : 0);
        water = Math.Clamp(water + (inflow - (water - lowest) * (clogged ? 0.6 : 3.0)) * hours, 0, 150);
        if (IsWrong != wasWrong)
        {
            wasWrong = IsWrong;
            TellSoon();
        }
    }

    protected override IReadOnlyDictionary<string, double> Measure(DateTimeOffset at) => new Dictionary<string, double>
    {
        [Names.Shift] = Math.Round(shift + Chance.Between(0, 1.2, $"{Id}/wobble", BeatOf(at)), 1),
        [Names.Water] = Math.Round(water, 1),
    };
}
