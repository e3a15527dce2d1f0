using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Sensing.Rules;
using Jingwei.Sensing.Trials;

namespace Jingwei.Sensing.Groups;

/// <summary>The groups of a dry-run, as they are now and as they would be. One that is not there yet goes by a number below zero.</summary>
internal sealed class DryRunGroups
{
    private readonly Dictionary<long, (string Name, string Kind)> named = [];
    private readonly Dictionary<long, DeviceEntry> present;

    public DryRunGroups(IReadOnlyList<DeviceKindDefinition> proposed, DeviceDirectory directory, AreaDirectory areas, Func<long, bool>? within)
    {
        var kinds = proposed.Where(k => k.Group is not null).ToList();
        var next = kinds.SelectMany(k => WantedGroup.Of(k, directory.All, areas)).Where(IsWithin).ToList();
        var codes = kinds.Select(k => k.Code).ToHashSet();
        present = directory.All.Where(d => d.IsGroup && codes.Contains(d.Kind.Code) && within?.Invoke(d.AreaId) != false).ToDictionary(d => d.Id);
        var byName = present.Values.ToDictionary(d => d.Name);
        var now = present.Values.Select(d => d.Kind).DistinctBy(k => k.Code).SelectMany(k => WantedGroup.Of(k, directory.All, areas)).Where(g => byName.ContainsKey(g.Name)).ToList();
        Members = [.. next.Concat(now).SelectMany(g => g.Members).DistinctBy(m => m.Id)];
        foreach (var group in present.Values)
            named[group.Id] = (group.Name, group.Kind.Code);
        var made = 0L;
        Proposed = new TrialGroups([.. next.Select(g => new TrialGroup(IdOf(g), Book(g)))]);
        Present = new TrialGroups([.. now.Select(g => new TrialGroup(byName[g.Name].Id, Book(g)))]);

        bool IsWithin(WantedGroup group) => within?.Invoke(group.AreaId(areas)) != false;

        long IdOf(WantedGroup group)
        {
            var id = byName.TryGetValue(group.Name, out var there) ? there.Id : --made;
            named[id] = (group.Name, group.Kind.Code);
            return id;
        }
    }

    /// <summary>Devices that any of them counts.</summary>
    public IReadOnlyList<DeviceEntry> Members { get; }

    public TrialGroups Present { get; }

    public TrialGroups Proposed { get; }

    /// <summary>The code of a group's kind; null when it is none.</summary>
    public string? KindOf(long id) => named.TryGetValue(id, out var group) ? group.Kind : null;

    public KindRules? PresentRules(long id) => present.GetValueOrDefault(id)?.Rules;

    /// <summary>What a group is called, and its kind as it is now, null when it is not there yet.</summary>
    public (string Name, string Kind, DeviceKindDefinition? Now) Find(long id) => (named[id].Name, named[id].Kind, present.GetValueOrDefault(id)?.Kind);

    private static GroupBook Book(WantedGroup group)
    {
        var book = new GroupBook(group.Kind.Group!);
        foreach (var member in group.Members)
            book.Join(member.Id, member.Kind.Code);
        return book;
    }
}
