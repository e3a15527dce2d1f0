namespace Jingwei.Gateway.Mqtt.Codec;

/// <summary>Which topic names and filters are well-formed (OASIS MQTT 3.1.1, section 4.7).</summary>
public static class TopicRules
{
    /// <summary>At least one character [MQTT-4.7.3-1] and no wildcard [MQTT-3.3.2-2].</summary>
    public static bool IsName(ReadOnlySpan<byte> utf8) => !utf8.IsEmpty && utf8.IndexOfAny((byte)'+', (byte)'#') < 0;

    /// <inheritdoc cref="IsName(ReadOnlySpan{byte})"/>
    public static bool IsName(ReadOnlySpan<char> topic) => !topic.IsEmpty && topic.IndexOfAny('+', '#') < 0;

    /// <summary><c>+</c> fills a whole level [MQTT-4.7.1-3]; <c>#</c> fills the last one [MQTT-4.7.1-2].</summary>
    public static bool IsFilter(ReadOnlySpan<char> filter)
    {
        if (filter.IsEmpty)
        {
            return false;
        }

        foreach (var range in filter.Split('/'))
        {
            var level = filter[range];
            var wildcard = level.IndexOfAny('+', '#') >= 0;
            if (wildcard && (level.Length > 1 || (level[0] == '#' && range.End.GetOffset(filter.Length) != filter.Length)))
            {
                return false;
            }
        }

        return true;
    }
}
