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
        areas.Add(new DemoArea(
            plan.Zone.Code, plan.Areas[0].Code, "zone", plan.Zone.Name,
            road.Strip(-plan.Zone.HalfWidthMeters, road.LengthMeters + plan.Zone.HalfWidthMeters, plan.Zone.HalfWidthMeters)));
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
}
