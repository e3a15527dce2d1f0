using Jingwei.Cases.Formulas;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Tests.Appraisal;

public sealed class FormulaFilesTests
{
    private const string Indicator = "  - { code: onTime, name: { zh: 按时, en: On time }, unit: percent, numerator: dispatchedOnTime, denominator: dispatchDue, counts: for, weight: 100, owner: operator, source: 试 }";
    private const string Grades = "[ { grade: A, from: 90 }, { grade: B, from: 0 } ]";

    [Fact]
    public void What_ships_has_no_mistake() => FormulaBook.Check(FormulaBook.Shipped()).ShouldBeEmpty();

    [Fact]
    public void There_is_a_table_for_each_that_is_appraised_and_it_says_where_it_is_from()
    {
        Counted.Book.Tables.Select(t => t.Appraised).ShouldBe(Enum.GetValues<Appraised>());
        foreach (var indicator in Counted.Book.Tables.SelectMany(t => t.Indicators))
            indicator.Source.ShouldNotBeNullOrWhiteSpace(indicator.Code);
    }

    [Fact]
    public void Grades_are_those_of_the_practice() => Counted.Book.Tables.ShouldAllBe(t => t.Grades.Select(g => $"{g.Name}{g.From}").SequenceEqual(new[] { "A90", "B75", "C60", "D40", "E0" }));

    [Fact]
    public void All_that_is_read_is_there()
    {
        var table = FormulaBook.Read([("dispatcher/1.yaml", Of(Indicator.Replace("source: 试", "source: 试, ours: [weight, thresholds], thresholds: { warn: 97.5, act: 90 }", StringComparison.Ordinal)))]).Tables.ShouldHaveSingleItem();
        (table.Appraised, table.Version, table.ValidFrom, table.LeastWeight, table.Name.En).ShouldBe((Appraised.Dispatcher, 1, new DateOnly(2026, 1, 1), 50, "Dispatchers"));
        var one = table.Indicators.ShouldHaveSingleItem();
        (one.Code, one.Name.Zh, one.Unit, one.Formula, one.Direction, one.Weight, one.Owner, one.Source).ShouldBe(
            ("onTime", "按时", IndicatorUnit.Percent, "dispatchedOnTime / dispatchDue", Direction.For, 100, "operator", "试"));
        one.OurOwn.ShouldBe([OurOwn.Weight, OurOwn.Thresholds]);
        one.Thresholds.ShouldBe(new Thresholds(new Fraction(975, 10), 90));
    }

    // Each with its line, and what would be right.
    [Theory]
    [InlineData("numerator: dispatchedOnTime", "numerator: dispatched", "countUnknown")]
    [InlineData("numerator: dispatchedOnTime", "numerator: closed", "countElsewhere")]
    [InlineData("numerator: dispatchedOnTime", "numerator: dispatchDue - dispatchDue", "countTwice")]
    [InlineData("numerator: dispatchedOnTime", "numerator: dispatchDue * reworked", "operatorUnknown")]
    [InlineData("numerator: dispatchedOnTime", "numerator: dispatchDue -", "formulaUneven")]
    [InlineData("numerator: dispatchedOnTime", "numerator: dispatchDue", "alwaysHundred")]
    [InlineData("numerator: dispatchedOnTime, ", "", "keyLacking")]
    [InlineData("denominator: dispatchDue, ", "", "keyLacking")]
    [InlineData("counts: for", "counts: up", "notWord")]
    [InlineData("counts: for, ", "", "keyLacking")]
    [InlineData("owner: operator", "owner: mayor", "notWord")]
    [InlineData("owner: operator, source: 试", "owner: operator", "keyLacking")]
    [InlineData("source: 试", "source: 试, ours: [name]", "notWord")]
    [InlineData("source: 试", "source: 试, ours: weight", "notList")]
    [InlineData("source: 试", "source: ''", "notText")]
    [InlineData("source: 试", "source: 试, scale: 5", "keyUnknown")]
    [InlineData("source: 试", "source: 试, thresholds: { warn: 75, act: 90 }", "actNotLess")]
    [InlineData("counts: for, weight: 100, owner: operator, source: 试", "counts: against, weight: 100, owner: operator, source: 试, thresholds: { warn: 10, act: 5 }", "actNotMore")]
    [InlineData("source: 试", "source: 试, thresholds: { warn: 75 }", "keyLacking")]
    [InlineData("source: 试", "source: 试, thresholds: { warn: 101, act: 7 }", "notPercent")]
    [InlineData("source: 试", "source: 试, thresholds: { warn: 90, act: 7.5.1 }", "notPercent")]
    [InlineData("weight: 100", "weight: 60.5", "notNumber")]
    [InlineData("code: onTime", "code: on-time", "notCode")]
    [InlineData("name: { zh: 按时, en: On time }", "name: 按时", "notWords")]
    [InlineData("name: { zh: 按时, en: On time }", "name: { zh: 按时 }", "keyLacking")]
    public void A_mistake_in_an_indicator_is_told_with_its_line(string right, string wrong, string code) => Mistake(Of(Indicator.Replace(right, wrong, StringComparison.Ordinal))).ShouldBe((code, 8));

