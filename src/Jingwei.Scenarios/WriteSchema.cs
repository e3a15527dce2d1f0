using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Jingwei.Scenarios.Keys;

namespace Jingwei.Scenarios;

/// <summary>Writes the JSON Schema (draft 7) by which editors complete and check packages, from the keys that readers know.</summary>
public static class WriteSchema
{
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The schema's text, with a line feed at its end.</summary>
    public static string Text()
    {
        var schema = Of(PackageKeys.All);
        schema.Insert(0, "$schema", "http://json-schema.org/draft-07/schema#");
        schema.Insert(1, "title", "经纬场景包 · Jingwei scenario package");
        return schema.ToJsonString(Written).ReplaceLineEndings("\n") + "\n";
    }

    private static JsonObject Of(Shape shape) => shape switch
    {
        MapShape map => Map(map),
        NamedShape named => new JsonObject
        {
            ["type"] = "object", [named.Names is null ? "additionalProperties" : "patternProperties"] = named.Names is null ? Of(named.Each) : new JsonObject { [named.Names] = Of(named.Each) },
        }.With("additionalProperties", named.Names is null ? null : false),
        ListShape list => new JsonObject { ["type"] = "array", ["items"] = Of(list.Item) }
            .With("minItems", list.Least > 0 ? list.Least : null).With("maxItems", list.Most),
        EitherShape either => new JsonObject { ["anyOf"] = new JsonArray([.. either.Ways.Select(Of)]) },
        TextShape text => new JsonObject { ["type"] = "string" }.With("pattern", text.Pattern),
        ChoiceShape choice => new JsonObject { ["enum"] = Texts(choice.Words) },
        WordsShape words => Map(new MapShape(
            [Key.Must("zh", Shapes.Text, "中文", "Chinese"), Key.Must("en", Shapes.Text, "英文", "English"), .. words.Who is { } who ? [who] : Array.Empty<Key>()])),
        WholeShape whole => new JsonObject { ["type"] = "integer", ["minimum"] = whole.Least }.With("maximum", whole.Most < int.MaxValue ? whole.Most : null),
        NumberShape => new JsonObject { ["type"] = "number" },
        YesOrNoShape => new JsonObject { ["type"] = "boolean" },
        _ => throw new InvalidOperationException($"A shape without a schema: {shape}."),
    };

    private static JsonObject Map(MapShape map)
    {
        var properties = new JsonObject();
        foreach (var key in map.Keys)
        {
            var schema = Of(key.Shape);
            schema.Insert(0, "description", Describe(key));
            properties[key.Name] = schema;
        }
        return new JsonObject { ["type"] = "object", ["properties"] = properties }
            .With("required", map.Keys.Any(k => k.Required) ? Texts(map.Keys.Where(k => k.Required).Select(k => k.Name)) : null)
            .With("oneOf", map.ExactlyOne.Count > 0 ? new JsonArray([.. map.ExactlyOne.Select(k => new JsonObject { ["required"] = Texts([k]) })]) : null)
            .With("additionalProperties", map.Others is { } others ? Of(others) : false);
    }

    private static string Describe(Key key) =>
        $"{key.Label.Zh}{(key.Note.Zh.Length > 0 ? $"：{key.Note.Zh}" : "")} · {key.Label.En}{(key.Note.En.Length > 0 ? $": {key.Note.En}" : "")}";

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(t => (JsonNode)t)]);

    private static JsonObject With(this JsonObject schema, string name, JsonNode? value)
    {
        if (value is not null)
            schema[name] = value;
        return schema;
    }
}
