using Jingwei.Storage.Outbox;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Storage.Tests;

/// <summary>News of one stream is heard in order by whoever hears it; a reaction that faults holds its own stream back and no other.</summary>
public sealed class OutboxOrderTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private readonly HandMachine machine = new(Start);
    private readonly Ears ears = new();
    private readonly StorageRig rig;

    public OutboxOrderTests() => rig = new StorageRig(
        s =>
        {
            s.AddSingleton(ears);
            s.AddReaction<Raised, HearRaised>();
            s.AddReaction<Cleared, HearCleared>();
        },
        machine: machine);

    public ValueTask DisposeAsync() => rig.DisposeAsync();

    [Fact]
    public async Task What_comes_later_in_a_stream_waits_for_what_failed_before_it()
    {
        ears.Broken.Add("1");
        await Emit(("1", new Raised("1")), ("1", new Cleared("1")), ("2", new Raised("2")), ("2", new Cleared("2")));
        await rig.Settle();
        ears.Heard.ShouldBe(["raised 2", "cleared 2"]);

        ears.Broken.Clear();
        machine.Advance(TimeSpan.FromSeconds(2));
        await rig.Settle();
        ears.Heard.ShouldBe(["raised 2", "cleared 2", "raised 1", "cleared 1"]);
    }

    [Fact]
    public async Task An_answer_that_waits_for_its_stream_is_told_that_it_is_not_done()
    {
        ears.Broken.Add("1");
        await Emit(("1", new Raised("1")), ("1", new Cleared("1")));
        var outbox = rig.Services.GetRequiredService<OutboxRunner>();
        (await outbox.DeliverNow("1", TestContext.Current.CancellationToken)).ShouldBeFalse();
        ears.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task However_many_stand_still_the_others_are_delivered()
    {
        var stuck = Enumerable.Range(0, 700).Select(i => $"stuck-{i}").ToList();
        ears.Broken.UnionWith(stuck);
        await Emit([.. stuck.Select(s => (s, (IEvent)new Raised(s)))]);
        await rig.Settle();
        await Emit(("fresh", new Raised("fresh")));
        await rig.Settle();
        ears.Heard.ShouldBe(["raised fresh"]);
        (await rig.Reader.Read(db => db.Set<OutboxRow>().CountAsync(o => o.DoneAt == null))).ShouldBe(700);
    }

    [Fact]
    public async Task News_that_comes_while_a_long_stream_is_under_way_does_not_wait_for_its_end()
    {
        await Emit([.. Enumerable.Range(0, 400).Select(i => ("long", (IEvent)new Raised($"{i}")))]);
        ears.When["20"] = () => Emit(("other", new Raised("other")));
        await rig.Settle();
        ears.Heard.Count.ShouldBe(401);
        ears.Heard.IndexOf("raised other").ShouldBeLessThan(400);
        ears.Heard.Where(h => h != "raised other").ShouldBe(Enumerable.Range(0, 400).Select(i => $"raised {i}"));
    }

    [Fact]
    public async Task What_a_repeatable_call_sets_off_is_not_answered_from_its_store()
    {
        var outbox = rig.Services.GetRequiredService<OutboxRunner>();
        for (var i = 0; i < 2; i++)
        {
            await Emit(($"{i}", new Raised($"{i}")), ($"{i}", new Cleared($"{i}")));
            await Idempotency.Under("somebody|POST /x|k1", null, () => outbox.DeliverNow($"{i}", TestContext.Current.CancellationToken));
        }

        ears.Heard.ShouldBe(["raised 0", "cleared 0", "raised 1", "cleared 1"]);
        (await rig.Reader.Read(db => db.Set<IdempotencyRow>().CountAsync())).ShouldBe(0);
    }

    private Task<int> Emit(params (string Stream, IEvent Event)[] happened) => rig.Writer.Write(scope =>
    {
        foreach (var (stream, item) in happened)
        {
            scope.Emit(stream, item);
        }

        return Task.FromResult(0);
    });

    internal sealed class Ears
    {
        public List<string> Heard { get; } = [];

        public HashSet<string> Broken { get; } = [];

        public Dictionary<string, Func<Task>> When { get; } = [];
    }

    [EventName("test.raised", 1)]
    internal sealed record Raised(string Of) : IEvent;

    [EventName("test.cleared", 1)]
    internal sealed record Cleared(string Of) : IEvent;

    internal sealed class HearRaised(Ears ears) : IReaction<Raised>
    {
        public Task When(Raised happened, WriteScope scope)
        {
            if (ears.Broken.Contains(happened.Of))
            {
                throw new InvalidOperationException("broken");
            }

            ears.Heard.Add($"raised {happened.Of}");
            if (ears.When.TryGetValue(happened.Of, out var meanwhile))
            {
                // Somebody else's write, which comes after this one.
                _ = meanwhile();
            }

            return Task.CompletedTask;
        }
    }

    internal sealed class HearCleared(Ears ears) : IReaction<Cleared>
    {
        public Task When(Cleared happened, WriteScope scope)
        {
            ears.Heard.Add($"cleared {happened.Of}");
            return Task.CompletedTask;
        }
    }
}
