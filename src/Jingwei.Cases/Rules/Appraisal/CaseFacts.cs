namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>
/// The facts of a case, from all that is stored of it. Pure: the same history gives the same facts, in whatever order it became known; so a change, a voiding or an event that arrives late is the
/// difference between the facts of before and of now (<see cref="FactChanges"/>).
/// </summary>
public sealed class CaseFacts
{
    private readonly CaseHistory history;
    private readonly List<CaseStep> steps;
    private readonly List<Rework> reworks;
    private readonly List<Fact> facts = [];

    private CaseFacts(CaseHistory history)
    {
        this.history = history;
        foreach (var step in history.Steps)
            if (step.End == StepEnd.Open == step.LeftAt.HasValue)
                throw new ArgumentException($"{history.Number}: a step is open, or was left at an instant ({step})", nameof(history));
        // What a voiding found open, nobody waits for any more.
        steps = [.. history.Steps.Select(s => s.End == StepEnd.Open && history.VoidedAt is { } at ? s with { End = StepEnd.Dropped, LeftAt = at } : s)];
        reworks = [.. FindReworks()];
    }

    /// <exception cref="ArgumentException">A step is open and was left, or is neither.</exception>
    public static IReadOnlyList<Fact> Of(CaseHistory history)
    {
        var found = new CaseFacts(history);
        found.AddReports();
        found.AddSteps();
        found.AddFiling();
        found.AddClosing();
        if (history.Hotline is { } order)
            found.facts.AddRange(HotlineFacts.Of(history, order));
        return found.facts;
    }

    /// <summary>The stays in handling that fell due and were not met by then, with the instant; without those of which an appeal was upheld.</summary>
    internal static IReadOnlyList<(CaseStep Stay, DateTimeOffset DueAt)> LateStays(CaseHistory history)
    {
        var found = new CaseFacts(history);
        return
        [
            .. from step in found.steps
               where step.Kind == StepKind.Handle && !StepFacts.IsMetOnTime(step)
               let due = StepFacts.CountsAt(step)
               where due is not null && found.Corrected(JudgementKind.Late, step.BodyId, due.Value, step.EnteredAt) is null
               select (step, due.Value),
        ];
    }

    private CaseStep? Filing => steps.Find(s => s is { Kind: StepKind.File, End: StepEnd.Done });

    // Closed, and not opened again since.
    private DateTimeOffset? ClosedAt => steps is [.., { Kind: StepKind.Close, End: StepEnd.Done, LeftAt: var at }] ? at : null;

    private void AddReports()
    {
        foreach (var (by, at) in history.Reports.Select(r => (r.By, r.At)))
        {
            Add(Appraised.Inspector, FactKind.Reported, at, at, by.BodyId, by.PersonId);
            if (Filing is { LeftAt: { } filedAt })
                Add(Appraised.Inspector, FactKind.Valid, filedAt, at, by.BodyId, by.PersonId);
        }
        if (steps.Find(s => s is { Kind: StepKind.Intake, End: StepEnd.Done }) is { LeftAt: { } takenIn })
            Add(Appraised.Area, FactKind.Accepted, takenIn, takenIn);
    }

    private void AddSteps()
    {
        foreach (var step in steps)
        {
            if (StepFacts.CountsAt(step) is not { } countsAt)
                continue;
            var (of, due, met) = StepFacts.Table[step.Kind];
            Add(of, due, countsAt, countsAt, step.BodyId, step.PersonId);
            if (StepFacts.IsMetOnTime(step))
                Add(of, met, step.LeftAt!.Value, countsAt, step.BodyId, step.PersonId);
            else if (step.Kind == StepKind.Handle && Corrected(JudgementKind.Late, step.BodyId, countsAt, step.EnteredAt) is { } inTime)
                Add(of, met, inTime.CorrectedAt, countsAt, step.BodyId, step.PersonId);
        }
        // A dispatch whose handling failed its check was not accurate, once, however often it failed.
        foreach (var failed in reworks.Where(r => r.Dispatch is not null).GroupBy<Rework, CaseStep>(r => r.Dispatch!, ReferenceEqualityComparer.Instance))
            if (StepFacts.CountsAt(failed.Key) is { } countsAt)
                Add(Appraised.Dispatcher, FactKind.Reworked, failed.Min(r => r.At), countsAt, failed.Key.BodyId, failed.Key.PersonId);
    }

