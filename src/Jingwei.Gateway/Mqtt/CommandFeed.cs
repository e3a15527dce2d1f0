using System.Text;
using Jingwei.Gateway.Mqtt.Codec;
using Jingwei.Sensing.Contracts;

namespace Jingwei.Gateway.Mqtt;

/// <summary>What one client hears: its own command topic and nothing else, at QoS 0.</summary>
internal sealed class CommandFeed(Door door, DeviceSender sender, Session session, Outbound outbound, string from) : IDisposable
{
    private readonly byte[] topic = Encoding.UTF8.GetBytes(CityTopics.Commands(sender.Name));
    private IDisposable? subscription;

    /// <summary>Hears again what a kept session heard.</summary>
    public void Resume()
    {
        if (session.CommandFilter is not null)
        {
            Hear();
        }
    }

    /// <summary>Answers SUBSCRIBE, one code a filter in their order [MQTT-3.9.3-1].</summary>
    public void Subscribe(Subscribe subscribe)
    {
        var own = CityTopics.Commands(sender.Name);
        var codes = new byte[subscribe.Requests.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            var filter = subscribe.Requests[i].Filter;
            if (filter == own)
            {
                session.CommandFilter = filter;
            }
            else
            {
                door.Ledger.Refused(Refusals.FilterNotAllowed, from, sender.Name);
                codes[i] = SubAck.Refused;
            }
        }

        // The answer goes first into the queue, so that no command overtakes it.
        outbound.Add(new SubAck(subscribe.PacketId, codes));
        Resume();
    }

    /// <summary>Answers UNSUBSCRIBE; filters that were never subscribed are answered alike [MQTT-3.10.4-5].</summary>
    public void Unsubscribe(Unsubscribe unsubscribe)
    {
        if (unsubscribe.Filters.Contains(session.CommandFilter))
        {
            session.CommandFilter = null;
            Dispose();
        }

        outbound.AddAck(PacketType.UnsubAck, unsubscribe.PacketId);
    }

    /// <summary>Hears nothing any more.</summary>
    public void Dispose()
    {
        subscription?.Dispose();
        subscription = null;
    }

    private void Hear() => subscription ??= door.Commands.Subscribe(sender.Name, Deliver);

    private ValueTask Deliver(ReadOnlyMemory<byte> command)
    {
        if (outbound.TryAdd(new Publish(topic, command, Qos: 0, PacketId: 0)))
        {
            _ = outbound.Flush();
        }
        else
        {
            door.Ledger.Refused(Refusals.CommandDropped, from, sender.Name);
        }

        return default;
    }
}
