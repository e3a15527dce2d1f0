using System.Diagnostics.CodeAnalysis;

namespace Jingwei.Host.Live;

/// <summary>Holds one item for each key, the newest, in the order in which the keys began to wait: a flood about few things stays small. Not thread-safe.</summary>
internal sealed class NewestOnly<TKey, TItem>
    where TKey : notnull
{
    private readonly Dictionary<TKey, TItem> items = [];
    private readonly Queue<TKey> order = new();

    public void Put(TKey key, TItem item)
    {
        if (!items.ContainsKey(key))
        {
            order.Enqueue(key);
        }

        items[key] = item;
    }

    public bool TryTake([MaybeNullWhen(false)] out TItem item)
    {
        item = default;
        return order.TryDequeue(out var key) && items.Remove(key, out item);
    }

    public void Clear()
    {
        items.Clear();
        order.Clear();
    }
}
