namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>The steps whose work is appraised.</summary>
public enum StepKind
{
    /// <summary>受理.</summary>
    Intake,

    /// <summary>派发核实: somebody is sent to verify.</summary>
    SendVerification,

    /// <summary>核实.</summary>
    Verify,

    /// <summary>立案: filed, or refused.</summary>
    File,

    /// <summary>派遣.</summary>
    Dispatch,

    /// <summary>处置.</summary>
    Handle,

    /// <summary>派发核查: somebody is sent to check.</summary>
    SendCheck,

    /// <summary>核查.</summary>
    Check,

    /// <summary>结案.</summary>
    Close,
}

/// <summary>How a step stands or ended.</summary>
public enum StepEnd
{
    /// <summary>It waits for whoever has it.</summary>
    Open,

    /// <summary>What it stands for was done: verified, filed, dispatched, handled, passed, closed.</summary>
    Done,

    /// <summary>It was done, and the answer was no: not so (核实), not filed (不予立案), not closed.</summary>
    Refused,

    /// <summary>Of a check: not passed; back to the body named.</summary>
    SentBack,

    /// <summary>回退: not theirs, given back with approval.</summary>
    GivenBack,

    /// <summary>Nobody waits for it any more: voided, skipped, picked up on the spot, taken over.</summary>
    Dropped,
}

/// <summary>A clock as the rules of the clock say it.</summary>
/// <param name="DueAt">By when; null while it is suspended with time left, and when it was stopped then.</param>
public readonly record struct StepClock(DateTimeOffset? DueAt);

/// <summary>One stay of a case in a step.</summary>
/// <param name="LeftAt">Null while it is open.</param>
/// <param name="PersonId">Who answers for it; null when nobody has taken it.</param>
/// <param name="BodyId">Of handling: the department. Else the center that the person works for.</param>
/// <param name="Clock">Null when the step has no limit.</param>
/// <param name="BackTo">Of a check that was not passed: the body that must do it again.</param>
public sealed record CaseStep(
    StepKind Kind, DateTimeOffset EnteredAt, DateTimeOffset? LeftAt, StepEnd End, long? PersonId = null, long? BodyId = null, StepClock? Clock = null, long? BackTo = null);

/// <summary>An inspector, with the body that they work for.</summary>
public readonly record struct Worker(long PersonId, long? BodyId);

/// <summary>A report that an inspector made.</summary>
public readonly record struct InspectorReport(Worker By, DateTimeOffset At);

/// <summary>A case as appraisal looks at it: what has been stored of it, in plain words.</summary>
/// <param name="Category">Of now.</param>
/// <param name="Steps">In the order in which they were entered.</param>
/// <param name="Clock">Of the case from filing to closing; null when it has none, or is not filed.</param>
public sealed record CaseHistory(string Number, long AreaId, string Category, IReadOnlyList<CaseStep> Steps, StepClock? Clock = null)
{
    /// <summary>Reports of inspectors that came into this case; none when the public, a sensor or a hotline told.</summary>
    public IReadOnlyList<InspectorReport> Reports { get; init; } = [];

    /// <summary>Whose beat it lies in; null when nobody walks there.</summary>
    public Worker? Beat { get; init; }

    /// <summary>When it was confirmed that the inspector of the beat should have reported it and had not: 漏报.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>作废. What was due before stays due; nothing falls due after.</summary>
    public DateTimeOffset? VoidedAt { get; init; }

    /// <summary>Judgements that were appealed against and do not stand.</summary>
    public IReadOnlyList<Correction> Corrections { get; init; } = [];

    /// <summary>Of a hotline's order; null of any other case.</summary>
    public HotlineCourse? Hotline { get; init; }
}
