namespace Jingwei.Gateway.Mqtt;

/// <summary>
/// The names under which the listener counts what it refuses; docs/guide/devices.md says what each means and what to do. The
/// intake counts refusals of content under names of its own.
/// </summary>
public static class Refusals
{
    /// <summary>The listener holds as many connections as it may.</summary>
    public const string TooManyConnections = "too_many_connections";

    /// <summary>This address holds as many connections as it may.</summary>
    public const string TooManyFromAddress = "too_many_connections_from_address";

    /// <summary>No whole CONNECT came in time.</summary>
    public const string ConnectTimeout = "connect_timeout";

    /// <summary>Not MQTT 3.1.1: answered with CONNACK 1.</summary>
    public const string ProtocolLevel = "protocol_level";

    /// <summary>The client id may not be used: answered with CONNACK 2.</summary>
    public const string ClientId = "client_id";

    /// <summary>Signing in failed for a reason of ours: answered with CONNACK 3.</summary>
    public const string SignInUnavailable = "sign_in_unavailable";

    /// <summary>User name or password is missing or not text: answered with CONNACK 4.</summary>
    public const string CredentialsMissing = "credentials_missing";

    /// <summary>Unknown device or wrong token: answered with CONNACK 5.</summary>
    public const string CredentialsWrong = "credentials_wrong";

    /// <summary>A rule of the protocol was broken: closed.</summary>
    public const string ProtocolViolation = "protocol_violation";

    /// <summary>A packet longer than the limit: closed.</summary>
    public const string PacketTooLarge = "packet_too_large";

    /// <summary>Nothing came for one and a half times the keep-alive: closed.</summary>
    public const string KeepAliveMissed = "keep_alive_missed";

    /// <summary>The client does not read our answers: closed.</summary>
    public const string AnswersUnread = "answers_unread";

    /// <summary>Another connection came with the same user name and client id: this one was closed.</summary>
    public const string TakenOver = "taken_over";

    /// <summary>PUBLISH to a topic that is not for this sender: acknowledged, not stored.</summary>
    public const string TopicNotAllowed = "topic_not_allowed";

    /// <summary>SUBSCRIBE to a topic that is not this sender's: answered with 0x80.</summary>
    public const string FilterNotAllowed = "filter_not_allowed";

    /// <summary>A device became faster than its rate: its messages wait. Counted once until it is back under the rate.</summary>
    public const string DeviceSlowed = "device_slowed";

    /// <summary>The intake failed: not acknowledged, closed, so that the client sends again.</summary>
    public const string IntakeFailed = "intake_failed";

    /// <summary>A command was dropped because the device does not read.</summary>
    public const string CommandDropped = "command_dropped";
}
