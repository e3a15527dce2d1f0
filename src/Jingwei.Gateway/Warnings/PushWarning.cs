using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Warnings;

/// <summary>Takes one CAP message that another system sends with its key.</summary>
internal sealed class PushWarning(ICityWriter writer, ICityReader reader, CityClock clock, FeedBook book, TakeWarning take)
{
    public async Task<Result<WarningTaken>> Run(string feedId, HttpRequest request, Actor actor, CancellationToken ct)
    {
        if (await Body(request, ct) is not { } body)
        {
            return Refusal.Because(RefusalKind.TooLarge, "cap_too_large", ("most", SafeXml.MostBytes / 1024));
        }

        var (alert, mistakes) = ReadCap.Read(body, clock.Now + TakeWarning.MostAhead);
        if (await reader.Read(db => book.Find(db, feedId, actor, Actions.WarningSend), ct) is not { } asked)
        {
            return FeedBook.Unknown;
        }

        var placed = alert is null ? null : take.Place(alert, SafeXml.TextOf(body), asked.AreaId);
        return await writer.Write<Result<WarningTaken>>(async scope =>
        {
            if (await book.Find(scope.Db, feedId, actor, Actions.WarningSend) is not { } feed)
            {
                return FeedBook.Unknown;
            }

            if (!feed.Enabled)
            {
                return Refusal.Because(RefusalKind.Conflict, "warning_feed_stopped");
            }

            if (placed is null)
            {
                var first = mistakes[0];
                return Refusal.Invalid(
                    first.Element, "cap_invalid", ("element", first.Element), ("why", first.Sentence), ("count", mistakes.Count),
                    ("mistakes", mistakes.Select(m => new { element = m.Element, code = m.Code, zh = m.Sentence.Zh, en = m.Sentence.En }).ToList()));
            }

            var (taking, id) = await take.Run(scope, feed, placed);
            feed.LastGoodAt = scope.Now;
            scope.Db.Add(new WarningPollRow
            {
                Id = scope.NewId(), FeedId = feed.Id, At = scope.Now, Outcome = PollOutcome.Pushed, Entries = 1, Taken = taking == WarningTaking.Taken ? 1 : 0, Elsewhere = taking == WarningTaking.Elsewhere ? 1 : 0,
            });
            return new WarningTaken(WebhookViews.Word<WarningTaking>(taking)!, id?.ToString());
        }, ct);
    }

    /// <summary>Null when it is larger than a message may be.</summary>
    private static async Task<byte[]?> Body(HttpRequest request, CancellationToken ct)
    {
        var body = new byte[SafeXml.MostBytes + 1];
        var read = await request.Body.ReadAtLeastAsync(body, body.Length, throwOnEndOfStream: false, ct);
        return read > SafeXml.MostBytes ? null : body[..read];
    }
}
