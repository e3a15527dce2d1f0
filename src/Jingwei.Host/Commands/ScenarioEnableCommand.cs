using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Host.Serving;
using Jingwei.Scenarios;
using Jingwei.Scenarios.Contracts;
using Jingwei.Storage;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>scenario enable PACKAGE --reason TEXT --by NAME [--state on|off|asAbove] [--area CODE] [--until 2027-03-01] [--changes FILE --approved-by NAME]</c>: switches a package on or off in the
/// whole city or in an area, as the workshop does. Changes take a second name. The names are kept as those of whoever signed. The folder must not be served meanwhile: lanes judge by it from
/// the next start on.
/// </summary>
internal static class ScenarioEnableCommand
{
    /// <summary>Its options, beside those of every command.</summary>
    public static readonly string[] Options = ["state", "area", "until", "changes", "reason", "by", "approved-by"];

    private const int MostAreas = 6;
    private static readonly string[] States = ["on", "off", "asAbove"];

    public static async Task<int> Run(string[] args, string package)
    {
        string? Value(string name) => CommandCity.ValueOf(args, name);
        if (Value("by") is not { Length: > 0 } by)
        {
            throw new OptionException("by", "who switches it must be named");
        }

        if (Value("state") is { } state && !States.Contains(state, StringComparer.OrdinalIgnoreCase))
        {
            return Help.Unknown("state", state, States);
        }

        DateTimeOffset? until = null;
        if (Value("until") is { } given)
        {
            until = DateTimeOffset.TryParse(given, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
                ? day : throw new OptionException("until", $"'{given}' is no day such as 2027-03-01");
        }

        if (Value("changes") is { } file && !File.Exists(file))
        {
            throw new OptionException("changes", $"there is no file {file}");
        }

        if (Value("changes") is not null && (Value("approved-by") is not { Length: > 0 } second || second == by))
        {
            throw new OptionException("approved-by", "changes take a second person, other than --by, who must be named");
        }

        await using var city = CommandCity.Open(args);
        using var taken = OpenCity.TakeFolder(city.Folder);
        StorageModule.Prepare(city.Services);
        await city.Services.GetRequiredService<KeepPackages>().Run(CancellationToken.None);
        var packages = city.Services.GetRequiredService<PackagesInForce>().Texts.Select(t => LoadPackages.CodeOf(t.Yaml)).ToList();
        if (!packages.Contains(package))
        {
            return Help.Unknown("package", package, packages);
        }

        var areas = city.Services.GetRequiredService<AreaDirectory>();
        if (Value("area") is { } unknown && areas.FindByCode(unknown) is null)
        {
            return ScenarioCommand.Say($"There is no area with the code '{unknown}'. {NearAreas(areas, unknown)}");
        }

        var area = Value("area") is { } code ? areas.FindByCode(code)!.Id.ToString() : null;
        var done = await city.Services.GetRequiredService<SetPackage>().Run(
            package,
            new SetPackageRequest(area, Value("state") ?? "on", Value("changes") is { } path ? await File.ReadAllTextAsync(path) : null, Value("reason"), until),
            Named(by), Value("changes") is null ? null : Named(Value("approved-by")!), serving: false, CancellationToken.None);
        if (done.Ok)
        {
            Console.WriteLine($"{package}: {Value("state") ?? "on"}{(Value("area") is { } there ? $" in {there}" : " in the whole city")}, from the next start on (revision {done.Value}).");
            return 0;
        }

        await Console.Error.WriteLineAsync(Answers.DetailsOf(done.Refusal).Detail ?? done.Refusal.Code);
        if (done.Refusal.Args?.GetValueOrDefault("mistakes") is IEnumerable<object> mistakes)
        {
            foreach (var mistake in mistakes)
            {
                await Console.Error.WriteLineAsync($"  {mistake}");
            }
        }

        return 1;
    }

    // By what people call it, else by the codes that are written much alike.
    private static string NearAreas(AreaDirectory areas, string given)
    {
        var all = areas.City is { } top ? areas.DescendantsOf(top.Id).Where(a => a.Code is not null).ToList() : [];
        var called = all.Where(a => a.Name.Zh.Contains(given, StringComparison.Ordinal) || a.Name.En.Contains(given, StringComparison.OrdinalIgnoreCase)).ToList();
        var near = called.Count > 0 ? called : [.. all.OrderBy(a => NearNames.Distance(a.Code!, given))];
        return near.Count == 0 ? "The city has no areas with codes yet." : $"Near are: {string.Join(", ", near.Take(MostAreas).Select(a => $"{a.Code} ({a.Name.InEnglish()})"))}.";
    }

    private static Actor Named(string name) => new(0, name, Text.Same(name), ActorKind.Machine, []);
}
