using System.Collections.Immutable;
using Boxes = System.Collections.Immutable.ImmutableDictionary<long, System.Collections.Immutable.ImmutableHashSet<Jingwei.Host.Live.Mailbox>>;

namespace Jingwei.Host.Live;

/// <summary>
/// Who listens, by account and by the areas that they watch. Telling somebody puts it into their mailbox and never waits, so that it may be done in the writer.
/// </summary>
/// <param name="hears">Whether those who watch the first area hear news of the kind from the second.</param>
internal sealed class Watchers(Func<long, long, string, bool> hears)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Watcher> lines = [];
    private volatile Boxes accounts = Boxes.Empty;
    private volatile Boxes areas = Boxes.Empty;

    /// <summary>
    /// From now on the line hears the account's news and that of the areas; when it had joined before, of these areas instead of those. What comes is
    /// handed to <paramref name="send"/>, one message after the other. Answers the last number given out in each group.
    /// </summary>
    public IReadOnlyList<JoinedGroup> Join(string line, long account, IReadOnlyCollection<long> watched, Func<LiveMessage, Task> send)
    {
        lock (gate)
        {
            var known = lines.GetValueOrDefault(line);
            var box = known?.Box ?? new Mailbox();
            if (known is null)
            {
                _ = box.Carry(send);
            }
            else
            {
                Forget(known);
            }

            lines[line] = new Watcher(box, account, [.. watched]);
            accounts = With(accounts, account, box);
            areas = watched.Aggregate(areas, (all, area) => With(all, area, box));
            return [.. new[] { null, LiveMessage.Everyone }.Concat(watched.Select(w => w.ToString())).Select(area => new JoinedGroup(area, box.SeqOf(area)))];
        }
    }

    public void Leave(string line)
    {
        lock (gate)
        {
            if (lines.Remove(line, out var gone))
            {
                Forget(gone);
                gone.Box.Close();
            }
        }
    }

    public void TellAccount(long account, LiveItem item)
    {
        foreach (var box in accounts.GetValueOrDefault(account, []))
        {
            box.Put(item);
        }
    }

    /// <summary>The watched areas whose watchers hear news of the kind from <paramref name="area"/>.</summary>
    public IReadOnlyList<long> Hearing(long area, string kind) => [.. areas.Keys.Where(watched => hears(watched, area, kind))];

    /// <summary>Tells everyone who watches just this area.</summary>
    public void TellWatchersOf(long watched, LiveItem item)
    {
        foreach (var box in areas.GetValueOrDefault(watched, []))
        {
            box.Put(item);
        }
    }

    public void TellAll(LiveItem item) => EachBox(box => box.Put(item));

    /// <summary>News was lost before it came here, and nobody knows whose: all shall read their state again.</summary>
    public void Miss(DateTimeOffset at) => EachBox(box => box.Miss(at));

    private void EachBox(Action<Mailbox> act)
    {
        foreach (var box in accounts.Values.SelectMany(boxes => boxes))
        {
            act(box);
        }
    }

    private void Forget(Watcher watcher)
    {
        accounts = Without(accounts, watcher.Account, watcher.Box);
        areas = watcher.Areas.Aggregate(areas, (all, area) => Without(all, area, watcher.Box));
    }

    private static Boxes With(Boxes all, long key, Mailbox box) => all.SetItem(key, all.GetValueOrDefault(key, []).Add(box));

    private static Boxes Without(Boxes all, long key, Mailbox box)
    {
        var left = all.GetValueOrDefault(key, []).Remove(box);
        return left.IsEmpty ? all.Remove(key) : all.SetItem(key, left);
    }

    private sealed record Watcher(Mailbox Box, long Account, IReadOnlyList<long> Areas);
}
