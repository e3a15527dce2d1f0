using Jingwei.Cases.Rules.Appraisal;

namespace Jingwei.Cases.Tests.Appraisal;

/// <summary>What <c>docs/appraisal.md</c> says of each indicator is what is reckoned.</summary>
public sealed class AppraisalPageTests
{
    [Fact]
    public void Each_indicator_stands_on_the_page_with_its_formula_weight_and_source()
    {
        var lines = File.ReadAllLines(Path.Combine(Root(), "docs", "appraisal.md"));
        foreach (var table in Counted.Book.Tables.GroupBy(t => t.Appraised).Select(g => g.MaxBy(t => t.Version)!))
            foreach (var i in table.Indicators)
            {
                var (weight, counts) = i.Unit == IndicatorUnit.Percent ? ($"{i.Weight}", $"{i.Direction}".ToLowerInvariant()) : ("", "");
                lines.ShouldContain($"| {i.Name.Zh} {i.Name.En} | `{i.Formula}` | {weight} | {counts} | {string.Join(", ", i.OurOwn).ToLowerInvariant()} | {i.Source} |");
            }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Jingwei.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
