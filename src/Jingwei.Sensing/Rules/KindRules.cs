namespace Jingwei.Sensing.Rules;

/// <summary>A device kind as the lanes see it.</summary>
/// <param name="Kind">The kind's code.</param>
/// <param name="ValueNames">The profile's values, in the order of <see cref="Sample.Values"/>.</param>
/// <param name="LatenessMs">How far behind the newest reading one may come and still be judged, in milliseconds of event time; 0 or more.</param>
/// <param name="Rules">The conditions, each code once.</param>
public sealed record KindRules(string Kind, IReadOnlyList<string> ValueNames, long LatenessMs, IReadOnlyList<ConditionRule> Rules);
