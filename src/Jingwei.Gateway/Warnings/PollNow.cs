using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.Gateway.Warnings;

/// <summary>Polls a feed at once, because its keeper wants to see what it answers.</summary>
internal sealed class PollNow(ICityReader reader, FeedBook book, PollFeed poll)
{
    public async Task<Result<WarningPollView>> Run(string id, Actor actor, CancellationToken ct)
    {
        if (await reader.Read(db => book.Find(db, id, actor, Actions.WarningManage), ct) is not { } feed)
        {
            return FeedBook.Unknown;
        }

        if (feed.Address is null || !feed.Enabled)
        {
            return Refusal.Because(RefusalKind.Conflict, feed.Enabled ? "warning_feed_sends_itself" : "warning_feed_stopped");
        }

        return await poll.Run(feed.Id, ct) is { } row ? WarningWords.Of(row) : FeedBook.Unknown;
    }
}
