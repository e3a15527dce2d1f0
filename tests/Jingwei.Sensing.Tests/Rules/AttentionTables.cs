using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Tests.Rules;

/// <summary>What stands in the tables of the rules of attention.</summary>
public sealed class AttentionTables
{
    private const long Minute = 60_000;
    private static readonly DateTimeOffset Noon = DateTimeOffset.Parse("2026-11-22T12:00:00Z", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("", false)]
    [InlineData("0 1", false)]
    [InlineData("0 1 2 3 4", false)]
    [InlineData("0 1 2 3 4 5", true)]
    [InlineData("13 14 15 16 17 18", false)]
    [InlineData("0 0 0 0 0 0", false)]
    [InlineData("20 21 22 23 24 25", false)]
    public void It_begins_when_more_than_three_tenths_of_the_last_checks_found_it_changed(string minutesAgo, bool flaps) =>
        FlappingRule.Flaps(Changes(minutesAgo), 1000 * Minute, 0, before: false).ShouldBe(flaps);

    [Theory]
    [InlineData("1 2", true)]
    [InlineData("18 19", false)]
    [InlineData("1", false)]
    public void It_goes_on_until_less_than_a_tenth_changed(string minutesAgo, bool flaps) => FlappingRule.Flaps(Changes(minutesAgo), 1000 * Minute, 0, before: true).ShouldBe(flaps);

    [Fact]
    public void A_device_that_reports_seldom_is_looked_at_over_a_longer_time()
    {
        var changes = Changes("0 10 20 30 40 50");
        FlappingRule.Flaps(changes, 1000 * Minute, 0, before: false).ShouldBeFalse();
        FlappingRule.Flaps(changes, 1000 * Minute, 10 * Minute, before: false).ShouldBeTrue();
    }

    [Fact]
    public void It_is_calm_when_the_changes_have_passed_out_of_sight()
    {
        var calm = FlappingRule.CalmAtMs(Changes("0 1 2 3 4 5 6"), 1000 * Minute, 0);
        (calm / Minute).ShouldBeInRange(1017, 1020);
        FlappingRule.Flaps(Changes("0 1 2 3 4 5 6"), calm, 0, before: true).ShouldBeFalse();
        FlappingRule.Flaps(Changes("0 1 2 3 4 5 6"), calm - Minute, 0, before: true).ShouldBeTrue();
    }

    [Theory]
    [InlineData(10, 1, false)]
    [InlineData(11, 1, true)]
    [InlineData(20, 2, false)]
    [InlineData(21, 2, true)]
    [InlineData(11, 0, true)]
    public void More_than_ten_for_each_operator_in_ten_minutes_are_a_flood(int alarms, int operators, bool flood) =>
        (FloodRule.Since(Every(TimeSpan.FromSeconds(10), alarms), operators, Noon + TimeSpan.FromMinutes(5)) is not null).ShouldBe(flood);

    [Fact]
    public void Eleven_alarms_over_eleven_minutes_are_no_flood() =>
        FloodRule.Since(Every(TimeSpan.FromMinutes(1), 11), 1, Noon + TimeSpan.FromMinutes(11)).ShouldBeNull();

    [Fact]
    public void A_flood_is_over_when_the_rate_has_been_low_for_ten_minutes()
    {
        var calls = Every(TimeSpan.Zero, 11);
        FloodRule.Since(calls, 1, Noon + TimeSpan.FromMinutes(19)).ShouldBe(Noon);
        FloodRule.Since(calls, 1, Noon + TimeSpan.FromMinutes(20)).ShouldBeNull();
        calls = [.. calls, Noon + TimeSpan.FromMinutes(15)];
        FloodRule.Since(calls, 1, Noon + TimeSpan.FromMinutes(20)).ShouldBeNull("one alarm in ten minutes is calm");
        calls = [.. calls, .. Enumerable.Repeat(Noon + TimeSpan.FromMinutes(16), 6)];
        FloodRule.Since(calls, 1, Noon + TimeSpan.FromMinutes(30)).ShouldBe(Noon, "seven are not");
        FloodRule.Since(calls, 1, Noon + TimeSpan.FromMinutes(36)).ShouldBeNull();
    }

    [Theory]
    [InlineData(CauseReach.Distance, 0.0004, 9, true)]
    [InlineData(CauseReach.Distance, 0.02, 9, false)]
    [InlineData(CauseReach.Area, 0.02, 1, true)]
    [InlineData(CauseReach.Area, 0.02, 12, false)]
    [InlineData(CauseReach.Level, 0.02, 12, true)]
    [InlineData(CauseReach.Level, 0.02, 21, false)]
    public void A_cause_hides_what_it_reaches(CauseReach reach, double east, long causeArea, bool hides)
    {
        var symptom = new AlarmSpot(1, "lamp", "dark", 11, new GeoPoint(121.45, 31.23));
        var cause = new AlarmSpot(2, "substation", "powerCut", causeArea, new GeoPoint(121.45 + east, 31.23));
        // Area 1 holds 11 and 12, area 2 holds 21.
        CauseRule.Hides(new CauseDefinition("substation", "powerCut", reach, "subdistrict", 200), symptom, cause, (a, b) => a == b || a == b / 10, (a, _) => a > 9 ? a / 10 : null).ShouldBe(hides);
    }

