using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Trials;

/// <summary>A group of a trial.</summary>
/// <param name="Id">By which the lane knows it; no device's.</param>
internal sealed record TrialGroup(long Id, GroupBook Book);

/// <summary>What a group's lane is to hear.</summary>
/// <param name="AtMs">Unix milliseconds; rises for each group.</param>
internal readonly record struct TrialFact(long GroupId, long AtMs, double[] Values);

/// <summary>The groups of a trial: turns outputs of devices into facts, as lanes do.</summary>
internal sealed class TrialGroups
{
    private readonly IReadOnlyList<TrialGroup> groups;
    private readonly ILookup<long, TrialGroup> byMember;
    private readonly Dictionary<long, (long AtMs, double[] Values)> told = [];

    public TrialGroups(IReadOnlyList<TrialGroup> groups) =>
        (this.groups, byMember) = (groups, groups.SelectMany(g => g.Book.Members.Keys.Select(m => (m, g))).ToLookup(p => p.m, p => p.g));

    /// <summary>What each group hears when it begins.</summary>
    public IReadOnlyList<TrialFact> Begin(long atMs) => [.. groups.Select(g => Tell(g, atMs)).OfType<TrialFact>()];

    /// <summary>What groups hear by an output.</summary>
    public IEnumerable<TrialFact> Hear(LaneOutput output)
    {
        foreach (var group in byMember[output.DeviceId])
            if (group.Book.Hear(output.DeviceId, output.News.Condition, output.News.News) && Tell(group, output.AtMs) is { } fact)
                yield return fact;
    }

    private TrialFact? Tell(TrialGroup group, long atMs)
    {
        var values = group.Book.Values();
        var known = told.TryGetValue(group.Id, out var last);
        if (known && last.Values.AsSpan().SequenceEqual(values))
            return null;
        var at = known ? Math.Max(atMs, last.AtMs + 1) : atMs;
        told[group.Id] = (at, values);
        return new TrialFact(group.Id, at, values);
    }
}
