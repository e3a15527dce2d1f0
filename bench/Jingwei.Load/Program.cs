using System.Net;
using Jingwei.Load;

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

var readings = new List<double>();
foreach (var shape in options.Shapes)
{
    readings.Add(await Throughput.Measure(host, shape, options.Seconds));
    Console.Error.WriteLine($"{shape.Connections,5} connections: {readings[^1]:N0} durable readings/s");
}

await using var phones = options.Samples == 0 ? null : await Phones.Open(
    new UriBuilder("http", options.Host, options.Http).Uri, Enumerable.Range(1, 12).Select(i => $"patrol{i}"), CancellationToken.None);
double? caughtUp = phones is null ? null : (await RingLatency.Measure(host, phones, samples: 1, load: 0)).Ring.Max;

var relayed = options.Mosquitto == 0 ? [] : await Relay(new IPEndPoint(IPAddress.Loopback, options.Mosquitto));
var throughput = options.Shapes.Select((shape, i) =>
    new ThroughputResult(shape.Connections, shape.Window, readings[i], i < relayed.Count ? relayed[i] : null)).ToList();

var latency = new List<RingLatencyResult>();
if (phones is not null)
{
    await RingLatency.Measure(host, phones, Math.Min(options.Samples, 20), load: 0); // warm-up
    foreach (var load in new[] { 0, readings.Max() / 2 })
    {
        latency.Add(await RingLatency.Measure(host, phones, options.Samples, load));
        Console.Error.WriteLine($"{latency[^1].Under}: rings p50 {latency[^1].Ring.P50:0.0} ms, p99 {latency[^1].Ring.P99:0.0} ms");
    }
}

var report = Report.Text(options, at, throughput, caughtUp, latency);
Console.WriteLine(report);
if (options.Write)
{
    var folder = Directory.CreateDirectory(Path.Combine("bench", "results"));
    await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"{at:yyyy-MM-dd}-readings.md"), report);
}

return 0;

async Task<List<double>> Relay(IPEndPoint server)
{
    var rates = new List<double>();
    using var mosquitto = await Mosquitto.Start(server);
    if (mosquitto is null)
    {
        Console.Error.WriteLine("mosquitto is not installed: no comparison");
        return rates;
    }

    using var subscriber = await MqttSubscriber.Open(server);
    var listening = Task.Run(subscriber.Listen);
    foreach (var shape in options.Shapes)
    {
        rates.Add(await Throughput.Measure(server, shape, options.Seconds, () => subscriber.Received));
        Console.Error.WriteLine($"{shape.Connections,5} connections: {rates[^1]:N0} relayed/s by mosquitto");
    }

    subscriber.Dispose();
    await listening;
    return rates;
}
