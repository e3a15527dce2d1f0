using System.Text.Json;
using Jingwei.City.Areas;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Imports;

/// <summary>
/// Replaces what the map draws by the features of a GeoJSON file. Properties: <c>kind</c> (road, roadMinor, green, water, building, estate,
/// station), <c>name</c> or <c>name_zh</c>, <c>name_en</c>, <c>approximate</c>.
/// </summary>
internal sealed class ImportMap(ICityWriter writer)
{
    private static readonly string[] Kinds = ["road", "roadMinor", "green", "water", "building", "estate", "station"];

    public async Task<ImportReport> Run(Stream file, ImportOptions options, CancellationToken ct)
    {
        try
        {
            using var document = await JsonDocument.ParseAsync(file, cancellationToken: ct);
            return ReadAreaGeoJson.IsGeoJson(document.RootElement)
                ? await Store(document.RootElement, options, ct)
                : ImportReport.Refused([new ImportError(null, null, "not_a_feature_collection")]);
        }
        catch (JsonException broken)
        {
            return ImportReport.Refused([new ImportError(null, null, "json_invalid", broken.Message)]);
        }
    }

    private async Task<ImportReport> Store(JsonElement root, ImportOptions options, CancellationToken ct)
    {
        var errors = new List<ImportError>();
        var rows = new List<Func<WriteScope, MapFeatureRow>>();
        foreach (var (feature, number) in ReadAreaGeoJson.FeaturesOf(root))
        {
            var properties = feature.TryGetProperty("properties", out var p) && p.ValueKind == JsonValueKind.Object ? p : default;
            var kind = ReadAreaGeoJson.Text(properties, "kind");
            var shape = feature.TryGetProperty("geometry", out var g) ? GeoJson.Read(g, options.Datum) : null;
            if (!Kinds.Contains(kind))
            {
                errors.Add(new ImportError(number, "kind", "kind_unknown", kind));
            }
            else if (shape is not { Ok: true })
            {
                errors.Add(new ImportError(number, "geometry", "geojson_invalid", shape?.Refusal?.Args?["why"] as string));
            }
            else
            {
                var bounds = GeoJson.BoundsOf(shape.Value);
                rows.Add(scope => new MapFeatureRow
                {
                    Id = scope.NewId(),
                    Kind = kind!,
                    Name = new Text(ReadAreaGeoJson.Text(properties, "name_zh") ?? ReadAreaGeoJson.Text(properties, "name") ?? "", ReadAreaGeoJson.Text(properties, "name_en") ?? ""),
                    GeoJson = GeoJsonText.Write(shape.Value),
                    West = bounds.West,
                    South = bounds.South,
                    East = bounds.East,
                    North = bounds.North,
                    Approximate = properties.TryGetProperty("approximate", out var sketch) && sketch.ValueKind == JsonValueKind.True,
                });
            }
        }

        if (errors.Count > 0)
        {
            return ImportReport.Refused(errors);
        }

        await writer.Write(
            async scope =>
            {
                await scope.Db.Set<MapFeatureRow>().ExecuteDeleteAsync();
                scope.Db.AddRange(rows.Select(row => row(scope)));
                return Done.Ok;
            },
            ct);
        return new ImportReport(rows.Count, 0, 0, 0, []);
    }
}
