namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>What of all that is counted is asked for; what is null does not restrict.</summary>
/// <param name="AreaIds">All areas that lie within the one that is asked for, itself included.</param>
public sealed record Slice(DaySpan Days, IReadOnlySet<long>? AreaIds = null, long? BodyId = null, long? PersonId = null, IReadOnlySet<string>? Categories = null)
{
    public bool Covers(TallyKey key) =>
        Days.Holds(key.Day) && (AreaIds is null || AreaIds.Contains(key.AreaId)) && (BodyId is null || BodyId == key.BodyId)
        && (PersonId is null || PersonId == key.PersonId) && (Categories is null || Categories.Contains(key.Category));
}
