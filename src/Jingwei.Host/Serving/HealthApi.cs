using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Host.Serving;

internal static class HealthApi
{
    public static void Map(WebApplication app, IEndpointRouteBuilder api, Func<bool> isDemo)
    {
        app.MapGet("/health/ready", async (ICityReader reader, ICityWriter writer, StorageSignals storage, CityClock clock, CancellationToken ct) =>
            {
                if (storage.CommitFault is not null)
                {
                    // Somebody's work was lost to a full or failing disk: only a commit shows that it is over.
                    try
                    {
                        await writer.Write(_ => Task.FromResult(true), ct);
                    }
                    catch (Exception fault) when (fault is not OperationCanceledException)
                    {
                        return Refusal.Because(RefusalKind.Unavailable, "storage_fails").ToProblem();
                    }
                }

                await reader.Read(db => db.Set<CityTimeRow>().AnyAsync(ct), ct);
                return Results.Ok(new ReadyView("ready", clock.Now));
            })
            .OpenToAll("load balancers and scripts ask it").WithName("ShowReady").Produces<ReadyView>().ProducesProblem(503);
        api.MapGet("/clock", (CityClock clock) => Results.Ok(new CityTimeView(clock.Now, clock.Rate, isDemo())))
            .OpenToAll("every page shows the city's time").WithName("ShowClock").Produces<CityTimeView>();
    }

    internal sealed record ReadyView(string Status, DateTimeOffset Now);

    /// <param name="Rate">City seconds a machine second; 1 outside demo folders.</param>
    internal sealed record CityTimeView(DateTimeOffset Now, double Rate, bool Demo);
}
