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
/// <param name="At">When it was judged so: the due instant, or when the check sent it back. With kind and body it names the judgement.</param>
/// <param name="CountsAt">The instant that decides on its period.</param>
public sealed record Judgement(JudgementKind Kind, long BodyId, DateTimeOffset At, DateTimeOffset CountsAt);

/// <summary>申诉成立: a judgement that does not stand. What was late counts as done in time, what was not closed as closed, and a check that sent back as none.</summary>
/// <param name="JudgedAt">Of the judgement.</param>
/// <param name="CorrectedAt">When the appeal was upheld.</param>
public sealed record Correction(JudgementKind Kind, long BodyId, DateTimeOffset JudgedAt, DateTimeOffset CorrectedAt)
{
    // What is stored knows milliseconds.
    public bool Is(JudgementKind kind, long? bodyId, DateTimeOffset judgedAt) =>
        Kind == kind && BodyId == bodyId && JudgedAt.ToUnixTimeMilliseconds() == judgedAt.ToUnixTimeMilliseconds();
}

/// <summary>Finds what is held against a body. Pure.</summary>
public static class Judgements
{
    /// <summary>In the order in which it was judged; a due instant that has not come is held against nobody.</summary>
    /// <param name="facts">Of one case.</param>
    public static IReadOnlyList<Judgement> Against(IEnumerable<Fact> facts, long bodyId, DateTimeOffset now)
    {
        var own = facts.Where(f => f.Of == Appraised.Department && f.BodyId == bodyId).ToList();
        var found = Lacking(own, FactKind.DueToHandle, FactKind.HandledOnTime).Where(at => at <= now).Select(at => new Judgement(JudgementKind.Late, bodyId, at, at))
            .Concat(Lacking(own, FactKind.DueToClose, FactKind.Closed).Where(at => at <= now).Select(at => new Judgement(JudgementKind.NotClosed, bodyId, at, at)))
            .Concat(own.Where(f => f.Kind == FactKind.Reworked && f.At <= now).Select(f => new Judgement(JudgementKind.Reworked, bodyId, f.At, f.CountsAt)));
        return [.. found.Distinct().OrderBy(j => j.At).ThenBy(j => j.Kind)];
    }

    /// <summary>Which corrections change what an indicator of a table counts. A check that is found wrong sent nothing back, in whosever table; the rest is the body's alone.</summary>
    public static IReadOnlyList<JudgementKind> ChangedBy(Appraised of, Indicator indicator)
    {
        var counted = indicator.Numerator.Kinds.Concat(indicator.Denominator?.Kinds ?? []).ToHashSet();
        var found = new List<JudgementKind>();
        if (of == Appraised.Department && counted.Contains(FactKind.HandledOnTime))
            found.Add(JudgementKind.Late);
        if (of == Appraised.Department && (counted.Contains(FactKind.Closed) || counted.Contains(FactKind.ClosedOnTime)))
            found.Add(JudgementKind.NotClosed);
        if (of is Appraised.Department or Appraised.Area or Appraised.Dispatcher && counted.Contains(FactKind.Reworked))
            found.Add(JudgementKind.Reworked);
        return found;
    }

    private static IEnumerable<DateTimeOffset> Lacking(List<Fact> facts, FactKind due, FactKind met) =>
        facts.Where(f => f.Kind == due || f.Kind == met).GroupBy(f => f.CountsAt).Where(g => g.Count(f => f.Kind == due) > g.Count(f => f.Kind == met)).Select(g => g.Key);
}
