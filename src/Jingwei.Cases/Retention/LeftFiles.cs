using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Files that lie in the folder without a row, as when the program stops between the two. Such a file may also belong to a database that was put in place of this one; so each is named by the audit first, goes
/// only after it was seen so on many days, and none goes while there are more than a handful. The folder is looked through outside of the writer.
/// </summary>
internal sealed class LeftFiles(ICityReader reader, ICityWriter writer, IFileStore files, TimeProvider machine, int inOnePiece = 200)
{
    /// <summary>More than so many have no row because the rows are elsewhere.</summary>
    public const int Handful = 20;

    /// <summary>Days, one look on each.</summary>
    public const int Looks = 30;

    /// <summary>One that is just being brought has its row in a moment.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <summary>However often the program starts, a day counts once; and so does a clock that is set.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromHours(20);

    /// <summary>Answers how many were found; one more than a handful for any more.</summary>
    public async Task<int> Run(CancellationToken ct)
    {
        var now = machine.GetUtcNow();
        var left = new List<string>();
        foreach (var piece in files.All(now - Patience).Chunk(inOnePiece))
        {
            var some = piece.ToList();
            var known = (await reader.Read(
                db => db.Set<StoredFileRow>().Where(f => EF.Parameter(some).Contains(f.Id)).Select(f => f.Id)
                    .Union(db.Set<DueRow>().Where(d => d.Kind == WhenFileGoes.DueKind && EF.Parameter(some).Contains(d.Subject)).Select(d => d.Subject)).ToListAsync(ct), ct)).ToHashSet();
            left.AddRange(some.Where(id => !known.Contains(id)));
            if (left.Count > Handful)
            {
                break;
            }
        }

        await writer.Write(async scope =>
        {
            await Count(scope, left, now);
            return true;
        }, ct);
        return Math.Min(left.Count, Handful + 1);
    }

    private static async Task Count(WriteScope scope, List<string> left, DateTimeOffset now)
    {
        var many = left.Count > Handful;
        var seen = await scope.Db.Set<LeftFileRow>().ToDictionaryAsync(f => f.FileId);
        scope.Db.RemoveRange(seen.Values.Where(f => !left.Contains(f.FileId)));
        foreach (var id in left.Take(Handful + 1))
        {
            if (!seen.TryGetValue(id, out var row))
            {
                row = new LeftFileRow { FileId = id };
                scope.Db.Add(row);
            }

            // Too many: none of them is counted, and all begin anew when there are fewer.
            if (many || now - row.SeenAt >= BetweenLooks || now < row.SeenAt)
            {
                (row.Looks, row.SeenAt) = (many ? 0 : row.Looks + 1, now);
            }

            if (row.Looks >= Looks)
            {
                await scope.Schedule(WhenFileGoes.DueKind, id, scope.Now);
            }
        }
    }
}
