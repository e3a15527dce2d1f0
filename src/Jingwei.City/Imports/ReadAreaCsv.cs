using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;

namespace Jingwei.City.Imports;

/// <summary>Reads areas from CSV. Level and parent may be left out where a statistical code says them.</summary>
internal static class ReadAreaCsv
{
    private static readonly string[] RequiredColumns = ["code", "name_zh"];
    private static readonly string[] OptionalColumns = ["parent_code", "level", "name_en", "lon", "lat", "valid_from", "valid_until"];

    public static AreaFile Read(string text, Datum datum, TimeZoneInfo zone)
    {
        var table = CsvTable.Read(text, RequiredColumns, OptionalColumns);
        var lines = new List<AreaLine>();
        var seen = new HashSet<string>();
        foreach (var row in table.Rows)
        {
            if (row.Required("code") is not { } code)
            {
                continue;
            }

            var statistical = StatisticalCode.IsCode(code);
            var level = row.Text("level") ?? (statistical ? StatisticalCode.LevelOf(code) : null);
            if (level is null)
            {
                row.Wrong("level", "required");
            }

            if (!seen.Add(code))
            {
                row.Wrong("code", "code_twice");
            }

            lines.Add(new AreaLine(
                row.Line,
                code,
                row.Text("parent_code") ?? (statistical ? StatisticalCode.ParentOf(code) : null),
                level,
                row.Required("name_zh"),
                row.Text("name_en"),
                Center(row, datum),
                row.Instant("valid_from", zone),
                row.Instant("valid_until", zone)));
        }

        return new AreaFile(lines, table.Errors);
    }

    private static GeoPoint? Center(TableRow row, Datum datum)
    {
        if (row.Number("lon", -180, 180) is not { } lon || row.Number("lat", -90, 90) is not { } lat)
        {
            return null;
        }

        var wgs84 = ChineseShift.ToWgs84(new LonLat(lon, lat), datum);
        return new GeoPoint(wgs84.Lon, wgs84.Lat);
    }
}
