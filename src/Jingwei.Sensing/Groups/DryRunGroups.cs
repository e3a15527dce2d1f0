using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Sensing.Trials;

namespace Jingwei.Sensing.Groups;

/// <summary>
/// The groups of a dry-run, as they are now and as they would be: those that are proposed, those that count what is proposed, and whatever groups these count in turn. One that is not there yet
/// goes by a number below zero.
/// </summary>
internal sealed class DryRunGroups
{
    private readonly DeviceDirectory directory;
    private readonly AreaDirectory areas;
    private readonly Dictionary<string, DeviceEntry> there;
    private readonly Dictionary<string, long> made = [];
    private readonly Dictionary<long, Laid> present;
    private readonly Dictionary<long, Laid> next;

    /// <param name="proposed">Kinds of devices and groups as they would be.</param>
    /// <param name="directory">What is registered.</param>
    /// <param name="areas">Where that is.</param>
    /// <param name="within">Only groups in areas for which it says yes are told of; null for all.</param>
    public DryRunGroups(IReadOnlyList<DeviceKindDefinition> proposed, DeviceDirectory directory, AreaDirectory areas, Func<long, bool>? within)
    {
        (this.directory, this.areas) = (directory, areas);
        there = directory.All.Where(d => d.IsGroup).ToDictionary(d => d.Name);
        var now = there.Values.Select(d => d.Kind).DistinctBy(k => k.Code).ToDictionary(k => k.Code);
        var then = now.Values.Where(k => proposed.All(p => p.Code != k.Code)).Concat(proposed.Where(k => k.Group is not null)).ToDictionary(k => k.Code);
        var codes = proposed.Select(k => k.Code).ToHashSet();
        present = Lay(now, codes, within, g => there.ContainsKey(g.Name), (group, _) => there[group.Name].Rules);
        next = Lay(then, codes, within, _ => true, (group, compiled) => codes.Contains(group.Kind.Code) || !there.TryGetValue(group.Name, out var known) ? compiled : known.Rules);
        Members = [.. present.Values.Concat(next.Values).SelectMany(g => g.Group.Members).Where(m => !m.IsGroup).DistinctBy(m => m.Id)];
        Present = Trial(present);
        Proposed = Trial(next);
    }

    /// <summary>Devices that any of them counts.</summary>
    public IReadOnlyList<DeviceEntry> Members { get; }

    public TrialGroups Present { get; }

    public TrialGroups Proposed { get; }

    /// <summary>Whether a number is that of a group that is told of, and not only counted by another.</summary>
    public bool IsTold(long id) => (next.GetValueOrDefault(id) ?? present.GetValueOrDefault(id))?.IsTold == true;

    public KindRules? PresentRules(long id) => present.GetValueOrDefault(id)?.Rules;

    public KindRules? ProposedRules(long id) => next.GetValueOrDefault(id)?.Rules;

    /// <summary>What stands for a group, and its kind as it is now and as it would be; null when it is not there then.</summary>
    public (DeviceEntry Subject, DeviceKindDefinition? Now, DeviceKindDefinition? Then) Find(long id)
    {
        var (now, then) = (present.GetValueOrDefault(id), next.GetValueOrDefault(id));
        return ((then ?? now)!.Subject, now is null ? null : there[now.Group.Name].Kind, then?.Group.Kind);
    }

    /// <summary>Groups by their numbers, each behind those that it counts.</summary>
    private Dictionary<long, Laid> Lay(
        Dictionary<string, DeviceKindDefinition> kinds, HashSet<string> proposed, Func<long, bool>? within, Func<WantedGroup, bool> isThere, Func<WantedGroup, KindRules, KindRules> rulesOf)
    {
        var devices = directory.All.Where(d => !d.IsGroup).ToList();
        var laid = new List<Laid>();
        foreach (var kind in InOrder(kinds, proposed))
        {
            var compiled = RuleCompiler.Compile(kind, directory.City);
            var told = proposed.Contains(kind.Code) || CountsAny(kind, kinds, proposed);
            foreach (var group in WantedGroup.Of(kind, devices, areas).Where(isThere).ToList())
            {
                var (id, rules) = (IdOf(group.Name), rulesOf(group, compiled));
                var subject = new DeviceEntry(group.Subject(id, null, default, directory, areas), kind, rules, 0, new DeviceLive(), []);
                laid.Add(new Laid(id, group, subject, rules, told && within?.Invoke(group.AreaId(areas)) != false));
                // It may be counted by the next ones.
                devices.Add(subject);
            }
        }
        var wanted = laid.Where(g => g.IsTold).Select(g => g.Id).ToHashSet();
        foreach (var group in Enumerable.Reverse(laid).Where(g => wanted.Contains(g.Id)))
            wanted.UnionWith(group.Group.Members.Where(m => m.IsGroup).Select(m => m.Id));
        return laid.Where(g => wanted.Contains(g.Id)).ToDictionary(g => g.Id);
    }

    private static List<DeviceKindDefinition> InOrder(Dictionary<string, DeviceKindDefinition> kinds, HashSet<string> proposed)
    {
        var order = new List<DeviceKindDefinition>();
        foreach (var kind in kinds.Values.Where(k => proposed.Contains(k.Code) || CountsAny(k, kinds, proposed)))
            Add(kind);
        return order;

        void Add(DeviceKindDefinition kind)
        {
            if (order.Contains(kind))
                return;
            foreach (var below in kind.Group!.Kinds.Where(kinds.ContainsKey))
                Add(kinds[below]);
            order.Add(kind);
        }
    }

    private static bool CountsAny(DeviceKindDefinition kind, Dictionary<string, DeviceKindDefinition> kinds, HashSet<string> proposed) =>
        kind.Group!.Kinds.Any(k => proposed.Contains(k) || (kinds.TryGetValue(k, out var below) && CountsAny(below, kinds, proposed)));

    private long IdOf(string name)
    {
        if (there.TryGetValue(name, out var known))
            return known.Id;
        made.TryAdd(name, -1 - made.Count);
        return made[name];
    }

    private static TrialGroups Trial(Dictionary<long, Laid> groups) => new([.. groups.Values.Select(g => new TrialGroup(g.Id, Book(g.Group)))]);

    private static GroupBook Book(WantedGroup group)
    {
        var book = new GroupBook(group.Kind.Group!);
        foreach (var member in group.Members)
            book.Join(member.Id, member.Kind.Code);
        return book;
    }

    /// <summary>A group as one version has it.</summary>
    /// <param name="Subject">What stands for it.</param>
    /// <param name="IsTold">It is not only counted by another.</param>
    private sealed record Laid(long Id, WantedGroup Group, DeviceEntry Subject, KindRules Rules, bool IsTold);
}
