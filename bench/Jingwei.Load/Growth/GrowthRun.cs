using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Jingwei.Load.Growth;

/// <summary>Everything about one city after the other.</summary>
internal sealed class GrowthRun(GrowthOptions options)
{
    /// <summary>After this an idle host has made its checkpoints.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(7);
    private static readonly TimeSpan LoadBeforeKill = TimeSpan.FromSeconds(3);
    private const int SweepWindow = 20;
    private Relay? relay;

    public async Task<IReadOnlyList<CityFigures>> Run()
    {
        HostAtWork.Use(options.Host, options.Scenarios);
        relay = await Relay.Start(new IPEndPoint(IPAddress.Loopback, 18876));
        var seed = Path.Combine(options.Work, "seed");
        Directory.CreateDirectory(seed);
        var (seeding, _) = await HostAtWork.Start(seed);
        await seeding.DisposeAsync();
        var figures = new List<CityFigures>();
        foreach (var city in options.Cities)
        {
            Say($"== {city} devices");
            figures.Add(await Measure(city, seed));
        }

        if (relay is not null)
        {
            await relay.DisposeAsync();
        }

        return figures;
    }

    private async Task<CityFigures> Measure(LoadCity city, string seed)
    {
        var folder = Path.Combine(options.Work, $"city-{city.Devices}-{city.Lanes}");
        Folders.Copy(seed, folder);
        var figures = new CityFigures { City = city, Import = await Import(city, folder) };
        // What is tried on stored readings is tried on a folder that heard nothing else.
        var trial = folder + "-trial";
        if (city.Lanes > 1)
        {
            Folders.Copy(folder, trial);
        }

        figures = await AtWork(city, folder, figures);
        figures = await KilledAndStarted(city, folder, figures);
        figures = figures with { Audit = await Audit(folder) };
        Directory.Delete(folder, recursive: true);
        Say(figures.Audit);
        return city.Lanes == 1 ? figures : figures with { Trial = await TrialRun.Measure(options, city, trial) };
    }

    private static async Task<TimeSpan> Import(LoadCity city, string folder)
    {
        var (areas, devices, gateways) = (folder + "-areas.csv", folder + "-devices.csv", folder + "-gateways.csv");
        await File.WriteAllTextAsync(areas, city.AreasCsv());
        await File.WriteAllTextAsync(devices, city.DevicesCsv());
        await File.WriteAllTextAsync(gateways, city.GatewaysCsv());
        await HostAtWork.Command("import", "areas", areas, "--data", folder);
        var (said, took) = await HostAtWork.Command("import", "devices", devices, "--data", folder);
        await HostAtWork.Command("import", "gateways", gateways, "--data", folder);
        Say($"{said.Trim()} in {took.TotalSeconds:0.0} s");
        return took;
    }

    private async Task<CityFigures> AtWork(LoadCity city, string folder, CityFigures figures)
    {
        var (host, ready) = await HostAtWork.Start(folder);
        await using var running = host;
        var work = new StoredWork(folder);
        var everyone = city.Everyone();
        using (var sweep = await Fleet.Open(HostAtWork.Mqtt, everyone))
        {
            await sweep.Once(everyone, SweepWindow);
        }

        await work.UntilJudged();
        await Task.Delay(Idle);
        figures = figures with { FirstReady = ready, SpokenMb = host.ResidentMb };
        Say($"ready in {ready.TotalSeconds:0.0} s; all have spoken: {figures.SpokenMb:N0} MB");
        await WarmUp(city, work);
        figures = figures with { Hundred = await Rounds(host, work, city.AsGateways(), 20) };
        if (city.Lanes > 1)
        {
            figures = figures with { TenThousand = await Rounds(host, work, city.AsDevices(10_000), 1) };
        }

        figures = figures with { LoadedMb = host.ResidentMb };
        await Task.Delay(Idle);
        await using var live = await AlarmLatency.Open(HostAtWork.Web);
        await live.Measure(city, Math.Min(10, options.Samples)); // warm-up
        figures = figures with
        {
            ListMs = await Listing(live.Http, $"kind={LoadCity.Kind}&limit=50"),
            FindMs = await Listing(live.Http, $"q={LoadCity.Device(city.Devices / 2)}&limit=50"),
            StateMs = await Listing(live.Http, "state=alarm&limit=50"),
            IdleAlarm = await live.Measure(city, options.Samples),
        };
        using var stop = new CancellationTokenSource();
        using var fleet = await Fleet.Open(HostAtWork.Mqtt, city.AsGateways());
        var half = figures.Hundred!.Acked.Middle / 2;
        var load = fleet.Pace(half, stop.Token);
        figures = figures with { Half = half, HalfAlarm = await live.Measure(city, options.Samples) };
        await stop.CancelAsync();
        await load;
        Say($"alarms {figures.IdleAlarm}, at {half:N0}/s {figures.HalfAlarm} ms; GET /devices {figures.ListMs:0.0} / {figures.FindMs:0.0} / {figures.StateMs:0.0} ms");
        return figures;
    }

