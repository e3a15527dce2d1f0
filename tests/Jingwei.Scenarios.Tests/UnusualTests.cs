using static Jingwei.Scenarios.Tests.ConditionSentences;

namespace Jingwei.Scenarios.Tests;

/// <summary>What is unusual for the hour, in a package's words.</summary>
public sealed class UnusualTests
{
    private const string Kind = "values: { in: { label: { zh: 进, en: In }, range: [0, 9999] }, open: { label: { zh: 开, en: Open }, boolean: true } }";

    private const string Days = """
        { at: "day 1 18:10", in: 60 }, { at: "day 2 18:20", in: 70 }, { at: "day 4 18:10", in: 65 }, { at: "day 5 18:00", in: 131 }, { at: "day 5 18:20", in: 90 }, { at: "day 6 18:30", in: 20 }, { at: "day 6 19:00", in: 0 }
        """;

    [Fact]
    public void Much_more_than_on_the_days_before() => Try(
        Kind, "unusual: 'in above 2 times its usual, at least 50, of the same hour over 7 days'", Days, ["""raised: "day 5 18:00", cleared: "day 5 18:20" """], "day 7 10:00").ShouldBeEmpty();

    [Fact]
    public void Much_less_than_on_the_days_before() => Try(
        Kind, "unusual: in below 0.5 times its usual of the same hour over 7 days", Days, ["""raised: "day 6 18:30", cleared: "day 6 19:00" """], "day 7 10:00").ShouldBeEmpty();

    [Theory]
    [InlineData("unusual: in over 2 times its usual of the same hour over 7 days", "Right would be 'in above 2 times its usual")]
    [InlineData("unusual: in above 2 times its usual of the same hour over 2 days", "from 3 to 28 days")]
    [InlineData("unusual: open above 2 times its usual of the same hour over 7 days", "'open' is no number")]
    public void A_mistake_names_the_mend(string sentence, string mend) => Mistakes(Kind, sentence).ShouldContain(mend);
}
