using Jingwei.Cases.Contracts;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>How long by category, source and way; and what a file of periods may not say.</summary>
public sealed class RetentionRuleTests
{
    private const string Text = """
        version: 1
        source: x
        uploads: 7
        brake: 500
        lines:
          - days: { other: 365, voided: 60 }
            removes: [contact, words]
          - sources: [hotline]
            days: { other: 730 }
            removes: [contact]
          - categories: ["01"]
            days: { other: 100 }
            removes: [contact]
          - categories: ["01-05"]
            sources: [hotline]
            days: { other: 40 }
            removes: [contact]
        """;

    [Theory]
    [InlineData("02-01", CaseSource.Resident, CaseOutcome.Cleared, 365)]
    [InlineData("02-01", CaseSource.Resident, CaseOutcome.Voided, 60)]
    [InlineData("02-01", CaseSource.Hotline, CaseOutcome.Voided, 730)]
    [InlineData("01-06", CaseSource.Hotline, CaseOutcome.Cleared, 100)]
    [InlineData("01-05", CaseSource.Hotline, CaseOutcome.Cleared, 40)]
    [InlineData("01-05", CaseSource.Resident, CaseOutcome.Cleared, 100)]
    [InlineData("011", CaseSource.Resident, CaseOutcome.Cleared, 365)]
    public void The_line_that_fits_best_counts(string category, CaseSource source, CaseOutcome way, int days) => Read(Text).Rule!.DaysOf(category, source, way).ShouldBe(days);

    [Fact]
    public void A_hold_moves_the_end_back_and_never_forward()
    {
        var ended = DateTimeOffset.UnixEpoch;
        RetentionRule.RemoveAt(ended, 30, null).ShouldBe(ended.AddDays(30));
        RetentionRule.RemoveAt(ended, 30, ended.AddDays(20)).ShouldBe(ended.AddDays(30));
        RetentionRule.RemoveAt(ended, 30, ended.AddDays(50)).ShouldBe(ended.AddDays(50));
    }

    [Theory]
    [InlineData("other: 365,", "other: 29,", "notNumber", 6)]
    [InlineData("brake: 500", "brake: 0", "notNumber", 4)]
    [InlineData("voided: 60", "merged: 60", "keyUnknown", 6)]
    [InlineData("removes: [contact, words]", "removes: [words]", "retentionContact", 7)]
    [InlineData("sources: [hotline]\n    days: { other: 730 }", "days: { other: 730 }", "retentionForAll", 6)]
    [InlineData("categories: [\"01-05\"]\n    sources: [hotline]", "categories: [\"01\"]", "retentionTwice", 6)]
    public void A_mistake_is_named_with_its_line(string was, string becomes, string code, int line)
    {
        Text.ShouldContain(was);
        var mistakes = Read(Text.Replace(was, becomes)).Mistakes;
        mistakes.Select(m => m.Code).ShouldContain(code);
        mistakes.First(m => m.Code == code).Line.ShouldBeInRange(line - 1, line + 1);
    }

    [Fact]
    public void What_ships_can_be_read_and_keeps_a_report_as_long_as_it_may_be_reopened()
    {
        var rule = RetentionBook.Shipped.Rule;
        rule.Lines.SelectMany(l => l.Days.Values.Append(l.Other)).ShouldAllBe(d => d >= RetentionRule.LeastDays);
        (RetentionRule.LeastDays >= ForgetNightly.Repeatable.Days + 14).ShouldBeTrue();
    }

    private static (RetentionRule? Rule, List<FileMistake> Mistakes) Read(string yaml)
    {
        var mistakes = new List<FileMistake>();
        return (ReadRetention.Read("1.yaml", yaml, mistakes), mistakes);
    }
}
