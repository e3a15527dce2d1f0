using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

internal enum Happening
{
    Report,
    TakeIn,
    SendToVerify,
    Verify,
    File,
    RefuseFiling,
    Dispatch,
    Handle,
    GiveBack,
    SendToCheck,
    Pass,
    FailSame,
    FailOther,
    Close,
    Reopen,
    Suspend,
    Resume,
    Miss,
    Void,
    ChangeCategory,
    Move,
    Uphold,
}

/// <summary>Something that happened to a case; of whom or what, as the happening needs it.</summary>
internal sealed record StoryEvent(int At, Happening What, long Who);

/// <summary>A case as a list of events that may become known in any order; what cannot follow what came before it is passed over. Minutes are counted from a start.</summary>
internal sealed class CaseStory(string number)
{
    public static readonly DateTimeOffset Start = new(2026, 10, 1, 0, 0, 0, TimeSpan.FromHours(8));

    private readonly List<StoryEvent> events = [];
    private readonly List<CaseStep> steps = [];
    private readonly List<InspectorReport> reports = [];
    private readonly List<Correction> corrections = [];
    private int category, area, filedAt, suspendedAt, suspended;
    private DateTimeOffset? missedAt, voidedAt;

    public void Hear(StoryEvent happened) => events.Add(happened);

    public CaseHistory History()
    {
        steps.Clear();
        reports.Clear();
        corrections.Clear();
        (category, area, filedAt, suspendedAt, suspended) = (1, 1, -1, -1, 0);
        (missedAt, voidedAt) = (null, null);
        steps.Add(new CaseStep(StepKind.Intake, At(0), null, StepEnd.Open, 20, 90, Limit(0, 60)));
        foreach (var happened in events.OrderBy(e => e.At).ThenBy(e => e.What).ThenBy(e => e.Who))
            if (voidedAt is null)
                Tell(happened);
        return new CaseHistory(number, area, $"01-0{category}", [.. steps], filedAt < 0 ? null : suspendedAt >= 0 ? new StepClock(null) : Limit(filedAt + suspended, 2_000 * category))
        {
            Reports = [.. reports],
            Beat = area % 2 == 1 ? new Worker(10 + area, 91) : null,
            MissedAt = missedAt,
            VoidedAt = voidedAt,
            Corrections = [.. corrections],
        };
    }

    private void Tell(StoryEvent e)
    {
        var open = steps[^1];
        var closed = open.End != StepEnd.Open;
        switch (e.What)
        {
            case Happening.Report:
                reports.Add(new InspectorReport(new Worker(10 + e.Who, 91), At(e.At)));
                break;
            case Happening.Miss:
                missedAt ??= At(e.At);
                break;
            case Happening.ChangeCategory:
                category = 1 + (int)e.Who % 3;
                break;
            case Happening.Move:
                area = 1 + (int)e.Who % 4;
                break;
            case Happening.Void:
                voidedAt = At(e.At);
                break;
            case Happening.Uphold:
                Uphold(At(e.At));
                break;
            case Happening.Reopen when closed:
                Enter(StepKind.Handle, e, 600, 70 + e.Who);
                break;
            case Happening.Suspend when !closed && suspendedAt < 0:
                suspendedAt = e.At;
                steps[^1] = open with { Clock = open.Clock is null ? null : new StepClock(null) };
                break;
            case Happening.Resume when suspendedAt >= 0:
                (suspended, suspendedAt) = (suspended + e.At - suspendedAt, -1);
                if (!closed)
                    steps[^1] = open with { Clock = Limit(e.At, 100) };
                break;
            default:
                if (!closed && Next(open.Kind, e.What) is { } next)
                    Move(open, next, e);
                break;
        }
    }

