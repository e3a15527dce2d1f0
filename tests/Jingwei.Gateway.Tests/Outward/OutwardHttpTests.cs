using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Tests.Rig;
using Jingwei.Testing.Hosting;

namespace Jingwei.Gateway.Tests.Outward;

/// <summary>Calls to a real server on this machine: refused unless declared, never led elsewhere, never waited for too long, never read too far.</summary>
public sealed class OutwardHttpTests : IAsyncLifetime
{
    private static readonly OutwardOptions Here = new() { Networks = OutwardOptions.FindNetworks("127.0.0.1")! };
    private readonly ManualTime time = new();
    private Receiver receiver = null!;

    public async ValueTask InitializeAsync() => receiver = await Receiver.Start();

    public ValueTask DisposeAsync() => receiver.DisposeAsync();

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("https://127.0.0.1")]
    [InlineData("http://localhost")]
    [InlineData("http://2130706433")]
    [InlineData("http://[::ffff:127.0.0.1]")]
    public async Task This_machine_is_not_called_unless_it_is_declared(string address)
    {
        (await Get(new OutwardOptions(), $"{address}:{receiver.Port}/")).Fault.ShouldBe(OutwardFault.NotAllowed);
        receiver.Heard.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_declared_network_is_called_and_its_answer_read()
    {
        receiver.Answer = http => http.Response.Body.WriteAsync("good"u8.ToArray()).AsTask();
        var answer = await Get(Here, receiver.Address, 10);
        (answer.Status, answer.Fault, System.Text.Encoding.UTF8.GetString(answer.Body)).ShouldBe((200, null, "good"));
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        receiver.Answer = http =>
        {
            http.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        var answer = await Get(Here, receiver.Address);
        (answer.Status, answer.Fault).ShouldBe((302, OutwardFault.Redirected));
        receiver.Heard.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_answer_is_given_up_after_ten_seconds()
    {
        var asked = new TaskCompletionSource();
        receiver.Answer = async http =>
        {
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        };
        var answer = Get(Here, receiver.Address);
        await asked.Task;
        time.Advance(TimeSpan.FromSeconds(10));
        (await answer).Fault.ShouldBe(OutwardFault.TimedOut);
    }

    [Fact]
    public async Task No_more_is_read_than_was_said()
    {
        receiver.Answer = http => http.Response.Body.WriteAsync(new byte[101]).AsTask();
        (await Get(Here, receiver.Address, 100)).Fault.ShouldBe(OutwardFault.TooLarge);
        (await Get(Here, receiver.Address, 101)).Body.Length.ShouldBe(101);
    }

    [Fact]
    public async Task What_cannot_be_reached_has_a_name()
    {
        var port = receiver.Port;
        await receiver.DisposeAsync();
        (await Get(Here, $"http://127.0.0.1:{port}/")).Fault.ShouldBe(OutwardFault.NoConnection);
        (await Get(Here, "https://no-such-name.invalid/")).Fault.ShouldBe(OutwardFault.NameUnknown);
    }

    private async Task<OutwardAnswer> Get(OutwardOptions options, string address, int most = 0)
    {
        using var http = new OutwardHttp(options, time);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        return await http.Send(request, most, CancellationToken.None);
    }
}
