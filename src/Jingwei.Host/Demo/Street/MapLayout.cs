using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>What the map draws under the devices: roads, parks, water, blocks of buildings, estates, stations.</summary>
internal static class MapLayout
{
    private const double ClearOfStreetMeters = 13;
    private static readonly (double From, double Depth)[] Rows = [(22, 62), (112, 70), (205, 72), (300, 72)];

    internal static IReadOnlyList<DemoFeature> LayOut(StreetPlan plan, RoadLine road)
    {
        var streets = Streets(plan, road).ToList();
        var drawn = plan.Features
            .Select(f => new DemoFeature(f.Kind, f.Name, f.Shape, Rings.Of(f.Points)))
            .ToList();
        var estates = plan.Neighborhood.Estates
            .Select(e => new DemoFeature("estate", e.Name, "polygon", Rings.Of(e.Ring))).ToList();
        var houses = EstateLayout.LayOut(plan.Neighborhood)
            .Select(b => new DemoFeature("building", b.Name, "polygon", b.Ring));
        var taken = drawn.Concat(estates).Where(f => f.Shape == "polygon").ToList();
        return [.. drawn, .. estates, .. Blocks(road, streets, taken), .. houses, .. streets];
    }

    private static IEnumerable<DemoFeature> Streets(StreetPlan plan, RoadLine road)
    {
        foreach (var street in plan.Streets)
        {
            yield return new DemoFeature(street.Major ? "road" : "roadMinor", street.Name, "line", Rings.Of(street.Line));
        }

        for (var i = 0; i < plan.Road.Crossings.Count; i++)
        {
            var crossing = plan.Road.Crossings[i];
            var kind = crossing.Major ? "road" : "roadMinor";
            GeoPoint Along(double meters) => road.Frame.ToPoint(road.Corner(i) + road.CornerNormal(i) * meters);
            if (crossing.North > 0 && crossing.South > 0 && crossing.NorthName is null)
            {
                yield return new DemoFeature(kind, crossing.Name, "line", [Along(crossing.North), Along(0), Along(-crossing.South)]);
                continue;
            }

            if (crossing.North > 0)
            {
                yield return new DemoFeature(kind, crossing.NorthName ?? crossing.Name, "line", [Along(crossing.North), Along(0)]);
            }

            if (crossing.South > 0)
            {
                yield return new DemoFeature(kind, crossing.Name, "line", [Along(0), Along(-crossing.South)]);
            }
        }

        yield return new DemoFeature("road", plan.Road.Name, "line", [.. road.Beside(0)]);
    }

    /// <summary>Blocks of differing width in rows on each side, where no street, park or estate is.</summary>
    private static IEnumerable<DemoFeature> Blocks(RoadLine road, List<DemoFeature> streets, List<DemoFeature> taken)
    {
        var name = new Text("", "");
        foreach (var side in (int[])[1, -1])
        {
            foreach (var (from, depth) in Rows)
            {
                var chainage = 8.0;
                for (var i = 0; chainage < road.LengthMeters - 20; i++)
                {
                    var width = 30 + 42 * DeviceLayout.Spread($"block {side} {from} {i}");
                    var back = from + depth * (0.55 + 0.45 * DeviceLayout.Spread($"depth {side} {from} {i}"));
                    IReadOnlyList<GeoPoint> ring =
                    [
                        road.At(chainage, side * from), road.At(chainage + width, side * from),
                        road.At(chainage + width, side * back), road.At(chainage, side * back),
                    ];
                    chainage += width + 9;
                    if (IsFree(ring, road.Frame, streets, taken))
                    {
                        yield return new DemoFeature("building", name, "polygon", ring);
                    }
                }
            }
        }
    }

    private static bool IsFree(IReadOnlyList<GeoPoint> ring, PlanarFrame frame, List<DemoFeature> streets, List<DemoFeature> taken)
    {
        List<GeoPoint> probes = [.. ring, Rings.Middle(ring), .. ring.Select((p, i) => Between(p, ring[(i + 1) % ring.Count]))];
        return !taken.Any(t => probes.Any(p => Rings.Contains(t.Points, p)) || t.Points.Any(p => Rings.Contains(ring, p)))
            && !streets.Any(s => probes.Any(p => DistanceTo(s.Points, p, frame) < ClearOfStreetMeters));
    }

    private static GeoPoint Between(GeoPoint a, GeoPoint b) => new((a.Lon + b.Lon) / 2, (a.Lat + b.Lat) / 2);

    private static double DistanceTo(IReadOnlyList<GeoPoint> line, GeoPoint point, PlanarFrame frame)
    {
        var p = frame.ToMeters(point);
        var least = double.MaxValue;
        for (var i = 1; i < line.Count; i++)
        {
            var a = frame.ToMeters(line[i - 1]);
            var ab = frame.ToMeters(line[i]) - a;
            var ap = p - a;
            var t = Math.Clamp((ap.X * ab.X + ap.Y * ab.Y) / (ab.X * ab.X + ab.Y * ab.Y), 0, 1);
            least = Math.Min(least, (ap - ab * t).Length);
        }

        return least;
    }
}
