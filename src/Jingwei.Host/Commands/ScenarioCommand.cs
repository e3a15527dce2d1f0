using Jingwei.Host.Serving;
using Jingwei.Scenarios;

namespace Jingwei.Host.Commands;

/// <summary><c>scenario test|dry-run|diff|enable|schema</c>: see the command of each name.</summary>
internal static class ScenarioCommand
{
    private static readonly Dictionary<string, string[]> Options = new()
    {
        ["test"] = [], ["dry-run"] = ["days"], ["diff"] = ["draft"], ["enable"] = ScenarioEnableCommand.Options, ["schema"] = [],
    };

    public static async Task<int> Run(string[] args)
    {
        var plain = CommandCity.Plain(args);
        if (plain is [var named, ..] && !Options.ContainsKey(named))
        {
            return Help.Unknown("command", named, [.. Options.Keys]);
        }

        if (Help.Wrong(args, plain is [var command, ..] ? Options[command] : []) is { } wrong)
        {
            return wrong;
        }

        if (plain is not ["enable", ..] && plain.Skip(1).FirstOrDefault(folder => !Directory.Exists(folder)) is { } missing)
        {
            return Say($"There is no folder {missing}.");
        }

        return plain switch
        {
            ["test"] => ScenarioTestCommand.Run([.. LoadPackages.Shipped()], ""),
            ["test", var folder] => ScenarioTestCommand.Run([.. LoadPackages.In(folder)], folder),
            ["dry-run", var folder] => await ScenarioDryRunCommand.Run(args, folder),
            ["diff", .. var folders] when folders.Length + (CommandCity.ValueOf(args, "draft") is null ? 0 : 1) is 1 or 2 => await ScenarioDiffCommand.Run(args, folders),
            ["enable", var package] => await ScenarioEnableCommand.Run(args, package),
            ["schema"] => Schema(),
            _ => Say("What shall be done? `scenario test [FOLDER]`, `scenario dry-run FOLDER [--days N]`, `scenario diff FOLDER [FOLDER]`, `scenario diff --draft PACKAGE`, `scenario enable PACKAGE` or `scenario schema`"),
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
