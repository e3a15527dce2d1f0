using Jingwei.Host.Serving;
using Jingwei.Storage;

namespace Jingwei.Host.Commands;

/// <summary><c>restore FOLDER --data NEW</c>: brings a backup into a data folder that holds no city.</summary>
internal static class RestoreCommand
{
    public static int Run(string[] args)
    {
        if (Help.Wrong(args, []) is { } wrong)
        {
            return wrong;
        }

        if (CommandCity.Plain(args) is not [var source] || !File.Exists(Path.Combine(source, "city.db")))
        {
            Console.Error.WriteLine("Which backup? `restore FOLDER`, a folder that `backup` made.");
            return 2;
        }

        var folder = new DataFolder(CommandCity.DataOf(args) ?? "./data");
        if (File.Exists(folder.CityDb))
        {
            throw new OptionException("data", $"{folder.Root} holds a city already; restore into an empty folder");
        }

        using var taken = OpenCity.TakeFolder(folder);
        foreach (var part in new[] { "readings", "files", "keys" })
        {
            BackupCommand.CopyFolder(Path.Combine(source, part), Path.Combine(folder.Root, part));
        }

        var mark = Path.Combine(source, "demo.json");
        if (File.Exists(mark))
        {
            File.Copy(mark, Path.Combine(folder.Root, "demo.json"));
        }

        // Last, because the city is there when this file is.
        File.Copy(Path.Combine(source, "city.db"), folder.CityDb);
        Console.WriteLine($"Restored into {folder.Root}.");
        return 0;
    }
}
