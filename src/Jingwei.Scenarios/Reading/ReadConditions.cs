using System.Globalization;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>
/// Reads a kind's conditions: levels such as <c>fill &gt;= 85 for 5m</c>, silence, what is stuck, rises or falls, happens often, or is followed by
/// something else or is not; and what comes of them.
/// </summary>
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
        node.Only("name", "category", "severity", "filesCase", "when", "until", "noDataFor", "stuck", "rises", "falls", "often", "followed", "notFollowed", "within");
        var test = Test(node, values);
        return test is null ? null : new ConditionDefinition(
            code, node.Get("name").Words(), node.Get("category").Text(), node.Get("severity").Whole(1, 4), node.Find("filesCase").YesOrNo(true), test);
    }

    private static ConditionTest? Test(PackageNode node, IReadOnlyList<ValueDefinition> values)
    {
        string[] kinds = ["when", "noDataFor", "stuck", "rises", "falls", "often", "followed", "notFollowed"];
        var given = kinds.Where(k => node.Find(k).IsThere).ToList();
        if (given.Count != 1)
        {
            node.Wrong(given.Count == 0
                ? $"'{node.Name}' lacks what makes it so: 'when' (levels such as 'fill >= 95'), 'noDataFor' (a duration), 'stuck', 'rises', 'falls', 'often', 'followed' or 'notFollowed'."
                : $"'{node.Name}' has {string.Join(" and ", given.Select(k => $"'{k}'"))}: one condition has one of them.");
            return null;
        }
        if (node.Find("within").IsThere && given[0] is not ("followed" or "notFollowed"))
            node.Find("within").Wrong($"'within' belongs to 'followed' and 'notFollowed'; '{given[0]}' has its time in the sentence.");
        return given[0] switch
        {
            "when" => Threshold(node, values),
            "noDataFor" => Silence(node),
            "stuck" => Stuck(node, values),
            "rises" or "falls" => Rate(node, given[0], values),
            "often" => Often(node, values),
            _ => Follow(node, given[0], values),
        };
    }

    private static NoDataTest? Silence(PackageNode node)
    {
        NoUntil(node, "noDataFor", "any reading ends it");
        var after = node.Get("noDataFor").Duration(TimeSpan.Zero);
        return after > TimeSpan.Zero ? new NoDataTest(after) : null;
    }

    // <value> for <duration>
    private static StuckTest? Stuck(PackageNode node, IReadOnlyList<ValueDefinition> values)
    {
        NoUntil(node, "stuck", "any other number ends it");
        var at = node.Get("stuck");
        if (Words(at) is not [var name, "for", var time] || DurationText.Find(time) is not { } duration)
        {
            at.Wrong($"'{at.Text()}' says not what is stuck. Right would be '{Example(values)} for 6h'.");
            return null;
        }
        return Value(at, name, values) is { } value ? new StuckTest(value.Name, duration) : null;
    }

    // <value> by <number> within <duration> [until less than <number>]
    private static RateTest? Rate(PackageNode node, string key, IReadOnlyList<ValueDefinition> values)
    {
        NoUntil(node, key, $"write '{Example(values)} by 20 within 10m until less than 5'");
        var at = node.Get(key);
        var words = Words(at);
        double? until = null;
        if (words is [.., "until", "less", "than", var least] && Number(least) is { } calm)
            (words, until) = (words[..^4], calm);
        if (words is not [var name, "by", var much, "within", var time] || Number(much) is not { } by || by <= 0 || DurationText.Find(time) is not { } within)
        {
            at.Wrong($"'{at.Text()}' says not what {key} by how much. Right would be '{Example(values)} by 20 within 10m' or '… until less than 5'.");
            return null;
        }
        if (until > by)
            at.Wrong($"'{node.Name}' would end by less than {until} although it begins by {by}: 'until less than' may not be more than that.");
        if (Value(at, name, values) is not { } value)
            return null;
        if (value.Shape != ValueShape.Number)
        {
            at.Wrong($"'{name}' is no number, so that it cannot change by some.");
            return null;
        }
        return until > by ? null : new RateTest(value.Name, key == "rises", by, within, until ?? by / 2);
    }

    // <level> <n> times within <duration>
    private static CountTest? Often(PackageNode node, IReadOnlyList<ValueDefinition> values)
    {
        NoUntil(node, "often", "it is over by itself when it has become less often");
        var at = node.Get("often");
        if (Words(at) is not [.. var level, var many, "times", "within", var time]
            || !int.TryParse(many, NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count is < 2 or > CountTest.MostTimes || DurationText.Find(time) is not { } within)
        {
            at.Wrong($"'{at.Text()}' says not how often. Right would be '{Example(values)} >= 95 3 times within 1h', from 2 to {CountTest.MostTimes} times.");
            return null;
        }
        return One(at, level, values, mayHold: false) is { } what ? new CountTest(new LevelOfValue(what.Value, what.Level), count, within) : null;
    }

    private static FollowTest? Follow(PackageNode node, string key, IReadOnlyList<ValueDefinition> values)
    {
        var things = node.Get(key).Items().ToList();
        var within = node.Get("within").Duration(TimeSpan.Zero);
        if (things.Count != 2)
        {
            node.Get(key).Wrong($"'{key}' names two levels, the first and then the other: [door is true, motion is true].");
            return null;
        }
        var levels = things.Append(node.Get("until")).Select(t => One(t, values, mayHold: false)).ToList();
        return levels.Any(l => l is null) || within <= TimeSpan.Zero ? null
            : new FollowTest(Of(levels[0]!.Value), Of(levels[1]!.Value), key == "followed", within, Of(levels[2]!.Value));
    }

    private static LevelOfValue Of((string Value, Level Level, TimeSpan HeldFor) read) => new(read.Value, read.Level);

    private static void NoUntil(PackageNode node, string key, string why)
    {
        if (node.Find("until").IsThere)
            node.Wrong($"'{node.Name}' has '{key}', so it needs no 'until': {why}.");
    }

    private static string[] Words(PackageNode node) => node.Text().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Example(IReadOnlyList<ValueDefinition> values) => values.Count > 0 ? values[0].Name : "fill";

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static ValueDefinition? Value(PackageNode node, string name, IReadOnlyList<ValueDefinition> values)
    {
        var value = values.FirstOrDefault(v => v.Name == name);
        if (value is null)
            node.Wrong($"There is no value '{name}' in this kind. Known are: {string.Join(", ", values.Select(v => v.Name))}.");
        return value;
    }

    private static ThresholdTest? Threshold(PackageNode node, IReadOnlyList<ValueDefinition> values)
    {
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
    private static (string Value, Level Level, TimeSpan HeldFor)? One(PackageNode node, IReadOnlyList<ValueDefinition> values, bool mayHold) => One(node, Words(node), values, mayHold);

    private static (string Value, Level Level, TimeSpan HeldFor)? One(PackageNode node, IReadOnlyList<string> level, IReadOnlyList<ValueDefinition> values, bool mayHold)
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
            node.Wrong($"'{node.Text()}' is no level. Right would be '{(values.Count > 0 ? values[0].Name : "fill")} >= 95'{(mayHold ? " or '… >= 85 for 5m'" : "")}.");
            return null;
        }
        if (Value(node, words[0], values) is not { } value)
            return null;
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
