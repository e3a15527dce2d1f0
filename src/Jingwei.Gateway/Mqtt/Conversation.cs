using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Gateway.Mqtt;

/// <summary>A client that has signed in.</summary>
internal sealed record Client(DeviceSender Sender, Session Session, Publishing Publishing, CommandFeed Feed, Will? Will);

/// <summary>What is said on one connection: CONNECT first and once, then the rest (OASIS MQTT 3.1.1, sections 3 and 4).</summary>
internal sealed class Conversation(MqttConnection connection, Door door, string from, Outbound outbound, InFlight inFlight)
{
    private const int MaxNameInLedger = 64;

    /// <summary>Null until a CONNECT has been accepted.</summary>
    public Client? Client { get; private set; }

    /// <summary>Takes one packet; its body is free again when the task completes.</summary>
    public ValueTask<End> Take(byte header, ReadOnlyMemory<byte> body)
    {
        var packet = PacketParser.Parse(header, body, out var violation);
        if (packet is null)
        {
            return new(connection.Violated(violation!));
        }

        if (Client is null)
        {
            return packet is Connect connect
                ? Admit(connect)
                : new(connection.Violated(new Violation("MQTT-3.1.0-1", "the first packet is not CONNECT")));
        }

        if (packet is Publish publish)
        {
            var taken = Client.Publishing.Take(publish, connection.CutToken);
            return taken.IsCompletedSuccessfully ? new(End.None) : After(taken);
        }

        return new(Answer(packet, Client));
    }

    /// <summary>Ends the conversation.</summary>
    /// <param name="publishWill">True when the client did not say goodbye [MQTT-3.1.2-8].</param>
    public async ValueTask Close(bool publishWill)
    {
        if (Client is not { } client)
        {
            return;
        }

        client.Feed.Dispose();
        door.Sessions.Leave(client.Session, connection);
        door.Ledger.Disconnected();
        if (publishWill && client.Will is { } will)
        {
            await client.Publishing.TakeWill(will);
        }
    }

    private static async ValueTask<End> After(ValueTask taken)
    {
        await taken;
        return End.None;
    }

    private End Answer(Packet packet, Client client)
    {
        switch (packet)
        {
            case Bare { Type: PacketType.PingReq }:
                outbound.Add(Packet.PingResp);
                return End.None;
            case Bare { Type: PacketType.Disconnect }:
                return End.Left;
            case Subscribe subscribe:
                client.Feed.Subscribe(subscribe);
                return End.None;
            case Unsubscribe unsubscribe:
                client.Feed.Unsubscribe(unsubscribe);
                return End.None;
            case Ack { Type: PacketType.PubRel } release:
                client.Session.Release(release.PacketId);
                outbound.AddAck(PacketType.PubComp, release.PacketId);
                return End.None;
            case Ack { Type: PacketType.PubAck or PacketType.PubRec or PacketType.PubComp }:
                return End.None; // we send nothing above QoS 0, so it answers something from before a restart
            case Connect:
                return connection.Violated(new Violation("MQTT-3.1.0-2", "a second CONNECT"));
            default:
                return connection.Violated(new Violation("section 3", $"{packet.Type} is for servers to send"));
        }
    }

    private async ValueTask<End> Admit(Connect connect)
    {
        var answer = await SignIn.Decide(door, connect, connection.CutToken);
        if (answer.Sender is not { } sender)
        {
            var name = connect.UserName is { Length: > MaxNameInLedger } longName ? longName[..MaxNameInLedger] : connect.UserName;
            door.Ledger.Refused(answer.Refusal!, from, name);
            outbound.Add(new ConnAck(false, answer.Return));
            return End.Lost; // [MQTT-3.2.2-5]
        }

        // An empty client id gets one of its own [MQTT-3.1.3-6]; Kestrel's is unique and cannot be asked for again.
        var clientId = connect.ClientId.Length > 0 ? connect.ClientId : "\0" + connection.Id;
        var (session, present, before) = door.Sessions.Enter(new SessionKey(sender.Name, clientId), connect.CleanSession, connection);
        before?.Cut(Refusals.TakenOver); // [MQTT-3.1.4-2]

        var will = connect.Will is { } asked ? asked with { Payload = asked.Payload.ToArray() } : null;
        var publishing = new Publishing(door, sender, session, inFlight, from);
        var feed = new CommandFeed(door, sender, session, outbound, from);
        Client = new Client(sender, session, publishing, feed, will);
        door.Ledger.Connected();
        connection.ExpectPacketEvery(connect.KeepAliveSeconds);
        outbound.Add(new ConnAck(present, ConnectReturn.Accepted));
        feed.Resume();
        return End.None;
    }
}
