using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jingwei.Foundation;

namespace Jingwei.Storage;

/// <summary>How JSON is written into columns: camelCase, enums by name, Chinese unescaped.</summary>
public static class StoredJson
{
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase), new ResultJson(), new InstantJson() },
    };
}

/// <summary>Instants as ISO 8601 UTC with milliseconds, in columns as in the API.</summary>
public sealed class InstantJson : JsonConverter<DateTimeOffset>
{
    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Instants.FindIso(reader.GetString()) is { } instant
            ? instant
            : throw new JsonException("An instant is ISO 8601 with its offset, such as 2026-11-22T08:32:00.000Z.");

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instants.ToIso(value));
}
