using System.Globalization;
using Jingwei.Foundation;
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

    // Where one of these stands, something else is said than how a value is.
    private static readonly string[] Joins = ["for", "within", "until", "times", "while"];

    /// <summary>The words of a sentence. A duration that is written otherwise is said to be wrong, and stands there as it should.</summary>
    public static string[] Words(PackageNode node) => [.. DurationText.Mend(node, node.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    /// <summary>A value of the kind, to show what would be right.</summary>
    public static string Example(DeviceKindDefinition kind) => kind.Values.Count > 0 ? kind.Values[0].Name : "fill";

    public static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    /// <summary>The value of that name; when there is none that is said, and it is the one that was probably meant, or null.</summary>
    public static ValueDefinition? Value(PackageNode node, string name, DeviceKindDefinition kind)
    {
        if (kind.Values.FirstOrDefault(v => v.Name == name) is { } value)
            return value;
        if (Unread.Is(kind))
            return Unread.Value(name, Text.Same(name), "");
        if (NearNames.Find(kind.Values.Select(v => v.Name), name) is { } near)
        {
            node.Wrong("valueMistyped", ("value", name), ("known", kind.Values.Select(v => v.Name)), ("near", near));
            return kind.Values.First(v => v.Name == near);
        }
        node.Wrong(
            kind.Values.Count == 0 ? "valueNone" : "valueUnknown", ("value", name), ("known", kind.Values.Select(v => v.Name)),
            ("section", kind.Group is not null ? "counts" : kind.Register is not null ? "columns" : "values"));
        return null;
    }

    /// <summary>The value of that name when it is a number; null, and said, when it is not.</summary>
    public static ValueDefinition? NumberValue(PackageNode node, string name, DeviceKindDefinition kind)
    {
        if (Value(node, name, kind) is not { } value)
            return null;
        if (value.Shape is ValueShape.Number or Unread.Shape)
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
        if (mayHold && words is [.., "for", var time] && DurationText.Find(time) is { } duration)
        {
            held = duration;
            words.RemoveRange(words.Count - 2, 2);
        }
        var compared = Comparisons.TryGetValue(words.ElementAtOrDefault(1) ?? "", out var comparison);
        if (words.Count < 3 || words.Any(Joins.Contains) || (!compared && !Unread.Is(kind) && NearNames.Find(kind.Values.Select(v => v.Name), words[0]) is null))
        {
            node.Wrong(mayHold ? "notLevelOrHeld" : "notLevel", ("given", node.Text()), ("value", Example(kind)));
            return null;
        }
        if (!compared)
            node.Wrong("comparisonUnknown", ("given", words[1]), ("known", Comparisons.Keys), ("value", Example(kind)));
        if (Value(node, words[0], kind) is not { } value)
            return null;
        // A limit with its unit apart is two words.
        if (Limit(node, value, compared ? comparison : Comparison.Is, string.Join(' ', words.Skip(2))) is not { } limit || !compared)
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
        if (value.Shape is not (ValueShape.Number or Unread.Shape) && comparison is not (Comparison.Is or Comparison.IsNot))
        {
            node.Wrong("valueOrderless", ("value", value.Name));
            return null;
        }
        switch (value.Shape)
        {
            case Unread.Shape:
                return 0;
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
