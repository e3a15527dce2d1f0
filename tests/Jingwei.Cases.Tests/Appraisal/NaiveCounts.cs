using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>Counts asked of the histories themselves, count by count, without facts: slow, and with nothing in common with the rules.</summary>
internal static class NaiveCounts
{
    public static Dictionary<TallyKey, long> Of(IEnumerable<CaseHistory> histories)
    {
        var sums = new Dictionary<TallyKey, long>();
        foreach (var h in histories)
            foreach (var (of, kind, at, body, person) in Ask(h))
            {
                var key = new TallyKey(of, kind, DateOnly.FromDateTime(at.ToOffset(TimeSpan.FromHours(8)).DateTime), h.AreaId, body, person, h.Category);
                sums[key] = sums.GetValueOrDefault(key) + 1;
            }
        return sums;
    }

    private static IEnumerable<(Appraised Of, FactKind Kind, DateTimeOffset At, long? Body, long? Person)> Ask(CaseHistory h)
    {
        var filing = h.Steps.FirstOrDefault(s => s.Kind == StepKind.File && s.End == StepEnd.Done);
        foreach (var r in h.Reports)
        {
            yield return (Appraised.Inspector, FactKind.Reported, r.At, r.By.BodyId, r.By.PersonId);
            if (filing is not null)
                yield return (Appraised.Inspector, FactKind.Valid, r.At, r.By.BodyId, r.By.PersonId);
        }
        var takenIn = h.Steps.FirstOrDefault(s => s.Kind == StepKind.Intake && s.End == StepEnd.Done);
        if (takenIn is not null)
            yield return (Appraised.Area, FactKind.Accepted, takenIn.LeftAt!.Value, null, null);

        for (var i = 0; i < h.Steps.Count; i++)
        {
            var s = h.Steps[i];
            if (DueOf(h, s) is not { } due)
                continue;
            var (of, dueKind, metKind) = Names(s.Kind);
            yield return (of, dueKind, due, s.BodyId, s.PersonId);
            if ((Did(s) && s.LeftAt <= due) || (s.Kind == StepKind.Handle && Upheld(h, JudgementKind.Late, s.BodyId, due, s.EnteredAt)))
                yield return (of, metKind, due, s.BodyId, s.PersonId);
            if (s.Kind == StepKind.Dispatch && s.End == StepEnd.Done && Reworks(h).Any(r => r.Dispatch == i))
                yield return (of, FactKind.Reworked, due, s.BodyId, s.PersonId);
        }
        if (filing is null)
            yield break;

        var filed = filing.LeftAt!.Value;
        FactKind?[] ofFiling = [FactKind.Filed, h.MissedAt is null ? null : FactKind.Missed, h.VoidedAt is null ? null : FactKind.Voided];
        foreach (var kind in ofFiling.OfType<FactKind>())
        {
            yield return (Appraised.Area, kind, filed, null, null);
            if (kind != FactKind.Missed)
                yield return (Appraised.ShiftLeader, kind, filed, filing.BodyId, filing.PersonId);
            if (kind != FactKind.Voided && h.Beat is { } beat)
                yield return (Appraised.Inspector, kind, filed, beat.BodyId, beat.PersonId);
        }

        var last = h.Steps[^1];
        DateTimeOffset? closed = last.Kind == StepKind.Close && last.End == StepEnd.Done ? last.LeftAt : null;
        if (h.Clock is null || (h.Clock.Value.DueAt ?? closed) is not { } caseDue || (closed is null && h.VoidedAt is { } gone && gone <= caseDue))
            yield break;
        var answering = new Dictionary<long, long?>();
        foreach (var r in Reworks(h))
            answering[h.Steps[r.Handle].BodyId!.Value] = h.Steps[r.Handle].PersonId;
        for (var i = h.Steps.Count - 1; i >= 0; i--)
        {
            var s = h.Steps[i];
            var dropped = s.End == StepEnd.Open && h.VoidedAt is { } v && v <= caseDue;
            if (s.Kind != StepKind.Handle || s.EnteredAt > caseDue || s.End == StepEnd.GivenBack || dropped)
                continue;
            answering[s.BodyId!.Value] = s.PersonId;
            break;
        }
        foreach (var (of, body, person) in answering.Select(a => (Appraised.Department, (long?)a.Key, a.Value)).Append((Appraised.Area, null, null)))
        {
            yield return (of, FactKind.DueToClose, caseDue, body, person);
            var upheld = body is not null && Upheld(h, JudgementKind.NotClosed, body, caseDue, caseDue);
            if (closed is not null || upheld)
                yield return (of, FactKind.Closed, caseDue, body, person);
            if (closed <= caseDue || upheld)
                yield return (of, FactKind.ClosedOnTime, caseDue, body, person);
            if (Reworks(h).Any(r => body is null || h.Steps[r.Handle].BodyId == body))
                yield return (of, FactKind.Reworked, caseDue, body, person);
        }
    }

