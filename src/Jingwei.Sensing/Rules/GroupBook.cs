using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Rules;

/// <summary>
/// Which devices belong to a group, and which conditions hold on them: from this come the counts that its lane hears. A device is counted once, however many of the
/// conditions hold.
/// </summary>
public sealed class GroupBook(GroupForm form)
{
    private readonly Dictionary<long, string> members = [];
    private readonly Dictionary<(long Device, string Condition), int> holding = [];
    private readonly int[] counted = new int[form.Counts.Count];
    private readonly int[] there = new int[form.Counts.Count];

    /// <summary>What is counted.</summary>
    public GroupForm Form { get; } = form;

    /// <summary>The devices and their kinds.</summary>
    public IReadOnlyDictionary<long, string> Members => members;

    /// <summary>Conditions that hold on members, with the number of the episode.</summary>
    public IReadOnlyDictionary<(long Device, string Condition), int> Holding => holding;

    /// <summary>The counts, in the order of <see cref="GroupForm.Values"/>.</summary>
    public double[] Values()
    {
        var values = new double[Form.Counts.Count * 2];
        for (var i = 0; i < Form.Counts.Count; i++)
            (values[i * 2], values[(i * 2) + 1]) = (counted[i], there[i]);
        return values;
    }

    /// <summary>A device belongs to the group from here on. One that does already changes nothing.</summary>
    public void Join(long device, string kind)
    {
        if (!Form.Kinds.Contains(kind) || !members.TryAdd(device, kind))
            return;
        for (var i = 0; i < Form.Counts.Count; i++)
            there[i] += Form.Counts[i].Of.Any(c => c.Kind == kind) ? 1 : 0;
    }

    /// <summary>Something became known of a condition of a device.</summary>
    /// <returns>Whether that says anything new of the group's devices.</returns>
    public bool Hear(long device, string condition, EpisodeNews news) => news.Change switch
    {
        EpisodeChange.Raised => news.Episode.EndMs is null && Begins(device, condition, news.Number),
        EpisodeChange.Cleared or EpisodeChange.Withdrawn => Ends(device, condition, news.Number),
        _ => false,
    };

    /// <summary>A condition holds on a device. What is no member, or is not counted, changes nothing.</summary>
    public bool Begins(long device, string condition, int episode)
    {
        if (!members.TryGetValue(device, out var kind) || !Form.Counts.Any(c => Counts(c, kind, condition)))
            return false;
        if (holding.TryGetValue((device, condition), out var before))
        {
            holding[(device, condition)] = episode;
            return before != episode;
        }
        for (var i = 0; i < Form.Counts.Count; i++)
            counted[i] += Counts(Form.Counts[i], kind, condition) && !IsCounted(i, device, kind) ? 1 : 0;
        holding[(device, condition)] = episode;
        return true;
    }

    // The end of an episode before the one that holds is old news.
    private bool Ends(long device, string condition, int episode)
    {
        if (!members.TryGetValue(device, out var kind) || holding.GetValueOrDefault((device, condition)) != episode || !holding.Remove((device, condition)))
            return false;
        for (var i = 0; i < Form.Counts.Count; i++)
            counted[i] -= Counts(Form.Counts[i], kind, condition) && !IsCounted(i, device, kind) ? 1 : 0;
        return true;
    }

    private bool IsCounted(int count, long device, string kind)
    {
        foreach (var of in Form.Counts[count].Of)
            if (of.Kind == kind && holding.ContainsKey((device, of.Condition)))
                return true;
        return false;
    }

    private static bool Counts(GroupCount count, string kind, string condition)
    {
        foreach (var of in count.Of)
            if (of.Kind == kind && of.Condition == condition)
                return true;
        return false;
    }
}
