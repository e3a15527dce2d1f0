using Jingwei.City.Rules;
using Jingwei.Foundation;

namespace Jingwei.City.Tests.Rules;

/// <summary>A point is named as people in the street name it: 0.001° of longitude is 95 m here, 0.001° of latitude 111 m.</summary>
public sealed class PlaceWordsTests
{
    private static readonly NamedLine[] Streets =
    [
        Line("南京西路", "Nanjing West Road", "[[121.440,31.2300],[121.445,31.2300],[121.450,31.2300]]"),
        Line("华山路", "Huashan Road", "[[121.442,31.2300],[121.442,31.2260]]"),
        Line("万航渡路", "Wanhangdu Road", "[[121.442,31.2300],[121.442,31.2340]]"),
        Line("铜仁路", "Tongren Road", "[[121.448,31.2270],[121.448,31.2330]]"),
    ];

    [Fact]
    public void The_nearest_street_and_crossing_the_way_the_distance_and_the_side_are_said()
    {
        var words = PlaceWords.Of(new GeoPoint(121.4431, 31.2299), Streets)!;
        words.Zh.ShouldBe("南京西路 华山路口东105米 南侧");
        words.En.ShouldBe("Nanjing West Road, 105 m east of Huashan Road, south side");
    }

    [Fact]
    public void Where_two_streets_meet_the_road_at_one_point_the_one_on_this_side_is_named() =>
        PlaceWords.Of(new GeoPoint(121.4431, 31.2301), Streets)!.Zh.ShouldBe("南京西路 万航渡路口东105米 北侧");

    [Fact]
    public void At_a_crossing_no_distance_is_said_and_in_the_road_no_side() =>
        PlaceWords.Of(new GeoPoint(121.44805, 31.2300), Streets[..1].Append(Streets[3]).ToArray())!.Zh.ShouldBe("南京西路 铜仁路口");

    [Fact]
    public void West_of_a_crossing_is_said_too() =>
        PlaceWords.Of(new GeoPoint(121.4470, 31.22995), Streets)!.Zh.ShouldBe("南京西路 铜仁路口西95米 南侧");

    [Fact]
    public void Well_off_the_road_the_distance_is_said() =>
        PlaceWords.Of(new GeoPoint(121.4452, 31.2310), Streets)!.Zh.ShouldBe("南京西路 铜仁路口西265米 往北110米");

    [Fact]
    public void Far_from_every_street_nothing_is_said()
    {
        PlaceWords.Of(new GeoPoint(121.4452, 31.2400), Streets).ShouldBeNull();
        PlaceWords.Of(new GeoPoint(121.4452, 31.2300), []).ShouldBeNull();
    }

    [Fact]
    public void A_street_that_nothing_crosses_is_named_alone() =>
        PlaceWords.Of(new GeoPoint(121.4431, 31.2299), [Streets[0]])!.Zh.ShouldBe("南京西路 南侧");

    private static NamedLine Line(string zh, string en, string coordinates) =>
        new(new Text(zh, en), GeoJson.Read($$"""{"type":"LineString","coordinates":{{coordinates}}}""").Value);
}
