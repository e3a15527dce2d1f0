using System.Net;
using Jingwei.Load;
using Jingwei.Load.Growth;

if (args is ["growth", .. var rest])
{
    return await GrowthCommand.Run(rest);
}

LoadOptions options;
try
{
    options = LoadOptions.Parse(args);
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}\n\n{LoadOptions.Usage}");
    return 2;
}

var address = (await Dns.GetHostAddressesAsync(options.Host)).First(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork);
var host = new IPEndPoint(address, options.Mqtt);
var at = TimeProvider.System.GetUtcNow();
var busy = Report.LoadAverage();

await using var phones = options.Samples == 0 ? null : await Phones.Open(
    new UriBuilder("http", options.Host, options.Http).Uri, Enumerable.Range(1, 12).Select(i => $"patrol{i}"), CancellationToken.None);
double? behind = null;
var mosquitto = options.Mosquitto == 0 ? null : await Relay.Start(new IPEndPoint(IPAddress.Loopback, options.Mosquitto));
var throughput = new List<ThroughputResult>();
foreach (var shape in options.Shapes)
{
    var (ours, theirs) = (new List<double>(), new List<double>());
    for (var round = 0; round < options.Rounds; round++)
    {
        ours.Add(await Throughput.Measure(host, shape, options.Seconds));
        if (phones is not null)
        {
            var next = await RingLatency.Measure(host, phones, samples: 1, load: 0);
            behind = Math.Max(behind ?? 0, next.Missed > 0 ? double.PositiveInfinity : next.Ring.Max);
        }

        if (mosquitto is not null)
        {
            theirs.Add(await mosquitto.Measure(shape, options.Seconds));
        }
    }

    throughput.Add(new ThroughputResult(shape.Connections, shape.Window, Spread.Of(ours), theirs.Count == 0 ? null : Spread.Of(theirs)));
    Console.Error.WriteLine(throughput[^1]);
}

if (mosquitto is not null)
{
    await mosquitto.DisposeAsync();
}

var latency = new List<RingLatencyResult>();
if (phones is not null)
{
    await RingLatency.Measure(host, phones, Math.Min(options.Samples, 20), load: 0); // warm-up
    foreach (var load in new[] { 0, throughput.Max(t => t.Readings.Middle) / 2 })
    {
        latency.Add(await RingLatency.Measure(host, phones, options.Samples, load));
        Console.Error.WriteLine($"{latency[^1].Under}: rings p50 {latency[^1].Ring.P50:0.0} ms, p99 {latency[^1].Ring.P99:0.0} ms");
    }
}

var report = Report.Text(options, at, busy, throughput, behind, latency);
Console.WriteLine(report);
if (options.Write)
{
    var folder = Directory.CreateDirectory(Path.Combine("bench", "results"));
    await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{at:yyyy-MM-dd}-readings.md"), report);
}

return 0;
