using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>The tree from the city down to the micro-grids, and the zone that crosses it.</summary>
internal static class AreaLayout
{
    internal static IReadOnlyList<DemoArea> LayOut(StreetPlan plan, RoadLine road)
    {
        var areas = plan.Areas
            .Select(a => new DemoArea(a.Code, a.Parent, a.Level, a.Name, Rings.Of([.. a.Ring.Select(n => plan.Nodes[n])])))
            .ToList();
        var (half, end) = (plan.Zone.HalfWidthMeters, road.LengthMeters);
        areas.Add(new DemoArea(plan.Zone.Code, plan.Areas[0].Code, "zone", plan.Zone.Name, road.Strip(-half, end + half, half, half)));
        areas.AddRange(plan.Stretches.Select(s => Stretch(s, plan, road)));
        var neighborhood = plan.Neighborhood;
        areas.Add(new DemoArea(neighborhood.Code, neighborhood.Parent, "neighborhood", neighborhood.Name, Rings.Of(neighborhood.Ring)));
        foreach (var estate in neighborhood.Estates)
        {
            var ring = Rings.Of(estate.Ring);
            areas.Add(new DemoArea(estate.Code, neighborhood.Code, "estate", estate.Name, ring));
            areas.AddRange(Enumerable.Range(0, estate.Grids).Select(i => new DemoArea(
                EstateLayout.GridCode(estate, i),
                neighborhood.Code,
                "microGrid",
                new Text($"{estate.Name.Zh}第{i + 1}微网格", $"{estate.Name.En}, micro-grid {i + 1}"),
                Rings.Cell(ring, (double)i / estate.Grids, 0, (i + 1.0) / estate.Grids, 1))));
        }

        return areas;
    }

    private static DemoArea Stretch(StretchPlan stretch, StreetPlan plan, RoadLine road)
    {
        var half = plan.Zone.HalfWidthMeters;
        var names = plan.Road.Crossings.Select(c => c.Name.Zh).ToList();
        var (from, to) = (names.IndexOf(stretch.From), names.IndexOf(stretch.To));
        return new DemoArea(stretch.Code, stretch.Parent, "microGrid", stretch.Name, road.Strip(
            from == 0 ? -half : road.Chainages[from],
            to == names.Count - 1 ? road.LengthMeters + half : road.Chainages[to],
            stretch.Sides == "north" ? 0 : half,
            stretch.Sides == "south" ? 0 : half));
    }
}
