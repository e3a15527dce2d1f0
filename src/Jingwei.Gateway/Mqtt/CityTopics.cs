using System.Text;

namespace Jingwei.Gateway.Mqtt;

/// <summary>The two topics that the city speaks: <c>jingwei/v1/{deviceId}/readings</c> up and <c>jingwei/v1/{deviceId}/commands</c> down.</summary>
public static class CityTopics
{
    private const string Root = "jingwei/v1/";

    /// <summary>The topic on which a device hears its commands.</summary>
    public static string Commands(string deviceId) => $"{Root}{deviceId}/commands";

    /// <summary>The topic to which a device's readings are published.</summary>
    public static string Readings(string deviceId) => $"{Root}{deviceId}/readings";

    /// <summary>The device id, a slice of <paramref name="topic"/>, when it is a readings topic.</summary>
    public static bool TryReadings(ReadOnlySpan<byte> topic, out ReadOnlySpan<byte> deviceId)
    {
        deviceId = default;
        if (!topic.StartsWith("jingwei/v1/"u8) || !topic.EndsWith("/readings"u8) || topic.Length <= 20)
        {
            return false;
        }

        deviceId = topic[11..^9];
        return deviceId.IndexOf((byte)'/') < 0;
    }
}

/// <summary>Device ids as strings, decoded once for each id that a connection uses.</summary>
internal sealed class DeviceNames
{
    private const int Most = 10_000;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private byte[] lastBytes = [];
    private string last = "";

    /// <summary>The id as a string; the same instance while it is remembered.</summary>
    public string Decode(ReadOnlySpan<byte> utf8)
    {
        if (utf8.SequenceEqual(lastBytes))
        {
            return last;
        }

        Span<char> chars = utf8.Length <= 256 ? stackalloc char[utf8.Length] : new char[utf8.Length];
        var text = chars[..Encoding.UTF8.GetChars(utf8, chars)];
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!lookup.TryGetValue(text, out var name))
        {
            name = text.ToString();
            if (known.Count < Most)
            {
                known.Add(name);
            }
        }

        (last, lastBytes) = (name, utf8.ToArray());
        return name;
    }
}
