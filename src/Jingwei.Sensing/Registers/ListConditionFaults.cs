using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Registers;

/// <summary>A condition that is set aside because its rule threw. The other conditions of these devices go on; it begins anew when its package says something else.</summary>
/// <param name="Devices">How many devices it is set aside on, of those that the asker may see.</param>
/// <param name="Example">One of them, by name.</param>
/// <param name="Fault">What the rule threw there.</param>
public sealed record ConditionFaultView(string Kind, Text KindName, string Condition, Text ConditionName, int Devices, string Example, string Fault);

/// <summary>Conditions that are set aside, from memory.</summary>
internal sealed class ListConditionFaults(DeviceDirectory directory, IScenarioCatalog catalog, Access access, AreaDirectory areas)
{
    public IReadOnlyList<ConditionFaultView> Run(Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.IngressRead);
        return
        [
            .. directory.All.Where(d => d.Live.Snapshot.Aside.Count > 0 && roots.Any(r => areas.Covers(r, d.AreaId)))
                .SelectMany(d => d.Live.Snapshot.Aside.Select(a => (Device: d, a.Condition, a.Fault)))
                .GroupBy(a => (Kind: a.Device.Kind.Code, a.Condition)).OrderBy(g => g.Key.Kind, StringComparer.Ordinal).ThenBy(g => g.Key.Condition, StringComparer.Ordinal)
                .Select(g =>
                {
                    var (device, condition, fault) = g.First();
                    return new ConditionFaultView(
                        g.Key.Kind, device.Kind.Name, condition, catalog.NameOf(device.Kind, condition), g.Count(), device.Name, fault);
                }),
        ];
    }
}
