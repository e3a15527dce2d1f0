using System.Globalization;
using Jingwei.Storage;

namespace Jingwei.Gateway.Exports;

/// <summary>Where the files lie, readable by the service's user alone; one that is being written has another name until it is whole.</summary>
internal sealed class ExportFiles(DataFolder folder)
{
    public Stream Create(long job)
    {
        Directory.CreateDirectory(folder.Exports);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Exports, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return new FileStream(PartOf(job), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 64 * 1024);
    }

    /// <summary>It is whole; answers its length in bytes.</summary>
    public long Keep(long job)
    {
        File.Move(PartOf(job), PathOf(job), overwrite: true);
        return new FileInfo(PathOf(job)).Length;
    }

    public string? Find(long job) => File.Exists(PathOf(job)) ? PathOf(job) : null;

    /// <summary>The jobs of which a file lies there, whole or not.</summary>
    public IReadOnlyList<long> All() => Directory.Exists(folder.Exports)
        ? [.. Directory.EnumerateFiles(folder.Exports).Select(f => long.TryParse(Path.GetFileNameWithoutExtension(f), NumberStyles.None, CultureInfo.InvariantCulture, out var job) ? job : 0).Where(job => job > 0).Distinct()]
        : [];

    /// <summary>None there is no error.</summary>
    public void Remove(long job)
    {
        if (Directory.Exists(folder.Exports))
        {
            File.Delete(PartOf(job));
            File.Delete(PathOf(job));
        }
    }

    private string PathOf(long job) => Path.Combine(folder.Exports, job.ToString(CultureInfo.InvariantCulture));

    private string PartOf(long job) => PathOf(job) + ".part";
}
