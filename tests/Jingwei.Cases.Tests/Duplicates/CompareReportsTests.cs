using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Foundation;

namespace Jingwei.Cases.Tests.Duplicates;

/// <summary>How alike two reports are.</summary>
public sealed class CompareReportsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 4, 0, 0, TimeSpan.Zero);
    private static readonly ReportFacts Bin = new(new GeoPoint(121.45, 31.23), Noon, "01-05", "01", "南京西路铜仁路口的垃圾桶满了，味道很大", null);

    [Theory]
    [InlineData(0, "01-05", "垃圾桶满了，垃圾散了一地", true, "same spot, same category, like words")]
    [InlineData(40, "01-05", "铜仁路口垃圾桶满了没人收", true, "some steps away")]
    [InlineData(0, "01-06", "垃圾桶满了，味道很大", true, "another category of the same class, like words")]
    [InlineData(45, "02-01", "下水道堵了路面积水很深", false, "another matter near by")]
    [InlineData(0, "02-01", "路灯不亮已经三天", false, "another matter at the same spot")]
    [InlineData(60, "01-05", "南京西路铜仁路口的垃圾桶满了，味道很大", false, "the very words, but beyond reach")]
    public void Table(double metersNorth, string category, string words, bool told, string why)
    {
        var other = Bin with { Place = North(metersNorth), Category = category, Class = category[..2], Words = words, At = Noon.AddHours(5) };
        (CompareReports.Run(Bin, other, DuplicateRule.Staff).Score >= DuplicateRule.Staff.Told).ShouldBe(told, why);
    }

    [Fact]
    public void The_same_report_twice_is_wholly_alike()
    {
        CompareReports.Run(Bin, Bin, DuplicateRule.Staff).Score.ShouldBe(1, 1e-9);
    }

    [Fact]
    public void Each_part_says_what_it_adds_and_why()
    {
        var other = Bin with { Place = North(30), At = Noon.AddHours(-3), Words = "垃圾桶满了" };
        var alike = CompareReports.Run(Bin, other, DuplicateRule.Staff);
        alike.Shares.Sum(s => s.Share).ShouldBe(alike.Score, 1e-9);
        alike.Reasons.Select(r => r.Code).ShouldBe(["sameCategory", "nearBy", "wordsInCommon", "hoursApart"], ignoreOrder: true);
        alike.Reasons.Single(r => r.Code == "nearBy").Args!["meters"].ShouldBe(30);
        ((IReadOnlyList<string>)alike.Reasons.Single(r => r.Code == "wordsInCommon").Args!["words"]!).ShouldContain("垃圾桶满了");
    }

    [Fact]
    public void What_one_does_not_tell_speaks_neither_for_nor_against()
    {
        var sensor = Bin with { Words = null };
        CompareReports.Run(Bin, sensor, DuplicateRule.Staff).Score.ShouldBe(1, 1e-9);
        CompareReports.Run(Bin with { Category = null }, Bin, DuplicateRule.Staff).Shares.ShouldNotContain(s => s.Of == "category");
    }

    [Fact]
    public void The_same_asset_is_alike_even_beyond_reach_and_another_speaks_against()
    {
        var mine = Bin with { Asset = "bin-1" };
        CompareReports.Run(mine, mine with { Place = North(400) }, DuplicateRule.Staff).Score.ShouldBeGreaterThan(0.5);
        CompareReports.Run(mine, mine with { Asset = "bin-2" }, DuplicateRule.Staff).Score.ShouldBeLessThan(CompareReports.Run(mine, mine, DuplicateRule.Staff).Score);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Symmetric_never_beyond_1_and_falling_with_distance_and_time(int seed)
    {
        var random = new Random(seed);
        for (var i = 0; i < 400; i++)
        {
            var (one, other) = (Some(random), Some(random));
            var rule = new[] { DuplicateRule.Resident, DuplicateRule.Intake, DuplicateRule.Staff }[random.Next(3)];
            var alike = CompareReports.Run(one, other, rule);
            alike.Score.ShouldBeInRange(0, 1);
            CompareReports.Run(other, one, rule).Score.ShouldBe(alike.Score, 1e-9);
            var near = one with { Place = Bin.Place };
            var last = double.MaxValue;
            foreach (var meters in new[] { 0.0, 5, 12, 30, 49, 90, 200, 300 })
            {
                var score = CompareReports.Run(near, other with { Place = North(meters) }, rule).Score;
                score.ShouldBeLessThanOrEqualTo(last + 1e-9);
                last = score;
            }

            var soon = CompareReports.Run(near, other with { Place = North(5), At = near.At.AddDays(1) }, rule).Score;
            CompareReports.Run(near, other with { Place = North(5), At = near.At.AddDays(20) }, rule).Score.ShouldBeLessThanOrEqualTo(soon + 1e-9);
        }
    }

    [Theory]
    [InlineData(121.45, 31.23)]
    [InlineData(-179.9999, 10)]
    [InlineData(179.9999, -33.4)]
    [InlineData(0, 0)]
    [InlineData(25.7, 66.5)]
    public void Every_place_within_reach_lies_in_one_of_the_cells(double lon, double lat)
    {
        var (here, random) = (new GeoPoint(lon, lat), new Random(7));
        var cells = PlaceCells.Around(here, 250);
        cells.Count.ShouldBeLessThan(40);
        for (var i = 0; i < 1000; i++)
        {
            var there = new GeoPoint(lon + ((random.NextDouble() - 0.5) * 0.02), lat + ((random.NextDouble() - 0.5) * 0.006));
            there = there with { Lon = there.Lon > 180 ? there.Lon - 360 : there.Lon < -180 ? there.Lon + 360 : there.Lon };
            if (here.DistanceMetersTo(there) <= 250)
            {
                cells.ShouldContain(PlaceCells.Of(there));
            }
        }
    }

    private static GeoPoint North(double meters) => Bin.Place with { Lat = Bin.Place.Lat + (meters / 111_195) };

    private static ReportFacts Some(Random random)
    {
        string?[] words = [null, "垃圾桶满了", "路灯不亮", "南京西路垃圾桶满了味道很大", "road light is out", ""];
        string?[] categories = [null, "01-05", "01-06", "02-01"];
        string?[] assets = [null, null, "bin-1", "bin-2"];
        var category = categories[random.Next(categories.Length)];
        return new ReportFacts(
            North(random.NextDouble() * 300), Noon.AddHours(random.Next(-3000, 3000)), category, category?[..2], words[random.Next(words.Length)], assets[random.Next(assets.Length)]);
    }
}
