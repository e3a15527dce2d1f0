[assembly: AssemblyFixture(typeof(Jingwei.Host.Tests.AskedHost))]

namespace Jingwei.Host.Tests;

/// <summary>A host, paused, that several tests share: those that only ask, or are refused, and leave nothing that another would see.</summary>
public sealed class AskedHost : IAsyncLifetime
{
    private RunningHost? host;

    public RunningHost Host => host ?? throw new InvalidOperationException("The shared host was not started.");

    public async ValueTask InitializeAsync() => host = await RunningHost.Start("--demo", "paused");

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}
