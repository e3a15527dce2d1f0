using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Rules.Clock;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Appraisals;

/// <summary>
/// What is stored of a case, as appraisal looks at it. Stages say what a step is, whatever a workflow calls it; what counts of a flow in which nothing is filed (the street) stands in
/// <c>docs/appraisal.md</c>. Pure.
/// </summary>
internal sealed class MapHistory
{
    private readonly CaseRow row;
    private readonly Workflow flow;
    private readonly IReadOnlyList<CaseClockRow> clocks;
    private readonly WorkTime time;
    private readonly List<CaseStep> steps = [];
    private readonly bool files;
    private StepKind? kind;
    private DateTimeOffset enteredAt;
    private DateTimeOffset enteredRecorded;
    private long? holder;
    private long? body;

    private MapHistory(CaseRow row, Workflow flow, IReadOnlyList<CaseClockRow> clocks, WorkTime time)
    {
        (this.row, this.flow, this.clocks, this.time) = (row, flow, clocks, time);
        files = flow.Steps.Any(s => s.Stage == CaseStage.File);
    }

    /// <param name="lines">All of the case, in the order in which they were written.</param>
    /// <param name="clocks">All of the case, in the order in which they were set.</param>
    /// <param name="closing">The limits from filing to closing, one after the other, as they were when the case began (<see cref="ClosingLimits"/>); none when it has no time to be closed in.</param>
    public static CaseHistory Of(CaseRow row, Workflow flow, IReadOnlyList<CaseHistoryRow> lines, IReadOnlyList<CaseClockRow> clocks, IReadOnlyList<TimeLimit> closing, WorkTime time)
    {
        var turns = CaseWalk.Of(row, flow, lines, clocks);
        var map = new MapHistory(row, flow, clocks, time);
        map.Walk(turns);
        return new CaseHistory(row.Number, row.AreaId, row.CategoryCode, map.steps, map.ClosingClock(turns, closing))
        {
            Reports = row.Source == CaseSource.Inspector && lines is [{ ById: { } by }, ..] ? [new InspectorReport(new Worker(by, null), row.OpenedAt)] : [],
            VoidedAt = turns is [.., { Does: MoveVerb.Void } last] ? last.At : null,
        };
    }

    private void Walk(IReadOnlyList<CaseTurn> turns)
    {
        if (!files)
        {
            // Nobody takes in and nobody files: it is a case as soon as it is told of. Found not so, it never was one.
            steps.Add(new CaseStep(StepKind.Intake, row.OpenedAt, row.OpenedAt, StepEnd.Done));
            var so = row.Outcome is not (CaseOutcome.FalseAlarm or CaseOutcome.NotFound);
            steps.Add(new CaseStep(StepKind.File, row.OpenedAt, row.OpenedAt, so ? StepEnd.Done : StepEnd.Refused));
        }
        Enter(flow.Begin, row.OpenedAt, row.OpenedAt);
        foreach (var turn in turns)
            Turn(turn);
        if (kind is { } open)
            steps.Add(new CaseStep(open, enteredAt, null, StepEnd.Open, holder, BodyFor(open), ClockFor(open, turns is [] ? flow.Begin : turns[^1].To, null)));
    }

    private void Turn(CaseTurn turn)
    {
        // A dispute and its ruling take it out of one body's hands into another's: what lay before is the one's, what follows the other's.
        var handed = turn.Does is MoveVerb.Disown or MoveVerb.Rule && kind == StepKind.Handle && turn.BodyId is { } next && next != body;
        body = handed ? body : turn.BodyId ?? body;
        if (turn.Does == MoveVerb.Take || (kind == StepKind.Handle && !files))
            holder = flow.Step(turn.To).Hold is CaseHold.Officer or CaseHold.Crew ? turn.ById ?? holder : null;
        var to = KindOf(turn.To);
        // A new stay: another kind of step, or the same for somebody else.
        if (kind is { } left && (to != left || turn.Does == MoveVerb.GiveBack || handed))
            Leave(left, turn);
        body = turn.BodyId ?? body;
        if (to != kind || turn.Does == MoveVerb.GiveBack || handed)
        {
            if (kind == StepKind.Check && to is null && !flow.Steps.Any(s => s.Stage == CaseStage.Close) && turn.Does != MoveVerb.Void)
                steps.Add(new CaseStep(StepKind.Close, turn.At, turn.At, StepEnd.Done));
            Enter(turn.To, turn.At, turn.RecordedAt);
        }
    }

    private void Enter(string step, DateTimeOffset at, DateTimeOffset recorded) => (kind, enteredAt, enteredRecorded, holder) = (KindOf(step), at, recorded, null);

