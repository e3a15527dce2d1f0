using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;

namespace Jingwei.Dispatch;

/// <summary>The holders of one role, each counted once, as the list of people counts them: with a case in hand, free on shift, or off.</summary>
public sealed record ForceCounts(int Idle, int Busy, int Off);

/// <summary>How many alarms call the operators of an area; see <see cref="AlarmLoad"/>.</summary>
/// <param name="Alarms">That called for attention in the last ten minutes.</param>
/// <param name="Operators">On shift in the area, below it or above it.</param>
/// <param name="PerOperator">Alarms for each of them; for one when nobody is on shift.</param>
/// <param name="FloodSince">Since when more come than they can take; null when they can.</param>
public sealed record AttentionView(int Alarms, int Operators, double PerOperator, DateTimeOffset? FloodSince);

/// <summary>One area below with everything beneath it: its cases, sensors and people.</summary>
public sealed record AreaFiguresView(AreaRef Area, int Found, int Open, int Late, SensorCounts Sensors, ForceCounts Officers, ForceCounts Crews, AttentionView Attention);

/// <summary>Today at a glance: cases, sensors by state, officers and crews by what they are at.</summary>
public sealed record FiguresView(
    DateTimeOffset At, DateTimeOffset Since, AreaRef? Area, IReadOnlyList<FigureView> Items, IReadOnlyList<HourView> Hours, IReadOnlyList<AreaFiguresView> ByArea,
    SensorCounts Sensors, ForceCounts Officers, ForceCounts Crews, AttentionView Attention);

/// <summary>Puts the figures of the rooms below on one page.</summary>
internal sealed class ShowFigures(ICaseFigures cases, IDevices devices, ICityReader reader, Access access, AlarmRates rates, People people, CityClock clock)
{
    public async Task<Result<FiguresView>> Run(long? area, Actor actor, CancellationToken ct)
    {
        if (area is { } asked && !access.May(actor, Actions.FiguresRead, new AccessScope(asked)))
        {
            return Refusal.Invalid("area", "area_unknown", ("area", area));
        }

        var roots = area is { } chosen ? [chosen] : access.AreasFor(actor, Actions.FiguresRead);
        var f = await cases.Run(area, actor, ct);
        return await reader.Read<Result<FiguresView>>(async db =>
        {
            var calls = await AlarmRates.Calls(db, clock.Now, ct);
            var byArea = new List<AreaFiguresView>();
            foreach (var below in f.ByArea)
            {
                IReadOnlyList<long> root = [long.Parse(below.Area.Id)];
                byArea.Add(new AreaFiguresView(below.Area, below.Found, below.Open, below.Late, devices.Count(root), await Force(db, Roles.Officer, root), await Force(db, Roles.Crew, root), await Attention(db, calls, root)));
            }

            return new FiguresView(f.At, f.Since, f.Area, f.Items, f.Hours, byArea, devices.Count(roots), await Force(db, Roles.Officer, roots), await Force(db, Roles.Crew, roots), await Attention(db, calls, roots));
        }, ct);
    }

    private async Task<AttentionView> Attention(CityDb db, IReadOnlyList<AlarmCall> calls, IReadOnlyList<long> roots)
    {
        var operators = new HashSet<long>();
        foreach (var root in roots)
        {
            operators.UnionWith((await people.OnShift(db, Roles.Operator, root, clock.Now)).Select(o => o.Person.AccountId));
        }

        var load = rates.LoadOf(calls, roots, operators.Count, clock.Now);
        return new AttentionView(load.Alarms, operators.Count, load.PerOperator, load.FloodSince);
    }

    private async Task<ForceCounts> Force(CityDb db, string role, IReadOnlyList<long> roots)
    {
        var all = new HashSet<long>();
        foreach (var root in roots)
        {
            all.UnionWith(await RolesOf.Holders(db, role, root, clock.Now));
        }

        var on = (await RolesOf.AtWork(db, all, clock.Now)).ToHashSet();
        var busy = (await CaseCalling.InHand(db, all)).Keys.ToHashSet();
        var idle = all.Count(id => on.Contains(id) && !busy.Contains(id));
        return new ForceCounts(idle, busy.Count, all.Count - busy.Count - idle);
    }
}
