using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>Buildings, entrances and homes of the neighborhood's estates, each building in one micro-grid.</summary>
internal static class EstateLayout
{
    internal static string GridCode(EstatePlan estate, int index) => $"{estate.Code}-grid{index + 1}";

    internal static IReadOnlyList<DemoBuilding> LayOut(NeighborhoodPlan plan) => [.. plan.Estates.SelectMany(Buildings)];

    private static IEnumerable<DemoBuilding> Buildings(EstatePlan estate)
    {
        var ring = Rings.Of(estate.Ring);
        var columns = estate.Grids;
        var rows = (estate.Buildings + columns - 1) / columns;
        for (var i = 0; i < estate.Buildings; i++)
        {
            var (column, row) = (i / rows, i % rows);
            var (u, v) = ((column + 0.14) / columns, (row + 0.2) / rows);
            yield return new DemoBuilding(
                estate.Code,
                GridCode(estate, column),
                new Text($"{i + 1}号楼", $"Building {i + 1}"),
                Rings.Cell(ring, u, v, u + 0.72 / columns, v + 0.55 / rows),
                [.. Enumerable.Range(1, estate.Entrances).Select(e => Entrance(estate, e))]);
        }
    }

    private static DemoEntrance Entrance(EstatePlan estate, int number) => new(
        $"{number}",
        [.. from floor in Enumerable.Range(1, estate.Floors)
            from door in Enumerable.Range(1, estate.HomesPerFloor)
            select new DemoHome($"{floor}{door:00}", floor)]);
}
