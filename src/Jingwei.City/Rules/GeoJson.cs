using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;
using NetTopologySuite.Geometries;

namespace Jingwei.City.Rules;

/// <summary>Reads GeoJSON geometries (RFC 7946) onto NetTopologySuite. Positions are WGS-84 unless a datum is given; a third number is dropped.</summary>
internal static class GeoJson
{
    private static readonly GeometryFactory Factory = new(new PrecisionModel(), 4326);

    /// <summary>Reads a geometry from text. Refuses with <c>geojson_invalid</c> and args <c>{at, why}</c>.</summary>
    public static Result<Geometry> Read(string text, Datum datum = Datum.Wgs84)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return Read(document.RootElement, datum);
        }
        catch (JsonException broken)
        {
            return Broken("$", broken.Message);
        }
    }

    /// <summary>Reads a geometry object.</summary>
    public static Result<Geometry> Read(JsonElement geometry, Datum datum = Datum.Wgs84)
    {
        try
        {
            return new Reader(datum).Geometry(geometry);
        }
        catch (BrokenGeoJsonException broken)
        {
            return Broken(broken.At, broken.Message);
        }
    }

    /// <summary>Reads a geometry that has an inside: Polygon or MultiPolygon.</summary>
    public static Result<Geometry> ReadArea(string text, Datum datum = Datum.Wgs84) =>
        Read(text, datum).Then<Geometry>(g => g is IPolygonal ? g : Broken("$.type", $"{g.GeometryType} has no inside."));

    /// <summary>The edges of a geometry.</summary>
    public static GeoBounds BoundsOf(Geometry geometry)
    {
        var box = geometry.EnvelopeInternal;
        return new GeoBounds(box.MinX, box.MinY, box.MaxX, box.MaxY);
    }

    private static Refusal Broken(string at, string why) => Refusal.Invalid("geometry", "geojson_invalid", ("at", at), ("why", why));

    private sealed class BrokenGeoJsonException(string at, string why) : Exception(why)
    {
        public string At { get; } = at;
    }

    private sealed class Reader(Datum datum)
    {
        public Geometry Geometry(JsonElement json)
        {
            if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("type", out var type) || type.ValueKind != JsonValueKind.String)
            {
                throw new BrokenGeoJsonException("$", "Not a geometry object with a type.");
            }

            if (!json.TryGetProperty("coordinates", out var coordinates))
            {
                throw new BrokenGeoJsonException("$", "No coordinates.");
            }

            const string at = "$.coordinates";
            return type.GetString() switch
            {
                "Point" => Factory.CreatePoint(Position(coordinates, at)),
                "MultiPoint" => Factory.CreateMultiPointFromCoords(Positions(coordinates, at, 1)),
                "LineString" => Line(coordinates, at),
                "MultiLineString" => Factory.CreateMultiLineString(Each(coordinates, at, Line)),
                "Polygon" => Polygon(coordinates, at),
                "MultiPolygon" => Factory.CreateMultiPolygon(Each(coordinates, at, Polygon)),
                var other => throw new BrokenGeoJsonException("$.type", $"Unknown geometry {other}."),
            };
        }

        private static T[] Each<T>(JsonElement json, string at, Func<JsonElement, string, T> read)
        {
            if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
            {
                throw new BrokenGeoJsonException(at, "Not a list with something in it.");
            }

            return [.. json.EnumerateArray().Select((item, i) => read(item, $"{at}[{i}]"))];
        }

        private LineString Line(JsonElement json, string at) => Factory.CreateLineString(Positions(json, at, 2));

        private Polygon Polygon(JsonElement json, string at)
        {
            var rings = Each(json, at, Ring);
            var polygon = Factory.CreatePolygon(rings[0], rings[1..]);
            return polygon.IsValid ? polygon : throw new BrokenGeoJsonException(at, "The rings cross themselves or each other.");
        }

        private LinearRing Ring(JsonElement json, string at)
        {
            var positions = Positions(json, at, 4);
            return positions[0].Equals2D(positions[^1])
                ? Factory.CreateLinearRing(positions)
                : throw new BrokenGeoJsonException(at, "The ring does not end where it starts.");
        }

        private Coordinate[] Positions(JsonElement json, string at, int atLeast)
        {
            var positions = Each(json, at, Position);
            return positions.Length >= atLeast ? positions : throw new BrokenGeoJsonException(at, $"Fewer than {atLeast} positions.");
        }

        private Coordinate Position(JsonElement json, string at)
        {
            if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() < 2
                || json[0].ValueKind != JsonValueKind.Number || json[1].ValueKind != JsonValueKind.Number)
            {
                throw new BrokenGeoJsonException(at, "Not a position of longitude and latitude.");
            }

            var given = new LonLat(json[0].GetDouble(), json[1].GetDouble());
            if (!new GeoPoint(given.Lon, given.Lat).IsOnEarth)
            {
                throw new BrokenGeoJsonException(at, "Not degrees; projected coordinates must be converted first.");
            }

            var wgs84 = ChineseShift.ToWgs84(given, datum);
            return new Coordinate(wgs84.Lon, wgs84.Lat);
        }
    }
}
