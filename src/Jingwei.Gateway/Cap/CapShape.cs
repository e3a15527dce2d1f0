using System.Globalization;
using Jingwei.Foundation;

namespace Jingwei.Gateway.Cap;

/// <summary>CAP's forms of shapes: latitude before longitude, WGS-84, pairs with a space between.</summary>
internal static class CapShape
{
    private const int MostPoints = 10_000;

    /// <summary>A ring of at least four pairs whose last is the first; null for whatever else.</summary>
    public static IReadOnlyList<GeoPoint>? FindPolygon(string text)
    {
        var points = new List<GeoPoint>();
        foreach (var pair in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (points.Count >= MostPoints || FindPoint(pair) is not { } point)
            {
                return null;
            }

            points.Add(point);
        }

        return points.Count >= 4 && points[0] == points[^1] ? points : null;
    }

    /// <summary><c>31.23,121.46 2.5</c>: the middle, and kilometers.</summary>
    public static CapCircle? FindCircle(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) is [var middle, var radius] && FindPoint(middle) is { } center && FindNumber(radius) is { } km && km >= 0
            ? new CapCircle(center, km) : null;

    public static double? FindNumber(string text) =>
        double.TryParse(text.Trim(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    public static string Write(IReadOnlyList<GeoPoint> ring) => string.Join(' ', ring.Select(Write));

    public static string Write(GeoPoint point) => FormattableString.Invariant($"{point.Lat:0.######},{point.Lon:0.######}");

    private static GeoPoint? FindPoint(string pair) =>
        pair.Split(',') is [var lat, var lon] && FindNumber(lat) is { } north && FindNumber(lon) is { } east && new GeoPoint(east, north) is { IsOnEarth: true } point ? point : null;
}
