using static Jingwei.Scenarios.Tests.ConditionSentences;

namespace Jingwei.Scenarios.Tests;

/// <summary>Moving things and places, in a package's words.</summary>
public sealed class FenceTests
{
    private const string Values = "values: { lon: { label: { zh: 经度, en: Longitude }, range: [-180, 180] }, lat: { label: { zh: 纬度, en: Latitude }, range: [-90, 90] } }";
    private const string Kind = Values + ", fences: { depot: [[121.45, 31.23], [121.46, 31.23], [121.46, 31.24]], route: { line: [[121.45, 31.23], [121.46, 31.23]], within: 30 } }";
    private const string Readings = """{ at: "10:00", lon: 121.455, lat: 31.23 }, { at: "10:05", lon: 121.459, lat: 31.236 }, { at: "10:25", lon: 121.40, lat: 31.20 }""";

    [Fact]
    public void What_enters() => Try(Kind, "enters: depot", Readings, ["""raised: "10:00", cleared: "10:25" """], "11:00").ShouldBeEmpty();

    [Fact]
    public void What_dwells() => Try(Kind, "dwells: depot for 20m", Readings, ["""raised: "10:20", started: "10:00", cleared: "10:25" """], "11:00").ShouldBeEmpty();

    [Fact]
    public void What_leaves_its_route() => Try(Kind, "leaves: route for 3m", Readings, ["""raised: "10:08", started: "10:05" """], "11:00").ShouldBeEmpty();

    [Theory]
    [InlineData("dwells: depot", "Right would be 'depot for 10m'")]
    [InlineData("enters: park", "There is no fence 'park' in this kind. Known are: depot, route")]
    [InlineData("enters: depot, until: lon < 3", "needs no 'until'")]
    public void A_mistake_in_the_sentence_names_the_mend(string sentence, string mend) => Mistakes(Kind, sentence).ShouldContain(mend);

    [Theory]
    [InlineData(Values + ", fences: { depot: [[121.45, 31.23], [121.46, 31.23]] }", "at least 3 corners")]
    [InlineData(Values + ", fences: { depot: [[121.45, 31.23], [121.46, 31.23], [31.24, 121.46]] }", "[longitude, latitude] in degrees")]
    [InlineData(Values + ", fences: { depot: { line: [[121.45, 31.23], [121.46, 31.23]], within: 0 } }", "a distance in meters")]
    [InlineData("values: { fill: { label: { zh: 满, en: Fill }, range: [0, 100] } }, fences: { depot: [[121.45, 31.23], [121.46, 31.23], [121.46, 31.24]] }", "needs the numbers 'lon'")]
    public void A_mistake_in_a_fence_names_the_mend(string kind, string mend) => Mistakes(kind, "enters: depot").ShouldContain(mend);
}