    [Fact]
    public void A_cause_on_the_same_device_is_of_that_device_and_another_condition()
    {
        var declared = new CauseDefinition(null, "flooded");
        var symptom = new AlarmSpot(1, "pump", "stopped", 11, default);
        bool Hides(AlarmSpot cause) => CauseRule.Hides(declared, symptom, cause, (_, _) => true, (_, _) => 1);
        Hides(symptom with { Condition = "flooded" }).ShouldBeTrue();
        Hides(symptom with { Condition = "flooded", DeviceId = 2 }).ShouldBeFalse();
        Hides(symptom with { Condition = "other" }).ShouldBeFalse();
        CauseRule.Hides(new CauseDefinition(null, "stopped"), symptom, symptom, (_, _) => true, (_, _) => 1).ShouldBeFalse();
    }

    [Theory]
    [InlineData(1L, null, null, null, 4, true)]
    [InlineData(2L, null, null, null, 2, false)]
    [InlineData(null, "lamp", null, null, 3, true)]
    [InlineData(null, "lamp", null, null, 4, false)]
    [InlineData(null, "lamp", "dark", null, 4, true)]
    [InlineData(null, "lamp", "burning", null, 2, false)]
    [InlineData(null, null, null, "01", 2, true)]
    [InlineData(null, null, null, "01-05", 2, true)]
    [InlineData(null, null, null, "0", 2, false)]
    [InlineData(null, null, null, null, 3, true)]
    [InlineData(null, null, null, null, 4, false)]
    public void A_silence_holds_what_fits_and_by_area_nothing_critical(long? device, string? kind, string? condition, string? category, int severity, bool holds) =>
        SilenceRule.Holds(new SilenceScope(device, kind, condition, category, 7), new AlarmSpot(1, "lamp", "dark", 7, default), "01-05", severity, (a, b) => a == b).ShouldBe(holds);

    [Fact]
    public void A_silence_of_another_area_holds_nothing() =>
        SilenceRule.Holds(new SilenceScope(null, null, null, "01", 8), new AlarmSpot(1, "lamp", "dark", 7, default), "01-05", 2, (a, b) => a == b).ShouldBeFalse();

    [Fact]
    public void The_strongest_reason_is_the_one_that_is_said()
    {
        var silence = new HoldReason(AlarmHold.Silence, 1, null, Noon);
        var cause = new HoldReason(AlarmHold.Inhibited, 2, null, null);
        AttentionRule.Decide(new AttentionFacts(silence, cause, Noon, Noon)).ShouldBe(silence);
        AttentionRule.Decide(new AttentionFacts(null, cause, Noon, Noon)).ShouldBe(cause);
        AttentionRule.Decide(new AttentionFacts(null, null, Noon, Noon))!.Why.ShouldBe(AlarmHold.Flapping);
        AttentionRule.Decide(new AttentionFacts(null, null, null, Noon))!.Why.ShouldBe(AlarmHold.Awaiting);
        AttentionRule.Decide(default).ShouldBeNull();
    }

    [Theory]
    [InlineData(IncidentScope.Road, "南京西路 华山路口东105米 南侧", "road:7:南京西路")]
    [InlineData(IncidentScope.Building, "南京西路 华山路口东105米 南侧", null)]
    [InlineData(IncidentScope.Road, "静安寺街道愚园路300弄12号门口", "road:7:静安寺街道愚园路")]
    [InlineData(IncidentScope.Building, "静安寺街道愚园路300弄12号门口", "building:7:静安寺街道愚园路300弄12号")]
    [InlineData(IncidentScope.Building, "威海路88号1号楼", "building:7:威海路88号1号楼")]
    [InlineData(IncidentScope.Building, "威海路88号2号楼大堂", "building:7:威海路88号2号楼")]
    [InlineData(IncidentScope.Building, "南京西路1038号甲座12层", "building:7:南京西路1038号甲座")]
    [InlineData(IncidentScope.Building, "愚园路300弄3幢", "building:7:愚园路300弄3幢")]
    [InlineData(IncidentScope.Building, "威海路88号", "building:7:威海路88号")]
    [InlineData(IncidentScope.Road, "世纪大道88号", "road:7:世纪大道")]
    [InlineData(IncidentScope.Road, "静安公园", null)]
    [InlineData(IncidentScope.Area, "静安公园", "area:71")]
    [InlineData(IncidentScope.Asset, "静安公园", "asset:BIN-012")]
    public void What_belongs_together_is_read_from_the_register(IncidentScope scope, string address, string? key) =>
        IncidentRule.KeyOf(scope, "BIN-012", address, 71, 7).ShouldBe(key);

    private static List<long> Changes(string minutesAgo) => [.. minutesAgo.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(m => (1000 - long.Parse(m, System.Globalization.CultureInfo.InvariantCulture)) * Minute)];

    private static List<DateTimeOffset> Every(TimeSpan pause, int times) => [.. Enumerable.Range(0, times).Select(i => Noon + (pause * i))];
}
