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
/// cases beside those of the present version: added, gone, changed. Packages that ship stand beside those of the folder, which replace those of their name.
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

        IReadOnlyList<DeviceKindDefinition> proposed;
        try
        {
            proposed = Kinds(LoadPackages.In(folder).ToList());
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
        if (report.RawFrom is { } rawFrom)
        {
            Console.WriteLine($"Readings are kept raw from {Instants.ToIso(rawFrom)} on: what came before could not be tried.");
        }

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

    // The kinds that the folder's packages declare or watch, as they would be.
    private static List<DeviceKindDefinition> Kinds(IReadOnlyList<(string File, string Yaml)> folder)
    {
        var together = LoadPackages.Beside(folder, LoadPackages.Shipped()).ToList();
        var catalog = LoadPackages.Catalog(together);
        var touched = LoadPackages.Read(together).Files.Take(folder.Count).Select(f => f.Package!)
            .SelectMany(p => p.DeviceKinds.Select(k => k.Code).Concat(p.Watches.Select(w => w.Kind))).ToHashSet();
        return [.. catalog.DeviceKinds.Where(k => touched.Contains(k.Code))];
    }
}
