using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Views;

/// <summary>常用清单: a filter of cases with its order and columns, under a name.</summary>
public sealed class CaseViewRow
{
    public long Id { get; init; }

    public long OwnerId { get; init; }

    /// <summary>The center with which it is shared; null when it is its owner's alone.</summary>
    public long? AreaId { get; set; }

    public required string Name { get; set; }

    /// <summary>JSON object by the names of the list's API.</summary>
    public required string Filter { get; set; }

    /// <summary>As the list's address says it; null for newest first.</summary>
    public string? Sort { get; set; }

    /// <summary>JSON array of the columns shown; null for all.</summary>
    public string? Columns { get; set; }

    public DateTimeOffset ChangedAt { get; set; }
}

/// <summary>Somebody has it above their list, with its count.</summary>
public sealed class CaseViewPinRow
{
    public long AccountId { get; init; }

    public long ViewId { get; init; }

    public DateTimeOffset PinnedAt { get; init; }
}

internal static class ViewTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CaseViewRow>(b =>
        {
            b.Property(v => v.Id).ValueGeneratedNever();
            b.HasIndex(v => new { v.OwnerId, v.Id }, "ix_case_view_owner");
            b.HasIndex(v => new { v.AreaId, v.Id }, "ix_case_view_area").HasFilter("area_id IS NOT NULL");
        });
        model.Entity<CaseViewPinRow>(b => b.HasKey(p => new { p.AccountId, p.ViewId }));
    }
}
