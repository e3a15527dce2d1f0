using System.Globalization;
using Jingwei.City.Contracts;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Jingwei.City.Calendars;

/// <summary>A place in a calendar's YAML that knows its line; what is wrong there is noted, and reading goes on to the next mistake.</summary>
internal sealed class CalendarNode(string file, YamlNode? node, int line, string name, List<CalendarProblem> problems)
{
    // Lists nest four deep; far deeper ones would take more stack than there is, and aliases more memory.
    private const int MostDepth = 16;

    public bool IsThere => node is not null;

    public int Line => line;

    /// <summary>The whole file; null, and noted, when it is no YAML with keys.</summary>
    public static CalendarNode? Root(string file, string yaml, List<CalendarProblem> problems)
    {
        try
        {
            if (Guard(yaml) is { } wrong)
            {
                new CalendarNode(file, null, wrong.Line, "", problems).Wrong(wrong.Code);
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode map }, ..])
                return new CalendarNode(file, map, 1, "", problems);
            new CalendarNode(file, null, 1, "", problems).Wrong("noCalendar");
        }
        catch (Exception fault) when (fault is YamlException or InvalidOperationException or ArgumentException)
        {
            new CalendarNode(file, null, fault is YamlException { Start.Line: > 0 } at ? (int)at.Start.Line : 1, "", problems).Wrong("notYaml", ("fault", fault.Message));
        }
        return null;
    }

    public void Wrong(string code, params ReadOnlySpan<(string Place, string Value)> arguments)
    {
        var places = new Dictionary<string, string> { ["key"] = name };
        foreach (var (place, value) in arguments)
            places[place] = value;
        problems.Add(new CalendarProblem(file, line, code, places));
    }

    /// <summary>Says so when a key is none of these.</summary>
    public CalendarNode Only(params string[] keys)
    {
        if (node is YamlMappingNode map)
            foreach (var key in map.Children.Keys)
                if (key is not YamlScalarNode { Value: { } text } || !keys.Contains(text))
                    new CalendarNode(file, key, (int)key.Start.Line, (key as YamlScalarNode)?.Value ?? "", problems).Wrong("keyUnknown", ("known", string.Join(", ", keys)));
        return this;
    }

    public CalendarNode Find(string key)
    {
        if (node is YamlMappingNode map)
            foreach (var (k, value) in map.Children)
                if (k is YamlScalarNode { Value: { } text } && text == key)
                    return new CalendarNode(file, value, (int)value.Start.Line, key, problems);
        return new CalendarNode(file, null, line, key, problems);
    }

    /// <summary>What stands under a key that must be there; noted when it does not.</summary>
    public CalendarNode Get(string key)
    {
        var found = Find(key);
        if (!found.IsThere)
            found.Wrong("keyLacking");
        return found;
    }

    /// <summary>Each item of a list; none, and noted, when it is there and no list.</summary>
    public IEnumerable<CalendarNode> Items()
    {
        if (node is YamlSequenceNode list)
            return list.Children.Select(item => new CalendarNode(file, item, (int)item.Start.Line, name, problems));
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
