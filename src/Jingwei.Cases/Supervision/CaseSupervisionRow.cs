using Jingwei.Cases.Rules.Supervision;

namespace Jingwei.Cases.Supervision;

/// <summary>How far a supervision is.</summary>
public enum SupervisionState
{
    /// <summary>An answer is due.</summary>
    Waiting,

    /// <summary>It was answered, and who asked has not said whether that will do.</summary>
    Answered,

    /// <summary>The answer was accepted.</summary>
    Accepted,
}

/// <summary>督办: what a higher level asks about a case, as it stands; what was said and when before that is in the case's history.</summary>
public sealed class CaseSupervisionRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>Whose answer is due, as the case stood when it was asked.</summary>
    public AskedOf AskedOf { get; init; }

    /// <summary>The body that must answer, when it is a body.</summary>
    public long? BodyId { get; init; }

    /// <summary>The area at whose level it lies: where it was asked from, and a level up each time that nobody answers.</summary>
    public long HeldAreaId { get; set; }

    public long AskedById { get; init; }

    public required string AskedRole { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>What is asked; after an answer was sent back, what is wrong with it.</summary>
    public required string Words { get; set; }

    /// <summary>The time that there is to answer, as JSON; counted anew at each level.</summary>
    public required string Limit { get; set; }

    public DateTimeOffset DueAt { get; set; }

    public SupervisionState State { get; set; }

    /// <summary>How often its time has passed without an answer.</summary>
    public int TimesIgnored { get; set; }

    public string? Answer { get; set; }

    public long? AnsweredById { get; set; }

    public DateTimeOffset? AnsweredAt { get; set; }

    public long? DecidedById { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? DecisionNote { get; set; }
}
