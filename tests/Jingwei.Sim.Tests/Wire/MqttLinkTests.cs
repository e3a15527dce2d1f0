using System.Text;
using Jingwei.Sim.Wire;

namespace Jingwei.Sim.Tests.Wire;

public class MqttLinkTests
{
    private static readonly byte[] Payload = Encoding.UTF8.GetBytes("""{"fill":97}""");

    [Fact]
    public async Task A_message_is_sent_when_it_is_acked()
    {
        using var listener = new FakeListener(_ => FakeListener.Verdict.Ack);
        await using var link = Link(listener);
        await link.Publish("jingwei/v1/bin-012/readings", Payload, TestContext.Current.CancellationToken);
        var seen = listener.Seen.ShouldHaveSingleItem();
        seen.User.ShouldBe("bin-012");
        seen.Topic.ShouldBe("jingwei/v1/bin-012/readings");
        seen.Payload.ShouldBe("""{"fill":97}""");
    }

    [Fact]
    public async Task Messages_share_one_connection_and_have_their_own_ids()
    {
        using var listener = new FakeListener(_ => FakeListener.Verdict.Ack);
        await using var link = Link(listener);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => link.Publish("t", Payload, TestContext.Current.CancellationToken)));
        listener.Connections.ShouldBe(1);
        listener.Seen.Select(s => s.Id).ShouldBeUnique();
    }

    [Fact]
    public async Task After_a_break_the_same_message_is_sent_again()
    {
        var cut = true;
        using var listener = new FakeListener(_ =>
        {
            var verdict = cut ? FakeListener.Verdict.Cut : FakeListener.Verdict.Ack;
            cut = false;
            return verdict;
        });
        await using var link = Link(listener);
        await link.Publish("t", Payload, TestContext.Current.CancellationToken);
        listener.Connections.ShouldBe(2);
        listener.Seen.Count.ShouldBe(2);
        listener.Seen[1].Id.ShouldBe(listener.Seen[0].Id);
        listener.Seen[1].Again.ShouldBeTrue();
    }

    [Fact]
    public async Task A_refused_token_is_not_tried_again()
    {
        using var listener = new FakeListener(_ => FakeListener.Verdict.Ack, connectCode: 5);
        await using var link = Link(listener);
        await Should.ThrowAsync<UnauthorizedAccessException>(() => link.Publish("t", Payload, TestContext.Current.CancellationToken));
        listener.Connections.ShouldBe(1);
    }

    [Fact]
    public async Task Lengths_over_127_bytes_are_written_as_the_standard_says()
    {
        var packet = MqttPackets.Publish("t", new byte[300], 1, again: false);
        packet[..3].ShouldBe([0x32, 0xB1, 0x02]);
        var read = await MqttPackets.Read(new MemoryStream(packet), TestContext.Current.CancellationToken);
        read!.Value.Body.Length.ShouldBe(305);
    }

    private static MqttLink Link(FakeListener listener) => new("127.0.0.1", listener.Port, "bin-012", "demo", TimeProvider.System);
}
