using System.Net;
using Jingwei.Load.Growth;

namespace Jingwei.Load;

/// <summary>mosquitto with its one subscriber: what is measured is what the subscriber received.</summary>
internal sealed class Relay : IAsyncDisposable
{
    private readonly Mosquitto mosquitto;
    private readonly MqttSubscriber subscriber;
    private readonly IPEndPoint at;
    private readonly Task listening;

    private Relay(Mosquitto mosquitto, MqttSubscriber subscriber, IPEndPoint at)
    {
        (this.mosquitto, this.subscriber, this.at) = (mosquitto, subscriber, at);
        listening = Task.Run(subscriber.Listen);
    }

    /// <summary>Null when mosquitto is not installed.</summary>
    public static async Task<Relay?> Start(IPEndPoint at)
    {
        if (await Mosquitto.Start(at) is { } mosquitto)
        {
            return new Relay(mosquitto, await MqttSubscriber.Open(at), at);
        }

        Console.Error.WriteLine("mosquitto is not installed: no comparison");
        return null;
    }

    /// <summary>Messages relayed a second.</summary>
    public Task<double> Measure((int Connections, int Window) shape, int seconds) =>
        Throughput.Measure(at, shape, seconds, () => subscriber.Received);

    /// <summary>The same by connections that speak for many devices.</summary>
    public async Task<FleetResult> Measure(IReadOnlyList<Speaker> speakers, int window, double seconds)
    {
        using var fleet = await Fleet.Open(at, speakers);
        return await fleet.Flood(window, seconds, () => subscriber.Received);
    }

    public async ValueTask DisposeAsync()
    {
        subscriber.Dispose();
        await listening;
        mosquitto.Dispose();
    }
}
