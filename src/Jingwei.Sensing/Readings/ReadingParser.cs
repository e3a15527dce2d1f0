using System.Text;
using System.Text.Json;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings;

/// <summary>What a message said. Instants are Unix milliseconds on the device's clock; no instant means "now".</summary>
/// <param name="ValidAtMs">Of a forecast: when it will be so.</param>
/// <param name="Beyond">What was sent for values out of range, in the profile's order; null when there is none.</param>
public readonly record struct ParsedReading(long? AtMs, long? UntilMs, double[] Values, string?[]? Beyond = null, long? ValidAtMs = null);

/// <summary>
/// Reads a message: <c>{"at":…,"until":…,"values":{"fill":93}}</c> or flat <c>{"fill":93}</c>. Pure, and without garbage but the values.
/// Of a kind that forecasts, <c>validAt</c> says when it will be so, and <c>at</c> when that was issued.
/// <c>at</c> is ISO 8601 with an offset, or Unix milliseconds. A <c>device</c> beside them is passed over.
/// </summary>
public static class ReadingParser
{
    /// <summary>Not JSON, or not an object.</summary>
    public const string BadPayload = "bad_payload";

    /// <summary>A value that the profile does not name.</summary>
    public const string UnknownValue = "unknown_value";

    /// <summary>A value of the wrong shape: a word for a number, a word that is not in the list.</summary>
    public const string WrongShape = "wrong_shape";

    /// <summary>A number outside the profile's range, and nothing else is wrong.</summary>
    public const string OutOfRange = "out_of_range";

    /// <summary>An instant that cannot be read, or an interval that does not end after it begins.</summary>
    public const string BadInstant = "bad_instant";

    /// <summary>No value at all.</summary>
    public const string NoValues = "no_values";

    /// <summary>Reads a message of a device of a kind; the answer is null, or the code of the refusal.</summary>
    public static string? Parse(ReadOnlySpan<byte> payload, DeviceKindDefinition kind, out ParsedReading reading)
    {
        var values = new double[kind.Values.Count];
        Array.Fill(values, double.NaN);
        string?[]? beyond = null;
        long? at = null, until = null, validAt = null;
        string? refusal;
        try
        {
            var json = new Utf8JsonReader(payload);
            refusal = json.Read() && json.TokenType == JsonTokenType.StartObject
                ? ReadObject(ref json, kind, values, ref beyond, ref at, ref until, ref validAt, topLevel: true)
                : BadPayload;
            if (refusal is null && json.Read())
                refusal = BadPayload;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // InvalidOperationException: a name with half of a character, such as "\ud83d".
            refusal = BadPayload;
        }
        reading = new ParsedReading(at, until, values, beyond, validAt);
        return refusal
            ?? (until is not null && (!kind.CountsIntervals || at is null || until <= at) ? BadInstant : null)
            ?? (beyond is not null ? OutOfRange : Array.TrueForAll(values, double.IsNaN) ? NoValues : null);
    }

    private static string? ReadObject(
        ref Utf8JsonReader json, DeviceKindDefinition kind, double[] values, ref string?[]? beyond, ref long? at, ref long? until, ref long? validAt, bool topLevel)
    {
        // The first refusal is kept and the rest is read on, so that what is not JSON at all is called so.
        string? refusal = null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var place = IndexOf(kind, ref json);
            if (place >= 0)
            {
                json.Read();
                refusal ??= ReadValue(ref json, kind.Values[place], ref values[place]);
                if (json.TokenType == JsonTokenType.Number && SampleValue.IsOutOfRange(values[place]))
                    (beyond ??= new string?[values.Length])[place] = Encoding.UTF8.GetString(json.ValueSpan);
            }
            else if (topLevel && json.ValueTextEquals("at"u8))
                refusal ??= ReadInstant(ref json, ref at);
            else if (topLevel && json.ValueTextEquals("until"u8))
                refusal ??= ReadInstant(ref json, ref until);
            else if (topLevel && kind.Forecasts && json.ValueTextEquals("validAt"u8))
                refusal ??= ReadInstant(ref json, ref validAt);
            else if (topLevel && json.ValueTextEquals("values"u8))
            {
                json.Read();
                if (json.TokenType == JsonTokenType.StartObject)
                    refusal ??= ReadObject(ref json, kind, values, ref beyond, ref at, ref until, ref validAt, topLevel: false);
                else
                    refusal ??= WrongShape;
            }
            else if (!topLevel || !json.ValueTextEquals("device"u8))
                refusal ??= UnknownValue;
            if (json.TokenType == JsonTokenType.PropertyName)
                json.Read();
            json.Skip();
        }
        return refusal;
    }

    /// <summary>The place of the value that the reader stands at by its name; −1 when the kind has none of it. Allocates nothing.</summary>
    internal static int IndexOf(DeviceKindDefinition kind, ref Utf8JsonReader json)
    {
        for (var i = 0; i < kind.Values.Count; i++)
            if (json.ValueTextEquals(kind.Values[i].Name))
                return i;
        return -1;
    }

    private static string? ReadValue(ref Utf8JsonReader json, ValueDefinition definition, ref double value)
    {
        switch (json.TokenType, definition.Shape)
        {
            case (JsonTokenType.Null, _):
                return null;
            case (JsonTokenType.Number, ValueShape.Number):
                if (!json.TryGetDouble(out value) || !definition.Believes(value))
                    value = SampleValue.OutOfRange;
                return null;
            case (JsonTokenType.True or JsonTokenType.False, ValueShape.Boolean):
                value = json.TokenType == JsonTokenType.True ? 1 : 0;
                return null;
            case (JsonTokenType.Number, ValueShape.Boolean):
                if (json.TryGetDouble(out var number) && number is 0 or 1)
                {
                    value = number;
                    return null;
                }
                return WrongShape;
            case (JsonTokenType.String, ValueShape.Word):
                for (var i = 0; i < definition.Words.Count; i++)
                    if (json.ValueTextEquals(definition.Words[i]))
                    {
                        value = i;
                        return null;
                    }
                return WrongShape;
            default:
                return WrongShape;
        }
    }

    private static string? ReadInstant(ref Utf8JsonReader json, ref long? instant)
    {
        json.Read();
        if (json.TokenType == JsonTokenType.Null)
            return null;
        if (json.TokenType == JsonTokenType.Number && json.TryGetInt64(out var ms) && ms is > 0 and < 253_402_300_800_000)
        {
            instant = ms;
            return null;
        }
        // Without an offset nobody knows which instant is meant.
        if (json.TokenType == JsonTokenType.String && !json.ValueIsEscaped && json.TryGetDateTimeOffset(out var at)
            && json.ValueSpan.Length > 10 && (json.ValueSpan[^1] == 'Z' || json.ValueSpan[10..].IndexOfAny((byte)'+', (byte)'-') > 0))
        {
            instant = at.ToUnixTimeMilliseconds();
            return null;
        }
        return BadInstant;
    }
}
