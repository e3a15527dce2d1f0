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
internal sealed class PhotoMarks(ICityWriter writer)
{
    /// <summary>Looks at a picture that was just stored. It is worked out beside the writer; a picture that cannot be read has no mark, and speaks neither for nor against.</summary>
    public async Task Keep(string fileId, Stream content, CancellationToken ct)
    {
        var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        if (ReadLight.Of(bytes.GetBuffer().AsMemory(0, (int)bytes.Length)) is not { } light || PhotoMark.Of(light) is not { } mark)
        {
            return;
        }

        await writer.Write(async scope =>
        {
            if (!await scope.Db.Set<PhotoMarkRow>().AnyAsync(m => m.FileId == fileId))
            {
                scope.Db.Add(new PhotoMarkRow { FileId = fileId, Mark = mark.ToBytes() });
            }

            return 0;
        }, ct);
    }

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
