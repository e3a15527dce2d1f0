using System.Globalization;
using System.Numerics;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Foundation;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Cases.Formulas;

/// <summary>A place in a formula file's YAML that knows its line; what is wrong there is noted, and reading goes on to the next mistake.</summary>
internal sealed class FormulaNode(string file, YamlNode? node, int line, string name, List<FormulaProblem> problems)
{
    // Indicators nest four deep; far deeper ones would take more stack than there is, and aliases more memory.
    private const int MostDepth = 16;

    public bool IsThere => node is not null;

    /// <summary>The whole file; null, and noted, when it is no YAML with keys.</summary>
    public static FormulaNode? Root(string file, string yaml, List<FormulaProblem> problems)
    {
        try
        {
            if (Guard(yaml) is { } wrong)
            {
                new FormulaNode(file, null, wrong.Line, "", problems).Wrong(wrong.Code);
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }, ..])
                return new FormulaNode(file, map, 1, "", problems);
            new FormulaNode(file, null, 1, "", problems).Wrong("noTable");
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException or ArgumentException)
        {
            new FormulaNode(file, null, fault is YamlException { Start.Line: > 0 } at ? (int)at.Start.Line : 1, "", problems).Wrong("notYaml", ("fault", fault.Message));
        }
        return null;
    }

    public void Wrong(string code, params ReadOnlySpan<(string Place, string Value)> arguments)
    {
        var places = new Dictionary<string, string> { ["key"] = name };
        foreach (var (place, value) in arguments)
            places[place] = value;
        problems.Add(new FormulaProblem(file, line, code, places));
    }

    /// <summary>Says so when a key is none of these.</summary>
    public FormulaNode Only(params string[] keys)
    {
        if (node is YamlMappingNode map)
            foreach (var key in map.Children.Keys)
                if (key is not YamlScalarNode { Value: { } text } || !keys.Contains(text))
                    new FormulaNode(file, key, (int)key.Start.Line, (key as YamlScalarNode)?.Value ?? "", problems).Wrong("keyUnknown", ("known", string.Join(", ", keys)));
        return this;
    }

    public FormulaNode Find(string key)
    {
        if (node is YamlMappingNode map)
            foreach (var (k, value) in map.Children)
                if (k is YamlScalarNode { Value: { } text } && text == key)
                    return new FormulaNode(file, value, (int)value.Start.Line, key, problems);
        return new FormulaNode(file, null, line, key, problems);
    }

    /// <summary>What stands under a key that must be there; noted when it does not.</summary>
    public FormulaNode Get(string key)
    {
        var found = Find(key);
        if (!found.IsThere)
            found.Wrong("keyLacking");
        return found;
    }

    /// <summary>Each item of a list; none, and noted, when it is there and no list.</summary>
    public IReadOnlyList<FormulaNode> Items()
    {
        if (node is YamlSequenceNode list)
            return [.. list.Children.Select(item => new FormulaNode(file, item, (int)item.Start.Line, name, problems))];
        if (IsThere)
            Wrong("notList");
        return [];
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

    /// <summary>A name in both languages.</summary>
    public Text? Words()
    {
        if (!IsThere)
            return null;
        if (node is not YamlMappingNode)
        {
            Wrong("notWords");
            return null;
        }
        Only("zh", "en");
        return (Get("zh").Text(), Get("en").Text()) is ({ } zh, { } en) ? new Text(zh, en) : null;
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

    public int? Whole(int least, int most)
    {
        if (Text() is not { } text)
            return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Wrong("notWhole", ("given", text), ("least", $"{least}"), ("most", $"{most}"));
        return null;
    }

    /// <summary>0 to 100, as it is written: 97.5.</summary>
    public Fraction? Percent()
    {
        if (Text() is not { } text)
            return null;
        var parts = text.Split('.');
        if (parts.Length <= 2 && text.Length <= 12 && parts.All(p => p.Length > 0 && p.All(char.IsAsciiDigit)))
        {
            var percent = new Fraction(BigInteger.Parse(string.Concat(parts), CultureInfo.InvariantCulture), BigInteger.Pow(10, parts.Length == 2 ? parts[1].Length : 0));
            if (percent <= 100)
                return percent;
        }
        Wrong("notPercent", ("given", text));
        return null;
    }

    /// <summary>One word of a few; null, and noted, when it is none of them.</summary>
    public T? Choice<T>(IReadOnlyDictionary<string, T> choices)
        where T : struct
    {
        if (Text() is not { } text)
            return null;
        if (choices.TryGetValue(text, out var chosen))
            return chosen;
        Wrong("notChoice", ("given", text), ("known", string.Join(", ", choices.Keys)));
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