    // Whatever may by now be held against the body that had it last.
    private void Uphold(DateTimeOffset at)
    {
        if (steps.LastOrDefault(s => s.Kind == StepKind.Handle) is { BodyId: { } body, EnteredAt: var entered, Clock: { DueAt: { } due } } && due <= at)
            corrections.Add(new Correction(JudgementKind.Late, body, due, entered, at));
        if (steps.LastOrDefault(s => s is { Kind: StepKind.Check, End: StepEnd.SentBack }) is { BackTo: { } back, LeftAt: { } left })
            corrections.Add(new Correction(JudgementKind.Reworked, back, left, left, at));
        if (filedAt >= 0 && suspendedAt < 0 && steps.Exists(s => s.Kind == StepKind.Handle))
        {
            var closing = At(filedAt + suspended + 2_000 * category);
            corrections.Add(new Correction(JudgementKind.NotClosed, Department(), closing, closing, at));
        }
    }

    private void Move(CaseStep open, (StepEnd End, StepKind? Kind, int Limit) next, StoryEvent e)
    {
        if (e.What == Happening.File && filedAt < 0)
            filedAt = e.At;
        long? back = e.What switch { Happening.FailSame => Department(), Happening.FailOther => Department() + 1, _ => null };
        // Every other rework goes on with the time that there was, so that two stays are due at one instant.
        var goesOn = e.What == Happening.FailSame && e.Who % 2 == 0 ? steps.LastOrDefault(s => s.Kind == StepKind.Handle)?.Clock : null;
        steps[^1] = open with { LeftAt = At(e.At), End = next.End, BackTo = back };
        if (next.Kind is { } kind)
            Enter(kind, e, next.Limit, kind == StepKind.Handle ? back ?? 70 + e.Who : 90 + e.Who % 2, goesOn?.DueAt);
    }

    private static (StepEnd, StepKind?, int)? Next(StepKind step, Happening what) => (step, what) switch
    {
        (StepKind.Intake, Happening.TakeIn) => (StepEnd.Done, StepKind.SendVerification, 30),
        (StepKind.SendVerification, Happening.SendToVerify) => (StepEnd.Done, StepKind.Verify, 240),
        (StepKind.Verify, Happening.Verify) => (StepEnd.Done, StepKind.File, 60),
        (StepKind.Intake or StepKind.File, Happening.File) => (StepEnd.Done, StepKind.Dispatch, 60),
        (StepKind.File, Happening.RefuseFiling) => (StepEnd.Refused, null, 0),
        (StepKind.Dispatch, Happening.Dispatch) => (StepEnd.Done, StepKind.Handle, 1_500),
        (StepKind.Handle, Happening.GiveBack) => (StepEnd.GivenBack, StepKind.Dispatch, 60),
        (StepKind.Handle, Happening.Handle) => (StepEnd.Done, StepKind.SendCheck, 30),
        (StepKind.SendCheck, Happening.SendToCheck) => (StepEnd.Done, StepKind.Check, 240),
        (StepKind.Check, Happening.Pass) => (StepEnd.Done, StepKind.Close, 60),
        (StepKind.Check, Happening.FailSame or Happening.FailOther) => (StepEnd.SentBack, StepKind.Handle, 700),
        (StepKind.Close, Happening.Close) => (StepEnd.Done, null, 0),
        _ => null,
    };

    private void Enter(StepKind kind, StoryEvent e, int limit, long body, DateTimeOffset? goesOn = null) =>
        steps.Add(new CaseStep(kind, At(e.At), null, StepEnd.Open, e.Who % 5 == 0 ? null : 20 + e.Who, body, suspendedAt >= 0 ? new StepClock(null) : goesOn is not null ? new StepClock(goesOn) : e.Who % 7 == 0 ? null : Limit(e.At, limit)));

    private long Department() => steps.LastOrDefault(s => s.Kind == StepKind.Handle)?.BodyId ?? 70;

    private static StepClock Limit(int from, int minutes) => new(At(from + minutes));

    private static DateTimeOffset At(int minute) => Start.AddMinutes(minute);
}
