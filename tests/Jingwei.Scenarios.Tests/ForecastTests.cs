using static Jingwei.Scenarios.Tests.ConditionSentences;

namespace Jingwei.Scenarios.Tests;

/// <summary>Forecasts, in a package's words.</summary>
public sealed class ForecastTests
{
    private const string Values = "values: { level: { label: { zh: 水位, en: Level }, unit: m, range: [0, 20] }, gate: { label: { zh: 闸门, en: Gate }, boolean: true } }";
    private const string Kind = "forecasts: true, " + Values;
    private const string Readings = """{ at: "10:00", validAt: "18:00", level: 3.8 }, { at: "13:00", validAt: "18:00", level: 3.2 }, { at: "14:00", validAt: "18:00", level: 2.9 }""";

    [Fact]
    public void It_is_raised_within_the_lead_time_and_ends_with_a_better_issue() => Try(
        Kind, "forecast: level >= 3.5 within 6h until level < 3", Readings, ["""raised: "12:00", cleared: "14:01" """], "20:00").ShouldBeEmpty();

    [Fact]
    public void Without_until_any_issue_that_does_not_reach_the_level_ends_it() => Try(
        Kind, "forecast: level >= 3.5 within 6h", Readings, ["""raised: "12:00", cleared: "13:01" """], "20:00").ShouldBeEmpty();

    [Theory]
    [InlineData("forecast: level >= 3.5", "Right would be 'level >= 3.5 within 6h'")]
    [InlineData("forecast: level >= 3.5 within 6h until level < 4", "lie beyond the level that begins it")]
    [InlineData("forecast: gate is true within 6h", "'gate' is no number")]
    [InlineData("forecast: level >= 3.5 within 6h, until: level < 3", "needs no 'until'")]
    public void A_mistake_names_the_mend(string sentence, string mend) => Mistakes(Kind, sentence).ShouldContain(mend);

    [Fact]
    public void The_kind_must_say_that_it_forecasts() => Mistakes(Values, "forecast: level >= 3.5 within 6h").ShouldContain("write 'forecasts: true' in the kind");

    [Fact]
    public void Counts_cannot_be_forecast() => Mistakes("countsIntervals: true, " + Kind, "noDataFor: 1h").ShouldContain("cannot forecast");
}
