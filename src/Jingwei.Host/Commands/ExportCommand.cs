using System.Globalization;
using CsvHelper;
using Jingwei.Cases;
using Jingwei.Foundation;
using Jingwei.Host.Serving;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Host.Commands;

/// <summary><c>export cases [FILE]</c>: all cases as CSV (UTF-8 with a mark, so that spreadsheets read Chinese), without anything personal.</summary>
internal static class ExportCommand
{
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];

    public static async Task<int> Run(string[] args)
    {
        if (CommandCity.Plain(args) is not ["cases", .. var rest])
        {
            await Console.Error.WriteLineAsync("What shall be exported? `export cases [FILE.csv]`");
            return 2;
        }

        await using var city = CommandCity.Open(args);
        await using var output = rest is [var file, ..] ? File.Create(file) : Console.OpenStandardOutput();
        await using var text = new StreamWriter(output, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, CultureInfo.InvariantCulture);
        foreach (var name in new[] { "number", "state", "outcome", "source", "category", "severity", "title", "address", "lon", "lat", "device", "opened_at", "done_at", "closed_at", "late" })
        {
            csv.WriteField(name);
        }

        await csv.NextRecordAsync();
        var reader = city.Services.GetRequiredService<ICityReader>();
        await reader.Read(async db =>
        {
            await foreach (var row in db.Set<CaseRow>().OrderBy(c => c.Id).AsAsyncEnumerable())
            {
                Write(csv, row);
                await csv.NextRecordAsync();
            }

            return true;
        });
        return 0;
    }

    private static void Write(CsvWriter csv, CaseRow row)
    {
        foreach (var field in new[]
                 {
                     row.Number, row.State.ToString(), row.Outcome?.ToString() ?? "", row.Source.ToString(), row.CategoryCode, row.Severity.ToString(), Safe(row.Title.Zh), Safe(row.Address.Zh),
                     row.Lon.ToString("F6"), row.Lat.ToString("F6"), row.DeviceId ?? "", Instants.ToIso(row.OpenedAt), Iso(row.DoneAt), Iso(row.ClosedAt), row.Late ? "1" : "0",
                 })
        {
            csv.WriteField(field);
        }
    }

    private static string Iso(DateTimeOffset? instant) => instant is { } i ? Instants.ToIso(i) : "";

    /// <summary>A reporter's words must not become a spreadsheet's formula.</summary>
    private static string Safe(string text) => text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
}
