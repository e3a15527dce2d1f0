using System.Buffers;
using System.Text;
using System.Text.Json;
using NetTopologySuite.Geometries;

namespace Jingwei.City.Rules;

/// <summary>Writes geometries as GeoJSON with seven decimals, which is a centimeter.</summary>
internal static class GeoJsonText
{
    public static string Write(Geometry geometry)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", geometry.GeometryType);
            json.WritePropertyName("coordinates");
            Coordinates(json, geometry);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void Coordinates(Utf8JsonWriter json, Geometry geometry)
    {
        switch (geometry)
        {
            case Point point:
                Position(json, point.Coordinate);
                break;
            case LineString line:
                List(json, line.Coordinates, Position);
                break;
            case Polygon polygon:
                List(json, [polygon.ExteriorRing, .. polygon.InteriorRings], Coordinates);
                break;
            case GeometryCollection parts:
                List(json, parts.Geometries, Coordinates);
                break;
            default:
                throw new ArgumentException($"{geometry.GeometryType} is no GeoJSON geometry.", nameof(geometry));
        }
    }

    private static void List<T>(Utf8JsonWriter json, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray();
        foreach (var item in items)
        {
            write(json, item);
        }

        json.WriteEndArray();
    }

    private static void Position(Utf8JsonWriter json, Coordinate position)
    {
        json.WriteStartArray();
        json.WriteNumberValue(Math.Round(position.X, 7));
        json.WriteNumberValue(Math.Round(position.Y, 7));
        json.WriteEndArray();
    }
}
