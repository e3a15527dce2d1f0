using System.Security.Cryptography;
using System.Text;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;

namespace Jingwei.Gateway.Warnings;

/// <summary>Our warnings for everybody: an Atom feed with the latest message of each that is in force, or was until a day ago, and each message by its identifier.</summary>
internal sealed class ServeFeed(ICityReader reader, CityClock clock, AreaDirectory areas, ComposeMessage compose, PublicAddress address)
{
    /// <summary>So long an all-clear stays in the feed: whoever asks once a day shall not miss it.</summary>
    private static readonly TimeSpan EndedShown = TimeSpan.FromDays(1);

    private const int Most = 200;

    public static void Map(IEndpointRouteBuilder app)
    {
        const string why = "CAP 1.2: what the center published is for everybody";
        app.MapGet(PublicAddress.Feed, (ServeFeed feed, HttpContext http, CancellationToken ct) => feed.Index(http, ct))
            .OpenToAll(why).FromAnywhere().RequireRateLimiting(RateLimits.Open).ExcludeFromDescription();
        app.MapGet("/cap/alerts/{identifier}.xml", (string identifier, ServeFeed feed, HttpContext http, CancellationToken ct) => feed.Message(identifier, http, ct))
            .OpenToAll(why).FromAnywhere().RequireRateLimiting(RateLimits.Open).ExcludeFromDescription();
    }

    private async Task<IResult> Index(HttpContext http, CancellationToken ct)
    {
        var since = clock.Now - EndedShown;
        var messages = await reader.Read(
            async db =>
            {
                var inForce = await db.Set<PublishedWarningRow>().Where(w => w.State == PublishedState.InForce).OrderByDescending(w => w.Id).Take(Most).Select(w => w.Id).ToListAsync(ct);
                var ended = await db.Set<PublishedWarningRow>().Where(w => w.EndedAt != null && w.EndedAt > since).OrderByDescending(w => w.EndedAt).Take(Most).Select(w => w.Id).ToListAsync(ct);
                List<long> warnings = [.. inForce, .. ended];
                var last = await db.Set<PublishedMessageRow>().Where(m => warnings.Contains(m.WarningId)).GroupBy(m => m.WarningId).Select(g => g.Max(m => m.Id)).ToListAsync(ct);
                return await db.Set<PublishedMessageRow>().Where(m => last.Contains(m.Id)).OrderByDescending(m => m.Id).Select(m => new { m.Identifier, m.Headline, m.Summary, m.Sent, m.At }).ToListAsync(ct);
            },
            ct);
        var root = $"{http.Request.Scheme}://{http.Request.Host}";
        var self = address.IsKnown ? address.OfFeed : root + PublicAddress.Feed;
        var entries = messages.ConvertAll(m => new PublishedEntry(
            m.Identifier, m.Headline, m.Summary, CapTime.Find(m.Sent)!.Value, address.IsKnown ? address.Of(m.Identifier) : root + PublicAddress.PathOf(m.Identifier), areas.City?.Name.Zh ?? compose.Sender));
        // The time of the newest message, not of this answer: the same feed is the same bytes.
        var updated = entries.Count > 0 ? entries[0].Sent : compose.At(DateTimeOffset.UnixEpoch);
        return Answer(http, WriteIndex.Write($"urn:jingwei:warnings:{compose.Sender}", $"{areas.City?.Name.Zh ?? ""}预警", self, updated, entries), "application/atom+xml; charset=utf-8");
    }

    private async Task<IResult> Message(string identifier, HttpContext http, CancellationToken ct)
    {
        var xml = identifier.Length > 60 ? null
            : await reader.Read(db => db.Set<PublishedMessageRow>().Where(m => m.Identifier == identifier).Select(m => m.Xml).FirstOrDefaultAsync(ct), ct);
        return xml is null ? Refusal.Because(RefusalKind.NotFound, "published_warning_unknown").ToProblem() : Answer(http, xml, "application/cap+xml; charset=utf-8");
    }

    private static IResult Answer(HttpContext http, string xml, string type)
    {
        var bytes = Encoding.UTF8.GetBytes(xml);
        http.Response.Headers.CacheControl = "public, max-age=15";
        http.Response.Headers.AccessControlAllowOrigin = "*";
        return Results.Bytes(bytes, type, entityTag: new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..32]}\""));
    }
}
