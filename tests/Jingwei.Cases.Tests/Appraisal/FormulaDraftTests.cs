using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Tests.Appeals;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>What another formula would make of what was counted.</summary>
public sealed class FormulaDraftTests
{
    [Fact]
    public async Task An_unchanged_copy_is_the_real_table_to_the_digit()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.Close();
        await rig.City.After(TimeSpan.FromDays(1));
        foreach (var table in new[] { "department", "area", "dispatcher", "shiftLeader", "intake", "inspector" })
        {
            var request = rig.Days with { Table = table };
            var report = (await rig.City.Get<ShowAppraisal>().Run(request, rig.City["leader"], CancellationToken.None)).Value;
            report.Rows.ShouldNotBeEmpty(table);
            var answer = (await Try(rig, table, TextOf(rig, table))).Answer.ShouldNotBeNull();
            answer.Rows.Count.ShouldBe(report.Rows.Count);
            foreach (var row in answer.Rows)
            {
                var real = report.Rows.Single(r => r.Id == row.Id);
                (row.TotalBefore, row.GradeBefore, row.RankBefore).ShouldBe((real.TotalShown, real.Grade, real.Rank));
                (row.TotalAfter, row.GradeAfter, row.RankAfter, row.Name).ShouldBe((real.TotalShown, real.Grade, real.Rank, real.Name));
                row.Indicators.Select(i => (i.Code, i.Before, i.After, i.StateBefore, i.StateAfter)).ShouldBe(real.Figures.Select(f => (f.Indicator, f.Shown, f.Shown, (Rules.Appraisal.IndicatorState?)f.State, (Rules.Appraisal.IndicatorState?)f.State)));
            }
        }
    }

    [Fact]
    public async Task Other_weights_give_another_total_and_grade_and_keep_nothing()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.Close();
        await rig.City.After(TimeSpan.FromDays(1));
        var before = await rig.Report();
        var changed = Swap(TextOf(rig, "department"), "code: onTimeHandlingRate", "weight: 40", "weight: 10");
        changed = Swap(changed, "code: closingRate", "weight: 40", "weight: 70");
        var row = (await Try(rig, "department", changed)).Answer.ShouldNotBeNull().Rows.ShouldHaveSingleItem();
        (row.TotalBefore, row.GradeBefore, row.TotalAfter, row.GradeAfter, row.Difference).ShouldBe(("60.00", "C", "90.00", "A", "+30.00"));
        (await rig.Report()).Rows[0].TotalShown.ShouldBe(before.Rows[0].TotalShown);
    }

    [Fact]
    public async Task A_formula_that_another_table_has_otherwise_can_be_tried()
    {
        await using var rig = await AppealRig.Open();
        await rig.PassDue();
        await rig.Close();
        await rig.City.After(TimeSpan.FromDays(1));
        var answer = await Try(rig, "department", Swap(TextOf(rig, "department"), "code: closingRate", "numerator: closed", "numerator: closedOnTime"));
        answer.Mistakes.ShouldBeEmpty();
        answer.Answer.ShouldNotBeNull().Rows.ShouldHaveSingleItem().Indicators.Single(i => i.Code == "closingRate").FormulaChanged.ShouldBeTrue();
    }

    [Fact]
    public async Task A_mistake_is_told_with_its_line_and_nothing_is_reckoned()
    {
        await using var rig = await AppealRig.Open();
        var text = TextOf(rig, "department");
        var wrong = await Try(rig, "department", text.Replace("numerator: handledOnTime", "numerator: handledInTime", StringComparison.Ordinal));
        wrong.Answer.ShouldBeNull();
        var line = text.Split('\n').ToList().FindIndex(l => l.Contains("numerator: handledOnTime", StringComparison.Ordinal)) + 1;
        var mistake = wrong.Mistakes.ShouldHaveSingleItem();
        (mistake.File, mistake.Line).ShouldBe((rig.City.Get<CompareFormulas>().TextOf("department", 1).Value.File, line));
        (await Try(rig, "department", text.Replace("table: department", "table: area", StringComparison.Ordinal))).Mistakes.ShouldNotBeEmpty("a copy of one table is no other");
        (await rig.City.Get<CompareFormulas>().Draft(new FormulaDraft("department", " ", null, null, null, null, null), rig.City["leader"], CancellationToken.None)).Refusal!.Code.ShouldBe("text_required");
    }

    private static string Swap(string text, string after, string from, string to)
    {
        var at = text.IndexOf(from, text.IndexOf(after, StringComparison.Ordinal), StringComparison.Ordinal);
        return text[..at] + to + text[(at + from.Length)..];
    }

    private static string TextOf(AppealRig rig, string table) => rig.City.Get<CompareFormulas>().TextOf(table, 1).Value.Yaml;

    private static async Task<FormulaDraftView> Try(AppealRig rig, string table, string yaml) =>
        (await rig.City.Get<CompareFormulas>().Draft(new FormulaDraft(table, yaml, null, rig.Days.From, rig.Days.To, null, null), rig.City["leader"], CancellationToken.None)).Value;
}
