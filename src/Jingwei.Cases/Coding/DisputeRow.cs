namespace Jingwei.Cases.Coding;

/// <summary>争议: a body disowned a case that was dispatched to it; open until it is ruled whose it is.</summary>
public sealed class DisputeRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>The body that disowned it.</summary>
    public long DisownedById { get; init; }

    public long AskedById { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    public required string Reason { get; init; }

    /// <summary>Whose it is, as the body that disowned it says; null when it names nobody.</summary>
    public long? ProposedId { get; init; }

    /// <summary>兜底: who handles meanwhile; null when there is nobody else, and whoever disowned it goes on.</summary>
    public long? FallbackId { get; init; }

    /// <summary>By when it must be ruled.</summary>
    public DateTimeOffset RuleBy { get; init; }

    /// <summary>When it was passed up because nobody had ruled.</summary>
    public DateTimeOffset? EscalatedAt { get; set; }

    /// <summary>Whose it is, as was ruled.</summary>
    public long? RuledId { get; set; }

    public long? RuledById { get; set; }

    public DateTimeOffset? RuledAt { get; set; }

    public string? Ruling { get; set; }
}
