using System.Threading.Channels;

namespace Jingwei.Host.Live;

/// <summary>
/// What waits for one page. The account's own news goes first, then what happened, then close-ups, of which only the newest of each thing waits.
/// Whoever puts something in never waits; a page that reads too slowly loses what waited for it and is told so once it reads again.
/// </summary>
internal sealed class Mailbox
{
    public const int MostOwn = 256;
    public const int MostEvents = 2_048;

    private static readonly LiveBody Nothing = new(new { });

    private readonly Lock gate = new();
    private readonly Queue<LiveItem> own = new();
    private readonly Queue<LiveItem> events = new();
    private readonly NewestOnly<(string? Area, string Kind, string Thing), LiveItem> closeUps = new();
    private readonly Dictionary<string, long> numbers = [];
    private readonly Channel<bool> bell = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { SingleReader = true, FullMode = BoundedChannelFullMode.DropWrite });
    private LiveItem? gap;
    private bool closed;

    /// <summary>The last number given out in a group; 0 before the first.</summary>
    public long SeqOf(string? area)
    {
        lock (gate)
        {
            return numbers.GetValueOrDefault(area ?? "");
        }
    }

    public void Put(LiveItem item)
    {
        lock (gate)
        {
            if (item.Area is null)
            {
                MakeRoom(own, MostOwn, item.At);
                own.Enqueue(item);
            }
            else if (item.Thing is { } thing)
            {
                closeUps.Put((item.Area, item.Kind, thing), item);
            }
            else
            {
                MakeRoom(events, MostEvents, item.At);
                events.Enqueue(item);
            }
        }

        bell.Writer.TryWrite(true);
    }

    /// <summary>Something was lost on the way here: the page shall read its state again, even if nothing ever happens after it.</summary>
    public void Miss(DateTimeOffset at)
    {
        lock (gate)
        {
            gap = new LiveItem(LiveMessage.Everyone, LiveMessage.Gap, null, at, Nothing);
        }

        bell.Writer.TryWrite(true);
    }

    /// <summary>The next message, numbered; null when nothing waits.</summary>
    public LiveMessage? Take()
    {
        lock (gate)
        {
            if (closed)
            {
                return null;
            }

            if (own.TryDequeue(out var item))
            {
                return Numbered(item);
            }

            if (gap is { } missed)
            {
                gap = null;
                numbers[LiveMessage.Everyone] = numbers.GetValueOrDefault(LiveMessage.Everyone) + 1;
                return Numbered(missed);
            }

            return events.TryDequeue(out item) || closeUps.TryTake(out item) ? Numbered(item) : null;
        }
    }

    /// <summary>Sends what comes, one after the other, until the mailbox is closed. The only one that waits for the page.</summary>
    public async Task Carry(Func<LiveMessage, Task> send)
    {
        while (await bell.Reader.WaitToReadAsync())
        {
            bell.Reader.TryRead(out _);
            while (Take() is { } message)
            {
                await send(message);
            }
        }
    }

    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }

        bell.Writer.TryComplete();
    }

    private void MakeRoom(Queue<LiveItem> queue, int most, DateTimeOffset at)
    {
        if (queue.Count >= most)
        {
            queue.Clear();
            Miss(at);
        }
    }

    private LiveMessage Numbered(LiveItem item)
    {
        var seq = numbers[item.Area ?? ""] = numbers.GetValueOrDefault(item.Area ?? "") + 1;
        return new LiveMessage(item.Area, seq, item.Kind, item.At, item.Body);
    }
}
