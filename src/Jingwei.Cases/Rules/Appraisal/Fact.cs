namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>
/// One countable happening of a case, of a summons or of a work item. Never changed: when a case turns out otherwise its facts are taken back and others put in their place.
/// Every figure is a set of facts, and so a list of numbers.
/// </summary>
/// <param name="Of">Whose table it counts in.</param>
/// <param name="Number">Of the case (<c>2026-沪-000012</c>), summons or work item.</param>
/// <param name="At">When it happened, or was due.</param>
/// <param name="CountsAt">The instant that decides on the period: of what hangs on a clock, when it was due. What stands above a line counts where what stands below it does.</param>
/// <param name="AreaId">Where it lies: the smallest area that is known.</param>
/// <param name="BodyId">The department, or the center that the person works for; null when there is none.</param>
/// <param name="PersonId">Null when nobody had taken it.</param>
/// <param name="Amount">1, but for points: 0 or more.</param>
public sealed record Fact(
    Appraised Of, FactKind Kind, string Number, DateTimeOffset At, DateTimeOffset CountsAt, long AreaId, long? BodyId, long? PersonId, string Category, int Amount = 1)
{
    /// <summary>Whether a report made at an instant could know it: it had happened, and what it counts by had come.</summary>
    public bool IsKnownAt(DateTimeOffset instant) => At <= instant && CountsAt <= instant;
}

/// <summary>What to take back and what to add, so that the facts of before become those of now.</summary>
public sealed record FactChanges(IReadOnlyList<Fact> Removed, IReadOnlyList<Fact> Added)
{
    /// <summary>As few of both as can be; of facts that are alike as many as there are too many or too few.</summary>
    public static FactChanges Between(IEnumerable<Fact> before, IEnumerable<Fact> now)
    {
        var left = before.GroupBy(f => f).ToDictionary(g => g.Key, g => g.Count());
        var added = new List<Fact>();
        foreach (var fact in now)
        {
            if (left.GetValueOrDefault(fact) > 0)
                left[fact]--;
            else
                added.Add(fact);
        }
        return new FactChanges([.. left.SelectMany(f => Enumerable.Repeat(f.Key, f.Value))], added);
    }
}
