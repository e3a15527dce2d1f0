using Jingwei.Foundation;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Jingwei.Storage.Outbox;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Storage.Tests;

public sealed class WriterTests : IAsyncDisposable
{
    private readonly List<string> heard = [];
    private readonly StorageRig rig;

    public WriterTests() => rig = new StorageRig(s =>
    {
        s.AddSingleton(heard);
        s.AddReaction<BinFilled, Hear>();
        s.AddDueHandler<HearDue>();
    });

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task Work_that_is_refused_leaves_no_trace()
    {
        var result = await rig.Writer.Write<Result<Done>>(scope =>
        {
            scope.Audit("a", "b", "c");
            scope.Emit("s", new BinFilled("bin-012"));
            return Task.FromResult<Result<Done>>(new Refusal("no"));
        });
        result.Refusal!.Code.ShouldBe("no");
        (await rig.Reader.Read(db => db.Set<AuditLogRow>().CountAsync())).ShouldBe(0);
        (await rig.Settle()).ShouldBe(0);
    }

    [Fact]
    public async Task Work_that_throws_hurts_only_itself()
    {
        var good = rig.Writer.Write(s => { s.Audit("a", "good", "c"); return Task.FromResult(1); });
        var bad = rig.Writer.Write<int>(s => { s.Audit("a", "bad", "c"); throw new InvalidOperationException("x"); });
        var good2 = rig.Writer.Write(s => { s.Audit("a", "good", "c"); return Task.FromResult(2); });
        (await good).ShouldBe(1);
        await Should.ThrowAsync<InvalidOperationException>(bad);
        (await good2).ShouldBe(2);
        (await rig.Reader.Read(db => db.Set<AuditLogRow>().Select(a => a.Action).ToListAsync())).ShouldBe(["good", "good"]);
    }

    [Fact]
    public async Task When_no_transaction_can_begin_everybody_is_told_and_the_fault_is_known()
    {
        // A closed connection stands for a disk that is full or gone.
        var closing = rig.Writer.Write(s => { s.Db.Database.GetDbConnection().Close(); return Task.FromResult(1); });
        await Should.ThrowAsync<Exception>(closing);
        var then = rig.Writer.Write(_ => Task.FromResult(2));

        (await Task.WhenAny(then, Task.Delay(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken))).ShouldBe(then);
        await Should.ThrowAsync<Exception>(then);
        rig.Services.GetRequiredService<StorageSignals>().CommitFault.ShouldNotBeNull();
    }

    [Fact]
    public async Task An_event_reaches_its_reaction_once_and_in_order()
    {
        await rig.Writer.Write(s =>
        {
            s.Emit("x", new BinFilled("1"));
            s.Emit("x", new BinFilled("2"));
            return Task.FromResult(0);
        });
        await rig.Settle();
        await rig.Settle();
        heard.ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task A_wait_comes_at_its_time_and_a_replaced_one_does_not()
    {
        var start = rig.Clock.Now;
        await rig.Writer.Write(async s =>
        {
            await s.Schedule("hear", "a", start.AddSeconds(60), "first");
            await s.Schedule("hear", "a", start.AddSeconds(90), "second");
            await s.Schedule("hear", "b", start.AddSeconds(30));
            await s.Schedule("hear", "c", start.AddSeconds(30));
            await s.CancelDue("hear", "c");
            return 0;
        });
        await rig.AdvanceTo(start.AddSeconds(61));
        heard.ShouldBe(["b:"]);
        await rig.AdvanceTo(start.AddSeconds(91));
        heard.ShouldBe(["b:", "a:\"second\""]);
    }

    [Fact]
    public async Task A_repeat_under_the_same_key_gets_the_first_answer()
    {
        var ran = 0;
        async Task<long> Call(string asks = "this")
        {
            long answer = 0;
            await Idempotency.Under("actor|POST /x|k1", asks, async () =>
                answer = (await rig.Writer.Write<Result<long>>(s => { ran++; return Task.FromResult<Result<long>>(s.NewId()); })).Value);
            return answer;
        }

        (await Call()).ShouldBe(await Call());
        ran.ShouldBe(1);
        await Should.ThrowAsync<IdempotencyKeyReusedException>(Call("that"));
        ran.ShouldBe(1);
    }

    [Fact]
    public async Task The_audit_log_cannot_be_changed()
    {
        await rig.Writer.Write(s => { s.Audit("a", "b", "c"); return Task.FromResult(0); });
        await Should.ThrowAsync<Exception>(rig.Writer.Write(s => s.Db.Set<AuditLogRow>().ExecuteDeleteAsync()));
        await Should.ThrowAsync<Exception>(rig.Writer.Write(s => s.Db.Set<AuditLogRow>().ExecuteUpdateAsync(u => u.SetProperty(a => a.Actor, "z"))));
    }

    [Fact]
    public void Scripts_and_model_say_the_same() => SchemaComparison.Differences(rig.Services).ShouldBeEmpty();

    [EventName("test.filled", 1)]
    internal sealed record BinFilled(string Bin) : IEvent;

    internal sealed class Hear(List<string> heard) : IReaction<BinFilled>
    {
        public Task When(BinFilled happened, WriteScope scope)
        {
            heard.Add(happened.Bin);
            return Task.CompletedTask;
        }
    }

    internal sealed class HearDue(List<string> heard) : IDueHandler
    {
        public string Kind => "hear";

        public Task Handle(DueRow due, WriteScope scope)
        {
            heard.Add($"{due.Subject}:{due.Body}");
            return Task.CompletedTask;
        }
    }
}
