using Jingwei.Foundation.Geometry;

namespace Jingwei.Foundation.Tests.Geometry;

public sealed class GeoShapesTests
{
    // An L: the upper right quarter is missing.
    private static readonly GeoPoint[] Corner =
        [new(121.40, 31.20), new(121.42, 31.20), new(121.42, 31.21), new(121.41, 31.21), new(121.41, 31.22), new(121.40, 31.22)];

    [Theory]
    [InlineData(121.405, 31.215, true)]
    [InlineData(121.415, 31.205, true)]
    [InlineData(121.415, 31.215, false)]
    [InlineData(121.40, 31.21, true)]
    [InlineData(121.42, 31.20, true)]
    [InlineData(121.399_999, 31.21, false)]
    [InlineData(121.43, 31.205, false)]
    public void A_polygon_holds_its_inside_and_its_edge(double lon, double lat, bool inside)
    {
        GeoShapes.Holds(Corner, new GeoPoint(lon, lat)).ShouldBe(inside);
        GeoShapes.Holds([.. Corner.Reverse()], new GeoPoint(lon, lat)).ShouldBe(inside);
    }

    [Theory]
    [InlineData(121.45, 31.23)]
    [InlineData(121.46, 31.24)]
    [InlineData(121.43, 31.21)]
    public void To_a_lines_end_it_is_as_far_as_between_points(double lon, double lat)
    {
        var (end, point) = (new GeoPoint(121.44, 31.22), new GeoPoint(lon, lat));
        GeoShapes.DistanceMeters([end, end], point).ShouldBe(end.DistanceMetersTo(point), end.DistanceMetersTo(point) * 0.001);
    }

    [Fact]
    public void Beside_a_line_the_nearest_of_its_stretches_counts() =>
        GeoShapes.DistanceMeters([new(121.40, 31.20), new(121.42, 31.20), new(121.42, 31.22)], new GeoPoint(121.4195, 31.21)).ShouldBe(47.55, 0.1);
}
