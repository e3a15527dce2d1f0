using System.Text;
using System.Text.Json;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Workshop;

/// <summary>Changes to a YAML text at the places of its nodes; all else of it stays as it was written, comments too.</summary>
internal sealed class TextEdits(string yaml)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SortedDictionary<int, (int To, string Text)> edits = [];

    /// <summary>A scalar that is read as exactly this text.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Readable);

    /// <summary>How a node stands in the text.</summary>
    public string Of(YamlNode node) => yaml[From(node)..To(node)];

    /// <summary>Writes something else in a node's place; nothing where there is none.</summary>
    public void Put(YamlNode? node, string text)
    {
        if (node is not null)
            edits[From(node)] = (To(node), text);
    }

    /// <summary>Takes a block's entry away, its key's line and all below; the comments before the next entry are the next one's.</summary>
    /// <param name="next">The key of the next entry; null when the text ends with this one.</param>
    public void Cut(YamlNode key, YamlNode? next)
    {
        var (from, to) = (LineOf(key), next is null ? yaml.Length : LineOf(next));
        var last = LineOf(To(key));
        while (to > last && LineOf(to - 1) is var before && before > last && yaml[before..to].Trim() is "" or ['#', ..] && next is not null)
            to = before;
        foreach (var inside in edits.Keys.Where(at => at >= from && at < to).ToList())
            edits.Remove(inside);
        edits[from] = (to, "");
    }

    /// <summary>Writes a line before the one that a node begins on.</summary>
    public void InsertLine(YamlNode before, string line)
    {
        var at = LineOf(before);
        edits[at] = edits.TryGetValue(at, out var there) ? (there.To, $"{line}\n{there.Text}") : (at, $"{line}\n");
    }

    public string Done()
    {
        var done = new StringBuilder();
        var at = 0;
        foreach (var (from, (to, text)) in edits)
        {
            done.Append(yaml, at, from - at).Append(text);
            at = to;
        }
        return done.Append(yaml, at, yaml.Length - at).ToString();
    }

    private int LineOf(YamlNode node) => LineOf(From(node));

    private int LineOf(int at) => at == 0 ? 0 : yaml.LastIndexOf('\n', at - 1) + 1;

    private static int From(YamlNode node) => (int)node.Start.Index;

    // A list or map knows only where it begins.
    private int To(YamlNode node) => node switch
    {
        YamlSequenceNode { Style: SequenceStyle.Flow } list => yaml.IndexOf(']', list.Children.Count > 0 ? To(list.Children[^1]) : From(list)) + 1,
        YamlSequenceNode { Children.Count: > 0 } list => To(list.Children[^1]),
        YamlMappingNode { Style: MappingStyle.Flow } map => yaml.IndexOf('}', map.Children.Count > 0 ? To(map.Children[^1].Value) : From(map)) + 1,
        YamlMappingNode { Children.Count: > 0 } map => To(map.Children[^1].Value),
        _ => (int)node.End.Index,
    };
}
