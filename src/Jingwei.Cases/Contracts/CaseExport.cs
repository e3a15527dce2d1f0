using System.Globalization;
using CsvHelper;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>
/// All cases as CSV (UTF-8 with a byte-order mark, so that spreadsheets read Chinese), without anything personal: of what a person reported, the
/// category and the area, not the words.
/// </summary>
public sealed class CaseExport(ICityReader reader, IScenarioCatalog catalog, AreaDirectory areas)
{
    private static readonly string[] Columns =
    [
        "number", "state", "outcome", "source", "category", "severity", "title", "address", "lon", "lat", "device", "opened_at", "done_at", "closed_at", "late",
    ];

    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];

    /// <returns>How many cases were written.</returns>
    public async Task<int> Write(Stream output, CancellationToken ct)
    {
        await using var text = new StreamWriter(output, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        await using var csv = CsvWriter.Create(text, new CsvWriterOptions(), true);
        await csv.WriteRecordAsync(Columns, ct);
        return await reader.Read(async db =>
        {
            var count = 0;
            await foreach (var row in db.Set<CaseRow>().OrderBy(c => c.Id).AsAsyncEnumerable().WithCancellation(ct))
            {
                await csv.WriteRecordAsync(FieldsOf(row), ct);
                count++;
            }

            return count;
        }, ct);
    }

    private string[] FieldsOf(CaseRow row) =>
    [
        row.Number, Word(row.State), Word(row.Outcome), Word(row.Source), row.CategoryCode, row.Severity.ToString(CultureInfo.InvariantCulture), Safe(What(row)), Safe(Where(row)),
        row.Lon.ToString("F6", CultureInfo.InvariantCulture), row.Lat.ToString("F6", CultureInfo.InvariantCulture), row.DeviceId ?? "",
        Instants.ToIso(row.OpenedAt), Iso(row.DoneAt), Iso(row.ClosedAt), row.Late ? "1" : "0",
    ];

    private string What(CaseRow row) => row.Source == CaseSource.Sensor ? row.Title.Zh : catalog.FindCategory(row.CategoryCode)?.Name.Zh ?? row.CategoryCode;

    private string Where(CaseRow row) => row.Source == CaseSource.Sensor ? row.Address.Zh : areas.Find(row.AreaId)?.Name.Zh ?? "";

    /// <summary>Spelled as in the API.</summary>
    private static string Word<T>(T value) => value?.ToString() is { Length: > 0 } name ? char.ToLowerInvariant(name[0]) + name[1..] : "";

    private static string Iso(DateTimeOffset? instant) => instant is { } i ? Instants.ToIso(i) : "";

    /// <summary>A reporter's words must not become a spreadsheet's formula.</summary>
    private static string Safe(string text) => text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;
}
