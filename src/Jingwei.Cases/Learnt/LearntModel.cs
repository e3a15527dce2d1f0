using Jingwei.Cases.Learning.Categories;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Learnt;

/// <summary>The model that is in use: the one learnt last, read from its row after a start.</summary>
internal sealed class LearntModel(ICityReader reader)
{
    private Learnt? current;

    public void Set(CategoryModel model, CategoryModelRow row) => Volatile.Write(ref current, new Learnt(model, row.Examples, row.LearntAt));

    /// <returns>Null until something was learnt.</returns>
    public async Task<Learnt?> Get(CancellationToken ct)
    {
        if (Volatile.Read(ref current) is { } known)
        {
            return known;
        }

        var row = await reader.Read(db => db.Set<CategoryModelRow>().AsNoTracking().SingleOrDefaultAsync(ct), ct);
        if (row is not null)
        {
            Interlocked.CompareExchange(ref current, new Learnt(CategoryModelFile.Read(row.Model), row.Examples, row.LearntAt), null);
        }

        return Volatile.Read(ref current);
    }

    /// <param name="Decided">From how many cases of this center.</param>
    internal sealed record Learnt(CategoryModel Model, int Decided, DateTimeOffset At);
}
