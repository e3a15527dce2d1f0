using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jingwei.Foundation;

namespace Jingwei.Host.Serving;

/// <summary>How the API writes JSON: camelCase, enums as camelCase words, instants as ISO 8601 UTC with milliseconds.</summary>
public static class ApiJson
{
    public static JsonSerializerOptions Options { get; } = Apply(new JsonSerializerOptions(JsonSerializerDefaults.Web));

    public static JsonSerializerOptions Apply(JsonSerializerOptions options)
    {
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.NumberHandling = JsonNumberHandling.Strict;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false));
        options.Converters.Add(new InstantJson());
        return options;
    }

    private sealed class InstantJson : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && Instants.FindIso(reader.GetString()) is { } instant
                ? instant
                : throw new JsonException("An instant is ISO 8601 with its offset, such as 2026-11-22T08:32:00.000Z.");

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(Instants.ToIso(value));
    }
}