    [Theory]
    [InlineData("unit: percent", "numberOver", "numberWeighed")]
    [InlineData("unit: percent, numerator: dispatchedOnTime, denominator: dispatchDue", "numberWeighed")]
    public void A_number_of_cases_is_neither_weighed_nor_counted_over_another(string right, params string[] codes)
    {
        var wrong = FormulaBook.Check([("dispatcher/1.yaml", Of(Indicator.Replace(right, right.Contains("numerator", StringComparison.Ordinal) ? "unit: cases, numerator: dispatchDue" : "unit: cases", StringComparison.Ordinal)))]);
        wrong.Select(p => p.Code).Order(StringComparer.Ordinal).ShouldBe(codes.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "noMap", 1)]
    [InlineData("- a\n", "noMap", 1)]
    [InlineData("table: dispatcher\nversion: [1\n", "notYaml", 3)]
    [InlineData("table: &a dispatcher\nname: *a\n", "noAliases", 2)]
    [InlineData("table: [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]\n", "tooDeep", 1)]
    public void What_is_no_formula_file_is_told(string yaml, string code, int line) => Mistake(yaml).ShouldBe((code, line));

    [Theory]
    [InlineData("table: dispatcher", "table: intake", "notFolder", 1)]
    [InlineData("version: 1", "version: 2", "notFileVersion", 2)]
    [InlineData("version: 1", "version: one", "notNumber", 2)]
    [InlineData("validFrom: 2026-01-01", "validFrom: 2026-1-1", "notDay", 3)]
    [InlineData("leastWeight: 50", "leastWeight: 0", "notNumber", 5)]
    [InlineData("from: 90", "from: 0", "gradeNotBelow", 6)]
    [InlineData("grade: B", "grade: A", "gradeTwice", 6)]
    [InlineData("{ grade: B, from: 0 }", "{ grade: B, from: 10 }", "gradesNotToZero", 6)]
    [InlineData("weight: 100", "weight: 90", "weightsNotHundred", 8)]
    public void A_mistake_in_a_table_is_told_with_its_line(string right, string wrong, string code, int line) =>
        // Of counts that the other table does not have nothing is said here.
        FormulaBook.Check([("dispatcher/1.yaml", Of(Indicator).Replace(right, wrong, StringComparison.Ordinal))]).Where(p => p.Code != "countElsewhere").Select(p => (p.Code, p.Line)).ShouldBe([(code, line)]);

    [Fact]
    public void A_code_stands_once() =>
        Mistake(Of(Indicator.Replace("weight: 100", "weight: 50", StringComparison.Ordinal) + "\n" + Indicator.Replace("weight: 100", "weight: 50", StringComparison.Ordinal))).ShouldBe(("codeTwice", 9));

    [Fact]
    public void A_period_is_appraised_by_the_version_in_force_on_its_first_day()
    {
        var book = FormulaBook.Read([("dispatcher/1.yaml", Of(Indicator)), ("dispatcher/2.yaml", Second("2026-11-15"))]);
        Version(Period.Month(2026, 11)).ShouldBe(1);
        Version(Period.Month(2026, 12)).ShouldBe(2);
        Version(Period.Of(PeriodKind.Day, new DateOnly(2026, 11, 15))).ShouldBe(2);
        Version(Period.Month(2025, 12)).ShouldBeNull();

        int? Version(Period period) => book.Find(Appraised.Dispatcher, period)?.Version;
    }

    [Fact]
    public void A_later_version_is_valid_from_a_later_day() =>
        FormulaBook.Check([("dispatcher/1.yaml", Of(Indicator)), ("dispatcher/2.yaml", Second("2026-01-01"))]).Select(Said).ShouldBe([("validNotAfter", 1)]);

