using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation.Geometry;
using Jingwei.Testing;
using Shouldly;
using Xunit;

namespace Jingwei.Foundation.Tests.Geometry;

public sealed class ChineseShiftTests
{
    private const double RoundTripDegrees = 1e-7;

    // Well inside the rectangle in which the shifts apply, so that shifted points stay inside too.
    private static readonly Arbitrary<LonLat> InChina = (
        from lon in Gen.Choose(72_100_000, 137_700_000)
        from lat in Gen.Choose(900_000, 55_700_000)
        select new LonLat(lon / 1e6, lat / 1e6)).ToArbitrary();

    private static readonly Arbitrary<LonLat> Abroad = (
        from lon in Gen.Choose(-179_000_000, 71_900_000)
        from lat in Gen.Choose(-89_000_000, 89_000_000)
        select new LonLat(lon / 1e6, lat / 1e6)).ToArbitrary();

    [Theory]
    [InlineData(Datum.Wgs84)]
    [InlineData(Datum.Gcj02)]
    [InlineData(Datum.Bd09)]
    [InlineData(Datum.Cgcs2000)]
    public void There_and_back_is_the_same_place(Datum datum) =>
        Prop.ForAll(InChina, p => Apart(ChineseShift.ToWgs84(ChineseShift.FromWgs84(p, datum), datum), p) < RoundTripDegrees)
            .Check(Chance.Tries(2000));

    [Theory]
    [InlineData(Datum.Gcj02)]
    [InlineData(Datum.Bd09)]
    public void Back_and_there_is_the_same_place(Datum datum) =>
        Prop.ForAll(InChina, p => Apart(ChineseShift.FromWgs84(ChineseShift.ToWgs84(p, datum), datum), p) < RoundTripDegrees)
            .Check(Chance.Tries(2000));

    [Theory]
    [InlineData(Datum.Gcj02)]
    [InlineData(Datum.Bd09)]
    public void Outside_China_nothing_is_shifted(Datum datum) =>
        Prop.ForAll(Abroad, p => ChineseShift.FromWgs84(p, datum) == p && ChineseShift.ToWgs84(p, datum) == p)
            .QuickCheckThrowOnFailure();

    [Fact]
    public void On_Nanjing_West_Road_GCJ02_lies_east_and_south()
    {
        var jingan = new LonLat(121.4402, 31.2236);

        var shifted = ChineseShift.Wgs84ToGcj02(jingan);

        (shifted.Lon - jingan.Lon).ShouldBe(0.0046, 0.0002);
        (shifted.Lat - jingan.Lat).ShouldBe(-0.0019, 0.0002);
    }

    [Fact]
    public void Tiananmen_agrees_with_the_known_pair()
    {
        // 39.908823 N 116.397470 E in GCJ-02 is the flagpole on AutoNavi's map; satellite receivers give 39.907420, 116.391230 there.
        var wgs84 = ChineseShift.Gcj02ToWgs84(new LonLat(116.397470, 39.908823));

        wgs84.Lon.ShouldBe(116.391230, 0.0002);
        wgs84.Lat.ShouldBe(39.907420, 0.0002);
    }

    [Fact]
    public void The_shift_in_China_stays_within_a_kilometer() =>
        Prop.ForAll(InChina, p => Apart(ChineseShift.Wgs84ToGcj02(p), p) < 0.02).Check(Chance.Tries(1000));

    private static double Apart(LonLat a, LonLat b) => Math.Max(Math.Abs(a.Lon - b.Lon), Math.Abs(a.Lat - b.Lat));
}
