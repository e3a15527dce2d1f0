namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// Who is connected now, and the sessions kept for those who are away. In memory: after a restart nobody has a session, which
/// CONNACK tells them.
/// </summary>
internal sealed class SessionDirectory(int mostKept)
{
    private readonly Lock gate = new();
    private readonly Dictionary<SessionKey, (Session Session, MqttConnection Connection)> present = [];
    private readonly Dictionary<SessionKey, LinkedListNode<Session>> away = [];
    private readonly LinkedList<Session> oldestFirst = [];

    /// <summary>Makes <paramref name="connection"/> the one for this client; the one before, if any, is to be cut by the caller.</summary>
    /// <returns>The session, whether it was there before, and who was taken over.</returns>
    public (Session Session, bool Present, MqttConnection? Before) Enter(SessionKey key, bool clean, MqttConnection connection)
    {
        lock (gate)
        {
            present.TryGetValue(key, out var now);
            var known = now.Session ?? (away.TryGetValue(key, out var node) ? node.Value : null);
            Forget(key);
            var resumed = !clean && known is { Kept: true };
            var session = resumed ? known! : new Session(key, !clean);
            session.Attach(connection);
            present[key] = (session, connection);
            return (session, resumed, now.Connection);
        }
    }

    /// <summary>The connection has ended; its session is kept if it asked for that and nobody has taken it over.</summary>
    public void Leave(Session session, MqttConnection connection)
    {
        lock (gate)
        {
            if (!present.TryGetValue(session.Key, out var now) || !ReferenceEquals(now.Connection, connection))
            {
                return;
            }

            present.Remove(session.Key);
            if (!session.Kept)
            {
                return;
            }

            away[session.Key] = oldestFirst.AddLast(session);
            if (away.Count > mostKept)
            {
                Forget(oldestFirst.First!.Value.Key);
            }
        }
    }

    private void Forget(SessionKey key)
    {
        if (away.Remove(key, out var node))
        {
            oldestFirst.Remove(node);
        }
    }
}
