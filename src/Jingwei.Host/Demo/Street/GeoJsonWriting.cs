using System.Text;
using Jingwei.Foundation;

namespace Jingwei.Host.Demo.Street;

/// <summary>Shapes as GeoJSON (RFC 7946): longitude first, rings closed.</summary>
public static class GeoJsonWriting
{
    public static string Polygon(IReadOnlyList<GeoPoint> ring) => $$"""{"type":"Polygon","coordinates":[{{Line([.. Wound(ring), Wound(ring)[0]])}}]}""";

    public static string Of(DemoFeature feature) => feature.Shape switch
    {
        "point" => $$"""{"type":"Point","coordinates":{{Position(feature.Points[0])}}}""",
        "line" => $$"""{"type":"LineString","coordinates":{{Line(feature.Points)}}}""",
        "polygon" => Polygon(feature.Points),
        _ => throw new ArgumentException($"No shape {feature.Shape}.", nameof(feature)),
    };

    /// <summary>Outer rings go against the clock (RFC 7946, 3.1.6).</summary>
    private static IReadOnlyList<GeoPoint> Wound(IReadOnlyList<GeoPoint> ring)
    {
        var twice = 0.0;
        for (var i = 0; i < ring.Count; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Count]);
            twice += (b.Lon - a.Lon) * (b.Lat + a.Lat);
        }

        return twice <= 0 ? ring : [.. ring.Reverse()];
    }

    private static string Line(IReadOnlyList<GeoPoint> points)
    {
        var text = new StringBuilder("[");
        foreach (var point in points)
        {
            text.Append(text.Length > 1 ? "," : "").Append(Position(point));
        }

        return text.Append(']').ToString();
    }

    private static string Position(GeoPoint point) => $"[{point.Lon:0.#######},{point.Lat:0.#######}]";
}
