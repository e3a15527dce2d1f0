using Jingwei.Foundation;

namespace Jingwei.Sensing.Ingress;

/// <summary>One kind of refusal, counted since the folder was made.</summary>
/// <param name="LastFrom">The remote address of the last time, or the device.</param>
public sealed record IngressCountView(string Code, Text Label, long Count, DateTimeOffset? LastAt, string? LastFrom);

/// <summary>What came in at the doors.</summary>
/// <param name="Connections">Devices and gateways connected now.</param>
/// <param name="Accepted">Readings stored, since the folder was made.</param>
/// <param name="Refused">Refusals of all kinds, since the folder was made.</param>
/// <param name="PerSecond">Messages a second over the last ten seconds.</param>
public sealed record IngressView(IReadOnlyList<IngressCountView> Items, int Connections, long Accepted, long Refused, double PerSecond);

/// <summary>What refusals are called.</summary>
internal static class IngressLabels
{
    private static readonly Dictionary<string, Text> Labels = new()
    {
        ["bad_payload"] = new("报文不是合格的 JSON", "Not well-formed JSON"),
        ["unknown_value"] = new("数据项未登记", "Value not in the profile"),
        ["wrong_shape"] = new("数据类型不符", "Value of the wrong shape"),
        ["out_of_range"] = new("数值超出量程", "Value out of range"),
        ["bad_instant"] = new("时间无法识别", "Instant not readable"),
        ["no_values"] = new("没有数据", "No values"),
        ["too_large"] = new("报文过大", "Message too large"),
        ["unknown_device"] = new("设备未登记", "Unknown device"),
        ["not_your_device"] = new("不得代其他设备上报", "May not speak for this device"),
        ["out_of_limits_future"] = new("时间超前", "Too far in the future"),
        ["out_of_limits_late"] = new("时间过旧", "Too late"),
        ["rate_limited"] = new("上报过于频繁", "Too many messages"),
        ["not_stored"] = new("未能存储", "Could not be stored"),
        ["credentials_wrong"] = new("设备名或令牌错误", "Wrong name or token"),
        ["device_slowed"] = new("上报过快，已放慢", "Slowed down"),
        ["topic_not_allowed"] = new("主题不允许", "Topic not allowed"),
        ["too_many_connections"] = new("连接总数已满", "Too many connections"),
        ["too_many_connections_from_address"] = new("同一地址连接过多", "Too many connections from one address"),
        ["connect_timeout"] = new("连接后未按时登录", "Did not sign in in time"),
        ["protocol_level"] = new("MQTT 版本不是 3.1.1", "Not MQTT 3.1.1"),
        ["client_id"] = new("客户端标识不可用", "Client id not usable"),
        ["sign_in_unavailable"] = new("暂时无法核验令牌", "Token could not be checked"),
        ["credentials_missing"] = new("缺少设备名或令牌", "Name or token missing"),
        ["protocol_violation"] = new("违反 MQTT 协议", "Broke the MQTT protocol"),
        ["packet_too_large"] = new("MQTT 报文过大", "MQTT packet too large"),
        ["keep_alive_missed"] = new("心跳超时断开", "Silent beyond its keep-alive"),
        ["answers_unread"] = new("设备不读取应答", "Answers left unread"),
        ["taken_over"] = new("同一客户端重新连接", "Connected again elsewhere"),
        ["filter_not_allowed"] = new("不得订阅该主题", "Subscription not allowed"),
        ["intake_failed"] = new("存储失败，已断开待重发", "Storing failed; to be sent again"),
        ["command_dropped"] = new("设备未接收指令", "Command dropped"),
    };

    public static Text Of(string code) => Labels.GetValueOrDefault(code) ?? Text.Same(code);
}
