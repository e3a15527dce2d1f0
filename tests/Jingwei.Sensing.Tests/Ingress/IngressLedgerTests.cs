using System.Threading.Channels;
using Jingwei.Foundation;
using Jingwei.Sensing.Ingress;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests.Ingress;

public sealed class IngressLedgerTests
{
    [Fact]
    public async Task A_count_that_cannot_be_written_is_written_the_next_time()
    {
        await using var rig = await SensingRig.Start();
        var time = new TickedTime();
        var writer = new FaultingWriter(rig.Storage.Writer, faults: 1);
        var ledger = ActivatorUtilities.CreateInstance<IngressLedger>(rig.Storage.Services, time, writer);
        await ledger.StartAsync(CancellationToken.None);
        ledger.Refused("bad_payload", "::1", "bin-012");
        await time.Tick();
        (await writer.Attempts.ReadAsync()).ShouldBe("fault");
        await time.Tick();
        var again = writer.Attempts.ReadAsync().AsTask();
        (await Task.WhenAny(again, ledger.ExecuteTask!)).ShouldBe(again);
        (await again).ShouldBe("written");
        await ledger.StopAsync(CancellationToken.None);
        (await rig.Storage.Reader.Read(db => db.Set<IngressCountRow>().SingleAsync(c => c.Code == "bad_payload"))).Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_last_count_that_cannot_be_written_does_not_hold_up_the_end()
    {
        await using var rig = await SensingRig.Start();
        var ledger = ActivatorUtilities.CreateInstance<IngressLedger>(rig.Storage.Services, new FaultingWriter(rig.Storage.Writer, faults: 1));
        await ledger.StartAsync(CancellationToken.None);
        ledger.Refused("bad_payload", "::1", "bin-012");
        await ledger.StopAsync(CancellationToken.None);
    }

    private sealed class FaultingWriter(ICityWriter real, int faults) : ICityWriter
    {
        private readonly Channel<string> attempts = Channel.CreateUnbounded<string>();
        private int left = faults;

        public ChannelReader<string> Attempts => attempts.Reader;

        public async Task<T> Write<T>(Func<WriteScope, Task<T>> work, CancellationToken ct = default)
        {
            if (Interlocked.Decrement(ref left) >= 0)
            {
                attempts.Writer.TryWrite("fault");
                throw new IOException("The disk is full.");
            }
            var done = await real.Write(work, ct);
            attempts.Writer.TryWrite("written");
            return done;
        }
    }

    /// <summary>Machine time whose only timer ticks by hand.</summary>
    private sealed class TickedTime : TimeProvider
    {
        private readonly TaskCompletionSource<Action> timer = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async Task Tick() => (await timer.Task)();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            timer.TrySetResult(() => callback(state));
            return new Handle();
        }

        private sealed class Handle : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => default;
        }
    }
}
