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
    public static string Of(IReadOnlyList<DryRunItem> items)
    {
        var rows = items.GroupBy(i => $"{i.Kind}.{i.Condition}").OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => Row(g.Key, [.. g])).ToList();
        if (rows.Count > 1)
        {
            rows.Add(Row("all", items));
        }

        return Columns([Head, .. rows], numbers: true);
    }

    /// <summary>A line an alarm that is not the same.</summary>
    public static IEnumerable<string> Lines(IEnumerable<DryRunItem> items, Func<DateTimeOffset, string> say)
    {
        var rows = items.Select(i => new[]
        {
            $"{Gap}{i.Change.ToString().ToLowerInvariant()}", i.Device, i.Condition,
            $"{Said(i.Present)}{(i.Change == DryRunChange.Changed ? " -> " : "")}{Said(i.Proposed)}",
        }).ToList();
        return rows.Count == 0 ? [] : Columns(rows, numbers: false).Split(Environment.NewLine);

        string Said(DryRunAlarm? alarm) => alarm is null ? "" : $"{say(alarm.RaisedAt)} – {(alarm.ClearedAt is { } end ? say(end) : "still active")}";
    }

    private static string[] Row(string name, IReadOnlyList<DryRunItem> items)
    {
        return
        [
            name, Number(items.Count(i => i.Present is not null)), Number(items.Count(i => i.Proposed is not null)),
            Number(items.Count(i => i.Present is not null && i.FilesCaseNow)), Number(items.Count(i => i.Proposed is not null && i.FilesCase)),
            Number(Count(DryRunChange.Added)), Number(Count(DryRunChange.Gone)), Number(Count(DryRunChange.Changed)),
        ];

        int Count(DryRunChange change) => items.Count(i => i.Change == change);
    }

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
