using System.Net;
using Jingwei.Sensing.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Jingwei.Gateway.Tests.Rig;

/// <summary>The real listener on a free port of this machine, with a city played by hand behind it.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly WebApplication app;

    private Listener(WebApplication app, FakeCity city, ManualTime time)
    {
        (this.app, City, Time) = (app, city, time);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        Port = new Uri(address).Port;
    }

    public FakeCity City { get; }

    public ManualTime Time { get; }

    public int Port { get; }

    public static async Task<Listener> Start(GatewayOptions? options = null, double deviceRate = 0)
    {
        var city = new FakeCity();
        var time = new ManualTime();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<IDeviceGate>(city).AddSingleton<IReadingIntake>(city)
            .AddSingleton<IIngressLedger>(city).AddSingleton<IDeviceCommands>(city);
        builder.Services.AddSingleton<TimeProvider>(time);
        builder.Services.AddSingleton(new DeviceRates(deviceRate, time, (_, _) => true));
        builder.Services.AddGateway(options ?? new GatewayOptions());
        builder.WebHost.ConfigureKestrel(server => server.ListenMqtt(new IPEndPoint(IPAddress.Loopback, 0)));
        var app = builder.Build();
        await app.StartAsync();
        return new Listener(app, city, time);
    }

    public Task<RawClient> Dial() => RawClient.Dial(Port);

    /// <summary>A client that has been let in.</summary>
    public async Task<RawClient> SignedIn(string name = "bin-012", ushort keepAliveSeconds = 0)
    {
        var client = await Dial();
        (await client.Connect(name, keepAliveSeconds: keepAliveSeconds)).Return.ShouldBe(Gateway.Mqtt.Codec.ConnectReturn.Accepted);
        return client;
    }

    /// <summary>Stops as Ctrl+C does: endpoints first, then the connections.</summary>
    public Task Stop() => app.StopAsync();

    public async ValueTask DisposeAsync() => await app.DisposeAsync();
}