    private static bool Upheld(CaseHistory h, JudgementKind kind, long? body, DateTimeOffset at, DateTimeOffset stay) => h.Corrections.Any(c => c.Kind == kind && c.BodyId == body && c.JudgedAt == at && c.StayAt == stay);

    private static bool Did(CaseStep s) => s.End == StepEnd.Done || s.End == StepEnd.Refused || s.End == StepEnd.SentBack;

    private static DateTimeOffset? DueOf(CaseHistory h, CaseStep s)
    {
        if (s.Clock is null)
            return null;
        if (s.Clock.Value.DueAt is not { } due)
            return Did(s) ? s.LeftAt : null;
        var left = s.LeftAt ?? h.VoidedAt;
        return Did(s) || left is null || left > due ? due : null;
    }

    private static List<(int Dispatch, int Handle)> Reworks(CaseHistory h)
    {
        var found = new List<(int, int)>();
        for (var i = 0; i < h.Steps.Count; i++)
        {
            if (h.Steps[i].Kind != StepKind.Check || h.Steps[i].End != StepEnd.SentBack)
                continue;
            var handle = i - 1;
            while (handle >= 0 && !(h.Steps[handle].Kind == StepKind.Handle && h.Steps[handle].End == StepEnd.Done))
                handle--;
            var dispatch = handle - 1;
            while (dispatch >= 0 && !(h.Steps[dispatch].Kind == StepKind.Dispatch && h.Steps[dispatch].End == StepEnd.Done))
                dispatch--;
            if (handle >= 0 && h.Steps[handle].BodyId == h.Steps[i].BackTo && !Upheld(h, JudgementKind.Reworked, h.Steps[i].BackTo, h.Steps[i].LeftAt!.Value, h.Steps[i].LeftAt!.Value))
                found.Add((dispatch, handle));
        }
        return found;
    }

    private static (Appraised, FactKind, FactKind) Names(StepKind kind) => kind switch
    {
        StepKind.Intake => (Appraised.Intake, FactKind.IntakeDue, FactKind.TakenInOnTime),
        StepKind.SendVerification => (Appraised.Intake, FactKind.VerificationSendDue, FactKind.VerificationSentOnTime),
        StepKind.Verify => (Appraised.Inspector, FactKind.VerificationDue, FactKind.VerifiedOnTime),
        StepKind.File => (Appraised.ShiftLeader, FactKind.FilingDue, FactKind.FiledOnTime),
        StepKind.Dispatch => (Appraised.Dispatcher, FactKind.DispatchDue, FactKind.DispatchedOnTime),
        StepKind.Handle => (Appraised.Department, FactKind.DueToHandle, FactKind.HandledOnTime),
        StepKind.SendCheck => (Appraised.Intake, FactKind.CheckSendDue, FactKind.CheckSentOnTime),
        StepKind.Check => (Appraised.Inspector, FactKind.CheckDue, FactKind.CheckedOnTime),
        _ => (Appraised.ShiftLeader, FactKind.ClosingDue, FactKind.ClosingOnTime),
    };
}
