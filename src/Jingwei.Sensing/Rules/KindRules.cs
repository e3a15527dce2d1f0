using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>A device kind as the lanes see it.</summary>
/// <param name="Kind">The kind's code.</param>
/// <param name="ValueNames">The profile's values, in the order of <see cref="Sample.Values"/>.</param>
/// <param name="LatenessMs">How far behind the newest reading one may come and still be judged, in milliseconds of event time; 0 or more.</param>
/// <param name="Rules">The conditions, each code once.</param>
public sealed record KindRules(string Kind, IReadOnlyList<string> ValueNames, long LatenessMs, IReadOnlyList<ConditionRule> Rules)
{
    /// <summary>What the rules were made of; null where they were made without a package.</summary>
    public DeviceKindDefinition? Declared { get; init; }

    /// <summary>Whether a track of these rules is one of the others as it stands: the same values in the same order, and conditions of the same meaning.</summary>
    public bool FoldsLike(KindRules other) =>
        LatenessMs == other.LatenessMs && Rules.Count == other.Rules.Count && Rules.Zip(other.Rules).All(r => r.First.Code == r.Second.Code && r.First.MeansTheSameAs(r.Second))
        && (Declared is { } a && other.Declared is { } b ? CarryValues.Alike(a.Values, b.Values) : ValueNames.SequenceEqual(other.ValueNames));

    /// <summary>Whether a condition asks for messages that were refused because a value is out of range.</summary>
    public bool HearsFaults => Rules.Any(r => r.HearsFaults);
}
