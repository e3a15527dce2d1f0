namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A call-back that reached the caller.</summary>
/// <param name="Satisfied">Very, yes or basic.</param>
/// <param name="Solved">Truly solved; null for partly.</param>
public readonly record struct AskedCaller(DateTimeOffset At, bool Satisfied, bool? Solved);

/// <summary>The course of a hotline's order, as its rates look at it.</summary>
/// <param name="ContactDueAt">By when the caller had to be called first; null while that stands still or when nobody has to.</param>
/// <param name="ContactedAt">When the caller was first reached, or called in vain for the third time.</param>
/// <param name="AnswerDueAt">By when it had to be answered; null while that stands still.</param>
/// <param name="AnsweredAt">When the answer that stands was given; null while none does.</param>
/// <param name="GoneAt">When it was sent back to the platform, voided or merged: nobody waits for it any more.</param>
/// <param name="SentBack">It was sent back or voided: it was not the area's.</param>
/// <param name="Asked">The last call-back that reached the caller: what it says counts.</param>
/// <param name="UnreachedAt">When it was closed although nobody could be reached.</param>
/// <param name="ReworkedAt">When it first went back because it was not solved.</param>
public sealed record HotlineCourse(
    DateTimeOffset OrderedAt, long? BodyId, DateTimeOffset? ContactDueAt = null, DateTimeOffset? ContactedAt = null, DateTimeOffset? AnswerDueAt = null, DateTimeOffset? AnsweredAt = null,
    DateTimeOffset? GoneAt = null, bool SentBack = false, AskedCaller? Asked = null, DateTimeOffset? UnreachedAt = null, DateTimeOffset? ReworkedAt = null);

/// <summary>The facts of an order. What hangs on a clock counts when it was due; what a caller says, when they were asked. Pure.</summary>
internal static class HotlineFacts
{
    public static IEnumerable<Fact> Of(CaseHistory history, HotlineCourse order)
    {
        yield return Made(FactKind.Orders, order.OrderedAt, order.OrderedAt);
        if (order is { SentBack: true, GoneAt: { } gone })
            yield return Made(FactKind.OrdersSentBack, gone, order.OrderedAt);
        foreach (var fact in Due(FactKind.ContactDue, FactKind.ContactedOnTime, order.ContactDueAt, order.ContactedAt).Concat(Due(FactKind.AnswerDue, FactKind.AnsweredOnTime, order.AnswerDueAt, order.AnsweredAt)))
            yield return fact;
        if (order.Asked is { } asked)
        {
            yield return Made(FactKind.CalledBack, asked.At, asked.At);
            if (asked.Satisfied)
                yield return Made(FactKind.Satisfied, asked.At, asked.At);
            if (asked.Solved == true)
                yield return Made(FactKind.TrulySolved, asked.At, asked.At);
            if (asked.Solved is null)
                yield return Made(FactKind.PartlySolved, asked.At, asked.At);
        }
        // Who was reached before is asked already: a later round that reached nobody takes nothing away.
        else if (order.UnreachedAt is { } unreached)
            yield return Made(FactKind.NotReached, unreached, unreached);
        if (order.ReworkedAt is { } reworked)
            yield return Made(FactKind.SentForRework, reworked, reworked);

        Fact Made(FactKind kind, DateTimeOffset at, DateTimeOffset countsAt) => new(Appraised.Hotline, kind, history.Number, at, countsAt, history.AreaId, order.BodyId, null, history.Category);

        // Of what was sent back or voided nothing falls due after.
        IEnumerable<Fact> Due(FactKind due, FactKind met, DateTimeOffset? dueAt, DateTimeOffset? metAt)
        {
            if (dueAt is not { } at || (metAt is null && order.GoneAt <= at))
                yield break;
            yield return Made(due, at, at);
            if (metAt <= at)
                yield return Made(met, metAt.Value, at);
        }
    }
}
