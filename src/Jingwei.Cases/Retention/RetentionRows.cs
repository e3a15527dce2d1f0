using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>When the data of an ended case's reporters goes. Gone itself once that is done, or the case is open again.</summary>
public sealed class CaseRetentionRow
{
    public long CaseId { get; init; }

    public long AreaId { get; set; }

    public required string CategoryCode { get; set; }

    public CaseSource Source { get; set; }

    /// <summary>JSON: the kinds of all reports that it carries, each once and in order; the longest of their periods counts.</summary>
    public required string Carries { get; set; }

    /// <summary>How it ended.</summary>
    public CaseOutcome Way { get; set; }

    public DateTimeOffset EndedAt { get; set; }

    /// <summary>Of the periods that it was planned by.</summary>
    public int Version { get; set; }

    public int Days { get; set; }

    /// <summary>By the hold that ends last; null when none counts.</summary>
    public DateTimeOffset? HeldUntil { get; set; }

    /// <summary>An appeal waits to be judged, or a supervision is not settled: until then it stays, whatever its time says.</summary>
    public bool Undecided { get; set; }

    public DateTimeOffset DueAt { get; set; }

    /// <summary>Since when it is planned so.</summary>
    public DateTimeOffset PlannedAt { get; set; }
}

/// <summary>留存: one case's data is kept longer, because a named person asked for it, for a reason and until an instant.</summary>
public sealed class CaseHoldRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    public long AreaId { get; init; }

    /// <summary>Who needs it: a judge, a lawyer, an investigator.</summary>
    public required string Person { get; init; }

    public required string Reason { get; init; }

    public DateTimeOffset Until { get; init; }

    public long SetById { get; init; }

    public DateTimeOffset SetAt { get; init; }

    public long? LiftedById { get; set; }

    public DateTimeOffset? LiftedAt { get; set; }

    public string? LiftedWhy { get; set; }
}

/// <summary>That data was removed: of which case, by which periods, which kinds. Never the data. The database refuses to change it.</summary>
public sealed class RetentionRemovalRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    public long AreaId { get; init; }

    public DateTimeOffset At { get; init; }

    public int Version { get; init; }

    public int Days { get; init; }

    public CaseOutcome Way { get; init; }

    /// <summary>As the plan had it: what was carried then.</summary>
    public required string Carries { get; init; }

    /// <summary>JSON array.</summary>
    public required string Kinds { get; init; }

    public int Reporters { get; init; }

    public int Photos { get; init; }
}

/// <summary>Periods that somebody of the city wrote.</summary>
public sealed class RetentionVersionRow
{
    public long Id { get; init; }

    public int Version { get; init; }

    public required string Yaml { get; init; }

    /// <summary>Why.</summary>
    public required string Note { get; init; }

    public long ProposedById { get; init; }

    public DateTimeOffset ProposedAt { get; init; }

    public CodeVersionState State { get; set; }

    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }

    /// <summary>The newest version that shipped when it was proposed: a newer one is proposed once.</summary>
    public int Shipped { get; init; }
}

/// <summary>All ended cases are, or are being, planned by these periods.</summary>
public sealed class RetentionPassRow
{
    /// <summary>The city's own, or shipped ones: each has numbers of its own.</summary>
    public bool Own { get; init; }

    public int Version { get; init; }

    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>Why removals stopped.</summary>
public enum RetentionStop
{
    /// <summary>More cases were due at once than the periods declare.</summary>
    Many,

    /// <summary>The city's time went on by days without the program, or was set wrong.</summary>
    Jump,
}

/// <summary>Whether removals go on; one row.</summary>
public sealed class RetentionGateRow
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Whatever was due by then a person has looked at.</summary>
    public DateTimeOffset? ReleasedUntil { get; set; }

    /// <summary>Since when nothing is removed until a person looks; null while it goes on.</summary>
    public DateTimeOffset? StoppedAt { get; set; }

    public RetentionStop? StoppedWhy { get; set; }

    /// <summary>The second in which turns are given now.</summary>
    public DateTimeOffset? TurnAt { get; set; }

    /// <summary>So many were given in it.</summary>
    public int Turns { get; set; }
}

/// <summary>A file of the folder that no row knows of.</summary>
public sealed class LeftFileRow
{
    public required string FileId { get; init; }

    /// <summary>On how many days it was seen so, one after the other.</summary>
    public int Looks { get; set; }

    /// <summary>The last of them, by the machine's clock.</summary>
    public DateTimeOffset SeenAt { get; set; }
}

/// <summary>Of this case data is being removed, in this very transaction.</summary>
public sealed class RetentionOpenRow
{
    public long CaseId { get; init; }
}

internal static class RetentionTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CaseRetentionRow>(b =>
        {
            b.HasKey(r => r.CaseId);
            b.Property(r => r.CaseId).ValueGeneratedNever();
            b.HasIndex(r => new { r.DueAt, r.Undecided, r.AreaId, r.CaseId }, "ix_case_retention_due");
            b.HasIndex(r => new { r.CategoryCode, r.Source, r.Carries, r.Way, r.EndedAt, r.HeldUntil, r.Undecided }, "ix_case_retention_kind");
        });
        model.Entity<CaseHoldRow>(b =>
        {
            b.Property(h => h.Id).ValueGeneratedNever();
            b.HasIndex(h => new { h.CaseId, h.Id }, "ix_case_hold_case");
            b.HasIndex(h => new { h.Until, h.AreaId }, "ix_case_hold_until").HasFilter("lifted_at IS NULL");
        });
        model.Entity<RetentionRemovalRow>(b =>
        {
            b.Property(r => r.Id).ValueGeneratedNever();
            b.HasIndex(r => new { r.CaseId, r.Id }, "ix_retention_removal_case");
            b.HasIndex(r => new { r.At, r.AreaId }, "ix_retention_removal_at");
            b.HasIndex(r => new { r.Carries, r.Kinds, r.CaseId, r.Id }, "ix_retention_removal_kind");
        });
        model.Entity<RetentionVersionRow>(b =>
        {
            b.Property(v => v.Id).ValueGeneratedNever();
            b.HasIndex(v => v.Version, "ix_retention_version_published").IsUnique().HasFilter("state = 'Published'");
        });
        model.Entity<RetentionPassRow>(b =>
        {
            b.HasKey(p => new { p.Own, p.Version });
        });
        model.Entity<RetentionGateRow>(b => b.Property(g => g.Id).ValueGeneratedNever());
        model.Entity<LeftFileRow>(b => b.HasKey(f => f.FileId));
        model.Entity<RetentionOpenRow>(b =>
        {
            b.HasKey(o => o.CaseId);
            b.Property(o => o.CaseId).ValueGeneratedNever();
        });
    }
}
