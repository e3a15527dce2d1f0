using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads a kind's conditions: levels such as <c>fill &gt;= 85 for 5m</c>, silence, and what follows from them.</summary>
internal static class ReadConditions
{
    private static readonly Dictionary<string, Comparison> Comparisons = new()
    {
        [">="] = Comparison.AtLeast, [">"] = Comparison.MoreThan, ["<="] = Comparison.AtMost, ["<"] = Comparison.LessThan,
        ["is"] = Comparison.Is, ["is not"] = Comparison.IsNot,
    };

    public static IReadOnlyList<ConditionDefinition> Read(PackageNode conditions, IReadOnlyList<ValueDefinition> values) =>
        [.. conditions.Entries().Select(c => One(c.Key, c.Value, values)).OfType<ConditionDefinition>()];

    private static ConditionDefinition? One(string code, PackageNode node, IReadOnlyList<ValueDefinition> values)
    {
        node.Only("name", "category", "severity", "filesCase", "when", "until", "noDataFor");
        ConditionTest? test = node.Find("noDataFor").IsThere ? Silence(node) : Threshold(node, values);
        return test is null ? null : new ConditionDefinition(
            code, node.Get("name").Words(), node.Get("category").Text(), node.Get("severity").Whole(1, 4), node.Find("filesCase").YesOrNo(true), test);
    }

    private static NoDataTest? Silence(PackageNode node)
    {
        if (node.Find("when").IsThere || node.Find("until").IsThere)
            node.Wrong($"'{node.Name}' has 'noDataFor', so it needs no 'when' and no 'until': any reading ends it.");
        var after = node.Get("noDataFor").Duration(TimeSpan.Zero);
        return after > TimeSpan.Zero ? new NoDataTest(after) : null;
    }

    private static ThresholdTest? Threshold(PackageNode node, IReadOnlyList<ValueDefinition> values)
    {
        if (!node.Find("when").IsThere)
        {
            node.Wrong($"'{node.Name}' lacks 'when' (levels such as 'fill >= 95') or 'noDataFor' (a duration).");
            return null;
        }
        var ways = node.Get("when").Items().Select(i => (Node: i, Level: One(i, values, mayHold: true))).ToList();
        var recovery = One(node.Get("until"), values, mayHold: false);
        if (ways.Count == 0)
            node.Wrong($"'when' of '{node.Name}' is empty: give a level such as 'fill >= 95'.");
        if (ways.Count == 0 || recovery is null || ways.Any(w => w.Level is null))
            return null;
        foreach (var (at, way) in ways)
        {
            if (way!.Value.Value != recovery.Value.Value)
                at.Wrong($"'{node.Name}' looks at '{way.Value.Value}' and ends by '{recovery.Value.Value}': both must look at the same value.");
            if (way.Value.Level.MeetsWith(recovery.Value.Level))
                at.Wrong($"Some value of '{way.Value.Value}' would raise '{node.Name}' and end it at once: 'until' must lie beyond every 'when'.");
        }
        return new ThresholdTest(recovery.Value.Value, [.. ways.Select(w => new ThresholdWay(w.Level!.Value.Level, w.Level.Value.HeldFor))], recovery.Value.Level);
    }

    // <value> <comparison> <limit> [for <duration>]
    private static (string Value, Level Level, TimeSpan HeldFor)? One(PackageNode node, IReadOnlyList<ValueDefinition> values, bool mayHold)
    {
        var words = node.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
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
            node.Wrong($"'{node.Text()}' is no level. Right would be '{(values.Count > 0 ? values[0].Name : "fill")} >= 95'{(mayHold ? " or '… >= 85 for 5m'" : "")}.");
            return null;
        }
        var value = values.FirstOrDefault(v => v.Name == words[0]);
        if (value is null)
        {
            node.Wrong($"There is no value '{words[0]}' in this kind. Known are: {string.Join(", ", values.Select(v => v.Name))}.");
            return null;
        }
        return Limit(node, value, comparison, words[2]) is { } limit ? (value.Name, new Level(comparison, limit), held) : null;
    }

    private static double? Limit(PackageNode node, ValueDefinition value, Comparison comparison, string text)
    {
        if (value.Shape != ValueShape.Number && comparison is not (Comparison.Is or Comparison.IsNot))
        {
            node.Wrong($"'{value.Name}' is no number: compare it with 'is' or 'is not'.");
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
                node.Wrong($"{text} is outside the range of '{value.Name}', {value.Min} to {value.Max}.");
                return null;
            default:
                node.Wrong($"'{text}' is not a {(value.Shape == ValueShape.Boolean ? "true or false" : value.Shape == ValueShape.Word ? $"word of {string.Join(", ", value.Words)}" : "number")}.");
                return null;
        }
    }
}
