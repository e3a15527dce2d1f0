using Jingwei.Foundation;
using Jingwei.Host.Demo;
using Jingwei.Host.Serving;
using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario test [FOLDER]</c>: reads the packages of a folder, or those that ship, and runs their examples; needs no city. Exit 0 when all come out
/// as they say, 1 when a package has a mistake or an example comes out otherwise, 2 when there is nothing to read.
/// <c>scenario dry-run FOLDER [--days N]</c>: tries the packages of a folder on the readings of the last N days (7) in the data folder and shows the alarms and
/// cases beside those of the present version: added, gone, changed. Changes nothing; may run while the city is served; Ctrl+C stops it.
/// </summary>
internal static class ScenarioCommand
{
    private const int UsualDays = 7;
    private const int MostDays = 366;
    private const int MostShown = 20;

    public static async Task<int> Run(string[] args)
    {
        if (Help.Wrong(ServeOptions.Unknown(args, "days")) is { } wrong)
        {
            return wrong;
        }

        return CommandCity.Plain(args) switch
        {
            ["test"] => Test(LoadPackages.Shipped()),
            ["test", var folder] when Directory.Exists(folder) => Test(LoadPackages.In(folder)),
            ["test", var folder] => Say($"There is no folder {folder}."),
            ["dry-run", var folder] when Directory.Exists(folder) => await DryRun(args, folder),
            ["dry-run", var folder] => Say($"There is no folder {folder}."),
            _ => Say("What shall be done? `scenario test [FOLDER]` or `scenario dry-run FOLDER [--days N]`"),
        };
    }

    private static int Test(IEnumerable<(string File, string Yaml)> files)
    {
        int packages = 0, examples = 0, failures = 0;
        foreach (var (file, yaml) in files)
        {
            packages++;
            var (package, problems) = LoadPackages.Read(file, yaml);
            var failed = package is null || problems.Count > 0 ? problems : RunExamples.Of(package, file);
            examples += package?.Examples.Count ?? 0;
            failures += failed.Count;
            Console.WriteLine($"{(failed.Count == 0 ? "ok  " : "FAIL")} {package?.Code ?? file,-24} {package?.Examples.Count ?? 0} examples");
            foreach (var problem in failed)
            {
                Console.WriteLine($"     {problem}");
            }
        }

        Console.WriteLine($"{packages} packages, {examples} examples, {failures} failures");
        return packages == 0 ? 2 : failures > 0 ? 1 : 0;
    }

    private static async Task<int> DryRun(string[] args, string folder)
    {
        var days = UsualDays;
        if (CommandCity.ValueOf(args, "days") is { } given && (!int.TryParse(given, out days) || days is < 1 or > MostDays))
        {
            throw new OptionException("days", $"'{given}' is not a number of days from 1 to {MostDays}");
        }

        IReadOnlyList<DeviceKindDefinition> proposed;
        try
        {
            proposed = LoadPackages.Catalog(LoadPackages.In(folder)).DeviceKinds;
        }
        catch (PackageException wrong)
        {
            await Console.Error.WriteLineAsync(string.Join(Environment.NewLine, wrong.Problems));
            return 1;
        }

        if (proposed.Count == 0)
        {
            return Say($"No package in {folder} declares a kind of device.");
        }

        await using var city = CommandCity.Open(args);
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
        Console.WriteLine($"{report.Readings:N0} readings of {report.Devices:N0} devices, {Instants.ToIso(report.From)} to {Instants.ToIso(report.Until)}");
        Console.WriteLine($"{"condition",-28}{"now",8}{"then",8}{"cases",8}{"added",8}{"gone",8}{"changed",8}");
        foreach (var condition in report.Items.GroupBy(i => $"{i.Kind}.{i.Condition}").OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            int Count(DryRunChange change) => condition.Count(i => i.Change == change);
            Console.WriteLine(
                $"{condition.Key,-28}{condition.Count(i => i.Present is not null),8}{condition.Count(i => i.Proposed is not null),8}{condition.Count(i => i.Proposed is not null && i.FilesCase),8}"
                + $"{Count(DryRunChange.Added),8}{Count(DryRunChange.Gone),8}{Count(DryRunChange.Changed),8}");
        }

        var different = report.Items.Where(i => i.Change != DryRunChange.Same).ToList();
        foreach (var item in different.Take(MostShown))
        {
            Console.WriteLine($"  {item.Change.ToString().ToLowerInvariant(),-8}{item.Device,-14}{item.Condition,-14}{Say(item.Present)}{(item.Change == DryRunChange.Changed ? " -> " : "")}{Say(item.Proposed)}");
        }

        Console.WriteLine(different.Count > MostShown ? $"  … and {different.Count - MostShown} more" : different.Count == 0 ? "Both versions tell the same." : "");
    }

    private static string Say(DryRunAlarm? alarm) =>
        alarm is null ? "" : $"{Instants.ToIso(alarm.RaisedAt)}..{(alarm.ClearedAt is { } end ? Instants.ToIso(end) : "")}";

    private static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
