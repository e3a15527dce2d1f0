using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Tests;

/// <summary>Every mistake is named with its line and with what would be right.</summary>
public sealed class PackageMistakesTests
{
    [Fact]
    public void The_package_that_the_mistakes_are_made_in_has_none()
    {
        var read = TestPackage.Read(TestPackage.Good);
        read.Problems.ShouldBeEmpty();
        RunExamples.Of(read.Packages[0], read.Packages).ShouldBeEmpty();
    }

    [Fact]
    public void A_step_of_severity_may_say_how_it_is_left()
    {
        var read = TestPackage.Read(TestPackage.Good.With("until: fill < 60", "until: fill < 60\n        worse: { 3: fill >= 96, 4: fill >= 98 until fill < 90 }"));
        read.Problems.ShouldBeEmpty();
        read.Packages[0].DeviceKinds[0].FindCondition("overflow")!.Worse.ShouldBe([
            new SeverityStep(3, new Level(Comparison.AtLeast, 96)) { Recovery = new Level(Comparison.LessThan, 96) },
            new SeverityStep(4, new Level(Comparison.AtLeast, 98)) { Recovery = new Level(Comparison.LessThan, 90) },
        ]);
    }

    [Fact]
    public void What_hides_a_condition_and_what_it_is_told_with_is_read()
    {
        var read = TestPackage.Read(TestPackage.Good.Replace(
            "stuck: fill for 6h", "stuck: fill for 6h, hiddenBy: [overflow, { condition: bin.filling, within: 2km }, { condition: bin.fumbled, within: subdistrict }], waitFor: 1m, incident: road within 5m",
            StringComparison.Ordinal));
        read.Problems.ShouldBeEmpty();
        var attention = read.Packages[0].DeviceKinds[0].FindCondition("frozen")!.Attention;
        attention.HiddenBy.ShouldBe([
            new CauseDefinition(null, "overflow"),
            new CauseDefinition("bin", "filling", CauseReach.Distance, Meters: 2000),
            new CauseDefinition("bin", "fumbled", CauseReach.Level, AreaLevels.Subdistrict),
        ]);
        attention.WaitFor.ShouldBe(TimeSpan.FromMinutes(1));
        attention.Incident.ShouldBe(new IncidentDefinition(IncidentScope.Road, TimeSpan.FromMinutes(5)));
    }

