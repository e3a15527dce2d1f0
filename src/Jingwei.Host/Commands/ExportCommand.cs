using Jingwei.Cases.Contracts;

namespace Jingwei.Host.Commands;

/// <summary><c>export cases [FILE]</c>: all cases as CSV, to a file or the console.</summary>
internal static class ExportCommand
{
    public static async Task<int> Run(string[] args)
    {
        if (Help.Wrong(args, []) is { } wrong)
        {
            return wrong;
        }

        if (CommandCity.Plain(args) is [var named, ..] && named != "cases")
        {
            return Help.Unknown("list to export", named, ["cases"]);
        }

        if (CommandCity.Plain(args) is not ["cases", .. var rest])
        {
            await Console.Error.WriteLineAsync("What shall be exported? `export cases [FILE.csv]`");
            return 2;
        }

        await using var city = CommandCity.Open(args);
        await using var output = rest is [var file, ..] ? File.Create(file) : Console.OpenStandardOutput();
        var count = await city.Services.GetRequiredService<CaseExport>().Write(output, CancellationToken.None);
        await Console.Error.WriteLineAsync($"{count} cases.");
        return 0;
    }
}
