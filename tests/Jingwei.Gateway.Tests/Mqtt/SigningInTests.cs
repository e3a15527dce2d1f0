using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class SigningInTests
{
    [Fact]
    public async Task A_known_device_with_its_token_comes_in_and_is_counted()
    {
        await using var listener = await Listener.Start();
        using var client = await listener.SignedIn();
        listener.City.ConnectedNow.ShouldBe(1);
        await client.Send(Packet.Disconnect);
        await client.ExpectEnd();
        listener.City.ConnectedNow.ShouldBe(0);
        listener.City.Refusals.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("bin-012", "wrong", ConnectReturn.NotAuthorized, Refusals.CredentialsWrong)]
    [InlineData("bin-012", null, ConnectReturn.CredentialsMalformed, Refusals.CredentialsMissing)]
    [InlineData("bin-012", "", ConnectReturn.CredentialsMalformed, Refusals.CredentialsMissing)]
    [InlineData("", "demo", ConnectReturn.CredentialsMalformed, Refusals.CredentialsMissing)]
    public async Task Others_are_told_why_and_the_connection_ends(string user, string? token, ConnectReturn why, string code)
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        var answer = await client.Connect(user, token);
        answer.ShouldBe(new ConnAck(false, why));
        await client.ExpectEnd();
        listener.City.Refusals.ShouldBe([(code, user)]);
        listener.City.ConnectedNow.ShouldBe(0);
    }

    [Fact]
    public async Task Nothing_sent_after_a_refused_connect_is_looked_at() // [MQTT-3.1.4-5]
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        await client.Send(
            new Connect { ClientId = "c", UserName = "bin-012", Password = "no"u8.ToArray() },
            RawClient.Message("jingwei/v1/bin-012/readings", "1"));
        (await client.Receive()).ShouldBe(new ConnAck(false, ConnectReturn.NotAuthorized));
        await client.ExpectEnd();
        listener.City.NothingCame.ShouldBeTrue();
    }

    [Fact]
    public async Task What_is_sent_behind_a_connect_waits_for_its_answer()
    {
        await using var listener = await Listener.Start();
        var opens = new TaskCompletionSource();
        listener.City.GateOpens = opens.Task;
        using var client = await listener.Dial();
        await client.Send(
            new Connect { ClientId = "c", UserName = "bin-012", Password = "demo"u8.ToArray() },
            RawClient.Message("jingwei/v1/bin-012/readings", "1", id: 1));
        opens.SetResult();
        (await client.Receive()).ShouldBe(new ConnAck(false, ConnectReturn.Accepted)); // first of all [MQTT-3.2.0-1]
        await client.Expect(PacketType.PubAck, 1);
    }

    [Theory]
    [InlineData("10 0C 00 04 4D 51 54 54 05 02 00 3C 00 00")] // MQTT 5
    [InlineData("10 0E 00 06 4D 51 49 73 64 70 03 02 00 3C 00 00")] // MQTT 3.1
    public async Task Another_version_is_told_so(string hex)
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        await client.SendBytes(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal)));
        (await client.Receive()).ShouldBe(new ConnAck(false, ConnectReturn.ProtocolRefused));
        await client.ExpectEnd();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(LongId, true)]
    public async Task A_client_id_must_be_fit_for_use(string clientId, bool clean)
    {
        await using var listener = await Listener.Start();
        using var client = await listener.Dial();
        (await client.Connect("bin-012", clientId: clientId, clean: clean)).Return.ShouldBe(ConnectReturn.ClientIdRefused);
        await client.ExpectEnd();
    }

    [Fact]
    public async Task Clients_without_an_id_do_not_disturb_each_other()
    {
        await using var listener = await Listener.Start();
        using var one = await listener.Dial();
        using var other = await listener.Dial();
        await one.Connect("bin-012", clientId: "");
        await other.Connect("bin-012", clientId: "");
        await one.Settle();
        await other.Settle();
    }

    [Fact]
    public async Task The_same_client_again_takes_over()
    {
        await using var listener = await Listener.Start();
        using var before = await listener.SignedIn();
        using var client = await listener.SignedIn();
        await before.ExpectEnd();
        await client.Settle();
        await listener.City.Refusal(Refusals.TakenOver);
    }

    [Fact]
    public async Task The_same_client_id_of_another_user_does_not()
    {
        await using var listener = await Listener.Start();
        using var one = await listener.SignedIn("bin-012");
        using var other = await listener.SignedIn("bin-013");
        await one.Settle();
        await other.Settle();
    }

    [Fact]
    public async Task A_gate_that_fails_says_not_now()
    {
        await using var listener = await Listener.Start();
        listener.City.GateFault = new InvalidOperationException("no database");
        using var client = await listener.Dial();
        (await client.Connect("bin-012")).Return.ShouldBe(ConnectReturn.ServerUnavailable);
        await client.ExpectEnd();
    }

    private const string LongId =
        "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789"
        + "0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789";
}
