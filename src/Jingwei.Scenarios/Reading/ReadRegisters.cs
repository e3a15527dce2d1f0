using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads registers: the form of their rows, and what is watched on them.</summary>
internal static class ReadRegisters
{
    public static readonly IReadOnlyDictionary<string, ColumnShape> Shapes = new Dictionary<string, ColumnShape>
    {
        ["text"] = ColumnShape.Text, ["personal"] = ColumnShape.Personal, ["number"] = ColumnShape.Number, ["day"] = ColumnShape.Day,
    };

    // Of a column of which it could not be read what stands in it.
    private const ColumnShape UnreadShape = (ColumnShape)(-1);

    // Rows of requests and examples use these names themselves.
    private static readonly string[] Reserved = [RegisterForm.State, RegisterForm.Rows, "at", "gone", "looked"];

    public static IReadOnlyList<DeviceKindDefinition> Read(PackageNode registers) => [.. registers.Entries().Select(r => One(r.Key, r.Value))];

    private static DeviceKindDefinition One(string code, PackageNode node)
    {
        node.NameFits(code).Only(RegisterKeys.All);
        if (!node.IsMap)
        {
            node.Wrong("notMap", ("key", code));
            return new DeviceKindDefinition(code, Foundation.Text.Same(code), Unread.Values, TimeSpan.Zero, TimeSpan.Zero, false, []) { Register = new RegisterForm("", "", []) };
        }
        var written = node.Get("columns");
        var columns = written.Entries().Select(c => Column(c.Key, c.Value)).ToList();
        var (key, place) = (written.IsMap ? Text(node.Get("key"), columns) : null, written.IsMap ? Text(node.Get("place"), columns) : null);
        var form = new RegisterForm(key ?? "", place ?? "", columns);
        // What lanes hear beside the columns cannot be named in a condition.
        var shown = new DeviceKindDefinition(code, node.Get("name").Words(), written.IsMap ? [.. form.Values.Take(columns.Count).Zip(columns, Shown)] : Unread.Values, TimeSpan.Zero, TimeSpan.Zero, false, []) { Register = form };
        var conditions = ReadRowConditions.Read(node.Find("conditions"), shown);
        return shown with
        {
            // Rows without a key and a place cannot be told apart.
            Values = key is null || place is null ? Unread.Values : [.. form.Values, .. conditions.Where(c => c.EndsWhenLooked).Select(RegisterForm.Looked)],
            Conditions = conditions,
            Register = form.Watching(conditions),
        };
    }

    private static RegisterColumn Column(string name, PackageNode node)
    {
        node.Only(RegisterKeys.Column);
        if (Reserved.Contains(name) || name.Contains('.', StringComparison.Ordinal))
            node.Wrong("columnReserved", ("column", name));
        var (label, unit) = (node.Get("label").Words(), node.Find("unit") is { IsThere: true } given ? given.Text() : "");
        if (node.Find("words") is { IsThere: true } words)
        {
            var (list, labels) = ReadWords.Read(words);
            return new RegisterColumn(name, label, ColumnShape.Word, unit, list) { WordLabels = labels };
        }
        return new RegisterColumn(name, label, node.Get("is").Choice(Shapes) ?? UnreadShape, unit, []);
    }

    private static ValueDefinition Shown(ValueDefinition value, RegisterColumn column) => column.Shape == UnreadShape ? Unread.Value(value.Name, value.Label, value.Unit) : value;

    // Key and place stand in the names of alarms and cases. Null, and said, when it is none of the columns.
    private static string? Text(PackageNode node, List<RegisterColumn> columns)
    {
        var name = node.Text();
        if (name.Length == 0)
            return null;
        if (columns.Find(c => c.Name == name) is not { } column)
        {
            node.Wrong(columns.Count == 0 ? "columnNone" : "columnUnknown", ("key", node.Name), ("column", name), ("known", columns.Select(c => c.Name)));
            return null;
        }
        if (column.Shape is not (ColumnShape.Text or UnreadShape))
            node.Wrong("columnNotText", ("key", node.Name), ("column", name));
        return name;
    }
}
