using Jingwei.City.Contracts;
using Jingwei.Foundation.Geometry;
using Jingwei.Host.Serving;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>import areas|map|people|assets|devices|gateways FILE [--datum wgs84|gcj02|bd09|cgcs2000] [--city NAME] [--end-missing]</c>: all of a file or nothing of it; each mistake is named by
/// line and field. The folder must not be served meanwhile.
/// </summary>
internal static class ImportCommand
{
    private static readonly string[] Kinds = ["areas", "map", "people", "assets", "devices", "gateways"];

    public static async Task<int> Run(string[] args)
    {
        var endMissing = args.Contains("--end-missing");
        if (Help.Wrong(args, ["datum", "city", "end-missing"], ["end-missing"]) is { } wrong)
        {
            return wrong;
        }

        args = [.. args.Where(a => a != "--end-missing")];
        var plain = CommandCity.Plain(args);
        if (plain is [var named, ..] && !Kinds.Contains(named))
        {
            return Help.Unknown("kind of file", named, Kinds);
        }

        if (plain is not [var what, var path])
        {
            await Console.Error.WriteLineAsync("What from which file? `import areas|map|people|assets|devices|gateways FILE`");
            return 2;
        }

        if (!File.Exists(path))
        {
            await Console.Error.WriteLineAsync($"There is no file {path}.");
            return 2;
        }

        if (CommandCity.ValueOf(args, "datum") is { } datumName && !Enum.TryParse<Datum>(datumName, ignoreCase: true, out _))
        {
            throw new OptionException("datum", $"'{datumName}' is none of {string.Join(", ", Enum.GetNames<Datum>()).ToLowerInvariant()}");
        }

        await using var city = CommandCity.Open(args, mayBeNew: true);
        using var taken = OpenCity.TakeFolder(city.Folder);
        StorageModule.Prepare(city.Services);
        var options = new ImportOptions(
            CommandCity.ValueOf(args, "city"), Enum.TryParse<Datum>(CommandCity.ValueOf(args, "datum"), ignoreCase: true, out var datum) ? datum : Datum.Wgs84, endMissing);
        await using var file = File.OpenRead(path);
        return Print(what, await Import(city.Services, what, file, options));
    }

    private static Task<ImportReport> Import(IServiceProvider services, string what, Stream file, ImportOptions options)
    {
        var city = services.GetRequiredService<CityImport>();
        return what switch
        {
            "areas" => city.Areas(file, options, CancellationToken.None),
            "map" => city.Map(file, options, CancellationToken.None),
            "assets" => city.Assets(file, options, CancellationToken.None),
            "people" => city.People(file, options, CancellationToken.None),
            "gateways" => services.GetRequiredService<ImportGateways>().Run(file, CancellationToken.None),
            _ => services.GetRequiredService<ImportDevices>().Run(file, options, CancellationToken.None),
        };
    }

    private static int Print(string what, ImportReport report)
    {
        if (report.ReadAs is { } encoding)
        {
            Console.WriteLine($"The file is not UTF-8 and was read as {encoding}.");
        }

        foreach (var error in report.Errors)
        {
            Console.Error.WriteLine(error);
        }

        Console.WriteLine(report.Ok
            ? $"{what}: {report.Added} added, {report.Changed} changed, {report.Unchanged} as before, {report.Ended} ended."
            : $"{what}: {report.Errors.Count} mistakes; nothing was taken.");
        return report.Ok ? 0 : 1;
    }
}
