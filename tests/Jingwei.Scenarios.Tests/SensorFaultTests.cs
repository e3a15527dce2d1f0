using static Jingwei.Scenarios.Tests.ConditionSentences;

namespace Jingwei.Scenarios.Tests;

/// <summary>A value out of range, in a package's words.</summary>
public sealed class SensorFaultTests
{
    private const string Kind = "values: { water: { label: { zh: 水位, en: Water }, unit: cm, range: [0, 400] }, door: { label: { zh: 门, en: Door }, boolean: true } }";

    [Fact]
    public void It_holds_until_a_number_within_the_range_comes() => Try(
        Kind, "outOfRange: water for 5m", """{ at: "10:00", water: 999 }, { at: "10:03", door: true }, { at: "10:07", water: -1 }, { at: "10:09", water: 12 }""",
        ["""raised: "10:05", started: "10:00", cleared: "10:09" """], "10:30").ShouldBeEmpty();

    [Fact]
    public void Without_for_it_is_raised_at_once() => Try(Kind, "outOfRange: water", """{ at: "10:00", water: 401 }""", ["""raised: "10:00" """], "10:30").ShouldBeEmpty();

    [Fact]
    public void An_example_may_not_send_what_nobody_would_hear() =>
        Try(Kind, "noDataFor: 1h", """{ at: "10:00", water: 401 }""", [], "10:30").ShouldContain("outside the range of 'water', 0 to 400: the message would be refused. A condition 'outOfRange: water'");

    [Theory]
    [InlineData("outOfRange: water since 5m", "Right would be 'water' or 'water for 5m'")]
    [InlineData("outOfRange: door", "'door' is no number")]
    [InlineData("outOfRange: wine", "There is no value 'wine'")]
    [InlineData("outOfRange: water, until: water < 3", "needs no 'until'")]
    public void A_mistake_names_the_mend(string sentence, string mend) => Mistakes(Kind, sentence).ShouldContain(mend);
}
