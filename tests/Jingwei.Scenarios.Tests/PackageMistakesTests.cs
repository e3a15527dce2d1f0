using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Reading;

namespace Jingwei.Scenarios.Tests;

/// <summary>Every mistake is named with its line and with what would be right.</summary>
public sealed class PackageMistakesTests
{
    private const string Good = """
        package: test
        version: 1
        name: { zh: 测试, en: Test }
        purpose: { zh: 测试, en: Test }
        deviceKinds:
          bin:
            name: { zh: 箱, en: Bin }
            interval: 10m
            values:
              fill: { label: { zh: 满, en: Fill }, unit: "%", range: [0, 100] }
              lid: { label: { zh: 盖, en: Lid }, words: [shut, open] }
            conditions:
              overflow:
                name: { zh: 满溢, en: Overflow }
                category: 03-01
                severity: 2
                when: [fill >= 95, fill >= 85 for 5m]
                until: fill < 60
              frozen: { name: { zh: 卡住, en: Frozen }, category: 03-01, severity: 1, stuck: fill for 6h }
              filling: { name: { zh: 快满, en: Filling }, category: 03-01, severity: 1, rises: fill by 20 within 10m until less than 5 }
              fumbled: { name: { zh: 反复开, en: Fumbled }, category: 03-01, severity: 1, often: lid is open 3 times within 1h }
              leftOpen: { name: { zh: 忘关, en: Left open }, category: 03-01, severity: 1, notFollowed: [lid is open, lid is shut], within: 5m, until: lid is shut }
        categories:
          - code: "03"
            name: { zh: 市容, en: Street }
            severity: 2
            clocks: { accept: 60s, arrive: 3m, clear: 10m, check: 1h }
            children:
              - { code: 03-01, name: { zh: 满溢, en: Overflow }, severity: 2, report: true }
        calls:
          sensor: [officer, [pointOwner, operator]]
        examples:
          - name: at once
            kind: bin
            readings:
              - { at: "10:00", fill: 97 }
            expect:
              - { condition: overflow, raised: "10:00" }
            until: "10:01"
        """;

    [Fact]
    public void The_package_that_the_mistakes_are_made_in_has_none()
    {
        var (package, problems) = ReadPackage.Read("test/scenario.yaml", Good);
        problems.ShouldBeEmpty();
        RunExamples.Of(package!, "test/scenario.yaml").ShouldBeEmpty();
    }

    [Theory]
    [InlineData("interval: 10m", "intervall: 10m", 8, "Did you mean 'interval'?")]
    [InlineData("interval: 10m", "interval: ten", 8, "should be a duration such as 30s, 5m, 2h or 1d")]
    [InlineData("range: [0, 100]", "", 10, "'range: [0, 100]' for a number")]
    [InlineData("fill >= 95,", "full >= 95,", 17, "no value 'full' in this kind. Known are: fill, lid")]
    [InlineData("fill >= 95,", "fill => 95,", 17, "Right would be 'fill >= 95'")]
    [InlineData("fill >= 95,", "lid >= open,", 17, "compare it with 'is' or 'is not'")]
    [InlineData("fill >= 95,", "fill >= 950,", 17, "outside the range of 'fill', 0 to 100")]
    [InlineData("until: fill < 60", "until: fill < 90", 17, "would raise 'overflow' and end it at once")]
    [InlineData("until: fill < 60", "until: lid is shut", 17, "both must look at the same value")]
    [InlineData("category: 03-01", "category: 03-07", 15, "There is no category '03-07'")]
    [InlineData("severity: 2\n        when", "severity: 5\n        when", 16, "whole number from 1 to 4")]
    [InlineData("- { code: 03-01", "- { code: 04-01", 29, "should begin with '03-'")]
    [InlineData("accept: 60s, ", "", 27, "lacks 'accept'")]
    [InlineData("sensor: [officer,", "sensor: [officier,", 31, "'officier' is no role")]
    [InlineData("sensor: [", "sensors: [", 31, "Known are: sensor, resident, inspector")]
    [InlineData("\"10:00\", fill", "10, fill", 36, "time of day in quotes")]
    [InlineData("stuck: fill for 6h", "stuck: fill", 19, "Right would be 'fill for 6h'")]
    [InlineData("stuck: fill for 6h", "stuck: full for 6h", 19, "no value 'full' in this kind")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, until: fill < 3", 19, "needs no 'until'")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, noDataFor: 5m", 19, "one condition has one of them")]
    [InlineData("stuck: fill for 6h", "within: 6h", 19, "lacks what makes it so")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, within: 6h", 19, "'within' belongs to")]
    [InlineData("rises: fill by 20", "rises: fill 20", 20, "Right would be 'fill by 20 within 10m'")]
    [InlineData("rises: fill by 20", "rises: lid by 20", 20, "'lid' is no number")]
    [InlineData("until less than 5", "until less than 50", 20, "'until less than' may not be more")]
    [InlineData("is open 3 times", "is open 1 times", 21, "from 2 to 100 times")]
    [InlineData("is open 3 times", "is ajar 3 times", 21, "not a word of shut, open")]
    [InlineData("[lid is open, lid is shut], within", "[lid is open], within", 22, "names two levels")]
    [InlineData("version: 1", "version: one", 2, "whole number")]
    [InlineData("name: { zh: 测试, en: Test }", "name: Test", 3, "{ zh: …, en: … }")]
    [InlineData("package: test", "package: [", 1, "not YAML")]
    public void A_mistake_names_its_line_and_the_mend(string right, string wrong, int line, string mend)
    {
        Good.ShouldContain(right);
        var place = Good.IndexOf(right, StringComparison.Ordinal);
        var problems = ReadPackage.Read("test/scenario.yaml", Good.Remove(place, right.Length).Insert(place, wrong)).Problems;
        var said = string.Join('\n', problems);
        problems.ShouldContain(p => p.Message.Contains(mend, StringComparison.Ordinal) && (p.Line == line || mend == "not YAML"), said);
    }

    [Fact]
    public void Every_kind_of_condition_can_be_tried()
    {
        const string more = """
              - name: the rest
                kind: bin
                readings:
                  - { at: "10:00", fill: 20, lid: open }
                  - { at: "10:08", fill: 45, lid: shut }
                  - { at: "10:09", fill: 45, lid: open }
                  - { at: "10:10", fill: 45, lid: shut }
                  - { at: "10:20", fill: 45, lid: open }
                  - { at: "10:21", fill: 45, lid: shut }
                expect:
                  - { condition: leftOpen, raised: "10:05", started: "10:00", cleared: "10:08" }
                  - { condition: filling, raised: "10:08", started: "10:00", cleared: "10:20" }
                  - { condition: fumbled, raised: "10:20", started: "10:00", cleared: "11:00" }
                until: "11:30"
            """;
        var (package, problems) = ReadPackage.Read("t", Good + "\n" + more);
        problems.ShouldBeEmpty();
        RunExamples.Of(package!, "t").ShouldBeEmpty();
    }

    [Fact]
    public void An_example_that_does_not_come_out_says_what_came() =>
        RunExamples.Of(ReadPackage.Read("t", Good.Replace("fill: 97", "fill: 90")).Package!, "t").ShouldHaveSingleItem().Message
            .ShouldContain("expected overflow raised 10:00:00, and it came to nothing");

    [Fact]
    public void Two_packages_cannot_declare_one_kind() =>
        Should.Throw<PackageException>(() => LoadPackages.Catalog([("a", Good), ("b", Good)])).Problems
            .ShouldContain(p => p.File == "b" && p.Message.Contains("'bin'"));
}
