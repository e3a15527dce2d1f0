using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Jingwei.Storage;

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
}
