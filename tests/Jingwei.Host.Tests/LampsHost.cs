namespace Jingwei.Host.Tests;

/// <summary>A host, paused, of a city that shows reporters' own words about lamps to everybody.</summary>
public sealed class LampsHost : IAsyncLifetime
{
    private RunningHost? host;

    public RunningHost Host => host ?? throw new InvalidOperationException("The host of the class was not started.");

    public async ValueTask InitializeAsync() => host = await RunningHost.Start("--demo", "paused", "--open311-services", await PublishingLamps());

    public async ValueTask DisposeAsync()
    {
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }

    /// <summary>The file that ships, with one line more.</summary>
    private static async Task<string> PublishingLamps()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("jingwei-open311-").FullName, "services.yaml");
        var shipped = await File.ReadAllTextAsync(Path.Combine(RunningHost.Root, "open311", "services.yaml"));
        await File.WriteAllTextAsync(file, shipped.Replace("  01-04:\n", "  01-04:\n    publishesWords: true\n", StringComparison.Ordinal));
        return file;
    }
}
