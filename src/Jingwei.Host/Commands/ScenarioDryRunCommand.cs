using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Host.Demo;
using Jingwei.Host.Serving;
using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario dry-run FOLDER [--days N]</c>: tries the packages of a folder on the readings of the last N days (7) in the data folder and shows the alarms and
/// cases beside those of the present version: added, gone, changed. What the packages need is found in the folder, else among those that are in force in the city, else among
/// those that ship.
/// Changes nothing; may run while the city is served; Ctrl+C stops it.
/// </summary>
internal static class ScenarioDryRunCommand
{
    private const int UsualDays = 7;
    private const int MostDays = 366;
    private const int MostShown = 20;

    public static async Task<int> Run(string[] args, string folder)
    {
        var days = UsualDays;
        if (CommandCity.ValueOf(args, "days") is { } given && (!int.TryParse(given, out days) || days is < 1 or > MostDays))
        {
            throw new OptionException("days", $"'{given}' is not a number of days from 1 to {MostDays}");
        }

        await using var city = CommandCity.Open(args);
        IReadOnlyList<DeviceKindDefinition> proposed;
        try
        {
            proposed = Kinds(LoadPackages.In(folder).ToList(), city.Services.GetRequiredService<PackagesInForce>());
        }
        catch (PackageException wrong)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Problems));
            return 1;
        }

        if (proposed.Count == 0)
        {
            return ScenarioCommand.Say($"No package in {folder} declares or watches a kind of device.");
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, pressed) =>
        {
            pressed.Cancel = true;
            stop.Cancel();
        };
        // The newest reading may be younger than what was last concluded.
        var asOf = OpenCity.AsOf(city.Folder, TimeProvider.System, new DemoFolder(city.Folder).IsDemo);
        var until = StoredReadings.LatestReceipt(city.Folder) is { } received && received > asOf ? received : asOf;
        try
        {
            var report = await city.Services.GetRequiredService<DryRun>().Run(
                proposed, until.AddDays(-days), until.AddMilliseconds(1), p => Console.Error.Write($"\r{p.Done:N0} of {p.All:N0} readings"), stop.Token);
            await Console.Error.WriteLineAsync();
            Print(report);
            return 0;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync(" … stopped; nothing was changed.");
            return 1;
        }
    }

    private static void Print(DryRunReport report)
    {
        Console.WriteLine($"{Counted.Of(report.Readings, "reading")} of {Counted.Of(report.Devices, "device")}, {Say(report.From)} to {Say(report.Until)}");
        if (report.RawFrom is { } rawFrom)
        {
            Console.WriteLine($"Readings are kept raw from {Say(rawFrom)} on: what came before could not be tried.");
        }

        Console.WriteLine(DryRunTable.Of(report));
        Console.WriteLine(DryRunTable.Cases(report));
        Show([.. report.Cases.Where(c => c.Change != DryRunChange.Same)], DryRunTable.Lines);
        var different = report.Items.Where(i => i.Change != DryRunChange.Same).ToList();
        if (different.Count == 0)
        {
            Console.WriteLine("Both versions tell the same.");
            return;
        }

        Console.WriteLine("Alarms that differ:");
        Show(different, DryRunTable.Lines);
    }

    private static void Show<T>(List<T> different, Func<IEnumerable<T>, Func<DateTimeOffset, string>, IEnumerable<string>> lines)
    {
        foreach (var line in lines(different.Take(MostShown), Say))
        {
            Console.WriteLine(line);
        }

        if (different.Count > MostShown)
        {
            Console.WriteLine($"  … and {different.Count - MostShown:N0} more");
        }
    }

    // On the city's clocks, as people there would read it.
    private static string Say(DateTimeOffset instant) => CityTime.Usual.LocalOf(instant.ToUnixTimeMilliseconds()).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    // The kinds that the folder's packages declare or watch, as they would be. A package that is off stays off, unless it is in the folder.
    private static List<DeviceKindDefinition> Kinds(IReadOnlyList<(string File, string Yaml)> folder, PackagesInForce inForce)
    {
        var read = LoadPackages.Read(LoadPackages.Beside(LoadPackages.Beside(folder, inForce.Texts), LoadPackages.Shipped()));
        LoadPackages.CheckTogether(read);
        var proposed = read.Files.Take(folder.Count).Select(f => f.Package!).ToList();
        var (catalog, _) = ComposeCatalog.Of(read.Packages, p => proposed.Contains(p) || inForce.IsOn(p.Code));
        var touched = proposed.SelectMany(p => p.DeviceKinds.Select(k => k.Code).Concat(p.Watches.Select(w => w.Kind))).ToHashSet();
        return [.. catalog!.DeviceKinds.Where(k => touched.Contains(k.Code))];
    }
}
