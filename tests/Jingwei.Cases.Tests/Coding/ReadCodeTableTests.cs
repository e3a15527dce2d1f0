using Jingwei.Cases.Coding;
using Jingwei.Cases.Rules.Coding;
using Jingwei.Foundation.DataFiles;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Tests.Coding;

/// <summary>Tables of codes as people write them.</summary>
public sealed class ReadCodeTableTests
{
    private const string Good = """
        standard: gbt30428
        version: 2
        name: { zh: 目录, en: Table }
        source: us
        grades:
          core: { zh: 重点区域, en: Core, areas: ["310106"] }
        classes:
          - code: A01
            kind: asset
            zh: 公用设施
            en: Utilities
            check: photo
            conditions:
              missing: { zh: 缺失, en: Missing, limit: { minutes: 240 }, grades: { core: { minutes: 120 } } }
            categories:
              - { code: A01-18, zh: 路灯, en: Lamp, maps: [01-04] }
              - { code: A01-19, zh: 地灯, en: Ground light, own: true }
        bodies:
          - { of: [A01-18], called: 路灯 }
        fallback:
          - { kind: center }
        """;

    [Fact]
    public void The_limit_goes_by_condition_and_by_the_grade_of_the_place()
    {
        var mistakes = new List<FileMistake>();
        var table = ReadCodeTable.Read("", Good, mistakes)!;
        mistakes.ShouldBeEmpty();
        table.LimitOf("A01-18", "missing", ["31", "310107"]).ShouldBe(TimeLimit.Minutes(240));
        table.LimitOf("A01-18", "missing", ["31", "310106"]).ShouldBe(TimeLimit.Minutes(120));
        table.LimitOf("A01-18", "gone", ["31"]).ShouldBeNull();
        table.OfPackage("01-04")!.Code.ShouldBe("A01-18");
        table.Find("A01-19")!.Own.ShouldBeTrue();
    }

    [Theory]
    [InlineData("code: A01-18", "code: A1-18", "codeShape", 16)]
    [InlineData("code: A01-18", "code: A02-18", "codeOutside", 16)]
    [InlineData("code: A01-19", "code: A01-18", "codeTwice", 17)]
    [InlineData("own: true", "maps: [01-04]", "mapTwice", 17)]
    [InlineData("kind: asset", "kind: incident", "kindDiffers", 8)]
    [InlineData("{ core: { minutes: 120 } }", "{ cor: { minutes: 120 } }", "gradeUnknown", 14)]
    [InlineData("limit: { minutes: 240 }", "limit: { hours: 4 }", "notLimit", 14)]
    [InlineData("of: [A01-18]", "of: [A01-99]", "ofUnknown", 19)]
    [InlineData("called: 路灯 }", "called: 路灯, kind: center }", "ruleOne", 19)]
    [InlineData("kind: center", "kind: centre", "notWord", 21)]
    public void What_is_wrong_is_told_with_its_line(string was, string now, string code, int line)
    {
        var mistakes = new List<FileMistake>();
        ReadCodeTable.Read("", Good.Replace(was, now, StringComparison.Ordinal), mistakes).ShouldBeNull();
        mistakes.ShouldContain(m => m.Code == code && m.Line == line, string.Join("; ", mistakes));
    }

    [Fact]
    public void The_table_that_ships_can_be_read_and_maps_what_packages_of_the_street_file()
    {
        var (file, yaml) = CodeBook.Files().Single();
        var mistakes = new List<FileMistake>();
        var table = ReadCodeTable.Read(file, yaml, mistakes)!;
        mistakes.ShouldBeEmpty();
        file.ShouldBe("gbt30428/1.yaml");
        table.Classes.Count(c => c.Kind == ThingKind.Asset).ShouldBe(5);
        table.Classes.Count(c => c.Kind == ThingKind.Incident).ShouldBe(6);
        table.OfPackage("01-04")!.Name.Zh.ShouldBe("路灯");
    }

    [Fact]
    public void A_sheet_changes_the_limits_that_it_names_and_nothing_else()
    {
        var mistakes = new List<FileMistake>();
        var yaml = CodeCsv.Into(Good, "code,condition,name_zh,name_en,unit,amount,grade\nA01-18,missing,缺失,Missing,workingHours,2,\nA01-18,dark,不亮,Out,workingDays,1,core\n", 3, mistakes);
        mistakes.ShouldBeEmpty();
        var table = ReadCodeTable.Read("", yaml!, mistakes)!;
        mistakes.ShouldBeEmpty();
        table.Version.ShouldBe(3);
        table.LimitOf("A01-18", "missing", []).ShouldBe(TimeLimit.Hours(2));
        table.LimitOf("A01-18", "missing", ["310106"]).ShouldBe(TimeLimit.Minutes(120));
        table.LimitOf("A01-19", "missing", []).ShouldBe(TimeLimit.Minutes(240), "the class's conditions still hold for the others");
        CodeVersions.Changes(ReadCodeTable.Read("", Good, [])!, table).Select(c => (c.Code, c.What)).ShouldBe([("A01-18", "changed")]);
    }

    [Fact]
    public void A_sheet_with_a_code_that_there_is_not_is_told_by_its_line()
    {
        var mistakes = new List<FileMistake>();
        CodeCsv.Into(Good, "code,condition,name_zh,name_en,unit,amount\nA09-18,missing,缺失,Missing,workingHours,2\n", 3, mistakes).ShouldBeNull();
        (mistakes.Single().Line, mistakes.Single().Code).ShouldBe((2, "csvCodeUnknown"));
    }

    [Fact]
    public void A_sheet_needs_no_names_but_for_a_condition_that_is_new()
    {
        var mistakes = new List<FileMistake>();
        var table = ReadCodeTable.Read("", CodeCsv.Into(Good, "code,condition,unit,amount\nA01-18,missing,workingHours,2\n", 3, mistakes)!, mistakes)!;
        mistakes.ShouldBeEmpty();
        var condition = table.Find("A01-18")!.FindCondition("missing")!;
        (condition.Name.En, condition.Limit).ShouldBe(("Missing", TimeLimit.Hours(2)));
        CodeCsv.Into(Good, "code,condition,unit,amount\nA01-18,crooked,workingHours,2\n", 3, mistakes).ShouldBeNull();
        mistakes.Single().Code.ShouldBe("csvRequired");
        CodeCsv.Into(Good, "code,condition,name_zh,unit,amount\nA01-18,crooked,歪斜,workingHours,2\n", 3, [])!.ShouldContain("歪斜");
    }
}
