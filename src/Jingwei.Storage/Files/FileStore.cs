using System.Security.Cryptography;
using Jingwei.Foundation;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Storage.Files;

/// <summary>A file that was taken in; its id is the SHA-256 of its content, in hex.</summary>
public sealed class StoredFileRow
{
    public required string Id { get; init; }

    public required string ContentType { get; init; }

    public long SizeBytes { get; init; }

    /// <summary>When it was brought last.</summary>
    public DateTimeOffset At { get; set; }

    /// <summary>User name of who brought it first, or <c>-</c>.</summary>
    public required string By { get; init; }
}

public interface IFileStore
{
    /// <summary>Stores the content durably, then its row; the same content twice is one file.</summary>
    /// <param name="content">Read to its end; more than <paramref name="mostBytes"/> is refused as <c>file_too_large</c>; any, as <c>storage_full</c>, when the disk is nearly full.</param>
    Task<Result<StoredFileRow>> Put(Stream content, string contentType, string by, long mostBytes, CancellationToken ct);

    /// <summary>The content, or null when there is no such file.</summary>
    Stream? Find(string id);

    /// <summary>Removes the content for good; none there is no error. Only within the writer, once its row is gone: a file that is brought again gets its row there too, so that neither overtakes the other.</summary>
    void Remove(string id);

    /// <summary>The ids of all files that lie there, one after the other; what is just being written is not among them.</summary>
    /// <param name="before">Only those that were written before that instant of the machine.</param>
    IEnumerable<string> All(DateTimeOffset? before = null);
}

/// <summary>Files by content hash: <c>files/ab/abcdef…</c>. Written aside, flushed to disk, then renamed.</summary>
internal sealed class FolderFileStore(DataFolder folder, ICityWriter writer) : IFileStore
{
    /// <summary>Bytes that pictures leave free: readings and cases go on when there is no room for pictures any more.</summary>
    private const long LeastFree = 512L * 1024 * 1024;

    public async Task<Result<StoredFileRow>> Put(Stream content, string contentType, string by, long mostBytes, CancellationToken ct)
    {
        if (new DriveInfo(folder.Files).AvailableFreeSpace < LeastFree)
        {
            return Refusal.Because(RefusalKind.Unavailable, "storage_full");
        }

        var aside = Path.Combine(folder.Files, $".{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}");
        try
        {
            long size = 0;
            string id;
            await using (var file = new FileStream(aside, FileMode.CreateNew, FileAccess.Write))
            using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
            {
                var buffer = new byte[64 * 1024];
                int read;
                while ((read = await content.ReadAsync(buffer, ct)) > 0)
                {
                    size += read;
                    if (size > mostBytes)
                    {
                        return new Refusal("file_too_large", RefusalKind.TooLarge, "file", new Dictionary<string, object?> { ["mostBytes"] = mostBytes });
                    }

                    hash.AppendData(buffer, 0, read);
                    await file.WriteAsync(buffer.AsMemory(0, read), ct);
                }

                file.Flush(flushToDisk: true);
                id = Convert.ToHexStringLower(hash.GetHashAndReset());
            }

            if (size == 0)
            {
                return Refusal.Invalid("file", "file_empty");
            }

            return await writer.Write<Result<StoredFileRow>>(async scope =>
            {
                // Within the writer, so that nothing removes it between its name and its row.
                if (File.Exists(aside))
                {
                    Directory.CreateDirectory(Path.GetDirectoryName(PathOf(id))!);
                    File.Move(aside, PathOf(id), overwrite: true);
                }

                if (await scope.Db.Set<StoredFileRow>().FirstOrDefaultAsync(f => f.Id == id) is { } known)
                {
                    // Whoever brought it again has as long to use it as with a new one.
                    known.At = scope.Now;
                    return known;
                }

                var row = new StoredFileRow { Id = id, ContentType = contentType, SizeBytes = size, At = scope.Now, By = by };
                scope.Db.Add(row);
                return row;
            }, ct);
        }
        finally
        {
            File.Delete(aside);
        }
    }

    public Stream? Find(string id) =>
        id.Length == 64 && id.All(char.IsAsciiHexDigitLower) && File.Exists(PathOf(id)) ? File.OpenRead(PathOf(id)) : null;

    public void Remove(string id)
    {
        if (id.Length == 64 && id.All(char.IsAsciiHexDigitLower) && Directory.Exists(Path.GetDirectoryName(PathOf(id))))
        {
            File.Delete(PathOf(id));
        }
    }

    public IEnumerable<string> All(DateTimeOffset? before = null) =>
        new DirectoryInfo(folder.Files).EnumerateFiles("*", SearchOption.AllDirectories).Where(f => before is not { } at || f.LastWriteTimeUtc < at.UtcDateTime).Select(f => f.Name).Where(n => n.Length == 64 && n.All(char.IsAsciiHexDigitLower));

    private string PathOf(string id) => Path.Combine(folder.Files, id[..2], id);
}
