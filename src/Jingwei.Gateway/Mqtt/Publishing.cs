using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Gateway.Mqtt;

/// <summary>Brings one client's messages to the intake: in order, no faster than the device's rate, no more at once than the window.</summary>
internal sealed class Publishing(Door door, DeviceSender sender, Session session, InFlight inFlight, string from)
{
    private static readonly ReadingReceipt NotForYou = new(ReadingStatus.Rejected, Refusals.TopicNotAllowed);
    private readonly DeviceNames names = new();
    private bool slowed;

    /// <summary>
    /// Takes one message. The packet's memory is free again when the task completes, which is before the message is stored.
    /// </summary>
    /// <param name="publish">A packet that the codec has checked.</param>
    /// <param name="cut">Ends the waiting when the connection is cut.</param>
    public ValueTask Take(Publish publish, CancellationToken cut)
    {
        var room = inFlight.Room();
        // What comes faster than its rate waits; nothing is dropped.
        var wait = door.Rates.Limits ? door.Rates.Take(sender, DeviceOf(publish.Topic.Span) ?? sender.Name) : TimeSpan.Zero;
        if (wait > TimeSpan.Zero && !slowed)
        {
            // Counted once until the device is back under its rate: its messages are late, not refused.
            door.Ledger.Refused(Refusals.DeviceSlowed, from, DeviceOf(publish.Topic.Span) ?? sender.Name);
        }

        slowed = wait > TimeSpan.Zero;
        if (!room.IsCompletedSuccessfully || slowed)
        {
            return WaitAndTake(publish, room, wait, cut);
        }

        Submit(publish);
        return default;
    }

    /// <summary>Publishes the client's will as if it had sent it: nobody waits for an answer.</summary>
    public async ValueTask TakeWill(Will will)
    {
        await inFlight.Room();
        Submit(new Publish(System.Text.Encoding.UTF8.GetBytes(will.Topic), will.Payload, Qos: 0, PacketId: 0));
        await inFlight.Pump();
    }

    private async ValueTask WaitAndTake(Publish publish, ValueTask room, TimeSpan wait, CancellationToken cut)
    {
        if (wait > TimeSpan.Zero)
        {
            _ = inFlight.Pump();
            await Task.Delay(wait, door.Time, cut);
        }

        await room.AsTask().WaitAsync(cut);
        Submit(publish);
    }

    private void Submit(Publish publish)
    {
        PacketType? answer = publish.Qos switch { 0 => null, 1 => PacketType.PubAck, _ => PacketType.PubRec };
        if (publish.Qos == 2 && !session.TryReceive(publish.PacketId))
        {
            // Sent again: the first one is ahead in the queue or stored, so this answer too comes after it is durable [MQTT-4.3.3-2].
            inFlight.Add(answer, publish.PacketId, new(default(ReadingReceipt)));
            return;
        }

        inFlight.Add(answer, publish.PacketId, Store(publish));
    }

    private ValueTask<ReadingReceipt> Store(Publish publish)
    {
        if (DeviceOf(publish.Topic.Span) is not { } deviceId)
        {
            // 3.1.1 has no "no": acknowledge or close [MQTT-3.3.5-2]. Closing makes clients send the same again for ever.
            door.Ledger.Refused(Refusals.TopicNotAllowed, from, sender.Name);
            return new(NotForYou);
        }

        try
        {
            return door.Intake.Submit(sender, deviceId, publish.Payload, CancellationToken.None);
        }
        catch (Exception fault)
        {
            return ValueTask.FromException<ReadingReceipt>(fault);
        }
    }

    /// <summary>The device that a message is about; null when this sender has no business with the topic. Whose devices stand behind a gateway, the intake knows.</summary>
    private string? DeviceOf(ReadOnlySpan<byte> topic)
    {
        if (!CityTopics.TryReadings(topic, out var id))
        {
            return null;
        }

        var name = names.Decode(id);
        return sender.IsGateway || name == sender.Name ? name : null;
    }
}
