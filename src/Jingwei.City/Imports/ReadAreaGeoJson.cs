using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation.Geometry;
using NetTopologySuite.Geometries;

namespace Jingwei.City.Imports;

/// <summary>
/// Reads boundaries from a GeoJSON FeatureCollection: <c>properties.code</c> names the area. Areas that are not known yet, zones above
/// all, also give <c>level</c>, <c>name</c> (or <c>name_zh</c>), <c>name_en</c>, <c>parent_code</c> and for zones <c>members</c>, a list of codes.
/// </summary>
internal static class ReadAreaGeoJson
{
    public static AreaFile Read(JsonElement root, Datum datum)
    {
        var lines = new List<AreaLine>();
        var errors = new List<ImportError>();
        foreach (var (feature, number) in FeaturesOf(root))
        {
            var properties = feature.TryGetProperty("properties", out var p) && p.ValueKind == JsonValueKind.Object ? p : default;
            if (Text(properties, "code") is not { } code)
            {
                errors.Add(new ImportError(number, "code", "required"));
                continue;
            }

            var shape = feature.TryGetProperty("geometry", out var g) ? GeoJson.Read(g, datum) : null;
            if (shape is not { Ok: true } || shape.Value is not IPolygonal)
            {
                errors.Add(new ImportError(number, "geometry", "not_a_polygon", shape?.Refusal?.Args?["why"] as string));
                continue;
            }

            lines.Add(new AreaLine(
                number,
                code,
                Text(properties, "parent_code"),
                Text(properties, "level"),
                Text(properties, "name_zh") ?? Text(properties, "name"),
                Text(properties, "name_en"),
                BoundaryGeoJson: GeoJsonText.Write(shape.Value),
                Approximate: properties.TryGetProperty("approximate", out var sketch) && sketch.ValueKind == JsonValueKind.True,
                MemberCodes: properties.TryGetProperty("members", out var members) && members.ValueKind == JsonValueKind.Array
                    ? [.. members.EnumerateArray().Select(m => m.ToString())]
                    : null));
        }

        return new AreaFile(lines, errors);
    }

    /// <summary>The features of a FeatureCollection, numbered from 1.</summary>
    public static IEnumerable<(JsonElement Feature, int Number)> FeaturesOf(JsonElement root) =>
        root.TryGetProperty("features", out var features) && features.ValueKind == JsonValueKind.Array
            ? features.EnumerateArray().Select((f, i) => (f, i + 1)).Where(f => f.f.ValueKind == JsonValueKind.Object)
            : [];

    public static bool IsGeoJson(JsonElement root) =>
        root.ValueKind == JsonValueKind.Object && root.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
        && type.GetString() == "FeatureCollection";

    /// <summary>A property as text; numbers too, since codes are often written as such.</summary>
    public static string? Text(JsonElement properties, string name) =>
        properties.ValueKind == JsonValueKind.Object && properties.TryGetProperty(name, out var value)
        && value.ValueKind is JsonValueKind.String or JsonValueKind.Number && value.ToString() is { Length: > 0 } text ? text : null;
}
