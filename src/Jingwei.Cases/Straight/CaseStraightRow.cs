using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Straight;

/// <summary>直通快办: that a case was sent straight to its handler, by which version of <c>straight/</c>, and what the sample said once it was done.</summary>
public sealed class CaseStraightRow
{
    public long CaseId { get; init; }

    /// <summary>Of the place, or of the center that led the case in its stead then.</summary>
    public long AreaId { get; init; }

    public long BodyId { get; init; }

    /// <summary>Version of <c>straight/</c>.</summary>
    public int Rule { get; init; }

    public int SamplePercent { get; init; }

    public long SentById { get; init; }

    public DateTimeOffset SentAt { get; init; }

    /// <summary>When the body first said that it is done.</summary>
    public DateTimeOffset? DoneAt { get; set; }

    /// <summary>Whether it was drawn for a check then.</summary>
    public bool? Drawn { get; set; }
}

internal static class StraightTables
{
    public static void Map(ModelBuilder model) => model.Entity<CaseStraightRow>(b =>
    {
        b.ToTable("case_straight");
        b.HasKey(s => s.CaseId);
        b.Property(s => s.CaseId).ValueGeneratedNever();
        b.HasIndex(s => new { s.SentAt, s.AreaId }, "ix_case_straight_sent");
    });
}
