using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Storage;

internal sealed class StorageTables : ITables
{
    public string Room => "Storage";

    public void Map(ModelBuilder model)
    {
        model.Entity<CityTimeRow>();
        model.Entity<OutboxRow>(b =>
        {
            b.Property(o => o.Id).ValueGeneratedNever();
            b.HasIndex(o => o.Id, "ix_outbox_undone").HasFilter("done_at IS NULL");
            b.HasIndex(o => new { o.Stream, o.Id }, "ix_outbox_stream").HasFilter("done_at IS NULL");
        });
        model.Entity<DueRow>(b =>
        {
            b.Property(d => d.Id).ValueGeneratedNever();
            b.HasIndex(d => new { d.Kind, d.Subject }, "ix_due_kind_subject").IsUnique();
            b.HasIndex(d => d.At, "ix_due_at");
        });
        model.Entity<IdempotencyRow>(b =>
        {
            b.HasKey(i => i.Key);
            b.HasIndex(i => i.At, "ix_idempotency_at");
        });
        model.Entity<StoredFileRow>();
        model.Entity<AuditLogRow>().Property(a => a.Id).ValueGeneratedNever();
    }
}

/// <summary>The latest instant that any commit has seen; one row.</summary>
public sealed class CityTimeRow
{
    public int Id { get; init; }

    public DateTimeOffset Latest { get; init; }

    /// <summary>Of a clock that goes its own way: how far it may have gone since; a start begins there. Null where the machine's time is followed.</summary>
    public DateTimeOffset? ShownUntil { get; init; }
}
