using static Jingwei.Scenarios.Tests.ConditionSentences;

namespace Jingwei.Scenarios.Tests;

/// <summary>Any condition may be watched at some hours and on some days only.</summary>
public sealed class WatchedTimesTests
{
    private const string Kind = "values: { lid: { label: { zh: 盖, en: Lid }, words: [shut, open] } }";
    private const string Ajar = "when: [lid is open for 30m], until: lid is shut";

    [Fact]
    public void At_night_on_workdays() => Try(
        Kind, Ajar + """, hours: "22:00-06:00", days: workdays""", """{ at: "thu 21:00", lid: open }""",
        [
            """raised: "thu 22:30", started: "thu 22:00", cleared: "fri 06:00" """, """raised: "fri 22:30", started: "fri 22:00", cleared: "sat 06:00" """,
            """raised: "day 8 22:30", cleared: "day 9 06:00" """,
        ], "day 9 12:00").ShouldBeEmpty();

    [Fact]
    public void At_both_rush_hours() => Try(
        Kind, Ajar + """, hours: ["07:00-09:00", "17:00-19:30"]""", """{ at: "06:00", lid: open }, { at: "18:00", lid: shut }""",
        ["""raised: "07:30", cleared: "09:00" """, """raised: "17:30", started: "17:00", cleared: "18:00" """], "20:00").ShouldBeEmpty();

    [Fact]
    public void On_named_days() => Try(
        Kind, Ajar + ", days: [tue, wed]", """{ at: "10:00", lid: open }""", ["""raised: "tue 00:30", cleared: "thu 00:00" """], "sun 12:00").ShouldBeEmpty();

    [Theory]
    [InlineData("hours: 22-6", "Right would be \"22:00-06:00\" in quotes")]
    [InlineData("hours: \"22:00-22:00\"", "its two ends differ")]
    [InlineData("hours: [\"00:00-12:00\", \"12:00-24:00\"]", "leave 'hours' out")]
    [InlineData("days: [mon, tue, wed, thu, fri, sat, sun]", "leave 'days' out")]
    [InlineData("days: workday", "'workdays', 'weekends', or a list")]
    [InlineData("days: [mon, funday]", "'funday' is no day. Known are: mon, tue")]
    public void A_mistake_names_the_mend(string watched, string mend) => Mistakes(Kind, $"{Ajar}, {watched}").ShouldContain(mend);
}
