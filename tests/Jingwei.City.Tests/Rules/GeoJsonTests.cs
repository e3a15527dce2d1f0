using Jingwei.City.Rules;
using Jingwei.Foundation.Geometry;
using NetTopologySuite.Geometries;

namespace Jingwei.City.Tests.Rules;

public sealed class GeoJsonTests
{
    [Theory]
    [InlineData("""{"type":"Point","coordinates":[121.44,31.22]}""")]
    [InlineData("""{"type":"MultiPoint","coordinates":[[121.44,31.22],[121.45,31.22]]}""")]
    [InlineData("""{"type":"LineString","coordinates":[[121.44,31.22],[121.45,31.23]]}""")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[121.44,31.22],[121.45,31.23]],[[121.4,31.2],[121.5,31.2]]]}""")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]}""")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]}""")]
    public void What_is_read_is_written_again(string text) => GeoJsonText.Write(GeoJson.Read(text).Value).ShouldBe(text);

    [Fact]
    public void A_hole_is_outside()
    {
        var ring = GeoJson.ReadArea("""{"type":"Polygon","coordinates":[[[0,0],[4,0],[4,4],[0,4],[0,0]],[[1,1],[3,1],[3,3],[1,3],[1,1]]]}""").Value;

        ring.Contains(new Point(2, 2)).ShouldBeFalse();
        ring.Contains(new Point(0.5, 2)).ShouldBeTrue();
    }

    [Theory]
    [InlineData("[]", "$")]
    [InlineData("""{"type":"Circle","coordinates":[0,0]}""", "$.type")]
    [InlineData("""{"type":"Point"}""", "$")]
    [InlineData("""{"type":"Point","coordinates":["a",0]}""", "$.coordinates")]
    [InlineData("""{"type":"Point","coordinates":[500000,3450000]}""", "$.coordinates")]
    [InlineData("""{"type":"LineString","coordinates":[[0,0]]}""", "$.coordinates")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]}""", "$.coordinates[0]")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1],[1,0],[0,1],[0,0]]]}""", "$.coordinates")]
    public void What_is_broken_is_refused_with_its_place(string text, string at)
    {
        var refusal = GeoJson.Read(text).Refusal!;

        refusal.Code.ShouldBe("geojson_invalid");
        refusal.Args!["at"].ShouldBe(at);
    }

    [Fact]
    public void What_is_no_json_is_refused() => GeoJson.Read("{").Refusal!.Code.ShouldBe("geojson_invalid");

    [Fact]
    public void A_line_is_no_area() =>
        GeoJson.ReadArea("""{"type":"LineString","coordinates":[[0,0],[1,1]]}""").Refusal!.Code.ShouldBe("geojson_invalid");

    [Fact]
    public void Shifted_coordinates_come_back_to_where_they_are()
    {
        var shifted = ChineseShift.Wgs84ToGcj02(new LonLat(121.4402, 31.2236));

        var point = (Point)GeoJson.Read($$"""{"type":"Point","coordinates":[{{shifted.Lon:R}},{{shifted.Lat:R}}]}""", Datum.Gcj02).Value;

        point.X.ShouldBe(121.4402, 1e-7);
        point.Y.ShouldBe(31.2236, 1e-7);
    }
}
