using Jingwei.Host.Serving;
using Jingwei.Sensing.Contracts;
using Microsoft.Data.Sqlite;

namespace Jingwei.Host.Commands;

/// <summary>
/// <c>backup FOLDER</c>: a consistent copy of the data folder, also while it is served. The readings are copied after the city, so that the copy holds every
/// reading that the copied city has evaluated; what came later is evaluated when the copy starts. Aggregates and ledger are copied after the days: a day that is dropped
/// meanwhile was in them before it was, and one that is copied and then put together counts as what it is in.
/// </summary>
internal static class BackupCommand
{
    public static async Task<int> Run(string[] args)
    {
        if (Help.Wrong(args, []) is { } wrong)
        {
            return wrong;
        }

        if (CommandCity.Plain(args) is not [var target])
        {
            await Console.Error.WriteLineAsync("Where to? `backup FOLDER`, a folder that is empty or not there yet.");
            return 2;
        }

        await using var city = CommandCity.Open(args);
        if (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any())
        {
            await Console.Error.WriteLineAsync($"{target} is not empty.");
            return 2;
        }

        Directory.CreateDirectory(Path.Combine(target, "readings"));
        CopyDatabase(city.Folder.CityDb, Path.Combine(target, "city.db"));
        CopyReadings(city.Folder.Readings, Path.Combine(target, "readings"), StoredReadings.IsDay);
        CopyReadings(city.Folder.Readings, Path.Combine(target, "readings"), file => !StoredReadings.IsDay(file));

        CopyFolder(city.Folder.Files, Path.Combine(target, "files"));
        CopyFolder(city.Folder.Keys, Path.Combine(target, "keys"));
        var mark = Path.Combine(city.Folder.Root, "demo.json");
        if (File.Exists(mark))
        {
            File.Copy(mark, Path.Combine(target, "demo.json"));
        }

        Console.WriteLine($"Copied to {Path.GetFullPath(target)}. It holds the keys to sealed personal data: keep it as safe as the original.");
        return 0;
    }

    private static void CopyReadings(string from, string to, Func<string, bool> which)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.db").Where(which).Order(StringComparer.Ordinal).ToList())
        {
            try
            {
                CopyDatabase(file, Path.Combine(to, Path.GetFileName(file)));
            }
            catch (SqliteException) when (!File.Exists(file))
            {
                // Dropped by policy after it was listed.
                File.Delete(Path.Combine(to, Path.GetFileName(file)));
            }
        }
    }

    private static void CopyDatabase(string from, string to)
    {
        using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = from, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ToString());
        source.Open();
        using var command = source.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        command.ExecuteNonQuery();
    }

    internal static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, File.GetUnixFileMode(from));
        }

        // A name that begins with a dot is of a file that is just being written, and will be gone or have another name in a moment.
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => !Path.GetFileName(f).StartsWith('.')))
        {
            var name = Path.GetRelativePath(from, file);
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, name))!);
            File.Copy(file, Path.Combine(to, name));
        }
    }
}
