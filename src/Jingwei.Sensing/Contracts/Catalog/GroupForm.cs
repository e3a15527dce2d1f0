using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>
/// What is counted over the devices of one place. A kind that has a form is watched on places and not on devices: when a condition that it counts begins or ends on a
/// device there, the lane of the place hears the new counts, as it hears a reading.
/// </summary>
/// <param name="Of">What the devices have in common.</param>
/// <param name="Level">The level's code, such as <c>neighborhood</c>, for <see cref="IncidentScope.Area"/>; else null.</param>
/// <param name="Counts">At least one, each name once.</param>
public sealed record GroupForm(IncidentScope Of, string? Level, IReadOnlyList<GroupCount> Counts)
{
    private const int MostDevices = 10_000_000;

    /// <summary>Kinds of which a device there belongs to the group.</summary>
    public IReadOnlySet<string> Kinds { get; } = Counts.SelectMany(c => c.Of).Select(c => c.Kind).ToHashSet();

    /// <summary>The value that says how many devices there are that could be counted, beside the value of how many are.</summary>
    public static string There(string count) => $"{count}.there";

    /// <summary>The values that a lane hears: for each count how many devices are counted, and how many there are.</summary>
    public IReadOnlyList<ValueDefinition> Values =>
    [
        .. Counts.SelectMany(c => new[]
        {
            new ValueDefinition(c.Name, c.Label, "", ValueShape.Number, 0, MostDevices, []),
            new ValueDefinition(There(c.Name), new Text($"{c.Label.Zh}：共有", $"{c.Label.En}: there are"), "", ValueShape.Number, 0, MostDevices, []),
        }),
    ];
}

/// <summary>Devices of which at least one of some conditions holds.</summary>
/// <param name="Name">As conditions of the group name it.</param>
/// <param name="Label">What screens say.</param>
/// <param name="Of">At least one.</param>
public sealed record GroupCount(string Name, Text Label, IReadOnlyList<CountedCondition> Of);

/// <summary>A condition of a kind that a group counts.</summary>
public sealed record CountedCondition(string Kind, string Condition);

/// <summary>Counts of a group that are so together; only of kinds with a <see cref="GroupForm"/>.</summary>
/// <param name="Holds">What must be so.</param>
/// <param name="HeldFor">How long without a break; zero means at once.</param>
/// <param name="Until">Ends it, once <paramref name="Holds"/> is no longer so; null when that alone ends it.</param>
public sealed record TogetherTest(GroupTerm Holds, TimeSpan HeldFor, GroupTerm? Until) : ConditionTest;

/// <summary>Something that is so or not, by the counts of a group.</summary>
public abstract record GroupTerm
{
    /// <summary>Names of the values that it looks at.</summary>
    public abstract IEnumerable<string> Names { get; }
}

/// <summary>All of these are so.</summary>
public sealed record AllTerms(IReadOnlyList<GroupTerm> Terms) : GroupTerm
{
    public override IEnumerable<string> Names => Terms.SelectMany(t => t.Names);
}

/// <summary>At least one of these is so.</summary>
public sealed record AnyTerm(IReadOnlyList<GroupTerm> Terms) : GroupTerm
{
    public override IEnumerable<string> Names => Terms.SelectMany(t => t.Names);
}

/// <summary>This is not so.</summary>
public sealed record NotTerm(GroupTerm Term) : GroupTerm
{
    public override IEnumerable<string> Names => Term.Names;
}

/// <summary>So many devices are counted.</summary>
/// <param name="Count">The count's name.</param>
/// <param name="Level">Of the number; of the percentage when <paramref name="Share"/>.</param>
/// <param name="Share">In percent of the devices that there are; never so where there is none.</param>
public sealed record CountTerm(string Count, Level Level, bool Share) : GroupTerm
{
    public override IEnumerable<string> Names => [Count, GroupForm.There(Count)];
}
