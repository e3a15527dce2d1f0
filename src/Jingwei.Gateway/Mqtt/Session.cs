namespace Jingwei.Gateway.Mqtt;

/// <summary>Whose session it is: client ids of different users never meet.</summary>
internal readonly record struct SessionKey(string UserName, string ClientId);

/// <summary>
/// What is kept of a client between packets and, when it asked for it, between connections: whether it hears its commands, and
/// which QoS 2 messages it has sent and not yet released.
/// </summary>
internal sealed class Session(SessionKey key, bool kept)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<ushort, bool> _unreleased = [];
    private object? _owner;

    /// <summary>Whose it is.</summary>
    public SessionKey Key { get; } = key;

    /// <summary>True when it outlives its connection (CleanSession 0).</summary>
    public bool Kept { get; } = kept;

    /// <summary>The filter under which the client hears its commands, if it does.</summary>
    public string? CommandFilter { get; set; }

    /// <summary>A connection takes the session. QoS 2 messages that were not durable when the last one ended count as never sent.</summary>
    public void Attach(object owner)
    {
        lock (_gate)
        {
            _owner = owner;
            foreach (var (id, durable) in _unreleased)
            {
                if (!durable)
                {
                    _unreleased.Remove(id);
                }
            }
        }
    }

    /// <summary>True when this QoS 2 message was not received before and must be stored.</summary>
    public bool TryReceive(ushort packetId)
    {
        lock (_gate)
        {
            return _unreleased.TryAdd(packetId, false);
        }
    }

    /// <summary>The QoS 2 message is durable; says nothing when another connection has taken the session since.</summary>
    public void Stored(object owner, ushort packetId)
    {
        lock (_gate)
        {
            if (ReferenceEquals(_owner, owner) && _unreleased.ContainsKey(packetId))
            {
                _unreleased[packetId] = true;
            }
        }
    }

    /// <summary>The client will not send this message again.</summary>
    public void Release(ushort packetId)
    {
        lock (_gate)
        {
            _unreleased.Remove(packetId);
        }
    }
}
