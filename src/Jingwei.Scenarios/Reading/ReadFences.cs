using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads the places of a kind of moving things, and the conditions that speak of them.</summary>
internal static class ReadFences
{
    /// <summary>Reads <c>fences: { depot: [[121.45, 31.23], …], route: { line: [[…], […]], within: 30 } }</c>; <c>within</c> is in meters.</summary>
    public static IReadOnlyList<FenceDefinition> Places(PackageNode fences, IReadOnlyList<ValueDefinition> values)
    {
        if (fences.IsThere && !(IsNumber(FenceTest.Lon) && IsNumber(FenceTest.Lat)))
            fences.Wrong("fencesWithoutPlace");
        return [.. fences.Entries().Select(f => Place(f.Key, f.Value))];

        bool IsNumber(string name) => values.Any(v => (v.Name == name && v.Shape is ValueShape.Number or Unread.Shape) || Unread.IsAny(v));
    }

    // <fence> [for <duration>]
    public static FenceTest? Read(PackageNode node, string key, DeviceKindDefinition kind)
    {
        ReadConditions.NoUntil(node, key);
        var at = node.Get(key);
        var held = TimeSpan.Zero;
        if (ReadLevels.Words(at) is not [var name, .. var rest] || (rest is not [] && !(rest is ["for", var time] && DurationText.Find(time) is { } duration && (held = duration) > TimeSpan.Zero))
            || (key == "dwells" && held == TimeSpan.Zero))
        {
            at.Wrong("fenceSentence", ("given", at.Text()), ("fence", kind.Fences.Count > 0 ? kind.Fences[0].Name : "depot"), ("key", key));
            return null;
        }
        if (kind.Fences.FirstOrDefault(f => f.Name == name) is { } fence)
            return kind.IndexOf(FenceTest.Lon) < 0 || kind.IndexOf(FenceTest.Lat) < 0 ? null : new FenceTest(fence, key == "leaves", held);
        at.Wrong(kind.Fences.Count == 0 ? "fenceNone" : "fenceUnknown", ("fence", name), ("known", kind.Fences.Select(f => f.Name)));
        return null;
    }

    // What could not be read is known by its name.
    private static FenceDefinition Place(string name, PackageNode node)
    {
        if (node.IsMap)
        {
            node.Only("line", "within");
            var (line, within) = (Points(node.Get("line")), node.Get("within").Number());
            if (line.Count >= 2 && within > 0)
                return new FenceDefinition(name, line, within);
        }
        else if (node.IsList && Points(node) is { Count: >= 3 } corners)
        {
            return new FenceDefinition(name, corners, null);
        }
        node.Wrong("fenceShape", ("fence", name));
        return new FenceDefinition(name, [], null);
    }

    private static List<GeoPoint> Points(PackageNode list)
    {
        var points = new List<GeoPoint>();
        foreach (var node in list.Items())
        {
            var numbers = node.Items().Select(n => n.Number()).ToList();
            if (numbers.Count == 2 && new GeoPoint(numbers[0], numbers[1]) is { IsOnEarth: true } point)
                points.Add(point);
            else
                node.Wrong("notPoint");
        }
        return points;
    }
}
