using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>A level of a value as a package writes it.</summary>
internal sealed record WrittenLevel(string Value, Level Level, TimeSpan HeldFor)
{
    public LevelOfValue OfValue => new(Value, Level);
}

/// <summary>Reads levels such as <c>fill &gt;= 85 for 5m</c>, and the words of a sentence that names a value.</summary>
internal static class ReadLevels
{
    private static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        [">="] = Comparison.AtLeast, [">"] = Comparison.MoreThan, ["<="] = Comparison.AtMost, ["<"] = Comparison.LessThan,
        ["is"] = Comparison.Is, ["is not"] = Comparison.IsNot,
    };

    public static string[] Words(PackageNode node) => node.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A value of the kind, to show what would be right.</summary>
    public static string Example(DeviceKindDefinition kind) => kind.Values.Count > 0 ? kind.Values[0].Name : "fill";

    public static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The value of that name; null, and said, when there is none.</summary>
    public static ValueDefinition? Value(PackageNode node, string name, DeviceKindDefinition kind)
    {
        var value = kind.Values.FirstOrDefault(v => v.Name == name);
        if (value is null)
            node.Wrong(
                kind.Values.Count == 0 ? "valueNone" : "valueUnknown", ("value", name), ("known", kind.Values.Select(v => v.Name)),
                ("section", kind.Group is not null ? "counts" : kind.Register is not null ? "columns" : "values"));
        return value;
    }

    /// <summary>The value of that name when it is a number; null, and said, when it is not.</summary>
    public static ValueDefinition? NumberValue(PackageNode node, string name, DeviceKindDefinition kind)
    {
        if (Value(node, name, kind) is not { } value)
            return null;
        if (value.Shape == ValueShape.Number)
            return value;
        node.Wrong("valueNoNumber", ("value", name));
        return null;
    }

    /// <summary>A level that may say how long it must hold: <c>value comparison limit [for duration]</c>.</summary>
    public static WrittenLevel? Held(PackageNode node, DeviceKindDefinition kind) => Read(node, Words(node), kind, mayHold: true);

    /// <summary>A level: <c>value comparison limit</c>.</summary>
    public static WrittenLevel? Read(PackageNode node, DeviceKindDefinition kind) => Read(node, Words(node), kind, mayHold: false);

    /// <summary>A level that stands in some words of a sentence.</summary>
    public static WrittenLevel? Read(PackageNode node, IReadOnlyList<string> level, DeviceKindDefinition kind, bool mayHold)
    {
        var words = level.ToList();
        if (words.Count > 2 && words[1] == "is" && words[2] == "not")
        {
            words[1] = "is not";
            words.RemoveAt(2);
        }
        var held = TimeSpan.Zero;
        if (mayHold && words.Count == 5 && words[3] == "for" && DurationText.Find(words[4]) is { } duration)
        {
            held = duration;
            words.RemoveRange(3, 2);
        }
        if (words.Count != 3 || !Comparisons.TryGetValue(words[1], out var comparison))
        {
            node.Wrong(mayHold ? "notLevelOrHeld" : "notLevel", ("given", node.Text()), ("value", Example(kind)));
            return null;
        }
        if (Value(node, words[0], kind) is not { } value)
            return null;
        if (Limit(node, value, comparison, words[2]) is not { } limit)
            return null;
        var reached = new Level(comparison, limit);
        CheckReach(node, value, reached, string.Join(' ', words));
        return new WrittenLevel(value.Name, reached, held);
    }

    // A message with a number outside its range is refused, so no condition hears of it there.
    private static void CheckReach(PackageNode node, ValueDefinition value, Level level, string given)
    {
        if (value.Shape == ValueShape.Number && (level.Comparison, level.Limit) is var (comparison, limit)
            && ((comparison == Comparison.MoreThan && limit >= value.Max) || (comparison == Comparison.LessThan && limit <= value.Min)))
            node.Wrong("levelNever", ("given", given), ("value", value.Name), ("least", value.Min), ("most", value.Max));
        if (value.Shape == ValueShape.Word && level.Comparison == Comparison.IsNot && value.Words.Count == 1)
            node.Wrong("levelOnlyWord", ("given", given), ("value", value.Name), ("word", value.Words[0]));
    }

    private static double? Limit(PackageNode node, ValueDefinition value, Comparison comparison, string text)
    {
        if (value.Shape is ValueShape.Day or ValueShape.Mark)
        {
            node.Wrong("columnNoLevel", ("column", value.Name));
            return null;
        }
        if (value.Shape != ValueShape.Number && comparison is not (Comparison.Is or Comparison.IsNot))
        {
            node.Wrong("valueOrderless", ("value", value.Name));
            return null;
        }
        switch (value.Shape)
        {
            case ValueShape.Boolean when text is "true" or "false":
                return text == "true" ? 1 : 0;
            case ValueShape.Word when value.Words.Contains(text):
                return value.Words.ToList().IndexOf(text);
            case ValueShape.Number when double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number):
                if (number >= value.Min && number <= value.Max)
                    return number;
                node.Wrong("limitOutside", ("given", text), ("value", value.Name), ("least", value.Min), ("most", value.Max));
                return null;
            default:
                node.Wrong(value.Shape == ValueShape.Number ? "limitNoNumber" : "limitNoWord", ("given", text), ("value", value.Name), ("known", value.Shape == ValueShape.Boolean ? ["true", "false"] : value.Words));
                return null;
        }
    }
}
