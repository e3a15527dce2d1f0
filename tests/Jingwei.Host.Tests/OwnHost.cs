namespace Jingwei.Host.Tests;

/// <summary>A host, paused, for the tests of one class or collection, which come one after the other and look at what is their own.</summary>
public class OwnHost : IAsyncLifetime
{
    private RunningHost? host;

    public RunningHost Host => host ?? throw new InvalidOperationException("The host of the class was not started.");

    public async ValueTask InitializeAsync() => host = await RunningHost.Start("--demo", "paused");

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}
