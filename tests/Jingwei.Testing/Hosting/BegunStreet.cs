namespace Jingwei.Testing.Hosting;

/// <summary>
/// A demo street that was laid out once in this run. What tests begin with is a copy of its folder: laying out the same street anew would take
/// a third of each start. <see cref="RunningHost.StartIn"/> over an empty folder still lays it out itself.
/// </summary>
internal static class BegunStreet
{
    private static readonly Lazy<Task<string>> Begun = new(Begin);

    /// <summary>Copies the street into a folder.</summary>
    public static async Task CopyTo(string folder)
    {
        var begun = await Begun.Value;
        foreach (var directory in Directory.EnumerateDirectories(begun, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(folder, Path.GetRelativePath(begun, directory)));
        }

        foreach (var file in Directory.EnumerateFiles(begun, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(folder, Path.GetRelativePath(begun, file)));
        }
    }

    private static async Task<string> Begin()
    {
        var folder = Directory.CreateTempSubdirectory("jingwei-begun-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        await using var host = await RunningHost.StartIn(folder, "--demo", "paused");
        return folder;
    }
}
