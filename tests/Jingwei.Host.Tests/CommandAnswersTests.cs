namespace Jingwei.Host.Tests;

/// <summary>What the command line does not know is told with what it does, and with what was probably meant.</summary>
public sealed class CommandAnswersTests
{
    private static readonly string[] Enable = ["scenario", "enable", "street-care", "--by", "Li", "--reason", "full"];

    [Fact]
    public async Task Commands_options_states_packages_and_areas()
    {
        await using var host = await RunningHost.Laid();
        foreach (var (told, command) in new (string, string[])[]
        {
            ("There is no command 'auditt'. Did you mean 'audit'? There are: serve, audit, import, ", ["auditt"]),
            ("There is no option --jsn. Did you mean '--json'? This command has --json, --data.", ["audit", "--jsn"]),
            ("There is no option --htp. Did you mean '--http'? This command has --http, --mqtt, ", ["serve", "--htp", "0"]),
            ("There is no command 'tset'. Did you mean 'test'? There are: test, dry-run, diff, enable, schema.", ["scenario", "tset"]),
            ("There is no option --dayz. Did you mean '--days'? This command has --days, --data.", ["scenario", "dry-run", host.Folder, "--dayz", "3"]),
            ("There is no kind of file 'device'. Did you mean 'devices'? There are: areas, map, people, assets, devices, gateways.", ["import", "device", "x.csv"]),
            ("There is no list to export 'case'. Did you mean 'cases'? There is: cases.", ["export", "case"]),
            ("There is no state 'onn'. Did you mean 'on'? There are: on, off, asAbove.", [.. Enable, "--state", "onn"]),
            ("--reason: its value is missing", ["scenario", "enable", "street-care", "--by", "Li", "--reason", "--state", "off"]),
            ("There is no package 'street-car'. Did you mean 'street-care'? There are: ", ["scenario", "enable", "street-car", "--by", "Li", "--reason", "full"]),
            ("There is no area with the code '310106019'. Near are: 310106", [.. Enable, "--area", "310106019"]),
            ("No proposal of this city's workshop is open.", ["scenario", "diff", "--draft", "street-care"]),
        })
        {
            var answer = await host.Command(command);
            answer.Output.ShouldContain(told);
            answer.Exit.ShouldBe(2, answer.Output);
        }
    }
}
