using System.Globalization;
using System.Text;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Host.Commands;

/// <summary>Writes what a dry-run came to, in columns that are as wide as what stands in them.</summary>
internal static class DryRunTable
{
    private const string Gap = "  ";
    private static readonly string[] Head = ["condition", "alarms now", "then", "cases now", "then", "added", "gone", "changed"];

    /// <summary>A row a condition and a total; figures stand under the ends of their heads.</summary>
    public static string Of(DryRunReport report)
    {
        var rows = DryRunRow.Of(report).Select(r => new[]
        {
            $"{r.Kind}.{r.Condition}", Number(r.Now), Number(r.Then), Number(r.CasesNow), Number(r.CasesThen), Number(r.Added), Number(r.Gone), Number(r.Changed),
        }).ToList();
        if (rows.Count > 1)
        {
            var (alarms, cases) = (DryRunCount.Of(report.Items), DryRunCount.Of(report.Cases));
            rows.Add(["all", Number(alarms.Now), Number(alarms.Then), Number(cases.Now), Number(cases.Then), Number(alarms.Added), Number(alarms.Gone), Number(alarms.Changed)]);
        }

        return Columns([Head, .. rows], numbers: true);
    }

    /// <summary>How many cases, and on what assumption.</summary>
    public static string Cases(DryRunReport report)
    {
        var cases = DryRunCount.Of(report.Cases);
        return $"Cases: {Number(cases.Now)} now, {Number(cases.Then)} then; {Number(cases.Added)} added, {Number(cases.Gone)} gone, {Number(cases.Changed)} changed. "
            + "Alarms join a case as in the city; a case is taken to end when all its alarms have cleared, since nobody knows when people would have been done.";
    }

    /// <summary>A line a case that is not the same.</summary>
    public static IEnumerable<string> Lines(IEnumerable<DryRunCase> cases, Func<DateTimeOffset, string> say)
    {
        var rows = cases.Select(c => new[]
        {
            $"{Gap}{Word(c.Change)}", (c.Proposed ?? c.Present)!.Device, (c.Proposed ?? c.Present)!.Condition,
            $"{Said(c.Present)}{(c.Change == DryRunChange.Changed ? " -> " : "")}{Said(c.Proposed)}",
        }).ToList();
        return rows.Count == 0 ? [] : Columns(rows, numbers: false).Split(Environment.NewLine);

        string Said(DryRunFiledCase? one) => one is null ? ""
            : $"{say(one.OpenedAt)} – {(one.EndsAt is { } end ? say(end) : "still open")}, severity {one.Severity}, {Counted.Of(one.Alarms, "alarm")}";
    }

    /// <summary>A line an alarm that is not the same.</summary>
    public static IEnumerable<string> Lines(IEnumerable<DryRunItem> items, Func<DateTimeOffset, string> say)
    {
        var rows = items.Select(i => new[]
        {
            $"{Gap}{Word(i.Change)}", i.Device, i.Condition,
            $"{Said(i.Present)}{(i.Change == DryRunChange.Changed ? " -> " : "")}{Said(i.Proposed)}",
        }).ToList();
        return rows.Count == 0 ? [] : Columns(rows, numbers: false).Split(Environment.NewLine);

        string Said(DryRunAlarm? alarm) => alarm is null ? "" : $"{say(alarm.RaisedAt)} – {(alarm.ClearedAt is { } end ? say(end) : "still active")}";
    }

    private static string Word(DryRunChange change) => change.ToString().ToLowerInvariant();

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Columns(IReadOnlyList<string[]> rows, bool numbers)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => WidthOf(r[c]))).ToArray();
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            var line = string.Join(Gap, row.Select((cell, c) =>
            {
                var blanks = new string(' ', widths[c] - WidthOf(cell));
                return numbers && c > 0 ? blanks + cell : cell + blanks;
            }));
            text.Append(text.Length > 0 ? Environment.NewLine : "").Append(line.TrimEnd());
        }

        return text.ToString();
    }

    /// <summary>In columns of a terminal: names of groups have Chinese characters, each of which takes two.</summary>
    private static int WidthOf(string text) => text.EnumerateRunes().Sum(r => r.Value is >= 0x2E80 and <= 0xFFEF or >= 0x20000 and <= 0x3FFFF ? 2 : 1);
}
