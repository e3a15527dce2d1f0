using System.Globalization;
using System.Text.Json;
using Jingwei.Cases.Learning;
using Jingwei.Foundation;

namespace Jingwei.Lab;

/// <summary>What was handed to the lab cannot be used; the message says in which file and line, and what would be right.</summary>
public sealed class LabInputException(string message) : Exception(message);

/// <summary>One line of a file of messages.</summary>
/// <param name="Category">The field <c>class</c>; null when the line has none.</param>
public sealed record MessageLine(int Number, Message Message, string? Category)
{
    /// <summary>The fields <c>lon</c> and <c>lat</c>; null when the line has none.</summary>
    public GeoPoint? Place { get; init; }
}

/// <summary>
/// Reads messages as JSON lines: <c>{"id", "user", "at", "title", "text", "class"}</c>. A line needs its id, and a title or a text; other fields may be missing and unknown ones are passed over.
/// Blank lines, a byte order mark and CRLF are no mistakes.
/// </summary>
public static class LabInput
{
    /// <exception cref="LabInputException">The file is not there, or a line of it is no message.</exception>
    public static List<MessageLine> Read(string file)
    {
        var found = Lines(file).Select(l => Parse(file, l.Number, l.Text)).ToList();
        return found.Count > 0 ? found : throw new LabInputException($"{file}: has no message in it; each line is one, such as {Example}");
    }

    /// <summary>The lines that are not blank, with their numbers.</summary>
    /// <exception cref="LabInputException">The file cannot be read.</exception>
    public static IReadOnlyList<(int Number, string Text)> Lines(string file)
    {
        try
        {
            return [.. File.ReadLines(file).Select((line, i) => (i + 1, line.Trim().TrimStart('\uFEFF'))).Where(l => l.Item2.Length > 0)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new LabInputException($"{file}: cannot be read: {fault.Message}");
        }
    }

    /// <summary>Messages that all have a class, for learning.</summary>
    /// <exception cref="LabInputException">As <see cref="Read"/>, or a line has no class.</exception>
    public static List<DecidedMessage> ReadDecided(string file) =>
    [
        .. Read(file).Select(l => new DecidedMessage(l.Message, l.Category
            ?? throw Wrong(file, l.Number, "has no \"class\"; a line to learn from names its class"))),
    ];

    private const string Example = """{"id": "1", "user": "A1", "at": "2026-11-26 08:00:00", "title": "…", "text": "…"}""";

    /// <exception cref="LabInputException">The line is no object.</exception>
    public static JsonElement Fields(string file, int number, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw Wrong(file, number, "is not an object; each line is one, in braces");
        }
        catch (JsonException fault)
        {
            throw Wrong(file, number, $"is not JSON (at byte {fault.BytePositionInLine + 1}); each line is one object, in braces");
        }
    }

    public static LabInputException Wrong(string file, int number, string what) => new($"{file}, line {number}: {what}");

    private static MessageLine Parse(string file, int number, string line)
    {
        var fields = Fields(file, number, line);
        var id = TextOf(fields, "id", file, number);
        if (string.IsNullOrWhiteSpace(id))
        {
            throw Wrong(file, number, "has no \"id\"");
        }

        var (title, text) = (TextOf(fields, "title", file, number), TextOf(fields, "text", file, number));
        if (title is null && text is null)
        {
            throw Wrong(file, number, "has neither \"title\" nor \"text\"");
        }

        var message = new Message(id, title ?? "", text ?? "", TextOf(fields, "user", file, number), InstantOf(fields, file, number));
        return new MessageLine(number, message, TextOf(fields, "class", file, number) is { } c && c.Trim().Length > 0 ? c.Trim() : null) { Place = PlaceOf(fields, file, number) };
    }

    private static GeoPoint? PlaceOf(JsonElement fields, string file, int number)
    {
        var (lon, lat) = (TextOf(fields, "lon", file, number), TextOf(fields, "lat", file, number));
        return lon is null && lat is null ? null
            : double.TryParse(lon, CultureInfo.InvariantCulture, out var east) && double.TryParse(lat, CultureInfo.InvariantCulture, out var north) && new GeoPoint(east, north) is { IsOnEarth: true } place ? place
            : throw Wrong(file, number, "has no place: \"lon\" and \"lat\" are degrees, such as 121.45 and 31.23");
    }

    private static string? TextOf(JsonElement fields, string name, string file, int number) =>
        !fields.TryGetProperty(name, out var value) ? null : value.ValueKind switch
        {
            JsonValueKind.Null => null,
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Wrong(file, number, $"\"{name}\" is {value.ValueKind.ToString().ToLowerInvariant()}; it should be text"),
        };

    /// <summary>An instant without an offset is taken as it stands: only the time between two messages counts.</summary>
    private static DateTimeOffset? InstantOf(JsonElement fields, string file, int number)
    {
        var text = TextOf(fields, "at", file, number);
        return string.IsNullOrWhiteSpace(text) ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
            : throw Wrong(file, number, $"\"at\" is \"{text}\"; it should be like 2026-11-26 08:00:00 or 2026-11-26T08:00:00+08:00");
    }
}
