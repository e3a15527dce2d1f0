using Jingwei.Cases.Rules.Photos;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Photos;

/// <summary>What a stored picture looks like (<see cref="PhotoMark"/>).</summary>
public sealed class PhotoMarkRow
{
    public required string FileId { get; init; }

    public required byte[] Mark { get; init; }
}

/// <summary>A case's photo with its mark.</summary>
public sealed record MarkedPhoto(string FileId, PhotoMark Mark);

/// <summary>Keeps the marks of pictures, and reads those of cases.</summary>
internal sealed class PhotoMarks(ICityWriter writer, ICityReader reader)
{
    /// <summary>How long a picture waits for another to be looked at; after that it has no mark.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(3);

    /// <summary>One picture at a time, whoever sends them and however many: the door is open to all.</summary>
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <summary>Looks at a picture that was just stored, beside the writer. A picture that cannot be read has no mark, and speaks neither for nor against; whatever goes wrong here, the picture is stored.</summary>
    public async Task Keep(string fileId, Func<Stream?> open, CancellationToken ct)
    {
        try
        {
            if (!await OneAtATime.WaitAsync(LongestWait, ct))
            {
                return;
            }

            PhotoMark? mark;
            try
            {
                if (await reader.Read(db => db.Set<PhotoMarkRow>().AnyAsync(m => m.FileId == fileId, ct), ct))
                {
                    return;
                }

                await using var content = open();
                if (content is null)
                {
                    return;
                }

                var bytes = new MemoryStream((int)Math.Min(content.Length, CaseFiles.MostBytes));
                await content.CopyToAsync(bytes, ct);
                mark = ReadLight.Of(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)) is { } light ? PhotoMark.Of(light) : null;
            }
            finally
            {
                OneAtATime.Release();
            }

            if (mark is not null)
            {
                await Write(fileId, mark, ct);
            }
        }
#pragma warning disable CA1031 // Whatever it is: nothing of it is the sender's.
        catch (Exception)
#pragma warning restore CA1031
        {
            // A mark is a help and nothing more: the sender hears that the picture is stored, as it is.
        }
    }

    private Task<int> Write(string fileId, PhotoMark mark, CancellationToken ct) => writer.Write(async scope =>
    {
        if (!await scope.Db.Set<PhotoMarkRow>().AnyAsync(m => m.FileId == fileId))
        {
            scope.Db.Add(new PhotoMarkRow { FileId = fileId, Mark = mark.ToBytes() });
        }

        return 0;
    }, ct);

    /// <summary>Of some cases near each other, not of all: through the index on the case.</summary>
    public static async Task<ILookup<long, MarkedPhoto>> Of(CityDb db, IReadOnlyCollection<long> caseIds)
    {
        var rows = await Query(db, caseIds).ToListAsync();
        return rows.Select(r => (r.CaseId, r.FileId, Mark: PhotoMark.Find(r.Mark))).Where(r => r.Mark is not null).DistinctBy(r => (r.CaseId, r.FileId)).ToLookup(r => r.CaseId, r => new MarkedPhoto(r.FileId, r.Mark!));
    }

    internal static IQueryable<Found> Query(CityDb db, IReadOnlyCollection<long> caseIds) =>
        db.Set<CaseFileRow>().Where(f => EF.Parameter(caseIds).Contains(f.CaseId)).Join(db.Set<PhotoMarkRow>(), f => f.FileId, m => m.FileId, (f, m) => new Found(f.CaseId, f.FileId, m.Mark));

    internal sealed record Found(long CaseId, string FileId, byte[] Mark);
}
