namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>What a body promised to do by when.</summary>
/// <param name="Released">It was let off: no longer due.</param>
public sealed record Promise(DateTimeOffset DueAt, DateTimeOffset? DoneAt, bool Released = false);

/// <summary>How a neighborhood rates a department: 0 very dissatisfied, 1 dissatisfied, 2 fair, 3 satisfied, 4 very satisfied; and, apart, whether the matter was really solved 实际解决.</summary>
/// <param name="Points">0 to <see cref="Most"/>.</param>
public sealed record UpwardRating(DateTimeOffset At, int Points, bool Solved)
{
    public const int Most = 4;
}

/// <summary>A body's part in a summons or a work item.</summary>
/// <param name="ComeBy">By when it must come; null of a work item, to which nobody is called.</param>
/// <param name="Rating">Null when it was not rated.</param>
public sealed record CalledBody(long BodyId, DateTimeOffset? ComeBy, DateTimeOffset? CameAt, IReadOnlyList<Promise> Promises, UpwardRating? Rating = null);

/// <summary>A summons 约请 or a work item, from a neighborhood's side.</summary>
/// <param name="AreaId">The neighborhood.</param>
/// <param name="CancelledAt">What was due before stays due; nothing falls due after.</param>
public sealed record JointWork(string Number, long AreaId, string Category, IReadOnlyList<CalledBody> Bodies, DateTimeOffset? CancelledAt = null);
