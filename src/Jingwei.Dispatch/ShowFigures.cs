using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Dispatch;

public sealed record OfficerCounts(int Idle, int Busy, int Off);

/// <summary>Today at a glance: cases, sensors by state, officers by what they are at.</summary>
public sealed record FiguresView(
    DateTimeOffset At, DateTimeOffset Since, AreaRef? Area, IReadOnlyList<FigureView> Items, IReadOnlyList<HourView> Hours, IReadOnlyList<AreaFigures> ByArea,
    SensorCounts Sensors, OfficerCounts Officers);

/// <summary>Puts the figures of the rooms below on one page.</summary>
internal sealed class ShowFigures(ICaseFigures cases, IDevices devices, ICityReader reader, Access access, People people, CityClock clock)
{
    public async Task<Result<FiguresView>> Run(string? area, Actor actor, CancellationToken ct)
    {
        var figures = await cases.Run(area, actor, ct);
        if (!figures.Ok)
        {
            return figures.Refusal;
        }

        IReadOnlyList<long> roots = figures.Value.Area is { } chosen ? [long.Parse(chosen.Id)] : access.AreasFor(actor, Actions.FiguresRead);
        if (figures.Value.Area is not null && !access.May(actor, Actions.FiguresRead, new AccessScope(roots[0])))
        {
            return Refusal.Invalid("area", "area_unknown", ("area", area));
        }

        var sensors = roots.Select(devices.Count).Aggregate(new SensorCounts(0, 0, 0, 0), (a, b) => new(a.Normal + b.Normal, a.Alarm + b.Alarm, a.Silent + b.Silent, a.Unknown + b.Unknown));
        var officers = await reader.Read(db => Officers(db, roots), ct);
        var f = figures.Value;
        return new FiguresView(f.At, f.Since, f.Area, f.Items, f.Hours, f.ByArea, sensors, officers);
    }

    private async Task<OfficerCounts> Officers(CityDb db, IReadOnlyList<long> roots)
    {
        var on = new HashSet<long>();
        var all = new HashSet<long>();
        foreach (var root in roots)
        {
            on.UnionWith((await people.OnShift(db, Roles.Officer, root, clock.Now)).Select(p => p.Person.AccountId));
            all.UnionWith(await RolesOf.Holders(db, Roles.Officer, root, clock.Now));
        }

        var inHand = await CaseCalling.InHand(db, on);
        var busy = on.Count(inHand.ContainsKey);
        return new OfficerCounts(on.Count - busy, busy, all.Except(on).Count());
    }
}
