using Jingwei.Foundation;
using Jingwei.Host.Demo;
using Jingwei.Host.Serving;
using Jingwei.Storage;
using Jingwei.Storage.Live;

namespace Jingwei.Host.Commands;

/// <summary>The rooms over a data folder for one command: no doors, no background work.</summary>
internal sealed class CommandCity : IAsyncDisposable
{
    private CommandCity(ServiceProvider services, DataFolder folder, RatedClock clock) => (Services, Folder, Clock) = (services, folder, clock);

    public ServiceProvider Services { get; }

    public DataFolder Folder { get; }

    public RatedClock Clock { get; }

    /// <exception cref="OptionException">The folder holds no city and <paramref name="mayBeNew"/> is false.</exception>
    public static CommandCity Open(string[] args, bool mayBeNew = false)
    {
        var settings = new ConfigurationManager();
        Settings.Load(settings, []);
        var path = DataOf(args) ?? settings["data"] ?? "./data";
        if (!mayBeNew && !File.Exists(Path.Combine(path, "city.db")))
        {
            throw new OptionException("data", $"there is no city in {Path.GetFullPath(path)}");
        }

        var folder = new DataFolder(path);
        var clock = OpenCity.StartClock(folder, TimeProvider.System, new DemoFolder(folder).IsDemo);
        var services = new ServiceCollection();
        services.AddLogging(l => l.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning));
        services.AddSingleton<IConfiguration>(settings);
        services.AddSingleton<ILiveSink, Silence>();
        Rooms.Add(services, settings, folder, clock);
        var provider = services.BuildServiceProvider();
        return new CommandCity(provider, folder, clock);
    }

    /// <summary>Arguments that are no options and no option's value.</summary>
    public static string[] Plain(string[] args)
    {
        var plain = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i].StartsWith("--", StringComparison.Ordinal))
            {
                i += args[i] is "--json" || args[i].Contains('=', StringComparison.Ordinal) ? 0 : 1;
            }
            else
            {
                plain.Add(args[i]);
            }
        }

        return [.. plain];
    }

    public static string? DataOf(string[] args) => ValueOf(args, "data");

    /// <summary>The value of <c>--name value</c> or <c>--name=value</c>; null when it is not there.</summary>
    public static string? ValueOf(string[] args, string name)
    {
        var at = Array.IndexOf(args, $"--{name}");
        return at >= 0 && at + 1 < args.Length ? args[at + 1]
            : args.FirstOrDefault(a => a.StartsWith($"--{name}=", StringComparison.Ordinal))?[(name.Length + 3)..];
    }

    public ValueTask DisposeAsync() => Services.DisposeAsync();

    private sealed class Silence : ILiveSink
    {
        public void Deliver(IReadOnlyList<LiveNews> news)
        {
        }
    }
}
