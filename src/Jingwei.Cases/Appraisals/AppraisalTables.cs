using Jingwei.Cases.Rules.Appraisal;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appraisals;

/// <summary>A fact of a case, as it is stored.</summary>
public sealed class CaseFactRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    public Appraised Appraised { get; init; }

    public FactKind Kind { get; init; }

    public DateTimeOffset At { get; init; }

    public DateTimeOffset CountsAt { get; init; }

    /// <summary>Day of the city in which it counts, as <c>20261126</c>.</summary>
    public int Day { get; init; }

    public long AreaId { get; init; }

    public long? BodyId { get; init; }

    public long? PersonId { get; init; }

    public required string Category { get; init; }

    public int Amount { get; init; }
}

/// <summary>A sum of facts by day; a body or person that there is none of is 0.</summary>
public sealed class CaseFactSumRow
{
    public Appraised Appraised { get; init; }

    public FactKind Kind { get; init; }

    /// <summary>As <c>20261126</c>.</summary>
    public int Day { get; init; }

    public long AreaId { get; init; }

    public long BodyId { get; init; }

    public long PersonId { get; init; }

    public required string Category { get; init; }

    public long Total { get; set; }
}

/// <summary>What a case was last counted from.</summary>
public sealed class CaseCountRow
{
    public long CaseId { get; init; }

    /// <summary>A mark of all that its facts can follow from; while it is the same they are not reckoned again.</summary>
    public required string CountedFrom { get; set; }

    /// <summary>JSON array of the limits from filing to closing as they were when it was first counted; what packages say later does not change what it was promised.</summary>
    public required string ClosingLimits { get; set; }
}

/// <summary>A recount: what was looked at, and what was otherwise.</summary>
public sealed class CaseRecountRow
{
    public long Id { get; init; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while it is under way.</summary>
    public DateTimeOffset? FinishedAt { get; set; }

    /// <summary>Cases whose history was counted anew.</summary>
    public int Cases { get; set; }

    /// <summary>Sums that were compared with their facts.</summary>
    public int Sums { get; set; }

    /// <summary>How many of both were otherwise; they were put right.</summary>
    public int Wrong { get; set; }

    /// <summary>JSON array of the first of them, in words for whoever looks into it.</summary>
    public string? Findings { get; set; }
}

internal static class AppraisalTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CaseFactRow>(b =>
        {
            b.ToTable("case_fact");
            b.Property(f => f.Id).ValueGeneratedNever();
            b.HasIndex(f => f.CaseId, "ix_case_fact_case");
            b.HasIndex(f => new { f.Appraised, f.Kind, f.Day }, "ix_case_fact_count");
            b.HasIndex(f => new { f.BodyId, f.Day, f.CaseId, f.Kind, f.CountsAt }, "ix_case_fact_body").HasFilter("appraised = 'Department'");
        });
        model.Entity<CaseFactSumRow>(b =>
        {
            b.ToTable("case_fact_sum");
            b.HasKey(s => new { s.Appraised, s.Day, s.Kind, s.AreaId, s.BodyId, s.PersonId, s.Category });
        });
        model.Entity<CaseCountRow>(b =>
        {
            b.ToTable("case_count");
            b.HasKey(c => c.CaseId);
            b.Property(c => c.CaseId).ValueGeneratedNever();
        });
        model.Entity<CaseRecountRow>(b =>
        {
            b.ToTable("case_recount");
            b.Property(r => r.Id).ValueGeneratedNever();
        });
    }
}
