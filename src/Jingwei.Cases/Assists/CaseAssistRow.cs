using Jingwei.Cases.Rules.Assists;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <summary>协办: a part of a case that another body was asked to do. What was said and when is in the case's history.</summary>
public sealed class CaseAssistRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>Of the place, or of the center that leads the case in its stead: in whose lists it stands. An open part goes with the case when that is handed on.</summary>
    public long AreaId { get; set; }

    /// <summary>The body that was asked.</summary>
    public long BodyId { get; init; }

    /// <summary>主办: the body that had the case when it was asked; null when a desk or an officer had it.</summary>
    public long? LeadId { get; init; }

    /// <summary>Whether the leading body asked, and not the desk.</summary>
    public bool AskedByLead { get; init; }

    public long AskedById { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Version of <c>assists/</c>.</summary>
    public int Rule { get; init; }

    public required string What { get; init; }

    /// <summary>By when it is to be done.</summary>
    public DateTimeOffset DueAt { get; set; }

    public AssistState State { get; set; }

    /// <summary>When it was noticed that the body is late with it; stays.</summary>
    public DateTimeOffset? LateAt { get; set; }

    /// <summary>When somebody must look at it next; null when it waits for no time.</summary>
    public DateTimeOffset? WaitUntil { get; set; }

    /// <summary>Since when it stands still because the case does.</summary>
    public DateTimeOffset? StoodSince { get; set; }

    /// <summary>The area at whose level it lies.</summary>
    public long HeldAreaId { get; set; }

    /// <summary>How often it went up because nobody acted.</summary>
    public int TimesRaised { get; set; }

    public long? AnsweredById { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    /// <summary>What was said last: why it was declined or taken back, or what was done.</summary>
    public string? Words { get; set; }

    public long? EndedById { get; set; }

    public DateTimeOffset? EndedAt { get; set; }
}

internal static class AssistTables
{
    public static void Map(ModelBuilder model) => model.Entity<CaseAssistRow>(b =>
    {
        b.ToTable("case_assist");
        b.Property(a => a.Id).ValueGeneratedNever();
        b.HasIndex(a => new { a.CaseId, a.Id }, "ix_case_assist_case");
        b.HasIndex(a => new { a.BodyId, a.Id }, "ix_case_assist_body");
        b.HasIndex(a => new { a.AreaId, a.Id }, "ix_case_assist_area");
        b.HasIndex(a => new { a.LeadId, a.Id }, "ix_case_assist_lead").HasFilter("lead_id IS NOT NULL");
        b.HasIndex(a => new { a.BodyId, a.State, a.Id }, "ix_case_assist_body_open").HasFilter("ended_at IS NULL");
        b.HasIndex(a => new { a.AreaId, a.State, a.Id }, "ix_case_assist_area_open").HasFilter("ended_at IS NULL");
        b.HasIndex(a => new { a.LeadId, a.State, a.Id }, "ix_case_assist_lead_open").HasFilter("ended_at IS NULL AND lead_id IS NOT NULL");
    });
}
