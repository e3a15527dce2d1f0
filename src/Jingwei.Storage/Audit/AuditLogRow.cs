namespace Jingwei.Storage.Audit;

/// <summary>Append-only (the database refuses update and delete): who looked at or changed what, and for what purpose.</summary>
public sealed class AuditLogRow
{
    public long Id { get; init; }

    public DateTimeOffset At { get; init; }

    public required string Actor { get; init; }

    public required string Action { get; init; }

    public required string Subject { get; init; }

    public string? Purpose { get; init; }

    public string? Detail { get; init; }
}