    private void Leave(StepKind left, CaseTurn turn)
    {
        var (fromStage, toStage) = (flow.Step(turn.From).Stage, flow.Step(turn.To).Stage);
        var end = EndOf(left, turn, fromStage, toStage);
        var person = left is StepKind.Verify or StepKind.Check && holder is not null ? holder : turn.ById;
        var stay = new CaseStep(
            left, enteredAt, turn.At, end, end == StepEnd.Dropped ? null : person, BodyFor(left), ClockFor(left, turn.From, turn.RecordedAt), end == StepEnd.SentBack ? body : null);
        steps.Add(stay);
        // Sending somebody to verify is one act with taking in: there is no second wait for it.
        if (left == StepKind.Intake && toStage == CaseStage.Verify)
            steps.Add(stay with { Kind = StepKind.SendVerification });
        // 直通快办: with the press it is a case; whoever declared such matters has filed them once for all, and nobody waits for it.
        if (files && turn.Does == MoveVerb.Dispatch && fromStage < CaseStage.File)
            steps.Add(new CaseStep(StepKind.File, turn.At, turn.At, StepEnd.Done));
    }

    private static StepEnd EndOf(StepKind left, CaseTurn turn, CaseStage from, CaseStage to) => turn.Does switch
    {
        null or MoveVerb.Void => StepEnd.Dropped,
        MoveVerb.GiveBack or MoveVerb.Disown => StepEnd.GivenBack,
        MoveVerb.Rule => StepEnd.Dropped,
        MoveVerb.Return => StepEnd.SentBack,
        _ when left == StepKind.Intake && to == CaseStage.Ended => StepEnd.Refused,
        _ when left == StepKind.Handle && to < from => StepEnd.GivenBack,
        _ => to < from ? StepEnd.Refused : StepEnd.Done,
    };

    private StepKind? KindOf(string step) => (flow.Step(step).Stage, files) switch
    {
        (CaseStage.Ended, _) => null,
        // Officers and crews of the street: whoever looks also clears, or calls who does. It is all one handling.
        (CaseStage.Verify or CaseStage.Dispatch or CaseStage.Handle, false) => StepKind.Handle,
        (CaseStage.Intake, _) => StepKind.Intake,
        (CaseStage.Verify, _) => StepKind.Verify,
        (CaseStage.File, _) => StepKind.File,
        (CaseStage.Dispatch, _) => StepKind.Dispatch,
        (CaseStage.Handle, _) => StepKind.Handle,
        (CaseStage.Check, _) => StepKind.Check,
        _ => StepKind.Close,
    };

    private long? BodyFor(StepKind of) => of == StepKind.Handle ? body : null;

    /// <summary>By when a stay was due, as its clock said when it ended; now, when it is open.</summary>
    private StepClock? ClockFor(StepKind of, string step, DateTimeOffset? leftRecorded)
    {
        var clock = flow.Clocks.FirstOrDefault(c => of == StepKind.Handle ? c.Main : c.Runs.Contains(step));
        var set = clock is null ? null : clocks.LastOrDefault(c => c.Kind == clock.Kind && c.SetAt <= enteredRecorded);
        if (set is null)
            return null;
        if (leftRecorded is not { } left)
            return new StepClock(set.DueAt);
        var events = ClockEvents.Of(set).TakeWhile((e, i) => i == 0 || e.At <= left).ToList();
        // What leaving itself did to the clock says nothing of when the step was due.
        if (events.Count > 1 && events[^1] is ClockSuspended or ClockStopped && events[^1].At == left)
            events.RemoveAt(events.Count - 1);
        return new StepClock(new CaseClock(events, time).DueAt);
    }

    private StepClock? ClosingClock(IReadOnlyList<CaseTurn> turns, IReadOnlyList<TimeLimit> closing)
    {
        if (closing.Count == 0 || steps.Find(s => s is { Kind: StepKind.File, End: StepEnd.Done }) is not { LeftAt: { } filedAt })
            return null;
        var events = closing.Skip(1).Select(l => (ClockEvent)new ClockExtended(filedAt, l)).ToList();
        // 延时 is of handling, and moves the end of the case as much; 挂账 stops both.
        events.AddRange(clocks.Where(c => flow.FindClock(c.Kind)?.Main == true).SelectMany(ClockEvents.Of).OfType<ClockExtended>().Where(e => e.At >= filedAt));
        DateTimeOffset? since = null;
        foreach (var turn in turns.Where(t => t.RecordedAt >= filedAt))
        {
            if (turn.Does == MoveVerb.Suspend && since is null)
                events.Add(new ClockSuspended((since = turn.RecordedAt).Value));
            else if (turn.Does is MoveVerb.Resume or MoveVerb.Void && since is not null)
            {
                events.Add(new ClockResumed(turn.RecordedAt));
                since = null;
            }
        }
        return new StepClock(new CaseClock([new ClockStarted(filedAt, closing[0]), .. events.OrderBy(e => e.At)], time).DueAt);
    }
}
