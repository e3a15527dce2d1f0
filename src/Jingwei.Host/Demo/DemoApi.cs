using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Host.Demo.Street;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Host.Demo;

/// <param name="Home">console, field or resident: where this account starts.</param>
public sealed record DemoAccountView(string UserName, string Role, Text Name, string Home);

public sealed record DemoView(long Seed, bool Playing, IReadOnlyList<DemoAccountView> Accounts, string Password);

/// <param name="Rate">City seconds a machine second; 0 stops the clock.</param>
/// <param name="AdvanceTo">Moves the clock on to this instant.</param>
/// <param name="StopAtEvents">With AdvanceTo: stops earlier, at the first instant at which something happened that people may hear of.</param>
public sealed record DemoClockRequest(double? Rate, DateTimeOffset? AdvanceTo, bool? StopAtEvents);

/// <param name="Processed">Waits handled and events delivered on the way.</param>
/// <param name="Events">The same without the lanes' waking up.</param>
public sealed record DemoClockView(DateTimeOffset Now, double Rate, long Processed, long Events);

public sealed record DemoPlayRequest(bool Playing);

/// <param name="Kind">One of <see cref="DemoBoard.Events"/>.</param>
/// <param name="Device">To which device; null lets the player choose one.</param>
public sealed record DemoEventRequest(string? Kind, string? Device);

/// <param name="OpenCase">The case in hand that the device has already: another alarm joins it and files none.</param>
public sealed record DemoEventView(string Kind, Text? DeviceName, string? OpenCase);

public sealed record DemoCommandsView(IReadOnlyList<DemoCommand> Items, long Next);

/// <summary>The control of the demo: open to all, because it exists only in demo folders, which serve loopback alone. Elsewhere 404.</summary>
internal static class DemoApi
{
    private const string WhyOpen = "Only in demo folders, which serve loopback alone.";
    private const double MostWaitSeconds = 30;
    private const int FarthestAdvanceDays = 40;

    internal static void Map(IEndpointRouteBuilder api)
    {
        var demo = api.MapGroup("/demo").AddEndpointFilter(async (call, next) =>
            call.HttpContext.RequestServices.GetRequiredService<DemoFolder>().IsDemo
                ? await next(call)
                : Refusal.Because(RefusalKind.NotFound, "not_a_demo").ToProblem());
        demo.ProducesProblem(StatusCodes.Status404NotFound);

        demo.MapGet("/", (DemoFolder folder, DemoBoard board, DemoAccounts accounts) =>
                Results.Ok(new DemoView(folder.Seed, board.Playing, accounts.All, SeedDemoStreet.Password)))
            .OpenToAll(WhyOpen).WithName("ShowDemo").Produces<DemoView>();
        demo.MapPost("/clock", SetClock).OpenToAll(WhyOpen).WithName("SetDemoClock").Produces<DemoClockView>();
        demo.MapPost("/play", (DemoPlayRequest request, DemoBoard board) =>
            {
                board.Play(request.Playing);
                return Results.Ok(new { playing = board.Playing });
            })
            .OpenToAll(WhyOpen).WithName("PlayDemo");
        demo.MapPost("/events", async (DemoEventRequest request, DemoBoard board, IDevices devices, ICityReader reader, CancellationToken ct) =>
            {
                if (request.Kind is null || !DemoBoard.Events.ContainsKey(request.Kind))
                {
                    return Refusal.Invalid("kind", "kind_unknown", ("known", DemoBoard.Events.Keys)).ToProblem();
                }

                board.Say(request.Kind, request.Device);
                var open = request.Device is { } device ? await reader.Read(db => CaseReading.InHandFor(db, device), ct) : null;
                return Results.Accepted((string?)null, new DemoEventView(request.Kind, request.Device is null ? null : devices.Find(request.Device)?.DisplayName, open));
            })
            .OpenToAll(WhyOpen).WithName("MakeDemoEvent").Produces<DemoEventView>(202);
        demo.MapGet("/commands", async (long? after, double? waitSeconds, DemoBoard board, TimeProvider machine, IHostApplicationLifetime life, CancellationToken ct) =>
            {
                var wait = TimeSpan.FromSeconds(Math.Clamp(waitSeconds ?? 0, 0, MostWaitSeconds));
                using var ends = CancellationTokenSource.CreateLinkedTokenSource(ct, life.ApplicationStopping);
                var (items, next) = await board.Hear(after ?? 0, wait, machine, ends.Token);
                return Results.Ok(new DemoCommandsView(items, next));
            })
            .OpenToAll(WhyOpen).WithName("HearDemoCommands").Produces<DemoCommandsView>();
        demo.MapGet("/pictures/{camera}", (string camera, CityClock clock, HttpContext http) =>
            {
                if (!camera.StartsWith("camera-", StringComparison.Ordinal) || camera.Length > 16 || !camera[7..].All(char.IsAsciiDigit))
                {
                    return Refusal.Because(RefusalKind.NotFound, "camera_unknown").ToProblem();
                }

                http.Response.Headers.CacheControl = "no-cache";
                return Results.Text(DemoPicture.Draw(camera, clock.Now.ToOffset(TimeSpan.FromHours(8))), "image/svg+xml");
            })
            .OpenToAll(WhyOpen).WithName("ShowDemoPicture").Produces<string>(contentType: "image/svg+xml");
    }

    private static async Task<IResult> SetClock(
        DemoClockRequest request, RatedClock clock, KeepDemoClock keep, AdvanceCity advance, DemoBoard board, CancellationToken ct)
    {
        if (request.Rate is { } rate)
        {
            if (rate is < 0 or > RatedClock.MaxRate || double.IsNaN(rate))
            {
                return Refusal.Invalid("rate", "rate_out_of_range", ("from", 0), ("to", RatedClock.MaxRate)).ToProblem();
            }

            clock.SetRate(rate);
            await keep.Keep(ct);
            board.Say("rate", rate: rate);
        }

        if (request.AdvanceTo is not { } to)
        {
            return request.Rate is null
                ? Refusal.Invalid("rate", "rate_or_advance_required").ToProblem()
                : Results.Ok(new DemoClockView(clock.Now, clock.Rate, 0, 0));
        }

        if (to > clock.Now.AddDays(FarthestAdvanceDays))
        {
            return Refusal.Invalid("advanceTo", "instant_out_of_range", ("mostDays", FarthestAdvanceDays)).ToProblem();
        }

        var (processed, events) = await advance.To(to.ToUniversalTime(), request.StopAtEvents ?? false, ct);
        await keep.Keep(ct);
        return Results.Ok(new DemoClockView(clock.Now, clock.Rate, processed, events));
    }
}
