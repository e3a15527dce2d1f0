using Jingwei.Cases.Rules.Hands;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hands;

/// <summary>A case goes, or was to go, from one center's desk to another's; what was said and when is in the case's history as well.</summary>
public sealed class CaseHandRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    public HandKind Kind { get; init; }

    /// <summary>The center that led the case when it was asked.</summary>
    public long FromAreaId { get; init; }

    /// <summary>The center that is to lead it.</summary>
    public long ToAreaId { get; init; }

    /// <summary>Where an answer is due: at the sender's desk while somebody must agree, then with the receiver, and a level up each time that nobody answers.</summary>
    public long HeldAreaId { get; set; }

    public HandState State { get; set; }

    /// <summary>It is by this hand that the case is led from where it is.</summary>
    public bool Leads { get; set; }

    public long AskedById { get; init; }

    public required string AskedRole { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>By when the receiver must answer; null while nobody has asked it.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>How often its time has passed without an answer.</summary>
    public int TimesPassed { get; set; }

    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }
}

internal static class HandTables
{
    public const string Open = "state IN ('Asked', 'Waiting')";

    public static void Map(ModelBuilder model) => model.Entity<CaseHandRow>(b =>
    {
        b.Property(h => h.Id).ValueGeneratedNever();
        b.HasIndex(h => new { h.CaseId, h.Id }, "ix_case_hand_case");
        b.HasIndex(h => h.CaseId, "ix_case_hand_open").IsUnique().HasFilter(Open);
        b.HasIndex(h => new { h.HeldAreaId, h.CaseId }, "ix_case_hand_held").HasFilter(Open);
        b.HasIndex(h => new { h.ToAreaId, h.CaseId }, "ix_case_hand_asked").HasFilter(Open);
        b.HasIndex(h => new { h.FromAreaId, h.CaseId }, "ix_case_hand_sent").HasFilter(Open);
        b.HasIndex(h => new { h.FromAreaId, h.CaseId }, "ix_case_hand_made").HasFilter("state = 'Made'");
        b.HasIndex(h => new { h.ToAreaId, h.CaseId }, "ix_case_hand_leads").HasFilter("leads");
    });
}
