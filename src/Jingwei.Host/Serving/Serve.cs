using System.Threading.RateLimiting;
using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.City;
using Jingwei.City.Contracts;
using Jingwei.Dispatch;
using Jingwei.Foundation;
using Jingwei.Gateway;
using Jingwei.Host.Demo;
using Jingwei.Host.Live;
using Jingwei.Host.Serving.Plain;
using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Jingwei.Host.Serving;

/// <summary>The command <c>serve</c>: opens the folder, brings its schema up to date, opens the doors.</summary>
internal static class Serve
{
    /// <summary>Calls a second and address that need no account, and how many may be saved up.</summary>
    private const int OpenCallsPerSecond = 20;
    private const int OpenCallsSaved = 200;

    /// <summary>Reports and photos a minute and address of people without an account: a household, or a café's guests, not a flood.</summary>
    private const int ReportsPerMinute = 12;
    private const int ReportsSaved = 60;

    /// <summary>The same for sign-in. A whole center comes from one address when its shift begins.</summary>
    private const int DoorCallsPerSecond = 10;
    private const int DoorCallsSaved = 300;

    public static async Task<int> Run(string[] args)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        Settings.Load(builder.Configuration, args);
        var options = ServeOptions.Read(builder.Configuration);
        var folder = new DataFolder(options.Data);
        using var taken = OpenCity.TakeFolder(folder);
        var demo = ChooseDemo(new DemoFolder(folder), options);
        var app = Build(builder, options, folder, OpenCity.StartClock(folder, TimeProvider.System, new DemoFolder(folder).IsDemo), demo);
        await Prepare(app, demo);
        await app.StartAsync();
        await Banner.Print(app, options, demo, app.Lifetime.ApplicationStopping);
        await Rehearse(app);
        await app.WaitForShutdownAsync();
        await app.DisposeAsync();
        return 0;
    }

    /// <summary>
    /// A folder is a demo's when the demo made it, or when it is empty, nothing but loopback is served and nobody said no. A demo folder is
    /// never served to other machines: its passwords are known to all.
    /// </summary>
    private static DemoMode ChooseDemo(DemoFolder folder, ServeOptions options)
    {
        var loopback = options.Http.LoopbackOnly && options.Mqtt.LoopbackOnly && options.Https is null or { LoopbackOnly: true };
        if (folder.IsDemo)
        {
            return loopback ? options.Demo == DemoMode.Auto ? DemoMode.On : options.Demo
                : throw new OptionException("http", "this data folder was made by the demo, whose passwords are known to all: it serves loopback alone. Give --data another folder");
        }

        var wanted = options.Demo is DemoMode.On or DemoMode.Paused || (options.Demo == DemoMode.Auto && folder.IsEmpty && loopback);
        if (wanted && !folder.IsEmpty)
        {
            throw new OptionException("demo", "this data folder holds a real city; the demo needs an empty one");
        }

        if (wanted && !loopback)
        {
            throw new OptionException("demo", "the demo serves loopback alone: its passwords are known to all");
        }

        if (wanted)
        {
            folder.Make(DemoFolder.UsualSeed);
        }

        return wanted ? options.Demo == DemoMode.Paused ? DemoMode.Paused : DemoMode.On : DemoMode.Off;
    }

    private static WebApplication Build(WebApplicationBuilder builder, ServeOptions options, DataFolder folder, RatedClock clock, DemoMode demo)
    {
        builder.Logging.ClearProviders().AddSimpleConsole(c => c.SingleLine = true);
        builder.Logging.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
            // What stops a start is said once, in one line, at the end.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => Listeners.Open(kestrel, options, folder));
        var services = builder.Services;
        services.AddSingleton<LiveFanOut>();
        services.AddSingleton<ILiveSink>(s => s.GetRequiredService<LiveFanOut>());
        services.AddHostedService(s => s.GetRequiredService<LiveFanOut>());
        services.AddSingleton(s => new Lazy<AreaDirectory>(s.GetRequiredService<AreaDirectory>));
        services.AddSingleton(s => new Lazy<ILiveSink>(s.GetRequiredService<ILiveSink>));
        Rooms.Add(services, builder.Configuration, folder, clock, new SensingOptions(options.DeviceRate) { Readings = options.Readings });
        services.AddGateway(new GatewayOptions { MaxConnectionsPerAddress = options.MaxConnectionsPerAddress });
        services.AddOpen311(options.Open311 with { Filing = options.Open311Filing ?? (new DemoFolder(folder).IsDemo ? Open311Filing.Open : Open311Filing.Keys), Test = new DemoFolder(folder).IsDemo });
        services.AddDemo(new DemoOptions(demo == DemoMode.On, new DemoPlayerOptions(DemoPlayerOptions.UsualProgram, () => $"http://127.0.0.1:{options.Http.Port}", () => $"127.0.0.1:{options.Mqtt.Port}")));
        services.AddSignalR(s => s.EnableDetailedErrors = false).AddJsonProtocol(j => ApiJson.Apply(j.PayloadSerializerOptions));
        services.ConfigureHttpJsonOptions(j => ApiJson.Apply(j.SerializerOptions));
        services.Configure<RouteHandlerOptions>(r => r.ThrowOnBadRequest = true);
        services.AddExceptionHandler<Faults>();
        services.AddProblemDetails();
        services.AddPlainPages();
        services.AddOpenApi("v1", ApiDocument.Describe);
        services.AddRateLimiter(limits =>
        {
            limits.OnRejected = async (rejected, _) =>
            {
                if (rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var wait))
                {
                    rejected.HttpContext.Response.Headers.RetryAfter = $"{Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))}";
                }

                await (PlainPages.Has(rejected.HttpContext.Request.Path) ? PlainPages.TooMany()
                        : Open311Door.Has(rejected.HttpContext.Request.Path) ? Open311Door.TooMany(rejected.HttpContext)
                        : Refusal.Because(RefusalKind.TooMany, "too_many_requests").ToProblem())
                    .ExecuteAsync(rejected.HttpContext);
            };
            limits.AddPolicy(RateLimits.Open, http => PerSecond(AddressOf(http), OpenCallsPerSecond, OpenCallsSaved));
            limits.AddPolicy(RateLimits.Report, http => http.Actor() is { Kind: ActorKind.Person } person
                ? PerSecond(person.UserName, OpenCallsPerSecond, OpenCallsSaved)
                : PerMinute(AddressOf(http), ReportsPerMinute, ReportsSaved));
            limits.AddPolicy(RateLimits.Door, http => PerSecond(AddressOf(http), DoorCallsPerSecond, DoorCallsSaved));
        });
        // The model and the endpoints are the two long parts of a start: each is made beside the rest, and whoever needs it first waits for it.
        _ = Task.Run(() => StorageModule.BuildModelAhead(services));
        LoadPackages.ReadShippedAhead();
        var app = builder.Build();
        Route(app, options);
        _ = Task.Run(() => ((IEndpointRouteBuilder)app).DataSources.Sum(s => s.Endpoints.Count));
        return app;
    }

    private static string AddressOf(HttpContext http) => http.Connection.RemoteIpAddress?.ToString() ?? "";

    private static RateLimitPartition<string> PerSecond(string whose, int count, int saved) => Limit(whose, count, TimeSpan.FromSeconds(1), saved);

    private static RateLimitPartition<string> PerMinute(string whose, int count, int saved) => Limit(whose, 1, TimeSpan.FromMinutes(1) / count, saved);

    private static RateLimitPartition<string> Limit(string whose, int count, TimeSpan every, int saved) => RateLimitPartition.GetTokenBucketLimiter(
        whose, _ => new TokenBucketRateLimiterOptions { TokenLimit = saved, TokensPerPeriod = count, ReplenishmentPeriod = every, AutoReplenishment = true });

    private static void Route(WebApplication app, ServeOptions options)
    {
        app.UseExceptionHandler();
        app.Use(SecurityHeaders);
        app.UseRouting();
        app.UseCityAccess();
        app.UseRateLimiter();
        app.UseMiddleware<IdempotencyMiddleware>();
        app.UseMiddleware<ConditionalReads>();
        app.UseWebSockets();
        var api = app.MapGroup("/api/v1");
        api.MapCity();
        api.MapSensing();
        api.MapCases();
        api.MapDispatch();
        api.MapScenarios();
        api.MapExchange();
        api.MapDemo();
        HealthApi.Map(app, api, () => app.Services.GetRequiredService<DemoFolder>().IsDemo);
        app.MapHub<LiveHub>("/hub/live", hub => hub.Transports = Microsoft.AspNetCore.Http.Connections.HttpTransportType.WebSockets).Needs(Actions.LiveJoin);
        app.MapOpenApi().ExcludeFromDescription();
        if (options.Https is not null && string.IsNullOrEmpty(options.HttpsCertificate))
        {
            TrustPage.Map(app, app.Services.GetRequiredService<DataFolder>());
        }

        PlainPages.Map(app);
        app.MapOpen311();
        app.MapPublicWarnings();
        app.UsePages();
    }

    /// <summary>Warms up what the first case will need. Whatever goes wrong in it is no reason to stop serving.</summary>
    private static async Task Rehearse(WebApplication app)
    {
        try
        {
            await app.Services.GetRequiredService<Rehearsals>().Run(app.Lifetime.ApplicationStopping);
        }
#pragma warning disable CA1031 // A rehearsal changes nothing and may fail in any way.
        catch (Exception fault) when (fault is not OperationCanceledException)
#pragma warning restore CA1031
        {
            app.Logger.LogWarning(fault, "The rehearsal failed; the first case may take a moment longer");
        }
    }

    private static Task SecurityHeaders(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers.XFrameOptions = "SAMEORIGIN";
        headers.ContentSecurityPolicy =
            $"default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; font-src 'self' data:; connect-src 'self' {Sockets(context.Request)}; worker-src 'self' blob:; frame-ancestors 'self'; base-uri 'self'; form-action 'self'";
        return next(context);
    }

    /// <summary>Old phones do not take 'self' for the page's own web socket.</summary>
    private static string Sockets(HttpRequest request) =>
        request.Host.HasValue && request.Host.Value!.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']')
            ? $"ws://{request.Host.Value} wss://{request.Host.Value}"
            : "";

    private static async Task Prepare(WebApplication app, DemoMode demo)
    {
        StorageModule.Prepare(app.Services);
        await app.Services.GetRequiredService<KeepPackages>().Run(CancellationToken.None);
        if (demo != DemoMode.Off || app.Services.GetRequiredService<DemoFolder>().IsDemo)
        {
            await app.Services.GetRequiredService<SeedDemoStreet>().Run(CancellationToken.None);
        }
    }
}
