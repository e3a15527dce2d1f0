using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.FirstAsked;

/// <summary>How far whoever was asked first has seen the asker through.</summary>
public enum FirstAskedState
{
    /// <summary>The case goes on, in whosever hands.</summary>
    Following,

    /// <summary>It ended: the asker is to be told what came of it.</summary>
    ToTell,

    /// <summary>The asker was not told in time, and is still not.</summary>
    Late,

    /// <summary>The asker knows.</summary>
    Told,
}

/// <summary>How the asker was told.</summary>
public enum ToldHow
{
    Phone,
    InPerson,
    InWriting,

    /// <summary>Tried, and could not be reached; the words say how often.</summary>
    NotReached,
}

/// <summary>首问负责: who was asked first by a person sees the asker through, whatever hands the case takes.</summary>
public sealed class CaseFirstAskedRow
{
    public long CaseId { get; init; }

    public long AccountId { get; set; }

    public DateTimeOffset AskedAt { get; init; }

    public FirstAskedState State { get; set; }

    public DateTimeOffset? TellBy { get; set; }

    public DateTimeOffset? ToldAt { get; set; }

    public ToldHow? ToldHow { get; set; }

    public string? ToldWords { get; set; }

    /// <summary>Who is to see the asker through instead, once one who leads agrees.</summary>
    public long? NextId { get; set; }

    public string? NextReason { get; set; }

    public DateTimeOffset? NextAskedAt { get; set; }
}

internal static class FirstAskedTables
{
    public static void Map(ModelBuilder model) => model.Entity<CaseFirstAskedRow>(b =>
    {
        b.HasKey(f => f.CaseId);
        b.Property(f => f.CaseId).ValueGeneratedNever();
        b.HasIndex(f => new { f.AccountId, f.CaseId }, "ix_case_first_asked_account");
        b.HasIndex(f => new { f.State, f.CaseId }, "ix_case_first_asked_state");
        b.HasIndex(f => f.CaseId, "ix_case_first_asked_next").HasFilter("next_id IS NOT NULL");
    });
}
