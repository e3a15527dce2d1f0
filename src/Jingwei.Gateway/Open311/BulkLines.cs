using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Jingwei.Cases.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;

namespace Jingwei.Gateway.Open311;

/// <summary>
/// Everything that is public in one answer, a JSON object a line (NDJSON), written as it is read: whoever copies the city's requests needs no pages. Who has it already is told so.
/// </summary>
internal sealed class BulkLines(PublishedReports reports, ServiceBook services, BulkExport export)
{
    private const int ReadAtOnce = 1000;
    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    /// <summary>The copy, or what is wrong with what was asked for.</summary>
    public async Task<IResult> Answer(HttpContext http, Func<string, string> value, Language say, CancellationToken ct)
    {
        var wrongs = new List<Wrong>();
        var (start, end) = (RequestQuery.Instant("start_date", value("start_date"), wrongs), RequestQuery.Instant("end_date", value("end_date"), wrongs));
        foreach (var name in new[] { "page_size", "after" }.Where(n => value(n).Length > 0))
        {
            wrongs.Add(Wrong.With($"ndjson 一次给出全部，没有 {name}；要分页请用 bulk.json。", $"ndjson gives everything at once and has no {name}; for pages use bulk.json."));
        }

        if (wrongs.Count > 0)
        {
            return new FormattedReply(Reply.Refuse(say, wrongs), "json");
        }

        var filter = new PublishedFilter(From: start, Before: end is { } e ? RequestQuery.Including(e) : null);
        // Looked at before the rows: what changes while they are read makes another tag, and is fetched the next time.
        var stamp = await reports.Stamp(filter, ct);
        var tag = TagOf(stamp, filter, say);
        var headers = http.Response.GetTypedHeaders();
        headers.ETag = tag;
        headers.LastModified = stamp.ChangedAt;
        http.Response.Headers.Vary = "Accept-Language, Accept-Encoding";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Has(http.Request.GetTypedHeaders(), tag, stamp.ChangedAt) ? Results.StatusCode(StatusCodes.Status304NotModified) : new Streamed(() => Write(http, filter, say, ct));
    }

    private async Task Write(HttpContext http, PublishedFilter filter, Language say, CancellationToken ct)
    {
        http.Response.ContentType = "application/x-ndjson; charset=utf-8";
        if (!TakesGzip(http.Request.GetTypedHeaders()))
        {
            await Lines(http.Response.Body, filter, say, ct);
            return;
        }

        http.Response.Headers.ContentEncoding = "gzip";
        await using var packed = new GZipStream(http.Response.Body, CompressionLevel.Fastest, leaveOpen: true);
        await Lines(packed, filter, say, ct);
    }

    private async Task Lines(Stream to, PublishedFilter filter, Language say, CancellationToken ct)
    {
        IReadOnlyList<PublishedReport> read;
        var after = filter;
        do
        {
            read = await reports.Walk(after, ReadAtOnce, ct);
            foreach (var report in read)
            {
                await to.WriteAsync(export.Line(report, say), ct);
                await to.WriteAsync(LineEnd, ct);
            }

            after = filter with { After = read.Count > 0 ? read[^1].Id : null };
        }
        while (read.Count == ReadAtOnce);
    }

    private EntityTagHeaderValue TagOf(PublishedStamp stamp, PublishedFilter filter, Language say)
    {
        var whole = string.Create(CultureInfo.InvariantCulture, $"{stamp.Count}|{stamp.Newest}|{filter.From:O}|{filter.Before:O}|{say.English}|{services.Changeset}");
        return new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(whole)))[..32]}\"", isWeak: true);
    }

    /// <summary>RFC 9110: where a tag comes with the call, the date does not count.</summary>
    private static bool Has(RequestHeaders asked, EntityTagHeaderValue tag, DateTimeOffset? changed) => asked.IfNoneMatch is { Count: > 0 } tags
        ? tags.Any(t => t.Equals(EntityTagHeaderValue.Any) || t.Compare(tag, useStrongComparison: false))
        : asked.IfModifiedSince is { } since && changed is { } at && at.ToUnixTimeSeconds() <= since.ToUnixTimeSeconds();

    private static bool TakesGzip(RequestHeaders asked) => asked.AcceptEncoding.Any(e => e.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && e.Quality is not 0);

    /// <summary>An answer that is written while it is read.</summary>
    private sealed class Streamed(Func<Task> write) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext) => write();
    }
}
