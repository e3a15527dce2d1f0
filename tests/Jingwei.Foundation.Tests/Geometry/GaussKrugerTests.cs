using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation.Geometry;
using Jingwei.Testing;
using Shouldly;
using Xunit;

namespace Jingwei.Foundation.Tests.Geometry;

public sealed class GaussKrugerTests
{
    private static readonly Arbitrary<LonLat> InChina = (
        from lon in Gen.Choose(73_600_000, 135_000_000)
        from lat in Gen.Choose(3_000_000, 53_600_000)
        select new LonLat(lon / 1e6, lat / 1e6)).ToArbitrary();

    [Fact]
    public void There_and_back_is_the_same_place() =>
        Prop.ForAll(InChina, p =>
        {
            var back = GaussKruger.ToGeographic(GaussKruger.FromGeographic(p));
            return Math.Abs(back.Lon - p.Lon) < 1e-9 && Math.Abs(back.Lat - p.Lat) < 1e-9;
        }).Check(Chance.Tries(2000));

    [Fact]
    public void Neighboring_zones_name_the_same_place()
    {
        var shanghai = new LonLat(121.4545, 31.2305);

        var fromTheNextZone = GaussKruger.ToGeographic(GaussKruger.FromGeographic(shanghai, zone: 41));

        fromTheNextZone.Lon.ShouldBe(shanghai.Lon, 1e-9);
        fromTheNextZone.Lat.ShouldBe(shanghai.Lat, 1e-9);
    }

    [Theory]
    [InlineData(121.4545, 40)]
    [InlineData(104.06, 35)]
    [InlineData(118.5, 40)]
    [InlineData(118.4999, 39)]
    public void A_longitude_lies_in_its_zone(double lon, int zone) => GaussKruger.ZoneOf(lon).ShouldBe(zone);

    [Fact]
    public void The_easting_carries_the_zone_number()
    {
        var plane = GaussKruger.FromGeographic(new LonLat(120, 31.2));

        plane.EastingMeters.ShouldBe(40_500_000, 1e-6);
    }

    [Fact]
    public void An_easting_without_zone_number_is_the_callers_mistake() =>
        Should.Throw<ArgumentOutOfRangeException>(() => GaussKruger.ToGeographic(new PlanePoint(637_000, 3_456_000)));

    [Fact]
    public void The_pole_is_one_quarter_meridian_away() =>
        // Quarter meridian of GRS 80: 10,001,965.7293 m (Moritz, Geodetic Reference System 1980).
        new TransverseMercator(Ellipsoid.Cgcs2000, 120, 0).Project(new LonLat(120, 90)).NorthingMeters.ShouldBe(10_001_965.7293, 1e-4);

    [Fact]
    public void The_published_example_is_met()
    {
        // IOGP guidance note 373-7-2, transverse Mercator: OSGB36 50°30′00.00″ N, 0°30′00.00″ E gives E 577274.99, N 69740.50.
        var airy = new Ellipsoid(6377563.396, 299.32496);
        var equatorNorthing = -100_000 - new TransverseMercator(airy, -2, 0, 0, 0.9996012717).Project(new LonLat(-2, 49)).NorthingMeters;
        var britishGrid = new TransverseMercator(airy, -2, 400_000, equatorNorthing, 0.9996012717);

        var plane = britishGrid.Project(new LonLat(0.5, 50.5));

        plane.EastingMeters.ShouldBe(577_274.99, 0.01);
        plane.NorthingMeters.ShouldBe(69_740.50, 0.01);
    }
}
