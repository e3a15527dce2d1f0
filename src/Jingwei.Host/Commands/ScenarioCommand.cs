using Jingwei.Host.Serving;
using Jingwei.Scenarios;

namespace Jingwei.Host.Commands;

/// <summary><c>scenario test|dry-run|diff|enable|schema</c>: see the command of each name.</summary>
internal static class ScenarioCommand
{
    public static async Task<int> Run(string[] args)
    {
        if (Help.Wrong(ServeOptions.Unknown(args, ["days", .. ScenarioEnableCommand.Options])) is { } wrong)
        {
            return wrong;
        }

        var plain = CommandCity.Plain(args);
        if (plain is not ["enable", ..] && plain.Skip(1).FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
        {
            return Say($"There is no folder {missing}.");
        }

        return plain switch
        {
            ["test"] => ScenarioTestCommand.Run([.. LoadPackages.Shipped()], ""),
            ["test", var folder] => ScenarioTestCommand.Run([.. LoadPackages.In(folder)], folder),
            ["dry-run", var folder] => await ScenarioDryRunCommand.Run(args, folder),
            ["diff", var folder] => ScenarioDiffCommand.Run(("", LoadPackages.Shipped()), (folder, LoadPackages.In(folder)), whole: false),
            ["diff", var earlier, var later] => ScenarioDiffCommand.Run((earlier, LoadPackages.In(earlier)), (later, LoadPackages.In(later)), whole: true),
            ["enable", var package] => await ScenarioEnableCommand.Run(args, package),
            ["schema"] => Schema(),
            _ => Say("What shall be done? `scenario test [FOLDER]`, `scenario dry-run FOLDER [--days N]`, `scenario diff FOLDER [FOLDER]`, `scenario enable PACKAGE` or `scenario schema`"),
        };
    }

    private static int Schema()
    {
        Console.Write(WriteSchema.Text());
        return 0;
    }

    /// <summary>Says what is wrong with the command; exit 2.</summary>
    public static int Say(string sentence)
    {
        Console.Error.WriteLine(sentence);
        return 2;
    }
}
