using System.Text;
using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Appraisal;

/// <summary>A report as CSV: RFC 4180, with a byte-order mark so that spreadsheets read Chinese. Figures are as shown: rounded, a dash where there is none.</summary>
public static class ReportCsv
{
    private const char ByteOrderMark = '\uFEFF';
    private static readonly char[] Quoted = [',', '"', '\r', '\n'];
    private static readonly char[] FormulaSigns = ['=', '+', '-', '@', '\t', '\r'];

    private static readonly Text Rank = new("名次", "Rank");
    private static readonly Text Total = new("综合得分", "Total");
    private static readonly Text Change = new("较上期", "Change");
    private static readonly Text GradeWord = new("等级", "Grade");
    private static readonly Text GradeBefore = new("上期等级", "Grade before");
    private static readonly Text Behind = new("有数据的权重(%)", "Weight with a figure (%)");

    /// <summary>Begins with the mark; lines end with CR LF.</summary>
    /// <param name="chinese">Headings and names in Chinese; else in English.</param>
    public static string Write(MonthlyReport report, bool chinese)
    {
        var text = new StringBuilder().Append(ByteOrderMark);
        Line(text,
        [
            In(Rank), Safe(In(report.Table.Name)), .. report.Table.Indicators.SelectMany(i => (string[])[Heading(i), Safe($"{In(i.Name)} {In(Change)}")]),
            In(Total), In(Change), In(GradeWord), In(GradeBefore), In(Behind),
        ]);
        foreach (var row in report.Rows)
            Line(text,
            [
                row.Rank is { } rank ? $"{rank}" : Figures.None, Safe(In(row.Name)),
                .. row.Figures.SelectMany(f => (string[])[f.Now.Shown, Figures.ShownChange(f.Change, f.Now.Indicator.Unit)]),
                Figures.Shown(row.Total), Figures.ShownChange(row.Change), row.Grade ?? Figures.None, row.GradeBefore ?? Figures.None, $"{row.WeightBehind}",
            ]);
        return text.ToString();

        string In(Text words) => chinese ? words.Zh : words.InEnglish();

        string Heading(Indicator indicator) => Safe(indicator.Unit == IndicatorUnit.Percent ? $"{In(indicator.Name)}(%)" : In(indicator.Name));
    }

    private static void Line(StringBuilder text, IEnumerable<string> fields) => text.AppendJoin(',', fields.Select(Field)).Append("\r\n");

    private static string Field(string text) => text.IndexOfAny(Quoted) < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    // A name must not become a spreadsheet's formula; figures are our own.
    private static string Safe(string text) => text.Length > 0 && FormulaSigns.Contains(text[0]) ? "'" + text : text;
}
