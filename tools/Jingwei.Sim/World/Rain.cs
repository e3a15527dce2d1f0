namespace Jingwei.Sim.World;

/// <summary>Showers drawn day by day: about two days in five have one or two.</summary>
public sealed class Rain(Chance chance)
{
    /// <summary>Millimeters an hour on the street at an instant; 0 when dry.</summary>
    public double At(DateTimeOffset instant)
    {
        var day = chance.DayOf(instant);
        return Shower(instant, day, "first", 0.4) + Shower(instant, day, "second", 0.12);
    }

    private double Shower(DateTimeOffset instant, long day, string name, double probability)
    {
        if (!chance.Happens(probability, $"rain/{name}", day))
        {
            return 0;
        }

        var hours = (instant - Tide.StartOf(Tide.DayOf(instant))).TotalHours;
        var from = chance.Between(0, 21, $"rain/{name}/from", day);
        var length = chance.Between(0.5, 3, $"rain/{name}/length", day);
        var peak = chance.LogNormal(9, 0.7, $"rain/{name}/peak", day);
        var at = (hours - from) / length;
        return at is <= 0 or >= 1 ? 0 : peak * Math.Sin(Math.PI * at);
    }
}
