using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>Devices of each kind along both kerbs, numbered from west to east, sides in turn, each with an address people would say.</summary>
internal static class DeviceLayout
{
    /// <summary>Half the width of a side street with its corners: nothing stands nearer to a crossing than this.</summary>
    private const double CornerMeters = 16;

    /// <param name="OffsetMeters">From the middle of the road.</param>
    private sealed record Manner(string Zh, string En, double OffsetMeters);

    private static readonly Dictionary<string, Manner> Manners = new()
    {
        ["bin"] = new("果皮箱", "Bin", 12),
        ["manhole"] = new("窨井盖", "Manhole", 5),
        ["ebox"] = new("电箱", "Electric box", 15),
        ["dust"] = new("扬尘监测点", "Dust monitor", 17),
        ["counter"] = new("客流计", "People counter", 13),
        ["camera"] = new("街面相机", "Street camera", 14),
    };

    internal static IReadOnlyList<DemoDevice> LayOut(StreetPlan plan, RoadLine road, IReadOnlyList<DemoArea> areas) =>
        [.. plan.Sensors.SelectMany(kind => OfKind(kind.Key, kind.Value, plan, road, areas))];

    private static IEnumerable<DemoDevice> OfKind(
        string kind, int count, StreetPlan plan, RoadLine road, IReadOnlyList<DemoArea> areas)
    {
        var manner = Manners[kind];
        var stretches = areas.Where(a => plan.Stretches.Any(s => s.Code == a.Code)).ToList();
        var step = road.LengthMeters / count;
        for (var i = 0; i < count; i++)
        {
            var id = $"{kind}-{i + 1:000}";
            var chainage = AwayFromCorners((i + 0.5 + (Spread(id) - 0.5) * 0.4) * step, road);
            var north = i % 2 == 0;
            var place = road.At(chainage, north ? manner.OffsetMeters : -manner.OffsetMeters);
            yield return new DemoDevice(
                id,
                kind,
                new Text($"{i + 1}号{manner.Zh}", $"{manner.En} {i + 1}"),
                place,
                AddressOf(chainage, north, plan, road),
                stretches.First(a => Rings.Contains(a.Ring, place)).Code,
                Math.Round(chainage, 1),
                north);
        }
    }

    private static double AwayFromCorners(double chainage, RoadLine road)
    {
        var corner = road.Chainages.MinBy(c => Math.Abs(c - chainage));
        return Math.Abs(corner - chainage) >= CornerMeters
            ? chainage
            : chainage >= corner && corner + CornerMeters < road.LengthMeters ? corner + CornerMeters : Math.Max(0, corner - CornerMeters);
    }

    /// <summary>“南京西路 常德路口东80米 北侧”: the nearest crossing, which way from it and how far, and the side.</summary>
    private static Text AddressOf(double chainage, bool north, StreetPlan plan, RoadLine road)
    {
        var nearest = Enumerable.Range(0, road.Chainages.Count).MinBy(i => Math.Abs(road.Chainages[i] - chainage));
        var crossing = plan.Road.Crossings[nearest];
        var street = north && crossing.NorthName is not null ? crossing.NorthName : crossing.Name;
        var away = chainage - road.Chainages[nearest];
        var meters = Math.Max(5, Math.Round(Math.Abs(away) / 5) * 5);
        return new Text(
            $"{plan.Road.Name.Zh} {street.Zh}口{(away >= 0 ? "东" : "西")}{meters}米 {(north ? "北侧" : "南侧")}",
            $"{plan.Road.Name.En}, {meters} m {(away >= 0 ? "east" : "west")} of {street.En}, {(north ? "north" : "south")} side");
    }

    /// <summary>0 to 1 from a name alone (FNV-1a), so that the street has no seed of its own.</summary>
    internal static double Spread(string name)
    {
        var hash = 2166136261u;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 16777619u;
        }

        hash ^= hash >> 15;
        hash *= 2246822519u;
        hash ^= hash >> 13;
        return hash / (double)uint.MaxValue;
    }
}
