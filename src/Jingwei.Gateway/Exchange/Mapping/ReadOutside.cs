using System.Globalization;
using System.Text.Json;
using Jingwei.Foundation;
using Jingwei.Foundation.Geometry;

namespace Jingwei.Gateway.Exchange.Mapping;

/// <summary>What came in, in our names and codes.</summary>
/// <param name="Number">Theirs; null when even that cannot be read.</param>
/// <param name="Texts">By our names: what is told as text or code.</param>
internal sealed record Arrived(string? Number, IReadOnlyDictionary<string, string> Texts, IReadOnlyDictionary<string, DateTimeOffset> Instants, GeoPoint? Place, IReadOnlyList<FieldMistake> Mistakes);

/// <summary>Reads a case or a step as another platform writes it, and names all that is wrong at once by that platform's field names. Pure.</summary>
internal static class ReadOutside
{
    /// <summary>Most characters of each; others may be as long as a code.</summary>
    private static readonly Dictionary<string, int> Longest = new() { ["number"] = 60, ["text"] = 8000, ["address"] = 200, ["contact"] = 100, ["contactName"] = 100 };

    private const int LongestOther = 60;

    public static Arrived Run(JsonElement body, IReadOnlyDictionary<string, InField> fields, string[] needed, ExchangeMapping mapping)
    {
        var (texts, instants, mistakes) = (new Dictionary<string, string>(), new Dictionary<string, DateTimeOffset>(), new List<FieldMistake>());
        var numbers = new Dictionary<string, double>();
        foreach (var field in fields.Values)
        {
            if (!TryFind(body, field.Path, out var said))
            {
                mistakes.Add(new FieldMistake(field.Path, "valueUnreadable"));
                continue;
            }

            if (said is null)
            {
                if (needed.Contains(field.Name))
                {
                    mistakes.Add(new FieldMistake(field.Path, "valueLacking"));
                }

                continue;
            }

            if (said.Length > Longest.GetValueOrDefault(field.Name, LongestOther))
            {
                mistakes.Add(new FieldMistake(field.Path, "valueTooLong", Known: [Longest.GetValueOrDefault(field.Name, LongestOther).ToString(CultureInfo.InvariantCulture)]));
            }
            else if (field.Name is "lon" or "lat")
            {
                Number(field, said, numbers, mistakes);
            }
            else if (InFields.Instants.Contains(field.Name))
            {
                Instant(field, said, mapping, instants, mistakes);
            }
            else if (field.Codes is { } table)
            {
                Coded(field, table, said, texts, mistakes);
            }
            else
            {
                texts[field.Name] = said;
            }
        }

        return new Arrived(texts.GetValueOrDefault("number"), texts, instants, PlaceOf(numbers, mapping.Datum), mistakes);
    }

    /// <summary>A text, number or truth at the end of a way; null when there is none, it says nothing, or it is no text that can be read.</summary>
    public static string? TextAt(JsonElement body, string way) => TryFind(body, way, out var text) ? text : null;

    /// <summary>False when what stands there, or beside it, is JSON by its form and yet no text: half of a sign that is written as two.</summary>
    private static bool TryFind(JsonElement body, string way, out string? text)
    {
        text = null;
        try
        {
            foreach (var part in way.Split('.'))
            {
                if (body.ValueKind != JsonValueKind.Object || !body.TryGetProperty(part, out body))
                {
                    return true;
                }
            }

            var said = body.ValueKind switch { JsonValueKind.String => body.GetString()!.Trim(), JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => body.GetRawText(), _ => "" };
            text = said.Length == 0 ? null : said;
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private static void Number(InField field, string said, Dictionary<string, double> numbers, List<FieldMistake> mistakes)
    {
        if (double.TryParse(said, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) <= (field.Name == "lon" ? 180 : 90))
        {
            numbers[field.Name] = number;
        }
        else
        {
            mistakes.Add(new FieldMistake(field.Path, "notDegrees", Short(said), [field.Name == "lon" ? "121.4478" : "31.2280"]));
        }
    }

    private static void Instant(InField field, string said, ExchangeMapping mapping, Dictionary<string, DateTimeOffset> instants, List<FieldMistake> mistakes)
    {
        if (Times.Find(said, field.Format, mapping.Zone) is { } at)
        {
            instants[field.Name] = at;
        }
        else
        {
            var right = Times.Write(new DateTimeOffset(2026, 11, 27, 8, 0, 0, TimeSpan.Zero), field.Format, mapping.Zone);
            mistakes.Add(new FieldMistake(field.Path, "notTime", Short(said), [Convert.ToString(right, CultureInfo.InvariantCulture)!]));
        }
    }

    private static void Coded(InField field, CodeTable table, string said, Dictionary<string, string> texts, List<FieldMistake> mistakes)
    {
        if ((table.FindOurs(said) ?? field.Else) is { } ours)
        {
            texts[field.Name] = ours;
        }
        else
        {
            mistakes.Add(new FieldMistake(field.Path, "codeUnknown", Short(said), NearNames.Of(table.Known, said)));
        }
    }

    private static GeoPoint? PlaceOf(Dictionary<string, double> numbers, Datum datum)
    {
        if (!numbers.TryGetValue("lon", out var lon) || !numbers.TryGetValue("lat", out var lat))
        {
            return null;
        }

        var here = ChineseShift.ToWgs84(new LonLat(lon, lat), datum);
        return new GeoPoint(here.Lon, here.Lat);
    }

    private static string Short(string text) => text.Length > 40 ? text[..40] : text;
}