    [Fact]
    public void A_new_version_agrees_with_the_tables_that_are_in_force_then()
    {
        var department = FormulaBook.Shipped().Single(f => f.Name == "department/1.yaml").Yaml;
        var second = department.Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("2026-01-01", "2027-01-01", StringComparison.Ordinal);
        Codes(second).ShouldBeEmpty();
        // Areas have the closing rate too, since 2026.
        Codes(second.Replace("numerator: closed\n", "numerator: closedOnTime\n", StringComparison.Ordinal)).ShouldBe(["department/2.yaml formulaDiffers"]);

        static IEnumerable<string> Codes(string yaml) => FormulaBook.Check([.. FormulaBook.Shipped(), ("department/2.yaml", yaml)]).Select(p => $"{p.File} {p.Code}");
    }

    [Fact]
    public void A_version_stands_in_one_file() =>
        FormulaBook.Check([("dispatcher/1.yaml", Of(Indicator)), ("dispatcher/own.yaml", Of(Indicator))]).Select(p => p.Code).ShouldContain("versionTwice");

    [Fact]
    public void A_city_writes_its_own_file_in_place_of_ours()
    {
        var book = FormulaBook.Read([.. FormulaBook.Shipped(), ("dispatcher/1.yaml", Of(Indicator))]);
        book.Find(Appraised.Dispatcher, Period.Month(2026, 11))!.Indicators.ShouldHaveSingleItem().Code.ShouldBe("onTime");
        book.Tables.Count.ShouldBe(Counted.Book.Tables.Count);
    }

    [Fact]
    public void A_folder_is_read()
    {
        var folder = Directory.CreateTempSubdirectory("appraisal");
        try
        {
            folder.CreateSubdirectory("dispatcher");
            File.WriteAllText(Path.Combine(folder.FullName, "dispatcher", "1.yaml"), Of(Indicator));
            FormulaBook.In(folder.FullName).Select(f => f.Name).ShouldBe(["dispatcher/1.yaml"]);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_file_with_a_mistake_is_not_used_in_part()
    {
        var wrong = Should.Throw<FormulaException>(() => FormulaBook.Read([("dispatcher/1.yaml", Of(Indicator.Replace("weight: 100", "weight: 90", StringComparison.Ordinal)))]));
        wrong.Message.ShouldContain("dispatcher/1.yaml:8: The weights come to 90: they should come to 100.");
        wrong.Mistakes.Single().Sentence.Zh.ShouldBe("权重合计 90：应为 100。");
    }

    [Fact]
    public void Every_mistake_has_a_sentence_in_both_languages() => ReadAppraisalTable.Sentences.English.Keys.Order().ShouldBe(ReadAppraisalTable.Sentences.Chinese.Keys.Order());

    [Fact]
    public void Every_count_has_a_name_and_is_counted_of_someone()
    {
        NamedCounts.All.Select(c => c.Kind).ShouldBe(Enum.GetValues<FactKind>());
        NamedCounts.All.ShouldAllBe(c => c.Of.Length > 0 && c.Name.Zh.Length > 0 && c.Name.En.Length > 0 && NamedCounts.Find(c.Code) == c);
    }

    private static string Second(string validFrom) =>
        Of(Indicator).Replace("version: 1", "version: 2", StringComparison.Ordinal).Replace("2026-01-01", validFrom, StringComparison.Ordinal);

    private static (string Code, int Line) Mistake(string yaml) => Said(FormulaBook.Check([("dispatcher/1.yaml", yaml)]).ShouldHaveSingleItem());

    private static (string Code, int Line) Said(FileMistake problem)
    {
        problem.Sentence.En.ShouldNotContain("{key}");
        problem.Sentence.En.ShouldNotBe(problem.Code);
        problem.Sentence.Zh.ShouldNotBe(problem.Code);
        foreach (var sentence in (string[])[problem.Sentence.En, problem.Sentence.Zh])
            System.Text.RegularExpressions.Regex.IsMatch(sentence, @"\{\w+\}").ShouldBeFalse(sentence);
        return (problem.Code, problem.Line);
    }

    private static string Of(string indicators) =>
        $"table: dispatcher\nversion: 1\nvalidFrom: 2026-01-01\nname: {{ zh: 派遣员, en: Dispatchers }}\nleastWeight: 50\ngrades: {Grades}\nindicators:\n{indicators}\n";
}
