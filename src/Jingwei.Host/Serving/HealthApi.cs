using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Host.Serving;

internal static class HealthApi
{
    public static void Map(WebApplication app, IEndpointRouteBuilder api, Func<bool> isDemo)
    {
        app.MapGet("/health/ready", async (ICityReader reader, CityClock clock, CancellationToken ct) =>
            {
                await reader.Read(db => db.Set<CityTimeRow>().AnyAsync(ct), ct);
                return Results.Ok(new ReadyView("ready", clock.Now));
            })
            .OpenToAll("load balancers and scripts ask it").WithName("ShowReady").Produces<ReadyView>();
        api.MapGet("/clock", (CityClock clock) => Results.Ok(new CityTimeView(clock.Now, clock.Rate, isDemo())))
            .OpenToAll("every page shows the city's time").WithName("ShowClock").Produces<CityTimeView>();
    }

    internal sealed record ReadyView(string Status, DateTimeOffset Now);

    /// <param name="Rate">City seconds a machine second; 1 outside demo folders.</param>
    internal sealed record CityTimeView(DateTimeOffset Now, double Rate, bool Demo);
}
