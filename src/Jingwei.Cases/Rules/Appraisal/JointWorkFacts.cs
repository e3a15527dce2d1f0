namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>The facts of a summons or a work item, of the bodies that were called. Pure: the same input gives the same facts.</summary>
public static class JointWorkFacts
{
    /// <exception cref="ArgumentOutOfRangeException">A rating has points that cannot be given.</exception>
    public static IReadOnlyList<Fact> Of(JointWork work)
    {
        var facts = new List<Fact>();
        foreach (var body in work.Bodies)
        {
            if (body.ComeBy is { } comeBy)
                Due(comeBy, body.CameAt, released: false, FactKind.SummonsDue, FactKind.CameOnTime, body);
            foreach (var promise in body.Promises)
                Due(promise.DueAt, promise.DoneAt, promise.Released, FactKind.PromiseDue, FactKind.PromiseKept, body);
            if (body.Rating is { } rating)
                Rate(rating, body);
        }
        return facts;

        void Due(DateTimeOffset dueAt, DateTimeOffset? doneAt, bool released, FactKind due, FactKind met, CalledBody body)
        {
            if (doneAt is null && (released || work.CancelledAt <= dueAt))
                return;
            Add(due, dueAt, dueAt, body);
            if (doneAt <= dueAt)
                Add(met, doneAt.Value, dueAt, body);
        }

        void Rate(UpwardRating rating, CalledBody body)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(rating.Points);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(rating.Points, UpwardRating.Most);
            Add(FactKind.Rated, rating.At, rating.At, body);
            if (rating.Solved)
                Add(FactKind.RatedSolved, rating.At, rating.At, body);
            Add(FactKind.RatingPoints, rating.At, rating.At, body, rating.Points);
            Add(FactKind.RatingMost, rating.At, rating.At, body, UpwardRating.Most);
        }

        void Add(FactKind kind, DateTimeOffset at, DateTimeOffset countsAt, CalledBody body, int amount = 1) =>
            facts.Add(new Fact(Appraised.Upward, kind, work.Number, at, countsAt, work.AreaId, body.BodyId, null, work.Category, amount));
    }
}
