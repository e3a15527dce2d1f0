using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;

namespace Jingwei.Host.Demo;

/// <summary>
/// Moves the city's clock on and lets everything happen that follows: the clock stops at every wait on the way, so that each is
/// handled at its own instant, and the answer comes when lanes, waits and outbox have nothing left to do.
/// </summary>
public sealed class AdvanceCity(RatedClock clock, ILanes lanes, DueRunner due, OutboxRunner outbox)
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>How many waits were handled and events delivered since <paramref name="to"/> was asked for. An instant that has passed only settles.</summary>
    public async Task<long> To(DateTimeOffset to, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var before = Done;
            await Settle(ct);
            while (await due.NextAt(ct) is { } next && next <= to)
            {
                clock.AdvanceTo(next);
                await Settle(ct);
            }

            clock.AdvanceTo(to);
            await Settle(ct);
            return Done - before;
        }
        finally
        {
            one.Release();
        }
    }

    private long Done => due.Handled + outbox.Delivered;

    /// <summary>Until a whole round over lanes, waits and outbox found nothing to do.</summary>
    private async Task Settle(CancellationToken ct)
    {
        long before;
        do
        {
            before = Done;
            await lanes.Drain(ct);
            await due.RunDue(ct);
            await outbox.Drain(ct);
        }
        while (Done != before);
    }
}
