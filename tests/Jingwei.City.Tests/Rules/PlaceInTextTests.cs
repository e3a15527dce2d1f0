using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.City.Rules;

namespace Jingwei.City.Tests.Rules;

public sealed class PlaceInTextTests
{
    private static readonly GeoPoint Corner = new(121.4452, 31.2270);
    private static readonly Text West = new("南京西路", "Nanjing West Road");
    private static readonly Text Tongren = new("铜仁路", "Tongren Road");

    private static readonly IReadOnlyList<StreetName> Streets =
    [
        new(West, new(121.45, 31.23), [new(Tongren, Corner)]),
        new(new Text("西路", "West Road"), new(121.40, 31.20), []),
        new(Tongren, new(121.444, 31.226), [new(West, Corner)]),
        new(new Text("愚园路", "Yuyuan Road"), new(121.43, 31.22), []),
    ];

    private static readonly IReadOnlyList<EstateName> Estates =
        [new(new Text("静安新村", "Jing'an Village"), "愚园路1018弄", new(121.4310, 31.2230), [("1号楼", new(121.4311, 31.2231)), ("12号楼", new(121.4312, 31.2232))])];

    private static readonly IReadOnlyList<NamedPlace> Areas = [new(new Text("升平居委会", "Shengping Committee"), new(121.46, 31.235))];

    [Theory]
    [InlineData("南京西路铜仁路口的垃圾桶满了", FoundPlaceKind.Corner, "南京西路 铜仁路口", "南京西路铜仁路")]
    [InlineData("在铜仁路，靠近南京西路，有积水", FoundPlaceKind.Corner, "铜仁路 南京西路口", "铜仁路，靠近南京西路")]
    [InlineData("南京西路1515号门口井盖松了", FoundPlaceKind.Street, "南京西路1515号", "南京西路1515号")]
    [InlineData("愚园路1018弄12号楼电梯停了", FoundPlaceKind.Building, "静安新村 12号楼", "愚园路1018弄12号楼")]
    [InlineData("静安新村里1号漏水", FoundPlaceKind.Building, "静安新村 1号楼", "静安新村里1号")]
    [InlineData("静安新村 99号楼", FoundPlaceKind.Estate, "静安新村", "静安新村")]
    [InlineData("愚园路1018弄门口堆物", FoundPlaceKind.Estate, "静安新村", "愚园路1018弄")]
    [InlineData("愚园路999弄3号门口堆物", FoundPlaceKind.Street, "愚园路999弄3号", "愚园路999弄3号")]
    [InlineData("升平居委会门口路灯不亮", FoundPlaceKind.Area, "升平居委会", "升平居委会")]
    [InlineData("bin full on nanjing west road at Tongren Road", FoundPlaceKind.Corner, "南京西路 铜仁路口", "nanjing west road at Tongren Road")]
    public void The_closest_place_is_found_first(string text, FoundPlaceKind kind, string name, string words)
    {
        var first = PlaceInText.Find(text, Streets, Estates, Areas)[0];
        (first.Kind, first.Name.Zh, first.Words).ShouldBe((kind, name, words));
        text.Substring(first.Start, first.Words.Length).ShouldBe(first.Words);
    }

    [Fact]
    public void A_corner_is_where_they_cross_and_a_longer_name_hides_the_shorter_one()
    {
        var found = PlaceInText.Find("南京西路铜仁路口，不是愚园路", Streets, Estates, Areas);
        found.Select(f => f.Name.Zh).ShouldBe(["南京西路 铜仁路口", "愚园路"], "西路 is a part of 南京西路");
        (found[0].At, found[0].IsExact, found[1].IsExact).ShouldBe((Corner, true, false));
    }

    [Theory]
    [InlineData("")]
    [InlineData("垃圾桶满了，没人收")]
    [InlineData("Dubai West Roads")]
    public void Nothing_is_found_where_nothing_is_named(string text) => PlaceInText.Find(text, Streets, Estates, Areas).ShouldBeEmpty();

    [Fact]
    public void Two_streets_that_do_not_cross_or_stand_far_apart_are_two_places()
    {
        PlaceInText.Find("南京西路愚园路", Streets, Estates, Areas).ShouldAllBe(f => f.Kind == FoundPlaceKind.Street);
        PlaceInText.Find("南京西路上的店家投诉说昨天晚上有人从这里搬东西到铜仁路", Streets, Estates, Areas).Count.ShouldBe(2);
    }
}
