using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Registers;

namespace Jingwei.Sensing.Lanes;

/// <summary>
/// A lane that stands still: what its devices say is stored and acknowledged, and tells no alarm until the lane goes on. It tries again by itself, at most a
/// minute later each time.
/// </summary>
/// <param name="Area">Whose lane it is; an empty name for devices in no known area.</param>
/// <param name="Devices">How many devices are judged in it.</param>
/// <param name="JudgedUntil">When the last input that it has judged came; null when its state could not be read at all.</param>
/// <param name="Fault">What it stumbled over.</param>
public sealed record StandingLaneView(AreaName Area, int Devices, DateTimeOffset? JudgedUntil, string Fault);

/// <summary>Lanes that stand still, from memory: those of the asker's areas, and those above them that judge what spans several.</summary>
internal sealed class ListStandingLanes(LaneHost lanes, DeviceDirectory directory, AlarmViews views, Access access, AreaDirectory areas)
{
    public IReadOnlyList<StandingLaneView> Run(Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.IngressRead);
        return
        [
            .. lanes.Lanes.Where(l => l.Fault is not null && roots.Any(r => IsOf(r, l.Id))).OrderBy(l => l.Id)
                .Select(l => new StandingLaneView(views.Area(l.Id), directory.All.Count(d => d.LaneId == l.Id), l.JudgedUntil, l.Fault!)),
        ];
    }

    // The lane of no known area is the city's affair.
    private bool IsOf(long root, long lane) => lane == 0 ? root == areas.City?.Id : areas.Covers(root, lane) || areas.Covers(lane, root);
}
