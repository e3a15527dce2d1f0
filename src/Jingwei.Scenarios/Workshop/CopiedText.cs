using Jingwei.Foundation;
using Jingwei.Scenarios.Contracts;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Scenarios.Workshop;

/// <summary>
/// A package's text as the first draft of another package that is to stand beside it. What only one package may declare is otherwise there: its code, its kinds (device
/// kinds, registers, groups), its conditions on kinds of others. Categories, and who is called for one, stay the original's: the copy needs it and files under the same.
/// Comments and layout stay.
/// </summary>
internal sealed class CopiedText
{
    private static readonly string[] Sections = ["deviceKinds", "registers", "groups"];
    private readonly YamlMappingNode root;
    private readonly IReadOnlyDictionary<string, string> kinds;
    private readonly IReadOnlyDictionary<string, string> conditions;
    private readonly TextEdits edits;

    private CopiedText(string yaml, IReadOnlyList<ScenarioPackage> beside)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        root = (YamlMappingNode)stream.Documents[0].RootNode;
        edits = new TextEdits(yaml);
        var taken = beside.SelectMany(p => p.DeviceKinds).Select(k => k.Code).ToHashSet();
        kinds = Sections.SelectMany(s => Entries(Find(root, s))).Select(e => Value(e.Key)).Distinct().ToDictionary(k => k, k => FreeName(k, taken.Contains));
        var takenThere = beside.SelectMany(ConditionPaths.Of).Select(c => $"{c.Kind}.{c.Condition.Code}").ToHashSet();
        conditions = (from watch in Entries(Find(root, "watches"))
                      let kind = Value(watch.Key)
                      from condition in Entries(Find(watch.Value, "conditions"))
                      let code = Value(condition.Key)
                      select (Old: $"{kind}.{code}", New: FreeName(code, name => takenThere.Contains($"{kind}.{name}")))).DistinctBy(c => c.Old).ToDictionary(c => c.Old, c => c.New);
    }

    /// <param name="yaml">A text that is in force, or was.</param>
    /// <param name="code">Of the new package.</param>
    /// <param name="name">Of the new package.</param>
    /// <param name="beside">All packages that it is to stand beside, the original among them.</param>
    public static string Of(string yaml, string code, Text name, IReadOnlyList<ScenarioPackage> beside)
    {
        var copy = new CopiedText(yaml, beside);
        copy.Head(code, name);
        copy.Names();
        copy.Mentions(copy.root, "");
        copy.Examples();
        copy.LeaveCategories();
        return copy.edits.Done();
    }

    private void Head(string code, Text name)
    {
        edits.Put(Find(root, "package"), code);
        edits.Put(Find(root, "version"), "1");
        edits.Put(Find(Find(root, "name"), "zh"), TextEdits.Quoted(name.Zh));
        edits.Put(Find(Find(root, "name"), "en"), TextEdits.Quoted(name.En));
    }

    private void Names()
    {
        foreach (var (key, _) in Sections.SelectMany(s => Entries(Find(root, s))))
            edits.Put(key, kinds[Value(key)]);
        foreach (var (kind, watch) in Entries(Find(root, "watches")))
            foreach (var (key, condition) in Entries(Find(watch, "conditions")))
            {
                edits.Put(key, conditions[$"{Value(kind)}.{Value(key)}"]);
                foreach (var cause in Items(Find(condition, "hiddenBy")))
                    PutCondition(cause, Value(kind));
            }
    }

    /// <summary>Wherever <c>kind.condition</c> stands by itself.</summary>
    private void Mentions(YamlNode node, string within)
    {
        foreach (var (key, below) in Entries(node))
            Mentions(below, Value(key));
        foreach (var item in Items(node))
            Mentions(item, within);
        if (node is not YamlScalarNode { Value: { } text } || within is "zh" or "en" or "do")
            return;
        if (text.Split('.') is [var kind, var condition] && (kinds.ContainsKey(kind) || conditions.ContainsKey(text)))
            edits.Put(node, $"{kinds.GetValueOrDefault(kind, kind)}.{conditions.GetValueOrDefault(text, condition)}");
    }

    private void Examples()
    {
        foreach (var kind in Items(Find(root, "vitalSigns")).SelectMany(s => Items(Find(s, "of"))))
            PutKind(kind);
        foreach (var example in Items(Find(root, "examples")))
        {
            foreach (var kind in ((string[])["kind", "register", "group"]).Select(key => Find(example, key)))
                PutKind(kind);
            foreach (var (_, kind) in Entries(Find(example, "devices")))
                PutKind(kind);
            foreach (var expected in Items(Find(example, "expect")))
                PutCondition(Find(expected, "condition"), Value(Find(example, "kind")));
        }
    }

    private void LeaveCategories()
    {
        var own = Items(Find(root, "categories")).SelectMany(c => Items(Find(c, "children")).Prepend(c)).Select(c => Value(Find(c, "code"))).ToHashSet();
        var calls = Find(root, "calls");
        var clashing = Entries(calls).Where(c => Value(c.Key).Split(' ', 2) is [_, _]).Select(c => c.Key).ToList();
        if (own.Count == 0 && clashing.Count == 0)
            return;
        if (Key("categories") is { } categories)
            edits.Cut(categories, After(root, categories));
        if (clashing.Count > 0 && clashing.Count == Entries(calls).Count())
            edits.Cut(Key("calls")!, After(root, Key("calls")!));
        else if (clashing.Count > 0 && ((YamlMappingNode)calls!).Style == MappingStyle.Flow)
            edits.Put(calls, $"{{ {string.Join(", ", Entries(calls).Where(c => !clashing.Contains(c.Key)).Select(c => $"{edits.Of(c.Key)}: {edits.Of(c.Value)}"))} }}");
        else
            foreach (var key in clashing)
                edits.Cut(key, After((YamlMappingNode)calls!, key) ?? After(root, Key("calls")!));
        Need(Value(Find(root, "package")));
    }

    private void Need(string original)
    {
        var needs = Find(root, "needs") as YamlSequenceNode;
        if (Items(needs).Any(n => Value(n) == original))
            return;
        if (needs is null)
            edits.InsertLine(Key("deviceKinds") ?? Key("watches") ?? Key("categories") ?? Key("calls") ?? Key("examples")!, $"needs: [{original}]");
        else if (needs.Style == SequenceStyle.Flow)
            edits.Put(needs, $"[{string.Join(", ", needs.Select(edits.Of).Append(original))}]");
        else
            edits.InsertLine(needs.Children[0], $"{new string(' ', (int)needs.Start.Column - 1)}- {original}");
    }

    private void PutKind(YamlNode? node)
    {
        if (kinds.TryGetValue(Value(node), out var other))
            edits.Put(node, other);
    }

    private void PutCondition(YamlNode? node, string kind)
    {
        if (conditions.TryGetValue($"{kind}.{Value(node)}", out var other))
            edits.Put(node, other);
    }

    private YamlNode? Key(string name) => root.Children.Keys.FirstOrDefault(k => Value(k) == name);

    private static YamlNode? After(YamlMappingNode map, YamlNode key) => map.Children.Keys.SkipWhile(k => k != key).Skip(1).FirstOrDefault();

    // bin, bin2, bin3: the number of a name that was itself made so is counted on.
    private static string FreeName(string name, Func<string, bool> isTaken)
    {
        var stem = name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        var from = stem.Length > 0 && isTaken(stem) ? stem : name;
        return Enumerable.Range(2, int.MaxValue - 2).Select(n => $"{from}{n}").First(n => !isTaken(n));
    }

    private static YamlNode? Find(YamlNode? node, string key) => Entries(node).FirstOrDefault(e => Value(e.Key) == key).Value;

    private static IEnumerable<KeyValuePair<YamlNode, YamlNode>> Entries(YamlNode? node) => node is YamlMappingNode map ? map.Children : [];

    private static IEnumerable<YamlNode> Items(YamlNode? node) => node is YamlSequenceNode list ? list.Children : [];

    private static string Value(YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";
}
