using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jingwei.City.Tests;

/// <summary>The small city behind a real Kestrel on a free port, with the gate before its routes, and a few routes of a room that tests play.</summary>
internal sealed class CityHost : IAsyncDisposable
{
    public const string Password = "correct horse battery";

    private readonly WebApplication app;

    private CityHost(SmallCity city, WebApplication app, MovableTime time, LogLines log) => (City, this.app, Time, Log) = (city, app, time, log);

    public SmallCity City { get; }

    public MovableTime Time { get; }

    public LogLines Log { get; }

    public Uri Address => new(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IEnumerable<Endpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<CityHost> Start()
    {
        var city = await SmallCity.Build();
        var time = new MovableTime();
        var log = new LogLines();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(log);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<CityClock>(city.Rig.Clock);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton<ILiveSink>(city.Rig);
        builder.Services.AddSingleton(city.Rig.Services.GetRequiredService<DataFolder>());
        builder.Services.AddSingleton(city.Rig.Writer);
        builder.Services.AddSingleton(city.Rig.Reader);
        builder.Services.AddCity();
        builder.Services.Configure<PasswordHasherOptions>(o => o.IterationCount = SmallCity.QuickHashing);
        builder.Services.AddSingleton(city.Areas); // the one that the rig's reactions reach
        var app = builder.Build();
        app.UseCityAccess();
        var api = app.MapGroup("/api/v1");
        api.MapCity();
        api.MapGet("/test/cases", (HttpContext context) => context.Actor().UserName).Needs(Actions.CaseRead);
        api.MapGet("/test/unmarked", () => "never");
        api.MapGet("/test/readings", (HttpContext context) => context.Actor().Kind.ToString()).NeedsDevice();
        app.UseWebSockets();
        app.Map("/hub/test", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            await socket.ReceiveAsync(new byte[16], CancellationToken.None);
        }).Needs(Actions.LiveJoin);
        await app.StartAsync();
        return new CityHost(city, app, time, log);
    }

    /// <summary>A browser of its own, with its own cookies.</summary>
    public HttpClient Browser() => new(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = Address };

    /// <summary>A browser in which the person has signed in.</summary>
    public async Task<HttpClient> SignedIn(string userName, string password = Password)
    {
        var browser = Browser();
        (await SignIn(browser, userName, password)).StatusCode.ShouldBe(HttpStatusCode.OK);
        return browser;
    }

    public static Task<HttpResponseMessage> SignIn(HttpClient browser, string userName, string password) =>
        browser.PostAsJsonAsync("/api/v1/session", new { userName, password });

    public static async Task<JsonElement> Json(HttpResponseMessage answer) => await answer.Content.ReadFromJsonAsync<JsonElement>();

    /// <summary>The problem's status and code.</summary>
    public static async Task<(HttpStatusCode, string?)> Problem(HttpResponseMessage answer) =>
        (answer.StatusCode, (await Json(answer)).GetProperty("code").GetString());

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await City.DisposeAsync();
    }
}

/// <summary>Machine time that a test can move forward.</summary>
internal sealed class MovableTime : TimeProvider
{
    private TimeSpan ahead;

    public void Advance(TimeSpan by) => ahead += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}

/// <summary>Everything that was logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly System.Collections.Concurrent.ConcurrentQueue<string> lines = new();

    public string All => string.Join('\n', lines);

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Enqueue($"{formatter(state, exception)} {exception}");

    public void Dispose()
    {
    }
}
