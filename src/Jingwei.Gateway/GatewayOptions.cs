namespace Jingwei.Gateway;

/// <summary>Limits at the doors. The defaults suit a city on one machine.</summary>
public sealed record GatewayOptions
{
    /// <summary>Longest packet body that is read, in bytes.</summary>
    public int MaxPacketBytes { get; init; } = 64 * 1024;

    /// <summary>Connections at once, all addresses together.</summary>
    public int MaxConnections { get; init; } = 20_000;

    /// <summary>Connections at once from one address. Many devices share an address behind a mobile network's translation.</summary>
    public int MaxConnectionsPerAddress { get; init; } = 2_000;

    /// <summary>Messages of one connection that may wait to be stored; when so many wait, the connection is not read.</summary>
    public int Window { get; init; } = 1_024;

    /// <summary>Time from the first byte of TCP to a whole CONNECT.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a client may leave our answers unread before its connection is cut.</summary>
    public TimeSpan UnreadTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Sessions that are kept for clients that asked for it and are away; the oldest goes first.</summary>
    public int MaxKeptSessions { get; init; } = 100_000;
}
