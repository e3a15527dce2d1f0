using Jingwei.City.Contracts;

namespace Jingwei.Cases;

/// <summary>When in the night of the city something is done.</summary>
internal sealed class CityNights(CitySettings city, AreaDirectory areas)
{
    /// <summary>The next instant at which the city's clocks show that time. Before there is a city nobody knows what they show: in an hour it is asked again.</summary>
    public DateTimeOffset Next(DateTimeOffset now, TimeOnly at)
    {
        if (areas.City is null)
        {
            return now.AddHours(1);
        }

        var today = DateOnly.FromDateTime(city.Time.LocalOf(now.ToUnixTimeMilliseconds()));
        var tonight = OnDay(today, at);
        return tonight > now ? tonight : OnDay(today.AddDays(1), at);
    }

    private DateTimeOffset OnDay(DateOnly day, TimeOnly at) => DateTimeOffset.FromUnixTimeMilliseconds(city.Time.InstantOf(day.ToDateTime(at)));
}
