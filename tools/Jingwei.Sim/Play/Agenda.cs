namespace Jingwei.Sim.Play;

/// <summary>What will happen when, by the city's clock; things of the same instant in the order in which they were put down.</summary>
public sealed class Agenda
{
    private readonly PriorityQueue<Entry, (DateTimeOffset At, long Order)> entries = new();
    private long order;

    /// <summary>The instant of the next entry; null when there is none.</summary>
    public DateTimeOffset? NextAt
    {
        get
        {
            while (entries.TryPeek(out var entry, out var key))
            {
                if (!entry.IsOff)
                {
                    return key.At;
                }

                entries.Dequeue();
            }

            return null;
        }
    }

    /// <summary>Puts something down, to the next whole millisecond, as the city's clock counts; the answer takes it off again.</summary>
    public Entry Add(DateTimeOffset at, Func<DateTimeOffset, Task> act)
    {
        var entry = new Entry(act);
        var late = at.Ticks % TimeSpan.TicksPerMillisecond;
        entries.Enqueue(entry, (late == 0 ? at : at.AddTicks(TimeSpan.TicksPerMillisecond - late), order++));
        return entry;
    }

    /// <summary>Takes the next entry that is due, or answers null.</summary>
    public Entry? TakeDue(DateTimeOffset now)
    {
        if (NextAt is not { } at || at > now)
        {
            return null;
        }

        return entries.Dequeue();
    }

    public void Clear() => entries.Clear();

    /// <summary>One thing that will happen, unless it is taken off.</summary>
    public sealed class Entry(Func<DateTimeOffset, Task> act)
    {
        public bool IsOff { get; private set; }

        public Task Act(DateTimeOffset now) => act(now);

        public void TakeOff() => IsOff = true;
    }
}
