using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>What facts are added up by: whose table, which count, and the day of the city that decides on the period, in each area, body, person and category.</summary>
public readonly record struct TallyKey(Appraised Of, FactKind Kind, DateOnly Day, long AreaId, long? BodyId, long? PersonId, string Category)
{
    public static TallyKey From(Fact fact, CityTime time) =>
        new(fact.Of, fact.Kind, DateOnly.FromDateTime(time.LocalOf(fact.CountsAt.ToUnixTimeMilliseconds())), fact.AreaId, fact.BodyId, fact.PersonId, fact.Category);
}

/// <summary>Sums of facts that are kept as events come. Any period is a sum of its days.</summary>
/// <param name="time">Of the city: it says which day an instant belongs to.</param>
public sealed class FactTally(CityTime time)
{
    private readonly Dictionary<TallyKey, long> sums = [];

    /// <summary>Each sum that is not 0.</summary>
    public IReadOnlyDictionary<TallyKey, long> Sums => sums;

    public void Add(Fact fact) => Change(fact, fact.Amount);

    /// <exception cref="InvalidOperationException">So much of it was never added.</exception>
    public void Remove(Fact fact) => Change(fact, -fact.Amount);

    /// <summary>What a case is now, instead of what it was. What is new comes first, so that nothing falls below 0 on the way.</summary>
    public void Apply(FactChanges changes)
    {
        foreach (var fact in changes.Added)
            Add(fact);
        foreach (var fact in changes.Removed)
            Remove(fact);
    }

    private void Change(Fact fact, int by)
    {
        var key = TallyKey.From(fact, time);
        var sum = sums.GetValueOrDefault(key) + by;
        if (sum < 0)
            throw new InvalidOperationException($"{fact.Number}: {key} would be {sum}");
        if (sum == 0)
            sums.Remove(key);
        else
            sums[key] = sum;
    }
}
