using System.Text.Json.Nodes;
using Jingwei.Testing.Hosting;
using Microsoft.Playwright;

namespace Jingwei.E2e.Browsers;

/// <summary>One demo street for one class of stories: the real host with nothing played on it, and the browsers that look at it.</summary>
public sealed class Street(Chromium chromium) : IAsyncLifetime
{
    private readonly List<Visitor> visitors = [];
    private RunningHost? host;
    private bool isAudited;
    private User? operatorByApi;

    public RunningHost Host => host ?? throw new InvalidOperationException("The host was not started.");

    /// <summary>The street's operator over the API: for what a story needs but does not tell.</summary>
    public User Operator => operatorByApi ?? throw new InvalidOperationException("The host was not started.");

    public async ValueTask InitializeAsync()
    {
        if (Chromium.IsMissing)
        {
            return;
        }

        host = await RunningHost.Start("--demo", "paused", "--outward-networks", "127.0.0.1");
        operatorByApi = await host.SignIn("street");
        // People at keyboards take their time; a slower city keeps its clocks from running out on a loaded machine.
        await SetRate(0.2);
    }

    public async Task SetRate(double rate) => (await Operator.Post("/demo/clock", new { rate })).Status.ShouldBe(System.Net.HttpStatusCode.OK);

    /// <summary>A browser at a desk.</summary>
    public Task<Visitor> Desk(int width = 1920, int height = 1080, ColorScheme scheme = ColorScheme.Dark) => Open(new BrowserNewContextOptions
    {
        ViewportSize = new ViewportSize { Width = width, Height = height },
        ColorScheme = scheme,
    });

    /// <summary>A phone; it tells its position when <paramref name="at"/> is given and the person allows it.</summary>
    public Task<Visitor> Phone((double Lon, double Lat)? at = null) => Open(new BrowserNewContextOptions
    {
        ViewportSize = new ViewportSize { Width = 390, Height = 844 },
        HasTouch = true,
        IsMobile = true,
        DeviceScaleFactor = 2,
        ColorScheme = ColorScheme.Light,
        Geolocation = at is { } here ? new Geolocation { Longitude = (float)here.Lon, Latitude = (float)here.Lat, Accuracy = 8 } : null,
        Permissions = at is null ? null : ["geolocation"],
    });

    /// <summary>Those who could be called now in a role, in the order of their names.</summary>
    public async Task<IReadOnlyList<string>> OnShift(string role, string named) =>
        [.. (await Operator.Get($"/people?role={role}&limit=100"))!["items"]!.AsArray()
            .Where(p => p!["onShift"]!.GetValue<bool>()).Select(p => p!["userName"]!.GetValue<string>())
            .Where(name => name.StartsWith(named, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public async Task<(double Lon, double Lat)> PlaceOf(string device)
    {
        var place = (await Operator.Get($"/devices/{device}"))!["place"]!;
        return (place["lon"]!.GetValue<double>(), place["lat"]!.GetValue<double>());
    }

    /// <summary>The sensor itself: MQTT 3.1.1 at QoS 1, as a bin would.</summary>
    public async Task Publish(string device, string payload)
    {
        using var sensor = await ThinMqtt.Connect(Host.Mqtt, device);
        await sensor.Publish(device, payload);
    }

    public async Task<JsonNode> CaseOf(string device) =>
        (await RunningHost.Until(() => Operator.Get($"/cases?device={device}"), list => list["items"]!.AsArray() is [{ } first, ..] && first["called"] is not null))["items"]![0]!;

    /// <summary>An overflowing bin whose officer is called; answers the case's number.</summary>
    public async Task<string> Overflow(string device)
    {
        await Publish(device, """{"fill":97}""");
        return (await CaseOf(device))["number"]!.GetValue<string>();
    }

    /// <summary>The bin is emptied: its case ends by itself, and the phone that rang for it is free for the next story.</summary>
    public Task Emptied(string device) => Publish(device, """{"fill":4}""");

    /// <summary>Has the audit look at what this story, and those that share its street, have left; it fails the run when anything is missing or stands twice.</summary>
    public void IsCleanInTheEnd() => isAudited = true;

    /// <summary>Closes the windows of one story and fails when a page of it broke.</summary>
    public async Task LeaveAll()
    {
        var broken = visitors.SelectMany(v => v.Faults).ToList();
        if (TestContext.Current.TestState is { Result: TestResult.Failed })
        {
            foreach (var (visitor, i) in visitors.Select((v, i) => (v, i)))
            {
                await visitor.TakePicture($"failed-{TestContext.Current.TestMethod?.MethodName}-{i}");
            }
        }

        foreach (var visitor in visitors)
        {
            await visitor.Leave();
        }

        visitors.Clear();
        broken.ShouldBeEmpty();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in visitors)
        {
            await visitor.Leave();
        }

        if (host is null)
        {
            return;
        }

        try
        {
            if (isAudited)
            {
                await host.ShouldBeClean();
            }
        }
        finally
        {
            await host.DisposeAsync();
        }
    }

    private async Task<Visitor> Open(BrowserNewContextOptions options)
    {
        Chromium.SkipWhenMissing();
        options.Locale = "zh-CN";
        options.TimezoneId = "Asia/Shanghai";
        options.BaseURL = Host.Address;
        options.ReducedMotion = ReducedMotion.Reduce;
        var context = await chromium.Browser.NewContextAsync(options);
        context.SetDefaultTimeout(Chromium.PatienceMs);
        var visitor = new Visitor(context, await context.NewPageAsync());
        visitors.Add(visitor);
        return visitor;
    }
}
