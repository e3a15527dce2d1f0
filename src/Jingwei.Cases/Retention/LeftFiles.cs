using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Files that lie in the folder without a row, as after a crash between the two: each gets a wait that removes it. Only those of yesterday and before, since one that is just being brought has its row in a
/// moment. The folder is looked through outside of the writer.
/// </summary>
internal sealed class LeftFiles(ICityReader reader, ICityWriter writer, IFileStore files, TimeProvider machine, int inOnePiece = 200)
{
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    public async Task<int> Run(CancellationToken ct)
    {
        var found = 0;
        foreach (var piece in files.All(machine.GetUtcNow() - Patience).Chunk(inOnePiece))
        {
            var some = piece.ToList();
            var known = (await reader.Read(db => db.Set<StoredFileRow>().Where(f => EF.Parameter(some).Contains(f.Id)).Select(f => f.Id).ToListAsync(ct), ct)).ToHashSet();
            var left = some.FindAll(id => !known.Contains(id));
            if (left.Count == 0)
            {
                continue;
            }

            found += left.Count;
            await writer.Write(async scope =>
            {
                foreach (var id in left)
                {
                    await scope.Schedule(WhenFileGoes.DueKind, id, scope.Now);
                }

                return true;
            }, ct);
        }

        return found;
    }
}
