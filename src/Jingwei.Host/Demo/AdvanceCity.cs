using Jingwei.Foundation;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;

namespace Jingwei.Host.Demo;

/// <param name="Processed">Waits handled and events delivered on the way.</param>
/// <param name="Events">The same without the lanes' waking up: what people may hear of.</param>
public readonly record struct Advanced(long Processed, long Events);

/// <summary>
/// Moves the city's clock on and lets everything happen that follows: the clock stops at every wait on the way, so that each is
/// handled at its own instant, and the answer comes when lanes, waits and outbox have nothing left to do.
/// </summary>
public sealed class AdvanceCity(RatedClock clock, ILanes lanes, DueRunner due, OutboxRunner outbox)
{
    private readonly SemaphoreSlim one = new(1, 1);

    /// <summary>Moves on to an instant; one that has passed only settles.</summary>
    /// <param name="to">How far.</param>
    /// <param name="stopAtEvents">Stop at the first instant at which something happened that people may hear of: whoever plays them looks up then.</param>
    /// <param name="ct">Stops between two instants.</param>
    public async Task<Advanced> To(DateTimeOffset to, bool stopAtEvents, CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            var (before, eventsBefore) = (Done, Events);
            bool MayGoOn() => !stopAtEvents || Events == eventsBefore;
            await Settle(ct);
            while (MayGoOn() && await due.NextAt(ct) is { } next && next <= to)
            {
                clock.AdvanceTo(next);
                await Settle(ct);
            }

            if (MayGoOn())
            {
                clock.AdvanceTo(to);
                await Settle(ct);
            }

            return new Advanced(Done - before, Events - eventsBefore);
        }
        finally
        {
            one.Release();
        }
    }

    private long Done => due.Handled + outbox.Delivered;

    private long Events => Done - due.HandledOf(ILanes.WakeKind);

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
