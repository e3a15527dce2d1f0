using Jingwei.Cases.Learning.Categories;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Learnt;

/// <summary>What was learnt of categories last; there is one row, or none yet.</summary>
public sealed class CategoryModelRow
{
    public long Id { get; init; }

    public DateTimeOffset LearntAt { get; init; }

    /// <summary>From how many decided messages.</summary>
    public int Examples { get; init; }

    /// <summary>As <see cref="CategoryModelFile"/> writes it.</summary>
    public required byte[] Model { get; init; }
}

/// <summary>A hot matter 热点 as of the last look; each look replaces all of them.</summary>
public sealed class HotMatterRow
{
    public long Id { get; init; }

    public DateTimeOffset FoundAt { get; init; }

    public required string Name { get; init; }

    /// <summary>JSON array: what its messages say and others do not.</summary>
    public required string Words { get; init; }

    public double Heat { get; init; }
}

/// <summary>A message of a hot matter: what one reporter of a case said.</summary>
public sealed class HotMatterMessageRow
{
    public long MatterId { get; init; }

    public long ReporterId { get; init; }
}

internal static class LearntTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CategoryModelRow>().Property(m => m.Id).ValueGeneratedNever();
        model.Entity<HotMatterRow>().Property(m => m.Id).ValueGeneratedNever();
        model.Entity<HotMatterMessageRow>().HasKey(m => new { m.MatterId, m.ReporterId });
    }
}