    private void AddFiling()
    {
        if (Filing is not { LeftAt: { } filedAt } filing)
            return;
        Add(Appraised.Area, FactKind.Filed, filedAt, filedAt);
        Add(Appraised.ShiftLeader, FactKind.Filed, filedAt, filedAt, filing.BodyId, filing.PersonId);
        if (history.Beat is { } beat)
            Add(Appraised.Inspector, FactKind.Filed, filedAt, filedAt, beat.BodyId, beat.PersonId);
        if (history.MissedAt is { } missedAt)
        {
            Add(Appraised.Area, FactKind.Missed, missedAt, filedAt);
            if (history.Beat is { } missedBy)
                Add(Appraised.Inspector, FactKind.Missed, missedAt, filedAt, missedBy.BodyId, missedBy.PersonId);
        }
        if (history.VoidedAt is { } voidedAt)
        {
            Add(Appraised.Area, FactKind.Voided, voidedAt, filedAt);
            Add(Appraised.ShiftLeader, FactKind.Voided, voidedAt, filedAt, filing.BodyId, filing.PersonId);
        }
    }

    private void AddClosing()
    {
        if (Filing is null || history.Clock is not { } clock || (clock.DueAt ?? ClosedAt) is not { } countsAt || (ClosedAt is null && history.VoidedAt <= countsAt))
            return;
        AddClosingOf(Appraised.Area, null, countsAt, reworks);
        // Whoever holds it when it is due answers for it, and whoever's work failed a check.
        var answering = reworks.Select(r => r.Handling).Append(HolderAt(countsAt)).OfType<CaseStep>().Where(s => s.BodyId is not null).GroupBy(s => s.BodyId).Select(g => g.Last());
        foreach (var handling in answering)
            AddClosingOf(Appraised.Department, handling, countsAt, reworks.Where(r => r.Handling.BodyId == handling.BodyId));
    }

    private void AddClosingOf(Appraised of, CaseStep? handling, DateTimeOffset countsAt, IEnumerable<Rework> failed)
    {
        AddOne(FactKind.DueToClose, countsAt);
        // What was upheld stays so, whether the case is closed afterwards or not.
        var corrected = handling is null ? null : Corrected(JudgementKind.NotClosed, handling.BodyId, countsAt, countsAt)?.CorrectedAt;
        if ((ClosedAt ?? corrected) is { } closed)
            AddOne(FactKind.Closed, closed);
        if ((ClosedAt <= countsAt ? ClosedAt : corrected) is { } inTime)
            AddOne(FactKind.ClosedOnTime, inTime);
        // A case counts once, however often it was sent back.
        if (failed.Select(r => (DateTimeOffset?)r.At).Min() is { } first)
            AddOne(FactKind.Reworked, first);

        void AddOne(FactKind kind, DateTimeOffset at) => Add(of, kind, at, countsAt, handling?.BodyId, handling?.PersonId);
    }

    private Correction? Corrected(JudgementKind kind, long? bodyId, DateTimeOffset judgedAt, DateTimeOffset stayAt) => history.Corrections.FirstOrDefault(c => c.Is(kind, bodyId, judgedAt, stayAt));

    private CaseStep? HolderAt(DateTimeOffset instant) => steps.LastOrDefault(s =>
        s is { Kind: StepKind.Handle, BodyId: not null } && s.EnteredAt <= instant && s.End != StepEnd.GivenBack && !(s.End == StepEnd.Dropped && s.LeftAt <= instant));

    // 返工: a check sent it back to the same department that had handled it, or, where no department handles (the street), to the street.
    private IEnumerable<Rework> FindReworks()
    {
        CaseStep? dispatch = null, handled = null, dispatchOfHandled = null;
        foreach (var step in steps)
        {
            if (step is { Kind: StepKind.Dispatch, End: StepEnd.Done })
                dispatch = step;
            else if (step is { Kind: StepKind.Handle, End: StepEnd.Done })
                (handled, dispatchOfHandled) = (step, dispatch);
            else if (step is { Kind: StepKind.Check, End: StepEnd.SentBack, LeftAt: { } at } && handled is not null && step.BackTo == handled.BodyId && Corrected(JudgementKind.Reworked, step.BackTo, at, at) is null)
                yield return new Rework(handled, dispatchOfHandled, at);
        }
    }

    private void Add(Appraised of, FactKind kind, DateTimeOffset at, DateTimeOffset countsAt, long? bodyId = null, long? personId = null) =>
        facts.Add(new Fact(of, kind, history.Number, at, countsAt, history.AreaId, bodyId, personId, history.Category));

    private sealed record Rework(CaseStep Handling, CaseStep? Dispatch, DateTimeOffset At);
}
