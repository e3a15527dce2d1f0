using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Duplicates;

/// <summary>
/// The map in cells of 1/400 degree (some 278 m from south to north, 240 m across at 31 degrees), so that what is near is found by an index. A cell's number is row * 144,000 + column, counted from the
/// south pole and the date line. The schema's scripts count the same way.
/// </summary>
public static class PlaceCells
{
    private const double PerDegree = 400;
    private const long Columns = 360 * (long)PerDegree;
    private const double MetersPerDegree = 111_195;

    public static long Of(GeoPoint place) => (RowOf(place.Lat) * Columns) + (ColumnOf(place.Lon) % Columns);

    /// <summary>Every cell that lies within so many meters, and a few beside.</summary>
    public static IReadOnlyList<long> Around(GeoPoint place, double meters)
    {
        var lat = meters / MetersPerDegree;
        var lon = lat / Math.Max(0.01, Math.Cos(Math.Min(89, Math.Abs(place.Lat) + lat) * Math.PI / 180));
        var cells = new List<long>();
        for (var row = RowOf(place.Lat - lat); row <= RowOf(place.Lat + lat); row++)
        {
            for (var column = ColumnOf(place.Lon - lon); column <= ColumnOf(place.Lon + lon); column++)
            {
                cells.Add((row * Columns) + (((column % Columns) + Columns) % Columns));
            }
        }

        return cells;
    }

    private static long RowOf(double lat) => (long)Math.Floor((lat + 90) * PerDegree);

    private static long ColumnOf(double lon) => (long)Math.Floor((lon + 180) * PerDegree);
}
