namespace Jingwei.Cases.Hotline;

/// <summary>What a caller wants: 诉求类型.</summary>
public enum OrderKind
{
    /// <summary>投诉举报.</summary>
    Complaint,

    /// <summary>求助.</summary>
    Help,

    /// <summary>咨询.</summary>
    Question,

    /// <summary>意见建议.</summary>
    Suggestion,

    /// <summary>表扬.</summary>
    Praise,
}

/// <summary>Why a caller is called.</summary>
public enum CallReason
{
    /// <summary>先行联系: before anything is done.</summary>
    FirstContact,

    /// <summary>回访: after it was answered.</summary>
    CallBack,
}

/// <summary>How a caller is satisfied, as they say when they are called back.</summary>
public enum Satisfaction
{
    /// <summary>非常满意.</summary>
    Very,

    /// <summary>满意.</summary>
    Yes,

    /// <summary>基本满意.</summary>
    Basic,

    /// <summary>不满意.</summary>
    No,
}

/// <summary>Whether it was really solved 实际解决, asked apart from satisfaction.</summary>
public enum TrulySolved
{
    Yes,
    Partly,
    No,
}

/// <summary>An order of a hotline's platform (12345 工单): what its case does not say.</summary>
public sealed class HotlineOrderRow
{
    public long CaseId { get; init; }

    /// <summary>Which platform: <c>12345</c>, or a district's own.</summary>
    public required string Platform { get; init; }

    /// <summary>The platform's number; with it an order is known again.</summary>
    public required string OrderNumber { get; init; }

    public OrderKind Kind { get; init; }

    /// <summary>When the caller called, as the platform says; its month is the order's.</summary>
    public DateTimeOffset OrderedAt { get; init; }

    public DateTimeOffset TakenAt { get; init; }

    /// <summary>Promised for that instant; null when it was a length of time, or nothing.</summary>
    public DateTimeOffset? PromisedAt { get; init; }

    /// <summary>Where, as the platform wrote it.</summary>
    public string? AreaWords { get; init; }

    /// <summary>Nobody knows yet where exactly: intake ties it to its place.</summary>
    public bool PlaceOpen { get; set; }

    /// <summary>api or csv.</summary>
    public required string How { get; init; }
}

/// <summary>A telephone call to the caller of a case, reached or not. Appended, never changed.</summary>
public sealed class CaseCallRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    public CallReason Why { get; init; }

    /// <summary>Of call-backs: after which answer, from 1.</summary>
    public int Round { get; init; }

    public DateTimeOffset At { get; init; }

    public long ById { get; init; }

    public bool Reached { get; init; }

    public Satisfaction? Satisfaction { get; init; }

    public TrulySolved? Solved { get; init; }

    /// <summary>What the caller gave as the reason, or why nobody was reached.</summary>
    public string? Reason { get; init; }
}

/// <summary>What a caller was answered. Appended: after a rework there is another.</summary>
public sealed class CaseAnswerRow
{
    public long Id { get; init; }

    public long CaseId { get; init; }

    /// <summary>From 1.</summary>
    public int Round { get; init; }

    public DateTimeOffset At { get; init; }

    public long ById { get; init; }

    public long? BodyId { get; init; }

    public required string Text { get; init; }
}
