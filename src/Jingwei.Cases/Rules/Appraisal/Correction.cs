namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>What can be held against a body in the appraisal of a case.</summary>
public enum JudgementKind
{
    /// <summary>处置超时: it fell due to handle, and was not handled by then.</summary>
    Late,

    /// <summary>到期未结案: it was due to be closed, and is not.</summary>
    NotClosed,

    /// <summary>返工: a check sent it back to whoever had handled it.</summary>
    Reworked,
}

/// <summary>Something that is held against a body.</summary>
/// <param name="At">When it was judged so: the due instant, or when the check sent it back. With kind, body and stay it names the judgement.</param>
/// <param name="CountsAt">The instant that decides on its period.</param>
/// <param name="StayAt">Of lateness: when the stay in handling began, for a clock that goes on after rework is due at one instant for all of them. Of the rest <paramref name="At"/> itself.</param>
public sealed record Judgement(JudgementKind Kind, long BodyId, DateTimeOffset At, DateTimeOffset CountsAt, DateTimeOffset StayAt);

/// <summary>申诉成立: a judgement that does not stand. What was late counts as done in time, what was not closed as closed, and a check that sent back as none.</summary>
/// <param name="JudgedAt">Of the judgement.</param>
/// <param name="StayAt">Of the judgement.</param>
/// <param name="CorrectedAt">When the appeal was upheld.</param>
public sealed record Correction(JudgementKind Kind, long BodyId, DateTimeOffset JudgedAt, DateTimeOffset StayAt, DateTimeOffset CorrectedAt)
{
    // What is stored knows milliseconds.
    public bool Is(JudgementKind kind, long? bodyId, DateTimeOffset judgedAt, DateTimeOffset stayAt) =>
        Kind == kind && BodyId == bodyId && JudgedAt.ToUnixTimeMilliseconds() == judgedAt.ToUnixTimeMilliseconds() && StayAt.ToUnixTimeMilliseconds() == stayAt.ToUnixTimeMilliseconds();
}

/// <summary>Finds what is held against a body. Pure.</summary>
public static class Judgements
{
    /// <summary>In the order in which it was judged; a due instant that has not come is held against nobody.</summary>
    public static IReadOnlyList<Judgement> Against(CaseHistory history, long bodyId, DateTimeOffset now)
    {
        var own = CaseFacts.Of(history).Where(f => f.Of == Appraised.Department && f.BodyId == bodyId).ToList();
        var found = CaseFacts.LateStays(history).Where(s => s.Stay.BodyId == bodyId && s.DueAt <= now).Select(s => new Judgement(JudgementKind.Late, bodyId, s.DueAt, s.DueAt, s.Stay.EnteredAt))
            .Concat(Lacking(own, FactKind.DueToClose, FactKind.Closed).Where(at => at <= now).Select(at => new Judgement(JudgementKind.NotClosed, bodyId, at, at, at)))
            .Concat(own.Where(f => f.Kind == FactKind.Reworked && f.At <= now).Select(f => new Judgement(JudgementKind.Reworked, bodyId, f.At, f.CountsAt, f.At)));
        return [.. found.Distinct().OrderBy(j => j.At).ThenBy(j => j.StayAt).ThenBy(j => j.Kind)];
    }

    /// <summary>What a correction changes of what is counted; nothing when the judgement stands in the history no more.</summary>
    public static FactChanges ChangesBy(CaseHistory history, Correction correction)
    {
        var others = history.Corrections.Where(c => !c.Is(correction.Kind, correction.BodyId, correction.JudgedAt, correction.StayAt)).ToList();
        return FactChanges.Between(CaseFacts.Of(history with { Corrections = others }), CaseFacts.Of(history with { Corrections = [.. others, correction] }));
    }

    private static IEnumerable<DateTimeOffset> Lacking(List<Fact> facts, FactKind due, FactKind met) =>
        facts.Where(f => f.Kind == due || f.Kind == met).GroupBy(f => f.CountsAt).Where(g => g.Count(f => f.Kind == due) > g.Count(f => f.Kind == met)).Select(g => g.Key);
}
