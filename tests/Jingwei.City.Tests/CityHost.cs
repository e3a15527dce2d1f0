using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.City.Staff;
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

    private CityHost(SmallCity city, WebApplication app, MovableTime time, LogLines log, BetweenLooks looks) =>
        (City, this.app, Time, Log, Looks) = (city, app, time, log, looks);

    public SmallCity City { get; }

    /// <summary>What the host reads, and what may happen between two of its looks.</summary>
    public BetweenLooks Looks { get; }

    public MovableTime Time { get; }

    public LogLines Log { get; }

    public Uri Address => new(app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>()
        .Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public IEnumerable<Endpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public T Get<T>()
        where T : notnull => app.Services.GetRequiredService<T>();

    public static async Task<CityHost> Start(IWhereabouts? whereabouts = null)
    {
        var city = await SmallCity.Build();
        var looks = new BetweenLooks(city.Rig.Reader);
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
        builder.Services.AddSingleton<ICityReader>(looks);
        builder.Services.AddSingleton(whereabouts ?? new NobodysWhereabouts());
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
        app.MapGet("/open311/test/anywhere", (HttpContext context) => context.Actor().Kind.ToString()).OpenToAll("a test").FromAnywhere();
        app.MapGet("/open311/test/unmarked", () => "never");
        app.UseWebSockets();
        app.Map("/hub/test", async (HttpContext context) =>
        {
            using var socket = await context.WebSockets.AcceptWebSocketAsync();
            var heard = new byte[16];
            while (await socket.ReceiveAsync(heard, CancellationToken.None) is { MessageType: WebSocketMessageType.Binary } said)
            {
                await socket.SendAsync(heard.AsMemory(0, said.Count), said.MessageType, said.EndOfMessage, CancellationToken.None);
            }
        }).Needs(Actions.LiveJoin);
        await app.StartAsync();
        return new CityHost(city, app, time, log, looks);
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

/// <summary>A reader after whose next look something may happen before its answer is used.</summary>
internal sealed class BetweenLooks(ICityReader reader) : ICityReader
{
    private Func<Task>? next;

    /// <summary>Does this once, as soon as the next look has been taken.</summary>
    public void AfterNext(Func<Task> then) => next = then;

    public async Task<T> Read<T>(Func<CityDb, Task<T>> query, CancellationToken ct = default)
    {
        var seen = await reader.Read(query, ct);
        if (Interlocked.Exchange(ref next, null) is { } then)
        {
            await then();
        }

        return seen;
    }
}

/// <summary>Machine time that a test can move forward; timers that are due by then go off at once.</summary>
internal sealed class MovableTime : TimeProvider
{
    private readonly ConcurrentDictionary<Waiting, byte> timers = new();
    private TimeSpan ahead;

    public void Advance(TimeSpan by)
    {
        ahead += by;
        foreach (var timer in timers.Keys)
        {
            timer.LookAgain();
        }
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Waiting(this, callback, state);
        timers.TryAdd(timer, 0);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class Waiting : ITimer
    {
        private readonly MovableTime time;
        private readonly ITimer timer;
        private DateTimeOffset? due;

        public Waiting(MovableTime time, TimerCallback callback, object? state) =>
            (this.time, timer) = (time, System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan));

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            due = dueTime == Timeout.InfiniteTimeSpan ? null : time.GetUtcNow() + dueTime;
            return timer.Change(dueTime, period);
        }

        public void LookAgain()
        {
            if (due <= time.GetUtcNow())
            {
                timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            }
        }

        public void Dispose()
        {
            time.timers.TryRemove(this, out _);
            timer.Dispose();
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

/// <summary>Everything that was logged.</summary>
internal sealed class LogLines : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> lines = new();

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
