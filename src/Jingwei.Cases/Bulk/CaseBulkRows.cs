using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Bulk;

public enum BulkState
{
    Running,
    Done,

    /// <summary>Somebody stopped it: what was done stays done, the rest is left as it was.</summary>
    Stopped,
}

/// <summary>批量办理: one act on many cases.</summary>
public sealed class CaseBulkRow
{
    public long Id { get; init; }

    public long AccountId { get; init; }

    /// <summary>A <see cref="BulkAct"/> as JSON.</summary>
    public required string Act { get; init; }

    /// <summary>From which screen.</summary>
    public required string How { get; init; }

    public BulkState State { get; set; }

    public DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? EndedAt { get; set; }

    public int Total { get; init; }
}

public enum BulkItemState
{
    Waiting,

    /// <summary>It was done, or asked for where somebody must agree.</summary>
    Done,

    /// <summary>The case said no, as it would have to the same act by hand.</summary>
    Refused,

    /// <summary>The whole was stopped before its turn.</summary>
    Left,
}

/// <summary>One case of it. Its wait and its outcome are kept in the transaction of the act itself, so that a case is acted on at most once.</summary>
public sealed class CaseBulkItemRow
{
    public long BulkId { get; init; }

    public int Place { get; init; }

    public long CaseId { get; init; }

    /// <summary>The case as its maker saw it: one that has changed since is refused.</summary>
    public int ExpectedVersion { get; init; }

    public BulkItemState State { get; set; }

    public DateTimeOffset? At { get; set; }

    /// <summary>Where it stands after it, as JSON of a text.</summary>
    public string? CameTo { get; set; }

    /// <summary>A <see cref="BulkRefusal"/> as JSON.</summary>
    public string? Refusal { get; set; }
}

internal static class BulkTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<CaseBulkRow>(b =>
        {
            b.Property(j => j.Id).ValueGeneratedNever();
            b.HasIndex(j => new { j.AccountId, j.Id }, "ix_case_bulk_account");
        });
        model.Entity<CaseBulkItemRow>(b =>
        {
            b.HasKey(i => new { i.BulkId, i.Place });
            b.HasIndex(i => i.CaseId, "ix_case_bulk_item_case");
        });
    }
}
