using System.Buffers;
using System.Text.Json;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Readings;

/// <summary>The values of a reading as they are kept: JSON in the profile's own names, booleans and words, so that they can be read without it.</summary>
public static class StoredValues
{
    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? scratch;

    /// <summary>UTF-8 JSON of the values that are there.</summary>
    public static byte[] Write(double[] values, DeviceKindDefinition kind)
    {
        var (buffer, json) = scratch ??= Scratch();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        for (var i = 0; i < values.Length; i++)
        {
            if (double.IsNaN(values[i]))
                continue;
            var definition = kind.Values[i];
            if (definition.Shape == ValueShape.Boolean)
                json.WriteBoolean(definition.Name, values[i] == 1);
            else if (definition.Shape == ValueShape.Word)
                json.WriteString(definition.Name, definition.Words[(int)values[i]]);
            else
                json.WriteNumber(definition.Name, values[i]);
        }
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>UTF-8 JSON of values out of range, as texts: <c>{"water":"9999"}</c>.</summary>
    /// <param name="beyond">What was sent, in the profile's order; null where nothing was wrong.</param>
    /// <param name="kind">The profile.</param>
    public static byte[] WriteBeyond(string?[] beyond, DeviceKindDefinition kind)
    {
        var (buffer, json) = scratch ??= Scratch();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        for (var i = 0; i < beyond.Length; i++)
            if (beyond[i] is { } text)
                json.WriteString(kind.Values[i].Name, text);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Reads what was kept of a reading, or of a faulty one; what the profile no longer names or no longer takes is left out.</summary>
    public static double[] Read(InputKind input, byte[] content, DeviceKindDefinition kind)
    {
        var faulty = input == InputKind.Faulty;
        var values = new double[kind.Values.Count];
        Array.Fill(values, double.NaN);
        var json = new Utf8JsonReader(content);
        json.Read();
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var place = ReadingParser.IndexOf(kind, ref json);
            json.Read();
            if (place < 0)
                continue;
            values[place] = (json.TokenType, kind.Values[place].Shape) switch
            {
                (JsonTokenType.String, ValueShape.Number) when faulty => SampleValue.OutOfRange,
                _ when faulty => double.NaN,
                (JsonTokenType.Number, ValueShape.Number or ValueShape.Day or ValueShape.Mark) => json.GetDouble(),
                (JsonTokenType.True, ValueShape.Boolean) => 1,
                (JsonTokenType.False, ValueShape.Boolean) => 0,
                (JsonTokenType.String, ValueShape.Word) => PlaceOf(kind.Values[place].Words, json.GetString()!),
                _ => double.NaN,
            };
        }
        return values;
    }

    /// <summary>A number as screens and clients get it: a number, a boolean or a word.</summary>
    public static object Show(double value, ValueDefinition definition) => definition.Shape switch
    {
        ValueShape.Boolean => value == 1,
        ValueShape.Word => definition.Words[(int)value],
        _ => value,
    };

    private static double PlaceOf(IReadOnlyList<string> words, string word)
    {
        for (var i = 0; i < words.Count; i++)
            if (words[i] == word)
                return i;
        return double.NaN;
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Scratch()
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        return (buffer, new Utf8JsonWriter(buffer));
    }
}
