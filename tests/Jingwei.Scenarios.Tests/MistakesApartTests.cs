using Jingwei.Scenarios.Contracts;

namespace Jingwei.Scenarios.Tests;

/// <summary>A mistake is told where it is, hides no other, and makes none elsewhere.</summary>
public sealed class MistakesApartTests
{
    private const string When = "when: [fill >= 95, fill >= 85 for 5m]";

    [Fact]
    public void A_sentence_is_told_all_that_is_wrong_in_it()
    {
        var told = Told(TestPackage.Good.With(When, "when: [fil > 650 for 5 minute]"));
        told.ShouldAllBe(p => p.Line == 17);
        told.Select(p => p.Code).ShouldBe(["durationUnit", "valueMistyped", "limitOutside"]);
        told[0].Sentence.En.ShouldBe("'5 minute' should be written '5m': a whole number and its unit without a blank; s for seconds, m for minutes, h for hours, d for days.");
        told[0].Sentence.Zh.ShouldBe("“5 minute”应写成“5m”：整数加单位，中间没有空格；s 秒、m 分钟、h 小时、d 天。");
        told[1].Sentence.En.ShouldBe("There is no value 'fil' in this kind. Known are: fill, lid. Did you mean 'fill'?");
    }

    [Theory]
    [InlineData("when: [fill => 85 for 5x]", "durationWrong", "comparisonUnknown")]
    [InlineData("when: [fill >= 85 for 5分钟]", "durationUnit")]
    [InlineData("when: [fill >= 85 for 5]", "durationWrong")]
    [InlineData("when: [fill >= 85 for long]", "durationWrong")]
    [InlineData("when: [fill >= 85 % for 5 Minutes]", "durationUnit", "limitNoNumber")]
    [InlineData("when: fill >= 95", "notList")]
    [InlineData("when: [fill >= 85, full >= 95]", "valueMistyped")]
    public void Each_mistake_of_a_level_is_told_once(string wrong, params string[] codes) =>
        Told(TestPackage.Good.With(When, wrong)).Select(p => p.Code).ShouldBe(codes);

    [Theory]
    [InlineData("stuck: fill for 6h", "stuck: fil for 6 hours", "durationUnit", "valueMistyped")]
    [InlineData("rises: fill by 20 within 10m", "rises: fil by 120 within 10 min", "durationUnit", "valueMistyped", "changeNever")]
    [InlineData("often: lid is open 3 times within 1h", "often: lit is opn 3 times within 1小时", "durationUnit", "valueMistyped", "limitNoWord")]
    [InlineData("stuck: fill for 6h", "noDataFor: 0m", "clockNothing")]
    [InlineData("stuck: fill for 6h", "noDataFor: 35 minutes", "durationUnit")]
    [InlineData("within: 5m, until", "within: 0m, until", "clockNothing")]
    public void And_so_of_the_other_sentences(string right, string wrong, params string[] codes) =>
        Told(TestPackage.Good.With(right, wrong)).Select(p => p.Code).ShouldBe(codes);

    [Fact]
    public void A_sentence_that_cannot_be_read_hides_nothing_that_stands_beside_it()
    {
        var told = Told(TestPackage.Good.With("category: 03-01", "category: 03-07").With("severity: 2\n        when", "severity: 9\n        when").With(When, "when: [much too full]\n        colour: red"));
        told.Select(p => (p.Line, p.Code)).ShouldBe([(15, "categoryUnknown"), (16, "notWhole"), (17, "notLevelOrHeld"), (18, "keyUnknown")], ignoreOrder: true);
        told[0].Sentence.En.ShouldEndWith("or name one of: 03 (Street), 03-01 (Overflow).");
        told[0].Sentence.Zh.ShouldEndWith("03（市容）、03-01（满溢）。");
    }

    [Theory]
    [InlineData(When, "when: [much too full]", "notLevelOrHeld")]
    [InlineData("until: fill < 60", "until: empty", "notLevel")]
    [InlineData(When, "whne: [fill >= 95, fill >= 85 for 5m]", "keyMistyped")]
    [InlineData("    conditions:\n", "    condition:\n", "keyMistyped")]
    [InlineData("deviceKinds:\n", "deviceKind:\n", "keyMistyped")]
    [InlineData("categories:\n", "categorys:\n", "keyMistyped")]
    [InlineData("  - code: \"03\"\n", "  - cod: \"03\"\n", "keyMistyped")]
    [InlineData("  - code: \"03\"\n    name", "  - name", "keyLacking")]
    [InlineData("fill: { label: { zh: 满, en: Fill }, unit: \"%\", range: [0, 100] }", "fill: { label: { zh: 满, en: Fill }, unit: \"%\" }", "valueShapeless")]
    [InlineData("lid: { label: { zh: 盖, en: Lid }, words: [shut, open] }", "lid: { label: { zh: 盖, en: Lid } }", "valueShapeless")]
    [InlineData("      fill: { label: { zh: 满, en: Fill }, unit: \"%\", range: [0, 100] }\n      lid: { label: { zh: 盖, en: Lid }, words: [shut, open] }\n", "", "notMap")]
    [InlineData("severity: 2\n        when", "severity: 9\n        worse: { 3: fill >= 98 }\n        when", "notWhole")]
    public void What_only_follows_from_a_mistake_is_not_told(string right, string wrong, params string[] codes) =>
        Told(TestPackage.Good.With(right, wrong)).Select(p => p.Code).ShouldBe(codes);

    [Fact]
    public void A_kind_that_cannot_be_read_is_told_once()
    {
        var start = TestPackage.Good.IndexOf("  bin:\n", StringComparison.Ordinal);
        var told = Told(TestPackage.Good[..start] + "  bin: 5\n" + TestPackage.Good[TestPackage.Good.IndexOf("categories:", StringComparison.Ordinal)..]);
        told.ShouldHaveSingleItem().Message.ShouldStartWith("'bin' should be a map of names");
    }

    [Fact]
    public void A_package_that_needs_one_with_mistakes_is_not_told_of_them()
    {
        var read = LoadPackages.Read([
            (TestPackage.FileName, TestPackage.Good.With("fill: { label: { zh: 满, en: Fill }, unit: \"%\", range: [0, 100] }", "fill: { label: { zh: 满, en: Fill } }").With(When, "when: [much too full]")),
            ("needing/scenario.yaml", TestPackage.Needing)]);
        read.Files[1].Problems.ShouldBeEmpty();
    }

    private static List<PackageProblem> Told(string yaml) => [.. TestPackage.Read(yaml).Problems];
}
