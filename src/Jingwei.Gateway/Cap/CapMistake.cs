using System.Xml.Linq;
using Jingwei.Foundation;
using Jingwei.Foundation.DataFiles;

namespace Jingwei.Gateway.Cap;

/// <summary>Something that is not as CAP 1.2 asks.</summary>
/// <param name="Element">Where, such as <c>alert/info[2]/area/polygon</c>.</param>
/// <param name="Code">Names the sentence; stable.</param>
internal sealed record CapMistake(string Element, string Code, Text Sentence);

/// <summary>Gathers what is wrong, each with its element. Beyond a number it only counts: a hostile message cannot make a long answer.</summary>
internal sealed class CapMistakes
{
    private const int Most = 20;
    private static readonly MistakeSentences Sentences = new(typeof(CapMistakes).Assembly, "Gateway/Cap/");
    private readonly List<CapMistake> found = [];

    public IReadOnlyList<CapMistake> Found => found;

    public bool None => found.Count == 0;

    public void Add(string element, string code, params ReadOnlySpan<(string Place, string Value)> arguments)
    {
        if (found.Count >= Most)
        {
            return;
        }

        var places = new Dictionary<string, string> { ["element"] = element };
        foreach (var (place, value) in arguments)
        {
            places[place] = value.Length > 80 ? value[..80] + "…" : value;
        }

        found.Add(new CapMistake(element, code, Sentences.Of(code, places)));
    }

    /// <summary>The children of an element by name, when they stand as the grammar has it; what does not is noted.</summary>
    public ILookup<string, XElement> Take(XElement parent, string path, IReadOnlyList<CapElement> grammar)
    {
        var next = 0;
        foreach (var child in parent.Elements())
        {
            if (child.Name.NamespaceName == CapGrammar.SignatureNamespace && path == "alert")
            {
                next = grammar.Count;
                continue;
            }

            var at = child.Name.NamespaceName == CapGrammar.Namespace ? IndexOf(grammar, child.Name.LocalName) : -1;
            if (at < 0)
            {
                Add($"{path}/{child.Name.LocalName}", "elementUnknown", ("known", string.Join(", ", grammar.Select(g => g.Name))));
            }
            else if (at < next)
            {
                Add($"{path}/{child.Name.LocalName}", "elementOutOfOrder", ("before", next < grammar.Count ? grammar[next].Name : "Signature"));
            }
            else
            {
                next = at;
            }
        }

        var children = parent.Elements().Where(e => e.Name.NamespaceName == CapGrammar.Namespace).ToLookup(e => e.Name.LocalName);
        foreach (var element in grammar)
        {
            var count = children[element.Name].Count();
            if (count < element.Least)
            {
                Add($"{path}/{element.Name}", "elementLacking");
            }
            else if (count > element.Most)
            {
                Add($"{path}/{element.Name}", "elementTwice");
            }

            foreach (var (child, i) in children[element.Name].Select((c, i) => (c, i)))
            {
                Leaf(child, Named(path, element.Name, i, count), element);
                if (element.Words is { } words && !words.Contains(child.Value.Trim()))
                {
                    Add(Named(path, element.Name, i, count), "wordUnknown", ("given", child.Value.Trim()), ("known", string.Join(", ", words)));
                }
            }
        }

        Attributes(parent, path);
        return children;
    }

    public static string Named(string path, string name, int index, int of) => of > 1 ? $"{path}/{name}[{index + 1}]" : $"{path}/{name}";

    /// <summary>What has a text has nothing else; what has elements is looked into by itself.</summary>
    private void Leaf(XElement child, string path, CapElement element)
    {
        if (CapGrammar.WithElements.Contains(element.Name))
        {
            return;
        }

        Attributes(child, path);
        foreach (var inside in child.Elements())
        {
            Add($"{path}/{inside.Name.LocalName}", "elementUnknown", ("known", "–"));
        }
    }

    private void Attributes(XElement element, string path)
    {
        foreach (var attribute in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.NamespaceName != "http://www.w3.org/2001/XMLSchema-instance"))
        {
            Add($"{path}/@{attribute.Name.LocalName}", "attributeUnknown");
        }
    }

    private static int IndexOf(IReadOnlyList<CapElement> grammar, string name)
    {
        for (var i = 0; i < grammar.Count; i++)
        {
            if (grammar[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }
}
