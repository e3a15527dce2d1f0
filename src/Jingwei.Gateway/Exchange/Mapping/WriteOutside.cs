using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Jingwei.Foundation.Geometry;

namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>What is wrong with one field: theirs, or of what comes in ours and theirs.</summary>
/// <param name="Field">As the other platform spells it.</param>
/// <param name="Given">What stands there; null when nothing does, and never what belongs to a person.</param>
/// <param name="Known">What would be right.</param>
internal sealed record FieldMistake(string Field, string Code, string? Given = null, IReadOnlyList<string>? Known = null);

/// <summary>A message as it goes out, or why it cannot.</summary>
internal sealed record Written(string Body, IReadOnlyList<FieldMistake> Mistakes);

/// <summary>Writes a case in another platform's names and codes. Pure.</summary>
internal static class WriteOutside
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="values">By the names of <see cref="OutFields"/>: text, number or instant; what is lacking is null or not there. Of an area, the codes from the smallest up; of a category, the code before its kind.</param>
    public static Written Run(OutCall call, ExchangeMapping mapping, IReadOnlyDictionary<string, object?> values)
    {
        var body = new JsonObject();
        var mistakes = new List<FieldMistake>();
        foreach (var field in call.Fields)
        {
            var value = field.From is null ? field.Fixed : Value(field, mapping, values, mistakes);
            if (value is null)
            {
                if (field.Required && !mistakes.Exists(m => m.Field == field.Name))
                {
                    mistakes.Add(new FieldMistake(field.Name, "valueLacking"));
                }

                continue;
            }

            Put(body, field.Name, field.AsText ? JsonValue.Create(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)) : NodeOf(value));
        }

        return new Written(body.ToJsonString(Plain), mistakes);
    }

    private static object? Value(OutField field, ExchangeMapping mapping, IReadOnlyDictionary<string, object?> values, List<FieldMistake> mistakes)
    {
        var value = field.From is "lon" or "lat" ? Shifted(field.From, mapping.Datum, values) : values.GetValueOrDefault(field.From!);
        switch (value)
        {
            case null or "":
                return null;
            case DateTimeOffset at:
                return Times.Write(at, field.Format, mapping.Zone);
        }

        IReadOnlyList<string> said = value as IReadOnlyList<string> ?? [Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!];
        if (field.Codes is not { } table)
        {
            return value is IReadOnlyList<string> ? said[0] : value;
        }

        if (said.Select(table.Find).FirstOrDefault(theirs => theirs is not null) is { } code)
        {
            return code;
        }

        if (field.Else is null)
        {
            mistakes.Add(new FieldMistake(field.Name, "codeUnmapped", said[0], [.. table.Theirs.Keys.Take(12)]));
        }

        return field.Else;
    }

    private static object? Shifted(string which, Datum datum, IReadOnlyDictionary<string, object?> values)
    {
        if (values.GetValueOrDefault("lon") is not double lon || values.GetValueOrDefault("lat") is not double lat)
        {
            return null;
        }

        var there = ChineseShift.FromWgs84(new LonLat(lon, lat), datum);
        return Math.Round(which == "lon" ? there.Lon : there.Lat, 6);
    }

    private static JsonNode NodeOf(object value) => value switch
    {
        long whole => JsonValue.Create(whole),
        int whole => JsonValue.Create(whole),
        double number => JsonValue.Create(number),
        _ => JsonValue.Create((string)value),
    };

    private static void Put(JsonObject body, string way, JsonNode? value)
    {
        var parts = way.Split('.');
        foreach (var part in parts[..^1])
        {
            if (body[part] is not JsonObject inner)
            {
                body[part] = inner = [];
            }

            body = inner;
        }

        body[parts[^1]] = value;
    }
}
