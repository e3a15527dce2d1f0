namespace Jingwei.Cases.Causes;

/// <summary>One time that a case was bound to the case of its cause; it stays when the bond is undone.</summary>
public sealed class CaseCauseRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    public long ParentId { get; init; }

    public long ById { get; init; }

    public DateTimeOffset At { get; init; }

    /// <summary>What the cause is, in words that the reporters read.</summary>
    public required string Cause { get; init; }

    /// <summary>The hot matter from which it came; null when it was named by hand.</summary>
    public string? Matter { get; init; }

    /// <summary>The version of <c>causes/</c> that says what becomes of it.</summary>
    public int RuleVersion { get; init; }

    /// <summary>When the end of the cause reached it; null while that is to come, and again when the cause is opened again.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    public DateTimeOffset? ReleasedAt { get; set; }

    /// <summary>Null of a rule's doing.</summary>
    public long? ReleasedById { get; set; }
}
