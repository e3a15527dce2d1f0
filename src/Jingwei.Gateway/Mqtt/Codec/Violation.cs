namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>A broken rule of the protocol: the connection must be closed (OASIS MQTT 3.1.1, section 4.8).</summary>
/// <param name="Rule">The normative statement's number such as <c>MQTT-3.1.2-3</c>, or the section where there is none.</param>
/// <param name="What">What was wrong, in words.</param>
public sealed record Violation(string Rule, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{What} [{Rule}]";
}
