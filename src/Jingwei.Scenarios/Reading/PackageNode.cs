using System.Globalization;
using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Reading;

/// <summary>A place in a package's YAML that knows its line; what is wrong there is noted, and a harmless value is given so that reading goes on to the next mistake.</summary>
internal sealed class PackageNode(string file, YamlNode? node, int line, string name, PackageNotes notes)
{
    private static readonly YamlScalarNode Nothing = new("");

    public int Line => line;
    public string Name => name;
    public bool IsThere => node is not null;
    public bool IsList => node is YamlSequenceNode;
    public bool IsMap => node is YamlMappingNode;

    /// <summary>Notes a mistake here: its code in <c>mistakes.en.json</c> and <c>mistakes.zh.json</c>, and what the sentence's places are filled with (a text, a number, a list of texts).</summary>
    public void Wrong(string code, params ReadOnlySpan<(string Place, object Value)> arguments) => notes.Problems.Add(Problem(file, line, code, arguments));

    /// <summary>Says so when a key is none of those that are known here.</summary>
    /// <param name="more">Names that the package gives itself.</param>
    public PackageNode Only(MapShape shape, IEnumerable<string>? more = null) => Only([.. shape.Names, .. more ?? []]);

    /// <inheritdoc cref="Only(MapShape, IEnumerable{string}?)"/>
    public PackageNode Only(params string[] keys)
    {
        if (node is YamlMappingNode map)
            foreach (var key in map.Children.Keys)
                if (key is YamlScalarNode { Value: { } text } && !keys.Contains(text))
                    Unknown(map, key, text, keys);
        return this;
    }

    /// <summary>Says so when a name that the package gives could not stand beside others: in <c>kind.condition</c>, <c>kind@place</c>, an address.</summary>
    public PackageNode NameFits(string given)
    {
        if (given.Length == 0 || !given.All(c => char.IsLetterOrDigit(c) || c is '-' or '_'))
            Wrong("nameUnfit", ("name", given));
        return this;
    }

    /// <summary>What stands under a key; a node that is not there when nothing does.</summary>
    public PackageNode Find(string key)
    {
        if (node is YamlMappingNode map)
        {
            foreach (var (k, v) in map.Children)
                if (k is YamlScalarNode { Value: { } text } && text == key)
                    return new PackageNode(file, v, (int)v.Start.Line, key, notes);
            if (notes.FindMeant(map, key) is { } mistyped)
                return new PackageNode(file, map.Children[mistyped], (int)map.Children[mistyped].Start.Line, key, notes);
        }
        return new PackageNode(file, null, line, key, notes);
    }

    /// <summary>What stands under a key that must be there.</summary>
    public PackageNode Get(string key)
    {
        var found = Find(key);
        if (!found.IsThere)
            Wrong(name.Length > 0 ? "keyLacking" : "topKeyLacking", ("in", name), ("key", key));
        return found.IsThere ? found : new PackageNode(file, Nothing, line, key, new PackageNotes());
    }

    /// <summary>Key and value of each entry of a map, in order.</summary>
    public IEnumerable<(string Key, PackageNode Value)> Entries()
    {
        if (node is YamlMappingNode map)
        {
            foreach (var (k, v) in map.Children)
            {
                var key = (k as YamlScalarNode)?.Value ?? "";
                yield return (key, new PackageNode(file, v, (int)k.Start.Line, key, notes));
            }
        }
        else if (node is not null && node != Nothing)
            Wrong("notMap", ("key", name));
    }

    /// <summary>Each item of a list, in order.</summary>
    public IEnumerable<PackageNode> Items()
    {
        if (node is YamlSequenceNode list)
            foreach (var item in list.Children)
                yield return new PackageNode(file, item, (int)item.Start.Line, name, notes);
        else if (node is not null && node != Nothing)
            Wrong("notList", ("key", name));
    }

    /// <summary>Each item of a list that must have one.</summary>
    public IEnumerable<PackageNode> NotEmpty()
    {
        if (node is YamlSequenceNode { Children.Count: 0 })
            Wrong("listEmpty", ("key", name));
        return Items();
    }

    public string Text()
    {
        if (node is YamlScalarNode { Value: { } text })
            return text;
        Wrong("notText", ("key", name));
        return "";
    }

    /// <param name="more">Keys that may stand beside the two languages.</param>
    public Text Words(params string[] more)
    {
        if (node == Nothing)
            return Foundation.Text.Same("");
        if (node is not YamlMappingNode)
        {
            Wrong("notWords", ("key", name));
            return Foundation.Text.Same("");
        }
        Only(["zh", "en", .. more]);
        return new Text(Said(Get("zh")), Said(Get("en")));
    }

    private string Said(PackageNode side)
    {
        var said = side.Text();
        if (Placeholders.HintOf(said) is { } hint)
            side.Wrong("placeholderLeft", ("key", name), ("language", side.Name), ("hint", hint));
        return said;
    }

    public int Whole(int least, int most)
    {
        if (node is YamlScalarNode { Value: { } text } && int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong("notWhole", ("key", name), ("least", least), ("most", most));
        return least;
    }

    public double Number()
    {
        if (node is YamlScalarNode { Value: { } text } && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
            return number;
        Wrong("notNumber", ("key", name));
        return 0;
    }

    public bool YesOrNo(bool otherwise)
    {
        if (!IsThere)
            return otherwise;
        if (node is YamlScalarNode { Value: "true" or "false" } given)
            return given.Value == "true";
        Wrong("notYesOrNo", ("key", name));
        return otherwise;
    }

    public TimeSpan Duration(TimeSpan otherwise)
    {
        if (!IsThere || node == Nothing)
            return otherwise;
        if (node is YamlScalarNode { Value: { } text } && DurationText.Find(text) is { } duration)
            return duration;
        if (node is YamlScalarNode { Value: { } other } && DurationText.Meant(other) is { } right)
            Wrong("durationUnit", ("given", other), ("right", right));
        else
            Wrong("notDuration", ("key", name));
        return otherwise;
    }

    /// <summary>One word of a few; null, and said, when it is none of them.</summary>
    public T? Choice<T>(IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        var given = Text();
        if (choices.TryGetValue(given, out var chosen))
            return chosen;
        if (node is YamlScalarNode && node != Nothing)
            Wrong("notChoice", ("key", name), ("given", given), ("known", choices.Keys));
        return null;
    }

    /// <summary>A role of the city.</summary>
    public string Role()
    {
        var role = Text();
        if (node != Nothing && !City.Contracts.Roles.All.Contains(role))
            Wrong("roleUnknown", ("role", role), ("known", City.Contracts.Roles.All));
        return role;
    }

    private static PackageProblem Problem(string file, int line, string code, params ReadOnlySpan<(string Place, object Value)> arguments)
    {
        var places = new Dictionary<string, object>();
        foreach (var (place, value) in arguments)
            places[place] = value;
        return new PackageProblem(file, line, code, places);
    }

    private void Unknown(YamlMappingNode map, YamlNode key, string text, string[] keys)
    {
        var near = NearNames.Find(keys, text);
        notes.Problems.Add(near is not null
            ? Problem(file, (int)key.Start.Line, "keyMistyped", ("key", text), ("near", near))
            : Problem(file, (int)key.Start.Line, "keyUnknown", ("key", text), ("known", keys)));
        if (near is not null)
            notes.Meant(map, near, key);
    }
}
