using Jingwei.Host.Serving;

namespace Jingwei.Host.Commands;

internal static class Help
{
    private const string Commands = """
        Jingwei 经纬 — the software that a city is run with

        jingwei [serve] [options]              serve pages, API and devices (the default)
        jingwei audit [--json]                 what was taken in, and whatever lacks its follower; exit 1 if anything does
        jingwei import areas|map|people|devices|gateways FILE   areas (JSON, CSV, GeoJSON), the map (GeoJSON), people, devices, gateways (CSV)
                                               [--datum wgs84|gcj02|bd09|cgcs2000] [--city NAME] [--end-missing]
        jingwei export cases [FILE.csv]        all cases as CSV
        jingwei scenario test [FOLDER]         reads scenario packages and runs their examples; exit 1 if one fails
        jingwei scenario dry-run FOLDER        tries packages on the stored readings of the last [--days 7] and shows what would change
        jingwei scenario diff FOLDER [FOLDER]  what the later packages say otherwise than the earlier ones, or than what ships
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

    /// <summary>Says which options are not known; null when all are.</summary>
    public static int? Wrong(IReadOnlyList<string> unknown)
    {
        if (unknown.Count == 0)
        {
            return null;
        }

        Console.Error.WriteLine($"There is no option --{string.Join(", --", unknown)}. `jingwei help` lists them.");
        return 2;
    }

    public static int UnknownCommand(string command)
    {
        Console.Error.WriteLine($"There is no command {command}. `jingwei help` lists them.");
        return 2;
    }
}
