namespace Jingwei.Gateway.Mqtt;

/// <summary>Whose session it is: client ids of different users never meet.</summary>
internal readonly record struct SessionKey(string UserName, string ClientId);

/// <summary>
/// What is kept of a client between packets and, when it asked for it, between connections: whether it hears its commands, and
/// which QoS 2 messages it has sent and not yet released.
/// </summary>
internal sealed class Session(SessionKey key, bool kept)
{
    private readonly Lock gate = new();
    private readonly Dictionary<ushort, bool> unreleased = [];
    private object? owner;

    /// <summary>Whose it is.</summary>
    public SessionKey Key { get; } = key;

    /// <summary>True when it outlives its connection (CleanSession 0).</summary>
    public bool Kept { get; } = kept;

    /// <summary>The filter under which the client hears its commands, if it does.</summary>
    public string? CommandFilter { get; set; }

    /// <summary>A connection takes the session. QoS 2 messages that were not durable when the last one ended count as never sent.</summary>
    public void Attach(object connection)
    {
        lock (gate)
        {
            owner = connection;
            foreach (var (id, durable) in unreleased)
            {
                if (!durable)
                {
                    unreleased.Remove(id);
                }
            }
        }
    }

    /// <summary>True when this QoS 2 message was not received before and must be stored.</summary>
    public bool TryReceive(ushort packetId)
    {
        lock (gate)
        {
            return unreleased.TryAdd(packetId, false);
        }
    }

    /// <summary>The QoS 2 message is durable; says nothing when another connection has taken the session since.</summary>
    public void Stored(object connection, ushort packetId)
    {
        lock (gate)
        {
            if (ReferenceEquals(owner, connection) && unreleased.ContainsKey(packetId))
            {
                unreleased[packetId] = true;
            }
        }
    }

    /// <summary>The client will not send this message again.</summary>
    public void Release(ushort packetId)
    {
        lock (gate)
        {
            unreleased.Remove(packetId);
        }
    }
}
