using System.Globalization;
using System.Text;
using CsvHelper;

namespace Jingwei.Gateway.Exports;

/// <summary>Rows as RFC 4180 in UTF-8 with a byte-order mark.</summary>
internal sealed class CsvSheet : IRowSink
{
    private readonly StreamWriter text;
    private readonly CsvWriter csv;

    public CsvSheet(Stream file)
    {
        text = new StreamWriter(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        csv = CsvWriter.Create(text, new CsvWriterOptions(), true);
    }

    public async Task Write(IReadOnlyList<object?> cells, CancellationToken ct) => await csv.WriteRecordAsync([.. cells.Select(Field)], ct);

    public Task Finish(CancellationToken ct) => Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await csv.DisposeAsync();
        await text.DisposeAsync();
    }

    private static string Field(object? cell) => cell switch
    {
        null => "",
        string words => FormulaGuard.Safe(words),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new ArgumentException($"A cell is no {cell.GetType().Name}."),
    };
}

/// <summary>Somebody's words must not become a spreadsheet's formula.</summary>
internal static class FormulaGuard
{
    // The full-width forms count for spreadsheets that fold them.
    private const string Starts = "=+-@\t\r\n＝＋－＠";

    /// <summary>The same words, with an apostrophe before them when a spreadsheet would reckon with them.</summary>
    public static string Safe(string words) => words.Length > 0 && Starts.Contains(words[0], StringComparison.Ordinal) ? "'" + words : words;
}
