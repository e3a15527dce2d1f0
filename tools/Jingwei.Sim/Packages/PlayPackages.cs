using Jingwei.Sim.Wire;
using Jingwei.Sim.World;

namespace Jingwei.Sim.Packages;

/// <summary>
/// Plays the packages that ship against a real host on a demo folder whose clock stands: reads them from the city, has the district and its devices imported, plays
/// the examples (<see cref="PlayTimeline"/>), and has the folder audited.
/// </summary>
public sealed class PlayPackages(PackagesOptions options, TimeProvider machine, Action<string> log)
{
    private const string Clean = "Nothing is missing and nothing stands twice.";

    public async Task<PackagesReport> Run(CancellationToken ct)
    {
        var began = machine.GetTimestamp();
        await using var host = new HostProgram(options.Program, options.Data, machine);
        var (packages, clock, cityCode) = await Read(new CityDoors(await host.Serve(ct)), ct);
        await host.Stop();

        var chance = new Chance(options.Seed, clock.Start);
        var examples = packages.SelectMany(p => Drawn(p, chance).Select(e => (Package: p, Example: e))).ToList();
        var ground = new Ground(examples.Where(e => e.Example.NotPlayed is null));
        await Import(host, "areas", ground.AreasCsv(cityCode), ct);
        await Import(host, "devices", ground.DevicesCsv(), ct);
        log($"{packages.Count} packages with {examples.Count} examples are laid out, {machine.GetElapsedTime(began).TotalSeconds:0} s");

        var played = await new PlayTimeline(new CityDoors(await host.Serve(ct)), packages, ground, clock, chance, machine, log).Run(ct);
        await host.Stop();
        var audit = await host.Command(ct, "audit");
        return new PackagesReport(
            options.Seed, [.. packages.Select(p => p.Code)], played, [.. examples.Select(e => e.Example).Where(e => e.NotPlayed is not null)],
            audit.Contains(Clean, StringComparison.Ordinal) ? null : audit, machine.GetElapsedTime(began));
    }

    private async Task<(IReadOnlyList<PlayedPackage> Packages, ExampleClock Clock, string City)> Read(CityDoors doors, CancellationToken ct)
    {
        var commander = doors.Commander;
        var clock = ExampleClock.After((await commander.Get<ClockAnswer>("clock", ct)).Now);
        var codes = (await commander.Get<Page<PackageAnswer>>("scenarios", ct)).Items.Select(p => p.Code).ToList();
        if (options.Only.FirstOrDefault(o => !codes.Contains(o)) is { } unknown)
        {
            throw new ArgumentException($"No package is called {unknown}.");
        }

        var packages = new List<PlayedPackage>();
        foreach (var code in codes.Where(c => options.Only.Count == 0 || options.Only.Contains(c)))
        {
            packages.Add(ReadPlayedPackage.Read((await commander.Get<PackageTextAnswer>($"scenarios/{code}", ct)).Yaml, clock));
        }

        var areas = await commander.Get<Page<AreaAnswer>>("areas?level=city", ct);
        return (packages, clock, areas.Items.First(a => a.Code is not null).Code!);
    }

    /// <summary>The examples of a package that are played, all or a share of them that the seed draws, and those that cannot be.</summary>
    private IEnumerable<PlayedExample> Drawn(PlayedPackage package, Chance chance)
    {
        var playable = package.Examples.Where(e => e.NotPlayed is null).OrderBy(e => options.OneIn == 1 ? 0 : chance.Uniform($"{package.Code}/{e.Name}/drawn")).ToList();
        return playable.Take(Math.Max(1, (playable.Count + options.OneIn / 2) / options.OneIn)).Concat(package.Examples.Where(e => e.NotPlayed is not null));
    }

    private static async Task Import(HostProgram host, string what, string csv, CancellationToken ct)
    {
        var file = Path.Combine(host.Folder, $"played-{what}.csv");
        await File.WriteAllTextAsync(file, csv, ct);
        await host.Command(ct, "import", what, file);
    }
}
