using Jingwei.Sim.Packages;

namespace Jingwei.Sim.Tests.Packages;

public sealed class GroundTests
{
    private static readonly ExampleClock Clock = new(new DateOnly(2026, 11, 30));

    [Fact]
    public void Each_example_has_a_device_and_a_neighborhood_of_its_own()
    {
        var ground = Lay(("pumps", "municipal", 30), ("lifts", "facilities", 3));
        ground.Lots.Select(l => l.Devices[""]).Distinct().Count().ShouldBe(33);
        ground.Lots.Select(l => l.Area).Distinct().Count().ShouldBe(33);
        ground.AreasCsv("310000").Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + 1 + 2 + 33);
        ground.DevicesCsv().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(1 + 33);
    }

    [Fact]
    public void No_two_examples_are_within_half_a_kilometer()
    {
        var lots = Lay(("pumps", "municipal", 30), ("lifts", "facilities", 30)).Lots;
        foreach (var (one, i) in lots.Select((l, i) => (l, i)))
        {
            lots.Skip(i + 1).ShouldAllBe(other => Math.Abs(other.Lat - one.Lat) * 111_000 > 500 || Math.Abs(other.Lon - one.Lon) * 94_000 > 500);
        }
    }

    [Fact]
    public void Every_lot_lies_in_the_quarter_of_its_field()
    {
        var ground = Lay(("pumps", "municipal", 30), ("lifts", "facilities", 30));
        ground.Lots.ShouldAllBe(l => ground.Quarters.Count(q => q.West < l.Lon && l.Lon < q.East && q.South < l.Lat && l.Lat < q.North) == 1);
    }

    [Fact]
    public void Rows_of_one_key_in_two_examples_are_two_rows_at_two_places()
    {
        Sending row = new(Clock.Start, Clock.Start, null, new Dictionary<string, object> { ["no"] = "P-1", ["at"] = "shop-1" });
        var package = new PlayedPackage("permits", "municipal", null, new Dictionary<string, PlayedRegister> { ["permit"] = new("no", "at", new HashSet<string>()) }, []);
        var ground = new Ground(Enumerable.Range(1, 2).Select(i => (package, new PlayedExample("permits", $"E{i}", "permit", true, new HashSet<string>(), [row, row], [], Clock.Start))));
        ground.Lots.Select(l => l.KeyOf("P-1")).ShouldBe(["1-P-1", "2-P-1"]);
        ground.Lots.Select(l => l.Devices["shop-1"]).ShouldBe(["permits-1-shop-1", "permits-2-shop-1"]);
        (ground.Lots[0].Holds("permit:1-P-1"), ground.Lots[0].Holds("permit:2-P-1"), ground.Lots[1].Holds("permit@permits-2-shop-1")).ShouldBe((true, false, true));
    }

    [Theory]
    [InlineData("building", "played-municipal", "smoky@building:2:示例路1号", "played-1")]
    [InlineData("pipe", "played-municipal", "smoky@asset:played-1", "played-1")]
    [InlineData("road", "played-1-subdistrict", "smoky@road:3:示例1路", "played-1-subdistrict")]
    [InlineData("neighborhood", "played-municipal", "smoky@area:1", "played-1")]
    [InlineData("subdistrict", "played-1-subdistrict", "smoky@area:3", "played-1-subdistrict")]
    [InlineData("district", "played-1-subdistrict", "smoky@area:4", "played-1-district")]
    public void A_group_has_its_place_for_itself(string of, string subdistrict, string device, string area)
    {
        var package = new PlayedPackage("smoke", "municipal", null, new Dictionary<string, PlayedRegister>(), []);
        var group = new PlayedGroup(of, new Dictionary<string, string> { ["stairs"] = "smoke", ["pump"] = "drainPump" }, ["fire"]);
        var ground = new Ground([(package, new PlayedExample("smoke", "E", "smoky", false, new HashSet<string>(), [], [], Clock.Start) { Group = group })]);
        var lot = ground.Lots.ShouldHaveSingleItem();
        var areas = new Dictionary<string, string> { ["played-1"] = "1", ["played-municipal"] = "2", ["played-1-subdistrict"] = "3", ["played-1-district"] = "4" };
        (lot.Parent, lot.GroupDevice(areas), lot.AreaOfGroup).ShouldBe((subdistrict, device, area));
        ground.AreasCsv("310000").ShouldContain($"\nplayed-1,{subdistrict},neighborhood,");
        ground.DevicesCsv().ShouldContain("\nsmoke-1-pump,drainPump,");
        (lot.Holds("smoke-1-stairs"), lot.Holds("smoke-1")).ShouldBe((true, false));
    }

    private static Ground Lay(params (string Code, string Field, int Examples)[] packages) => new(packages.SelectMany(p =>
    {
        var package = new PlayedPackage(p.Code, p.Field, null, new Dictionary<string, PlayedRegister>(), []);
        return Enumerable.Range(1, p.Examples).Select(i => (package, new PlayedExample(p.Code, $"E{i}", "pump", false, new HashSet<string>(), [], [], Clock.Start)));
    }));
}
