using System.Threading.Channels;

namespace Jingwei.Load.Growth;

/// <summary>Milliseconds from handing a message to the socket until its PUBACK, and until its alarm was on the live line.</summary>
internal sealed record AlarmLatencyResult(int Samples, int Missed, Percentiles Ack, Percentiles Alarm)
{
    public override string ToString() =>
        FormattableString.Invariant($"{Alarm.P50:0.0} / {Alarm.P99:0.0}") + (Missed > 0 ? $" ({Missed} of {Samples} missed)" : "");
}

/// <summary>A commander's live line, and what it says of alarms.</summary>
internal sealed class AlarmLatency : IAsyncDisposable
{
    private const int Raising = 9700;
    private const int Calm = 1000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LanesPatience = TimeSpan.FromMinutes(3);
    private readonly Channel<(string Device, bool Over, long At)> alarms = Channel.CreateUnbounded<(string, bool, long)>();
    private LiveLine? line;
    private int used;

    /// <summary>Speaks to the API as the commander.</summary>
    public HttpClient Http => line!.Http;

    /// <summary>Signs in as the district's commander.</summary>
    public static async Task<AlarmLatency> Open(Uri web)
    {
        var latency = new AlarmLatency();
        latency.line = await LiveLine.Open(web, "district", latency.Hear, CancellationToken.None);
        return latency;
    }

    /// <summary>Raises one alarm after another and takes it back.</summary>
    /// <param name="city">Whose timed devices are used, each as seldom as can be.</param>
    /// <param name="samples">How many.</param>
    public async Task<AlarmLatencyResult> Measure(LoadCity city, int samples)
    {
        var (acks, seen, missed) = (new List<double>(), new List<double>(), 0);
        for (var i = 0; i < samples; i++)
        {
            var speaker = city.TimedDevice(used++);
            using var device = await Fleet.Open(HostAtWork.Mqtt, speaker);
            var start = TimeProvider.System.GetTimestamp();
            var acked = Acked(device, start);
            var at = await Next(speaker.User, over: false);
            acks.Add(await acked);
            if (at is { } told)
            {
                seen.Add(TimeProvider.System.GetElapsedTime(start, told).TotalMilliseconds);
            }
            else
            {
                missed++;
            }

            await device.PublishOne(Calm);
            if (at is not null)
            {
                await Next(speaker.User, over: true);
            }
        }

        return new AlarmLatencyResult(samples, missed, Percentiles.Of(acks), Percentiles.Of(seen));
    }

    /// <summary>Raises an alarm in each lane at once and takes them back; answers when all were told.</summary>
    public async Task EachLane(LoadCity city)
    {
        var devices = new List<MqttConnection>();
        try
        {
            for (var i = 0; i < city.Lanes; i++)
            {
                devices.Add(await Fleet.Open(HostAtWork.Mqtt, city.TimedDevice(i)));
            }

            var sent = devices.Select(d => d.PublishOne(Raising)).ToList();
            var waiting = Enumerable.Range(0, city.Lanes).Select(i => city.TimedDevice(i).User).ToHashSet();
            using var patience = new CancellationTokenSource(LanesPatience);
            while (waiting.Count > 0)
            {
                waiting.Remove((await alarms.Reader.ReadAsync(patience.Token)).Device);
            }

            await Task.WhenAll(sent);
            await Task.WhenAll(devices.Select(d => d.PublishOne(Calm)));
        }
        finally
        {
            devices.ForEach(d => d.Dispose());
        }
    }

    public ValueTask DisposeAsync() => line!.DisposeAsync();

    private static async Task<double> Acked(MqttConnection device, long start)
    {
        await device.PublishOne(Raising);
        return TimeProvider.System.GetElapsedTime(start).TotalMilliseconds;
    }

    private void Hear(string kind, System.Text.Json.JsonElement data, long at)
    {
        if (kind == "alarm" && data.GetProperty("condition").ValueEquals(LoadCity.Condition))
        {
            var over = data.TryGetProperty("clearedAt", out var cleared) && cleared.ValueKind != System.Text.Json.JsonValueKind.Null;
            alarms.Writer.TryWrite((data.GetProperty("deviceId").GetString()!, over, at));
        }
    }

    private async Task<long?> Next(string device, bool over)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            while (true)
            {
                var news = await alarms.Reader.ReadAsync(patience.Token);
                if (news.Device == device && news.Over == over)
                {
                    return news.At;
                }
            }
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }
}
