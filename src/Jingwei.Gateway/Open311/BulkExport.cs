using System.Globalization;
using System.Text;
using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using CsvHelper;

namespace Jingwei.Gateway.Open311;

/// <summary>One page of everything that is public, in the fields of the bulk proposal.</summary>
/// <param name="Requests">In the order in which they were filed.</param>
/// <param name="Next">What <c>after</c> of the next page is; null on the last.</param>
internal sealed record BulkPage(IReadOnlyList<IReadOnlyList<(string Name, Spark Value, string Plain)>> Requests, string? Next);

/// <summary>Copies everything that is public, page by page, without the span of ninety days.</summary>
internal sealed class BulkExport(PublishedReports reports, ServiceBook services, DrawRequest draw)
{
    public const int MostInOnePage = 5000;
    private static readonly char[] Formula = ['=', '+', '-', '@', '\t', '\r'];

    /// <summary>The page, or what is wrong with what was asked for.</summary>
    public async Task<(BulkPage? Page, IReadOnlyList<Wrong> Wrongs)> Page(Func<string, string> value, Language say, CancellationToken ct)
    {
        var wrongs = new List<Wrong>();
        var (start, end) = (RequestQuery.Instant("start_date", value("start_date"), wrongs), RequestQuery.Instant("end_date", value("end_date"), wrongs));
        var size = Whole("page_size", value("page_size"), 1, MostInOnePage, wrongs) ?? MostInOnePage;
        var after = Whole("after", value("after"), 0, long.MaxValue, wrongs);
        if (wrongs.Count > 0)
        {
            return (null, wrongs);
        }

        var filter = new PublishedFilter(From: start, Before: end is { } e ? RequestQuery.Including(e) : null, After: after);
        var found = await reports.Walk(filter, (int)size + 1, ct);
        var page = found.Take((int)size).ToList();
        return (new BulkPage([.. page.Select(r => Fields(r, say))], found.Count > size ? page[^1].Id.ToString(CultureInfo.InvariantCulture) : null), wrongs);
    }

    /// <summary>RFC 4180, UTF-8, with the names of the columns. A reporter's words must not become a spreadsheet's formula.</summary>
    public static async Task<byte[]> Csv(BulkPage page, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await using (var text = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        await using (var csv = CsvWriter.Create(text, new CsvWriterOptions(), true))
        {
            await csv.WriteRecordAsync(Columns, ct);
            foreach (var request in page.Requests)
            {
                await csv.WriteRecordAsync([.. request.Select(f => f.Plain)], ct);
            }
        }

        return bytes.ToArray();
    }

    public static Reply Reply(BulkPage page) => Open311.Reply.Requests(page.Requests.Select(r => Spark.Of([.. r.Select(f => (f.Name, f.Value))])));

    /// <summary>One request as JSON in one line.</summary>
    public byte[] Line(PublishedReport report, Language say) => Spark.Of([.. Fields(report, say).Select(f => (f.Name, f.Value))]).ToJson();

    private static readonly string[] Columns =
    [
        "service_request_id", "requested_datetime", "updated_datetime", "closed_date", "status_description", "status_notes", "source", "service_name", "service_subtype",
        "description", "agency_responsible", "address", "lat", "long",
    ];

    private IReadOnlyList<(string Name, Spark Value, string Plain)> Fields(PublishedReport report, Language say)
    {
        var category = services.Find(report.Category);
        string?[] words =
        [
            report.Number, draw.Time(report.OpenedAt), draw.Time(report.UpdatedAt), report.ClosedAt is { } closed ? draw.Time(closed) : null, report.Closed ? "closed" : "open",
            say.Of(DrawRequest.NotesOf(report)), say.Of(SourceOf(report.Source)), category is null ? report.Category : say.Of(services.GroupOf(category)),
            category is null ? null : say.Of(category.Name), draw.DescriptionOf(report, category, say), say.Of(report.BodyName ?? DrawRequest.Center), DrawRequest.AddressOf(report, say),
        ];
        return
        [
            .. words.Select((w, i) => (Columns[i], Spark.Word(w), Safe(w ?? ""))),
            ("lat", report.Place.Lat, report.Place.Lat.ToString("R", CultureInfo.InvariantCulture)),
            ("long", report.Place.Lon, report.Place.Lon.ToString("R", CultureInfo.InvariantCulture)),
        ];
    }

    private static Text SourceOf(CaseSource source) => source == CaseSource.Assisted ? new("代为上报", "On behalf") : new("居民上报", "Resident");

    private static string Safe(string text) => text.Length > 0 && Formula.Contains(text[0]) ? "'" + text : text;

    private static long? Whole(string name, string text, long least, long most, List<Wrong> wrongs)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        wrongs.Add(most == long.MaxValue
            ? Wrong.With($"{name} 应取自上一页的 Link。", $"{name} should be taken from the Link of the page before.")
            : Wrong.With($"{name} 应是 {least} 至 {most} 的整数。", $"{name} should be a whole number from {least} to {most}."));
        return null;
    }
}
