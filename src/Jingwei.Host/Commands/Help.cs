using Jingwei.Foundation;
using Jingwei.Host.Serving;

namespace Jingwei.Host.Commands;

internal static class Help
{
    private const string Commands = """
        Jingwei 经纬 — the software that a city is run with

        jingwei [serve] [options]              serve pages, API and devices (the default)
        jingwei audit [--json]                 what was taken in, and whatever lacks its follower; exit 1 if anything does
        jingwei import areas|map|people|assets|devices|gateways FILE   areas (JSON, CSV, GeoJSON), the map (GeoJSON), people, devices, gateways (CSV)
                                               [--datum wgs84|gcj02|bd09|cgcs2000] [--city NAME] [--end-missing]
        jingwei export cases [FILE.csv]        all cases as CSV
        jingwei scenario test [FOLDER]         reads scenario packages and runs their examples; exit 1 if one fails
        jingwei scenario dry-run FOLDER        tries packages on the stored readings of the last [--days 7] and shows what would change
        jingwei scenario diff FOLDER FOLDER    what the packages of the second folder say otherwise than those of the first
        jingwei scenario diff FOLDER [--data FOLDER]  … than those that ship; with --data than those in force in that city
        jingwei scenario diff --draft PACKAGE --data FOLDER  what a proposal of that city's workshop (a package's newest open one, or its number) says otherwise than the version in force
        jingwei scenario enable PACKAGE        switches a package: --reason TEXT --by NAME [--state on|off|asAbove] [--area CODE] [--until DAY] [--changes FILE.yaml --approved-by NAME]
        jingwei scenario schema                the JSON Schema by which editors complete and check packages
        jingwei backup FOLDER                  a consistent copy; may run while serving
        jingwei restore FOLDER                 bring a copy back into an empty --data folder

        Every command takes --data FOLDER. Options can also be set as JINGWEI_… environment variables and in appsettings.json.

        """;

    public static int Print()
    {
        Console.WriteLine(Commands);
        foreach (var (name, meaning) in ServeOptions.Known)
        {
            Console.WriteLine($"  --{name,-20} {meaning}");
        }

        return 0;
    }

    /// <summary>Says which options a command does not have, and which it has; null when all are known.</summary>
    /// <param name="own">The command's own options, beside <c>--data</c> and what a served city takes.</param>
    /// <param name="flags">Those of them that have no value.</param>
    /// <exception cref="OptionException">The value of one of its own options is missing.</exception>
    public static int? Wrong(IReadOnlyList<string> args, IReadOnlyList<string> own, params IReadOnlyList<string> flags)
    {
        var unknown = ServeOptions.Unknown(args, [.. own]);
        if (unknown.Count == 0)
        {
            return own.Except(flags).FirstOrDefault(name => IsValueless(args, name)) is { } valueless ? throw new OptionException(valueless, "its value is missing") : null;
        }

        var known = own.Append("data").Distinct().ToList();
        foreach (var name in unknown)
        {
            Console.Error.WriteLine($"There is no option --{name}.{Meant(NearNames.Find(known, name) is { } near ? $"--{near}" : null)} This command has {string.Join(", ", known.Select(k => $"--{k}"))}.");
        }

        return 2;
    }

    /// <summary>Says that there is no such thing, which was probably meant, and which there are; exit 2.</summary>
    /// <param name="what">What it should have been, such as <c>command</c>.</param>
    public static int Unknown(string what, string given, IReadOnlyList<string> known)
    {
        Console.Error.WriteLine(UnknownSentence(what, given, known));
        return 2;
    }

    /// <inheritdoc cref="Unknown"/>
    public static string UnknownSentence(string what, string given, IReadOnlyList<string> known)
    {
        var near = NearNames.Of(known, given);
        return $"There is no {what} '{given}'.{Meant(NearNames.Find(known, given))} There {(known.Count == 1 ? "is" : "are")}: {string.Join(", ", near)}{(near.Count == known.Count ? "" : $" … ({known.Count} in all)")}.";
    }

    public static int UnknownCommand(string command) => Unknown("command", command, ["serve", "audit", "import", "export", "scenario", "backup", "restore", "help"]);

    private static string Meant(string? near) => near is null ? "" : $" Did you mean '{near}'?";

    private static bool IsValueless(IReadOnlyList<string> args, string name)
    {
        var at = args.ToList().IndexOf($"--{name}");
        return at >= 0 && (at + 1 == args.Count || args[at + 1].StartsWith("--", StringComparison.Ordinal));
    }
}
