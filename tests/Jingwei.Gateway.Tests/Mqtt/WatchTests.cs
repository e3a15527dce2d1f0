using System.IO.Pipelines;
using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class WatchTests : IDisposable
{
    private readonly ManualTime time = new();
    private readonly Pipe socket = new(new PipeOptions(pauseWriterThreshold: 8, resumeWriterThreshold: 4, useSynchronizationContext: false));
    private readonly Outbound outbound;
    private readonly List<string> expired = [];
    private readonly Watch watch;

    public WatchTests()
    {
        outbound = new Outbound(socket.Writer, time);
        watch = new Watch(time, outbound, new GatewayOptions(), expired.Add);
    }

    public void Dispose() => watch.Dispose();

    [Fact]
    public void The_limit_is_one_and_a_half_times_to_the_tick()
    {
        watch.KeepAlive(TimeSpan.FromSeconds(15));
        watch.Waiting(heard: true);
        time.Advance(TimeSpan.FromSeconds(15) - TimeSpan.FromTicks(1));
        expired.ShouldBeEmpty();
        time.Advance(TimeSpan.FromTicks(1));
        expired.ShouldBe([Refusals.KeepAliveMissed]);
    }

    [Fact]
    public void A_packet_begins_it_anew_and_half_a_packet_does_not()
    {
        watch.KeepAlive(TimeSpan.FromSeconds(15));
        watch.Waiting(heard: true);
        time.Advance(TimeSpan.FromSeconds(10));
        watch.Working();
        watch.Waiting(heard: true);
        time.Advance(TimeSpan.FromSeconds(10));
        expired.ShouldBeEmpty();
        watch.Working();
        watch.Waiting(heard: false);
        time.Advance(TimeSpan.FromSeconds(5));
        expired.ShouldBe([Refusals.KeepAliveMissed]);
    }

    [Fact]
    public void While_we_hold_the_client_back_it_cannot_be_late()
    {
        watch.KeepAlive(TimeSpan.FromSeconds(15));
        watch.Waiting(heard: true);
        watch.Working();
        time.Advance(TimeSpan.FromHours(1));
        expired.ShouldBeEmpty();
        watch.Waiting(heard: true);
        time.Advance(TimeSpan.FromSeconds(14));
        expired.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(1));
        expired.ShouldBe([Refusals.KeepAliveMissed]);
    }

    [Fact]
    public void Connect_must_come_in_time()
    {
        watch.Waiting(heard: true);
        time.Advance(TimeSpan.FromSeconds(10));
        expired.ShouldBe([Refusals.ConnectTimeout]);
    }

    [Fact]
    public async Task Answers_that_stay_unread_end_the_connection()
    {
        watch.KeepAlive(TimeSpan.Zero);
        outbound.Add(new SubAck(1, new byte[100]));
        var flush = outbound.Flush();
        time.Advance(TimeSpan.FromSeconds(59));
        expired.ShouldBeEmpty();
        time.Advance(TimeSpan.FromSeconds(61));
        expired.ShouldBe([Refusals.AnswersUnread]);

        socket.Reader.AdvanceTo((await socket.Reader.ReadAsync(TestContext.Current.CancellationToken)).Buffer.End);
        await flush;
        outbound.StuckSince.ShouldBe(0);
    }
}
