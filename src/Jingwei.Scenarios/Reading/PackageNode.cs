using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Reading;

/// <summary>A place in a package's YAML that knows its line; what is wrong there is noted, and a harmless value is given so that reading goes on to the next mistake.</summary>
internal sealed class PackageNode(string file, YamlNode? node, int line, string name, List<PackageProblem> problems)
{
    private static readonly YamlScalarNode Nothing = new("");

    public int Line => line;
    public string Name => name;
    public bool IsThere => node is not null;
    public bool IsList => node is YamlSequenceNode;
    public bool IsMap => node is YamlMappingNode;

    public void Wrong(string message) => problems.Add(new PackageProblem(file, line, message));

    /// <summary>Says so when a key is none of those that are known here.</summary>
    public PackageNode Only(params string[] keys)
    {
        if (node is YamlMappingNode map)
            foreach (var key in map.Children.Keys)
                if (key is YamlScalarNode { Value: { } text } && !keys.Contains(text))
                    problems.Add(new PackageProblem(file, (int)key.Start.Line, $"'{text}' is not known here. {Suggest(text, keys)}"));
        return this;
    }

    /// <summary>What stands under a key; a node that is not there when nothing does.</summary>
    public PackageNode Find(string key)
    {
        if (node is YamlMappingNode map)
        {
            foreach (var (k, v) in map.Children)
                if (k is YamlScalarNode { Value: { } text } && text == key)
                    return new PackageNode(file, v, (int)v.Start.Line, key, problems);
        }
        return new PackageNode(file, null, line, key, problems);
    }

    /// <summary>What stands under a key that must be there.</summary>
    public PackageNode Get(string key)
    {
        var found = Find(key);
        if (!found.IsThere)
            Wrong($"{(name.Length > 0 ? $"'{name}' " : "")}lacks '{key}'.");
        return found.IsThere ? found : new PackageNode(file, Nothing, line, key, []);
    }

    /// <summary>Key and value of each entry of a map, in order.</summary>
    public IEnumerable<(string Key, PackageNode Value)> Entries()
    {
        if (node is YamlMappingNode map)
        {
            foreach (var (k, v) in map.Children)
            {
                var key = (k as YamlScalarNode)?.Value ?? "";
                yield return (key, new PackageNode(file, v, (int)k.Start.Line, key, problems));
            }
        }
        else if (node is not null && node != Nothing)
            Wrong($"'{name}' should be a map of names, such as '{name}: {{ first: … }}'.");
    }

    /// <summary>Each item of a list, in order.</summary>
    public IEnumerable<PackageNode> Items()
    {
        if (node is YamlSequenceNode list)
            foreach (var item in list.Children)
                yield return new PackageNode(file, item, (int)item.Start.Line, name, problems);
        else if (node is not null && node != Nothing)
            Wrong($"'{name}' should be a list, such as '{name}: [ … ]'.");
    }

    public string Text()
    {
        if (node is YamlScalarNode { Value: { } text })
            return text;
        Wrong($"'{name}' should be a text.");
        return "";
    }

    public Text Words()
    {
        if (node == Nothing)
            return Foundation.Text.Same("");
        if (node is not YamlMappingNode)
        {
            Wrong($"'{name}' should be {{ zh: …, en: … }}.");
            return Foundation.Text.Same("");
        }
        Only("zh", "en");
        return new Text(Get("zh").Text(), Get("en").Text());
    }

    public int Whole(int least, int most)
    {
        if (int.TryParse(Text(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong($"'{name}' should be a whole number from {least} to {most}.");
        return least;
    }

    public double Number()
    {
        if (double.TryParse(Text(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        Wrong($"'{name}' should be a number.");
        return 0;
    }

    public bool YesOrNo(bool otherwise)
    {
        if (!IsThere)
            return otherwise;
        if (Text() is "true" or "false")
            return Text() == "true";
        Wrong($"'{name}' should be true or false.");
        return otherwise;
    }

    public TimeSpan Duration(TimeSpan otherwise)
    {
        if (!IsThere || node == Nothing)
            return otherwise;
        if (DurationText.Find(Text()) is { } duration)
            return duration;
        Wrong($"'{name}' should be a duration such as 30s, 5m, 2h or 1d.");
        return otherwise;
    }

    private static string Suggest(string text, string[] keys)
    {
        var near = keys.MinBy(k => Distance(k, text));
        return near is not null && Distance(near, text) <= 2 ? $"Did you mean '{near}'?" : $"Known are: {string.Join(", ", keys)}.";
    }

    // Levenshtein distance.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[b.Length];
    }
}

/// <summary>Durations as packages write them: a whole number and s, m, h or d.</summary>
internal static class DurationText
{
    /// <summary>Null when it is not one.</summary>
    public static TimeSpan? Find(string text) =>
        text.Length is > 1 and < 9 && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(count),
                'm' => TimeSpan.FromMinutes(count),
                'h' => TimeSpan.FromHours(count),
                'd' => TimeSpan.FromDays(count),
                _ => null,
            }
            : null;
}