    [Theory]
    [InlineData("purpose: { zh: 测试", "purpose: { zh: 【待填】为谁", 4, "'purpose' still has the frame's placeholder in 'zh'. Write there, in its place: 为谁")]
    [InlineData("label: { zh: 满, en: Fill }", "label: { zh: 满, en: <fill in> what it is }", 10, "'label' still has the frame's placeholder in 'en'. Write there, in its place: what it is")]
    [InlineData("purpose: { zh: 测试", "purpose: { zh: 一两句话：为谁、解决什么问题。", 4, "'purpose' still has the frame's placeholder in 'zh'")]
    [InlineData("interval: 10m", "intervall: 10m", 8, "Did you mean 'interval'?")]
    [InlineData("interval: 10m", "interval: ten", 8, "should be a duration such as 30s, 5m, 2h or 1d")]
    [InlineData("range: [0, 100]", "", 10, "'range: [0, 100]' for a number")]
    [InlineData("fill >= 95,", "full >= 95,", 17, "no value 'full' in this kind. Known are: fill, lid")]
    [InlineData("fill >= 95,", "fill => 95,", 17, "Right would be 'fill >= 95'")]
    [InlineData("fill >= 95,", "lid >= open,", 17, "compare it with 'is' or 'is not'")]
    [InlineData("fill >= 95,", "fill >= 950,", 17, "outside the range of 'fill', 0 to 100")]
    [InlineData("version: 1", "version: 1\nversion: 2", 3, "'version' stands twice here")]
    [InlineData("severity: 2\n        when", "severity: 2\n        severity: 3\n        when", 17, "'severity' stands twice here")]
    [InlineData("    interval: 10m", "\tinterval: 10m", 8, "indented with a tab: use blanks")]
    [InlineData("interval: 10m", "interval：10m", 8, "'：' is a sign of Chinese writing")]
    [InlineData("interval: 10m", "? [a, b]\n    : c", 8, "A key should be a name")]
    [InlineData("categories:", "---\ncategories:", 23, "Here a second document begins")]
    [InlineData("zh: 测试", "zh: \uFFFD", 3, "not UTF-8")]
    [InlineData("fill >= 95,", "fill >= 95%,", 17, "write a number without its unit")]
    [InlineData("range: [0, 100]", "range: [100, 0]", 10, "two numbers, the smaller first")]
    [InlineData("overflow:\n", "over.flow:\n", 13, "'over.flow' cannot be a name here")]
    [InlineData("  bin:\n", "  bin@1:\n", 6, "'bin@1' cannot be a name here")]
    [InlineData("      fill: { label: { zh: 满, en: Fill }, unit: \"%\", range: [0, 100] }\n      lid: { label: { zh: 盖, en: Lid }, words: [shut, open] }\n", "", 9, "'values' should be a map of names")]
    [InlineData("until: fill < 60", "until: fill < 0", 18, "'fill < 0' can never be: 'fill' goes from 0 to 100")]
    [InlineData("fill >= 95,", "fill > 100,", 17, "'fill > 100' can never be")]
    [InlineData("rises: fill by 20", "rises: fill by 120", 20, "'fill' cannot change by 120")]
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
    [InlineData("until: fill < 60", "until: fill < 60\n        worse: { 2: fill >= 98 }", 19, "'2' is not worse than severity 2")]
    [InlineData("until: fill < 60", "until: fill < 60\n        worse: { 3: lid is open }", 19, "looks at 'fill'")]
    [InlineData("until: fill < 60", "until: fill < 60\n        worse: { 3: fill >= 98 until lid is open }", 19, "looks at 'fill'")]
    [InlineData("until: fill < 60", "until: fill < 60\n        worse: { 3: fill >= 98 until fill <= 98 }", 19, "'until' must lie beyond the step")]
    [InlineData("until: fill < 60", "until: fill < 60\n        worse: { 3: fill >= 98 until fill < 50 }", 19, "must be met wherever the condition's is")]
    [InlineData("until: fill < 60", "until: fill < 60\n        worse: { 3: fill >= 98 until }", 19, "fill")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, worse: { 3: fill >= 98 }", 19, "'worse' belongs to 'when'")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, hiddenBy: [flooded]", 19, "'bin' has no condition 'flooded'")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, hiddenBy: [frozen]", 19, "cannot hide itself")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, hiddenBy: [substation.powerCut]", 19, "{ condition: substation.powerCut, within: area }")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, hiddenBy: [{ condition: substation.powerCut, within: 200m }]", 19, "There is no kind 'substation'")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, hiddenBy: [{ condition: substation.powerCut, within: near }]", 19, "a distance such as 200m")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, waitFor: 1m", 19, "belongs to 'hiddenBy'")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, incident: river within 5m", 19, "one of asset, building, road, area")]
    [InlineData("stuck: fill for 6h", "within: 6h", 19, "lacks what makes it so")]
    [InlineData("stuck: fill for 6h", "stuck: fill for 6h, within: 6h", 19, "'within' belongs to")]
    [InlineData("rises: fill by 20", "rises: fill 20", 20, "Right would be 'fill by 20 within 10m'")]
    [InlineData("rises: fill by 20", "rises: lid by 20", 20, "'lid' is no number")]
    [InlineData("until less than 5", "until less than 50", 20, "'until less than' may not be more")]
    [InlineData("is open 3 times", "is open 1 times", 21, "from 2 to 100 times")]
    [InlineData("is open 3 times", "is ajar 3 times", 21, "not a word of shut, open")]
    [InlineData("[lid is open, lid is shut], within", "[lid is open], within", 22, "names two levels")]
    [InlineData("raised: \"10:00\"", "raised: \"day 0 10:00\"", 38, "day 1 is a Monday")]
    [InlineData("version: 1", "version: one", 2, "whole number")]
    [InlineData("name: { zh: 测试, en: Test }", "name: Test", 3, "{ zh: …, en: … }")]
    [InlineData("package: test", "package: [", 1, "not YAML")]
    [InlineData("package: test", "package: Test", 1, "small letters, digits and hyphens")]
    [InlineData("package: test", "package: trial", 1, "stands in the folder 'test'")]
    [InlineData("field: sanitation", "", 1, "The package lacks 'field'")]
    [InlineData("field: sanitation", "field: sanitary", 50, "Known are: facilities, sanitation, municipal")]
    [InlineData("mostDays: 90", "mostDays: 4000", 53, "whole number from 1 to 366")]
    [InlineData("basis: { zh: 《测试法》第一条, en: Article 1 of the Test Act }", "", 53, "lacks 'basis'")]
    [InlineData("who: officer", "who: soldier", 56, "'soldier' is no role")]
    [InlineData("- { who: officer, do: { zh: 去看, en: Go and look } }", "[]", 56, "should have an item")]
    [InlineData("level: IV", "level: VI", 58, "Known are: IV, III, II, I")]
    [InlineData("activatedBy: commander", "activatedBy: crew", 58, "'crew' may not decide on a level. Those who may are: operator, commander")]
    [InlineData("do: [ { zh: 加派", "do: [ { who: soldier, zh: 加派", 58, "'soldier' is no role")]
    [InlineData("proposedBy: [bin.overflow]", "proposedBy: [bin.flooded]", 58, "'bin' has no condition 'flooded'. Known are: overflow")]
    [InlineData("proposedBy: [bin.overflow]", "proposedBy: [overflow]", 58, "Right would be 'bin.overflow'")]
    [InlineData("proposedBy: [bin.overflow]", "proposedBy: []", 58, "empty list")]
    [InlineData("show: [devices, onTime]", "show: [devices, ontime]", 59, "Known are: devices, silent, alarms, cases, onTime, values")]
    [InlineData("show: [devices, onTime]", "show: [devices, devices]", 59, "one part twice")]
    [InlineData("measure: activeAlarms", "measure: alarms", 61, "Known are: activeAlarms, alarmsToday")]
    [InlineData("of: [bin.overflow], owner", "of: [bin], owner", 61, "names no condition")]
    [InlineData("of: [\"03\"]", "of: [04-01]", 62, "There is no category '04-01'")]
    [InlineData("of: [bin],", "of: [box],", 63, "There is no kind 'box'")]
    [InlineData("warn: 3, act: 10", "warn: 10, act: 3", 61, "should be more than 'warn' (10)")]
    [InlineData("warn: 95, act: 80", "warn: 80, act: 95", 62, "should be less than 'warn' (80)")]
    [InlineData("warn: 95, act: 80", "warn: 195, act: 80", 62, "from 0 to 100")]
    [InlineData("code: mute", "code: full", 61, "'full' is given twice")]
    [InlineData("case: 03-01", "case: 03-09", 38, "There is no category '03-09'")]
    [InlineData("calls: [officer, [pointOwner, operator]] }", "calls: [soldier] }", 38, "'soldier' is no role")]
    [InlineData("expect: []", "expect: [ { condition: overflow, raised: \"10:00\" } ]", 33, "No example stays quiet")]
    [InlineData("  - name: half full\n    kind: bin\n    readings: [ { at: \"10:00\", fill: 50 } ]\n    expect: []\n    until: \"10:01\"\n", "", 33, "has 2 examples and should have at least 3")]
    public void A_mistake_names_its_line_and_the_mend(string right, string wrong, int line, string mend)
    {
        var problems = TestPackage.Read(TestPackage.Good.With(right, wrong)).Problems.ToList();
        var said = string.Join('\n', problems);
        problems.ShouldContain(p => p.Message.Contains(mend, StringComparison.Ordinal) && (p.Line == line || mend == "not YAML"), said);
        foreach (var problem in problems)
        {
            problem.Sentence.En.ShouldNotMatch(@"\{\w+\}", "every place is filled");
            problem.Sentence.Zh.ShouldNotMatch(@"\{\w+\}", "every place is filled");
        }
    }

    [Fact]
    public void What_an_example_says_after_its_end_is_told()
    {
        var read = TestPackage.Read(TestPackage.Good.With("until: \"10:06\"", "until: \"10:03\""));
        read.Problems.ShouldBeEmpty();
        RunExamples.Of(read.Packages[0], read.Packages).ShouldContain(p => p.Message.StartsWith("'held' ends at 10:03:00, and has something that is later", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_kind_of_condition_can_be_tried()
    {
        const string more = """
            examples:
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
        var read = TestPackage.Read(TestPackage.Good.With("examples:", more));
        read.Problems.ShouldBeEmpty();
        RunExamples.Of(read.Packages[0], read.Packages).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fill: 97", "fill: 90", "expected [overflow 10:00:00–], and it came to [].")]
    [InlineData("case: 03-01", "case: none", "was expected to file none, and it files 03-01")]
    [InlineData("calls: [officer, [pointOwner, operator]] }", "calls: [officer, pointOwner, operator] }", "expected to be [officer, pointOwner, operator], and they are [officer, [pointOwner, operator]]")]
    public void An_example_that_does_not_come_out_says_what_came(string right, string wrong, string said)
    {
        var read = TestPackage.Read(TestPackage.Good.With(right, wrong));
        RunExamples.Of(read.Packages[0], read.Packages).ShouldHaveSingleItem().Message.ShouldContain(said);
    }

    [Fact]
    public void An_alarm_that_files_no_case_calls_nobody()
    {
        var read = TestPackage.Read(TestPackage.Good.With("severity: 2\n        when", "severity: 2\n        filesCase: false\n        when").With("case: 03-01, calls: [officer, [pointOwner, operator]]", "case: none, calls: []"));
        read.Problems.ShouldBeEmpty();
        RunExamples.Of(read.Packages[0], read.Packages).ShouldBeEmpty();
    }
}
