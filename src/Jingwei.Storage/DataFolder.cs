namespace Jingwei.Storage;

/// <summary>The one folder that holds everything: <c>city.db</c>, <c>readings/</c>, <c>files/</c>, <c>exports/</c>, <c>keys/</c>.</summary>
public sealed class DataFolder
{
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        Directory.CreateDirectory(Root);
        Directory.CreateDirectory(Readings);
        Directory.CreateDirectory(Files);
        Directory.CreateDirectory(Keys);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    public string Root { get; }

    public string CityDb => Path.Combine(Root, "city.db");

    public string Readings => Path.Combine(Root, "readings");

    public string Files => Path.Combine(Root, "files");

    /// <summary>Lists that people took out, for seven days. Never in a backup: they can be taken out again.</summary>
    public string Exports => Path.Combine(Root, "exports");

    public string Keys => Path.Combine(Root, "keys");
}
