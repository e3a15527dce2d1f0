using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Foundation.DataFiles;

/// <summary>
/// A place in a YAML file that people write, which knows its line; what is wrong there is noted, and reading goes on to the next mistake. The codes that this class itself notes
/// (<c>notYaml</c>, <c>noAliases</c>, <c>tooDeep</c>, <c>keyUnknown</c>, <c>keyLacking</c>, <c>keyTwice</c>, <c>notMap</c>, <c>notList</c>, <c>notText</c>, <c>notDay</c>, <c>notNumber</c>, <c>notBool</c>, <c>notWord</c>) need a sentence with its reader.
/// </summary>
public sealed class YamlPlace
{
    private readonly string file;
    private readonly YamlNode? node;
    private readonly MistakeSentences sentences;
    private readonly List<FileMistake> mistakes;

    // Lists nest four deep; far deeper ones would take more stack than there is, and aliases more memory.
    private const int MostDepth = 16;

    private YamlPlace(string file, YamlNode? node, int line, string name, MistakeSentences sentences, List<FileMistake> mistakes)
    {
        (this.file, this.node, Line, Name, this.sentences, this.mistakes) = (file, node, line, name, sentences, mistakes);
    }

    public bool IsThere => node is not null;

    public bool IsMap => node is YamlMappingNode;

    public bool IsList => node is YamlSequenceNode;

    /// <summary>From 1.</summary>
    public int Line { get; }

    /// <summary>The key under which it stands.</summary>
    public string Name { get; }

    /// <summary>A file of which something is wrong that no line of it says.</summary>
    public static YamlPlace OfFile(string file, MistakeSentences sentences, List<FileMistake> mistakes) => new(file, null, 1, "", sentences, mistakes);

    /// <summary>The whole file; null, and noted, when it is no YAML with keys.</summary>
    public static YamlPlace? Root(string file, string yaml, MistakeSentences sentences, List<FileMistake> mistakes)
    {
        try
        {
            if (Guard(yaml) is { } wrong)
            {
                new YamlPlace(file, null, wrong.Line, "", sentences, mistakes).Wrong(wrong.Code);
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }, ..])
                return new YamlPlace(file, map, 1, "", sentences, mistakes);
            new YamlPlace(file, null, 1, "", sentences, mistakes).Wrong("noMap");
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException or ArgumentException)
        {
            new YamlPlace(file, null, fault is YamlException { Start.Line: > 0 } at ? (int)at.Start.Line : 1, "", sentences, mistakes).Wrong("notYaml", ("fault", fault.Message));
        }
        return null;
    }

    public void Wrong(string code, params ReadOnlySpan<(string Place, string Value)> arguments)
    {
        var places = new Dictionary<string, string> { ["key"] = Name };
        foreach (var (place, value) in arguments)
            places[place] = value;
        mistakes.Add(new FileMistake(file, Line, code, sentences.Of(code, places)));
    }

    /// <summary>Says so when a key is none of these.</summary>
    public YamlPlace Only(params string[] keys)
    {
        if (node is YamlMappingNode map)
            foreach (var key in map.Children.Keys)
                if (key is not YamlScalarNode { Value: { } text } || !keys.Contains(text))
                    new YamlPlace(file, key, (int)key.Start.Line, (key as YamlScalarNode)?.Value ?? "", sentences, mistakes).Wrong("keyUnknown", ("known", string.Join(", ", keys)));
        return this;
    }

    public YamlPlace Find(string key)
    {
        if (node is YamlMappingNode map)
            foreach (var (k, value) in map.Children)
                if (k is YamlScalarNode { Value: { } text } && text == key)
                    return new YamlPlace(file, value, (int)value.Start.Line, key, sentences, mistakes);
        return new YamlPlace(file, null, Line, key, sentences, mistakes);
    }

    /// <summary>What stands under a key that must be there; noted when it does not.</summary>
    public YamlPlace Get(string key)
    {
        var found = Find(key);
        if (!found.IsThere)
            found.Wrong("keyLacking");
        return found;
    }

    /// <summary>Each item of a list; none, and noted, when it is there and no list.</summary>
    public IEnumerable<YamlPlace> Items()
    {
        if (node is YamlSequenceNode list)
            return list.Children.Select(item => new YamlPlace(file, item, (int)item.Start.Line, Name, sentences, mistakes));
        if (IsThere)
            Wrong("notList");
        return [];
    }

    /// <summary>Each key with what stands under it, in the file's order; none, and noted, when it is there and has no keys. A key that stands twice is no YAML.</summary>
    public IEnumerable<YamlPlace> Entries()
    {
        if (node is YamlMappingNode map)
            return map.Children.Where(c => c.Key is YamlScalarNode).Select(c => new YamlPlace(file, c.Value, (int)c.Key.Start.Line, ((YamlScalarNode)c.Key).Value ?? "", sentences, mistakes));
        if (IsThere)
            Wrong("notMap");
        return [];
    }

    /// <summary>A name in both languages, under <c>zh</c> and <c>en</c>; null, and noted, when one is lacking.</summary>
    public Text? BothLanguages()
    {
        if (!IsThere)
            return null;
        var (zh, en) = (Get("zh").Text(), Get("en").Text());
        return zh is null || en is null ? null : new Text(zh, en);
    }

    /// <summary>A whole number; null, and noted, when it is another.</summary>
    public int? Whole(int least, int most)
    {
        if (Text() is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong("notNumber", ("given", text), ("least", least.ToString(CultureInfo.InvariantCulture)), ("most", most.ToString(CultureInfo.InvariantCulture)));
        return null;
    }

    /// <summary>true or false; false when it is not there, and noted when it is neither.</summary>
    public bool Truth()
    {
        if (Text() is not { } text)
            return false;
        if (text is not ("true" or "false"))
            Wrong("notBool", ("given", text));
        return text == "true";
    }

    /// <summary>One of these words; null, and noted, when it is another.</summary>
    public T? Word<T>(IReadOnlyDictionary<string, T> known)
        where T : struct
    {
        if (Text() is not { } text)
            return null;
        if (known.TryGetValue(text, out var value))
            return value;
        Wrong("notWord", ("given", text), ("known", string.Join(", ", known.Keys)));
        return null;
    }

    /// <summary>A text that says something; null, and noted when it is there and says nothing.</summary>
    public string? Text()
    {
        if (node is YamlScalarNode { Value: { } text } && text.Trim().Length > 0)
            return text.Trim();
        if (IsThere)
            Wrong("notText");
        return null;
    }

    /// <summary>A day such as 2026-10-01.</summary>
    public DateOnly? Day()
    {
        if (Text() is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        Wrong("notDay", ("given", text));
        return null;
    }

    private static (string Code, int Line)? Guard(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            if (parser.Current is AnchorAlias)
                return ("noAliases", (int)parser.Current.Start.Line);
            if ((depth += parser.Current!.NestingIncrease) > MostDepth)
                return ("tooDeep", (int)parser.Current.Start.Line);
        }
        return null;
    }
}