    private async Task WarmUp(LoadCity city, StoredWork work)
    {
        using var fleet = await Fleet.Open(HostAtWork.Mqtt, city.AsGateways());
        await fleet.Flood(1, options.Seconds / 2);
        await work.UntilJudged();
    }

    private async Task<LoadRow> Rounds(HostAtWork host, StoredWork work, IReadOnlyList<Speaker> speakers, int window)
    {
        var (acked, judged, behind, processor, relayed) = (new List<double>(), new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var round = 0; round < options.Rounds; round++)
        {
            using (var fleet = await Fleet.Open(HostAtWork.Mqtt, speakers))
            {
                var before = host.Processor;
                var result = await fleet.Flood(window, options.Seconds);
                var rest = await work.UntilJudged();
                processor.Add((host.Processor - before).TotalMicroseconds / result.Acked);
                acked.Add(result.PerSecond);
                judged.Add(result.Acked / (result.Took + rest).TotalSeconds);
                behind.Add(rest.TotalSeconds);
            }

            if (relay is not null)
            {
                relayed.Add((await relay.Measure(speakers, window, options.Seconds)).PerSecond);
            }
        }

        var row = new LoadRow(speakers.Count, window, Spread.Of(acked), Spread.Of(judged), Spread.Of(behind), Spread.Of(processor).Middle, relayed.Count == 0 ? null : Spread.Of(relayed));
        Say($"{row.Connections:N0} × {window}: acked {row.Acked}/s, judged {row.Judged}/s, behind {row.Behind.Highest:0.0} s, {row.Processor:0.0} µs of processor each; mosquitto {row.Relayed}/s");
        return row;
    }

    // Killed under load; then ready, and each lane has told an alarm of a reading that came after the start.
    private static async Task<CityFigures> KilledAndStarted(LoadCity city, string folder, CityFigures figures)
    {
        var work = new StoredWork(folder);
        var (killed, _) = await HostAtWork.Start(folder);
        using (var fleet = await Fleet.Open(HostAtWork.Mqtt, city.AsGateways()))
        {
            var load = fleet.Pace(figures.Half, CancellationToken.None);
            await Task.Delay(LoadBeforeKill);
            killed.Kill();
            await load;
        }

        var start = TimeProvider.System.GetTimestamp();
        var (host, ready) = await HostAtWork.Start(folder);
        await using var running = host;
        await using var live = await AlarmLatency.Open(HostAtWork.Web);
        await live.EachLane(city);
        await work.UntilJudged();
        figures = figures with { Ready = ready, CaughtUp = TimeProvider.System.GetElapsedTime(start) };
        Say($"killed under load: ready in {ready.TotalSeconds:0.0} s, caught up in {figures.CaughtUp.TotalSeconds:0.0} s");
        return figures;
    }

    private static async Task<string> Audit(string folder)
    {
        try
        {
            var (said, _) = await HostAtWork.Command("audit", "--data", folder);
            return said.Split('\n').First(l => l.StartsWith("readings", StringComparison.Ordinal)).Trim() + ". Nothing is missing and nothing stands twice.";
        }
        catch (InvalidOperationException found)
        {
            return found.Message;
        }
    }

    private static async Task<double> Listing(HttpClient http, string query)
    {
        var times = new List<double>();
        for (var i = 0; i < 12; i++)
        {
            var start = TimeProvider.System.GetTimestamp();
            await http.GetFromJsonAsync<JsonElement>($"/api/v1/devices?{query}");
            times.Add(TimeProvider.System.GetElapsedTime(start).TotalMilliseconds);
        }

        return Percentiles.Of(times[2..]).P50;
    }

    private static void Say(string line) => Console.Error.WriteLine($"{TimeProvider.System.GetUtcNow():HH:mm:ss} {line}");
}
