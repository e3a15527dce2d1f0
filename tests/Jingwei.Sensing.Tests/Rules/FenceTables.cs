using FsCheck;
using FsCheck.Fluent;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;
using Jingwei.Testing;
using static Jingwei.Sensing.Tests.Rules.Folding;
using static Jingwei.Sensing.Tests.Rules.Telling;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>Where moving things are, as the table in the rule's remarks says. The depot is 121.45 to 121.46 east, 31.23 to 31.24 north.</summary>
public sealed class FenceTables
{
    private const double No = double.NaN;
    private static readonly FenceDefinition Depot = new("depot", [new(121.45, 31.23), new(121.46, 31.23), new(121.46, 31.24), new(121.45, 31.24)], null);
    private static readonly FenceDefinition Route = new("route", [new(121.45, 31.23), new(121.46, 31.23)], 30);
    private static readonly (double Lon, double Lat) In = (121.455, 31.235);
    private static readonly (double Lon, double Lat) Out = (121.44, 31.235);
    private static readonly ConditionRule Enters = new FenceRule("place", 0, 1, Depot, leaves: false, 0);
    private static readonly ConditionRule Dwells = new FenceRule("place", 0, 1, Depot, leaves: false, 10 * Minute);
    private static readonly ConditionRule Leaves = new FenceRule("place", 0, 1, Depot, leaves: true, 0);
    private static readonly ConditionRule OffRoute = new FenceRule("place", 0, 1, Route, leaves: true, 2 * Minute);

    [Fact]
    public void What_enters_is_in_until_it_is_out()
    {
        Went(Enters, 5, (0, Out), (1, In), (3, Out)).ShouldBe(["raised@1 1..", "cleared@3 1..3"]);
        Went(Enters, 5, (0, In)).ShouldBe(["raised@0 0.."]);
        Went(Enters, 5, (0, In), (1, (121.455, No)), (2, (No, 31))).ShouldBe(["raised@0 0.."]);
        Went(Enters, 5, (0, (121.45, 31.235))).ShouldBe(["raised@0 0.."]);
    }

    [Fact]
    public void What_dwells_stays_for_a_time()
    {
        Went(Dwells, 12, (0, In)).ShouldBe(["raised@10 0.."]);
        Went(Dwells, 12, (0, In), (10, Out)).ShouldBeEmpty();
        Went(Dwells, 22, (0, In), (5, Out), (6, In)).ShouldBe(["raised@16 6.."]);
    }

    [Fact]
    public void What_leaves_was_in_before()
    {
        Went(Leaves, 9, (0, In), (1, Out), (4, In)).ShouldBe(["raised@1 1..", "cleared@4 1..4"]);
        Went(Leaves, 9, (0, Out), (1, Out)).ShouldBeEmpty();
    }

    [Fact]
    public void A_route_reaches_so_many_meters_to_both_sides()
    {
        // 0.00026° of latitude are 29 m, 0.00028° are 31 m.
        Went(OffRoute, 9, (0, (121.455, 31.23)), (1, (121.455, 31.23028))).ShouldBe(["raised@3 1.."]);
        Went(OffRoute, 9, (0, (121.455, 31.23)), (1, (121.455, 31.22974))).ShouldBeEmpty();
        Went(OffRoute, 9, (0, (121.455, 31.23)), (1, (121.4604, 31.23))).ShouldBe(["raised@3 1.."]);
    }

    [Fact]
    public void At_the_opening_of_its_hours_it_is_known_where_the_thing_was_before() =>
        Went(new HoursRule(Leaves, 2, new WatchWindows(new WatchedTimes([new(610, 620)], WatchedDays.Every, []), new CityTime(TimeZoneInfo.Utc, WorkCalendar.MondayToFriday))), 30, (0, In), (5, Out), (12, Out))
            .ShouldBe(["raised@10 10..", "cleared@20 10..20"]);

    [Fact]
    public void Restarts_and_late_readings_change_nothing()
    {
        var kind = new KindRules("truck", ["lon", "lat"], Lateness, [Enters, new FenceRule("dwells", 0, 1, Depot, leaves: false, 4 * Minute), new FenceRule("left", 0, 1, Depot, leaves: true, 3 * Minute)]);
        Prop.ForAll(Arb.From(Gen.Choose(0, 3).ArrayOf()), Arb.From(Gen.Choose(0, 9).ArrayOf()), Arb.From(Gen.Choose(1, 5)), (places, late, every) =>
        {
            var inputs = places.Select((p, i) => new LaneInput(i + 1, InputKind.Reading, Bin, At(i * 1.5), At(i * 1.5), p switch { 0 => [In.Lon, In.Lat], 1 => [No, 31], _ => [Out.Lon, Out.Lat] })).ToList();
            inputs.Add(new LaneInput(inputs.Count + 1, InputKind.Reading, Bin, At(inputs.Count * 1.5 + 20), At(inputs.Count * 1.5 + 20), [Out.Lon, Out.Lat]));
            return Retelling.SameWithRestarts(kind, inputs, every) && Retelling.SameWhenLate(kind, inputs, i => i < places.Length && i < late.Length ? late[i] * Minute : 0);
        }).Check(Chance.Tries(300));
    }

    private static string[] Went(ConditionRule rule, double until, params (double At, (double Lon, double Lat) Place)[] samples) =>
        Told(rule, until, [.. samples.Select(s => (s.At, s.Place.Lon, s.Place.Lat))]);
}
