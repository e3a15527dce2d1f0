namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>What each stay in a step comes to: whether it fell due, and whether it was met in time. Pure.</summary>
internal static class StepFacts
{
    /// <summary>Whose table a step counts in, and under which names.</summary>
    public static IReadOnlyDictionary<StepKind, (Appraised Of, FactKind Due, FactKind Met)> Table { get; } = new Dictionary<StepKind, (Appraised, FactKind, FactKind)>
    {
        [StepKind.Intake] = (Appraised.Intake, FactKind.IntakeDue, FactKind.TakenInOnTime),
        [StepKind.SendVerification] = (Appraised.Intake, FactKind.VerificationSendDue, FactKind.VerificationSentOnTime),
        [StepKind.Verify] = (Appraised.Inspector, FactKind.VerificationDue, FactKind.VerifiedOnTime),
        [StepKind.File] = (Appraised.ShiftLeader, FactKind.FilingDue, FactKind.FiledOnTime),
        [StepKind.Dispatch] = (Appraised.Dispatcher, FactKind.DispatchDue, FactKind.DispatchedOnTime),
        [StepKind.Handle] = (Appraised.Department, FactKind.DueToHandle, FactKind.HandledOnTime),
        [StepKind.SendCheck] = (Appraised.Intake, FactKind.CheckSendDue, FactKind.CheckSentOnTime),
        [StepKind.Check] = (Appraised.Inspector, FactKind.CheckDue, FactKind.CheckedOnTime),
        [StepKind.Close] = (Appraised.ShiftLeader, FactKind.ClosingDue, FactKind.ClosingOnTime),
    };

    /// <summary>
    /// When a stay counts: when it was due. Null when it never fell due: it has no limit, is suspended, or was given back or dropped in time. What was met while its clock stood still was
    /// met in time, and counts then.
    /// </summary>
    public static DateTimeOffset? CountsAt(CaseStep step) => step.Clock switch
    {
        null => null,
        { DueAt: null } => IsMet(step) ? step.LeftAt : null,
        { DueAt: { } due } => IsMet(step) || step.End == StepEnd.Open || step.LeftAt > due ? due : null,
    };

    public static bool IsMetOnTime(CaseStep step) => IsMet(step) && (step.Clock?.DueAt is not { } due || step.LeftAt <= due);

    private static bool IsMet(CaseStep step) => step.End is StepEnd.Done or StepEnd.Refused or StepEnd.SentBack;
}
