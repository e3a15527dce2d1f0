using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads device kinds: profile and conditions.</summary>
internal static class ReadDeviceKinds
{
    private static readonly TimeSpan UsualLateness = TimeSpan.FromMinutes(10);
    private static readonly string[] Reserved = ["at", "until", "values", "device"];

    public static IReadOnlyList<DeviceKindDefinition> Read(PackageNode kinds) => [.. kinds.Entries().Select(k => One(k.Key, k.Value))];

    private static DeviceKindDefinition One(string code, PackageNode node)
    {
        node.Only("name", "interval", "lateness", "countsIntervals", "values", "conditions");
        var values = node.Get("values").Entries().Select(v => Value(v.Key, v.Value)).ToList();
        var interval = node.Find("interval").Duration(TimeSpan.Zero);
        var counts = node.Find("countsIntervals").YesOrNo(false);
        if (counts && interval <= TimeSpan.Zero)
            node.Wrong($"'{code}' counts intervals, so it needs an 'interval' such as 5m.");
        var kind = new DeviceKindDefinition(code, node.Get("name").Words(), values, interval, node.Find("lateness").Duration(UsualLateness), counts, []);
        return kind with { Conditions = ReadConditions.Read(node.Find("conditions"), kind) };
    }

    private static ValueDefinition Value(string name, PackageNode node)
    {
        node.Only("label", "unit", "range", "boolean", "words");
        if (Reserved.Contains(name))
            node.Wrong($"A value cannot be called '{name}': messages use that name themselves.");
        var label = node.Get("label").Words();
        var unit = node.Find("unit") is { IsThere: true } given ? given.Text() : "";
        if (node.Find("boolean").YesOrNo(false))
            return new ValueDefinition(name, label, unit, ValueShape.Boolean, 0, 1, []);
        if (node.Find("words") is { IsThere: true } words)
            return new ValueDefinition(name, label, unit, ValueShape.Word, 0, 0, [.. words.Items().Select(w => w.Text())]);
        var range = node.Find("range").IsThere ? node.Find("range").Items().Select(r => r.Number()).ToList() : [];
        if (range.Count != 2 || range[0] >= range[1])
        {
            node.Wrong($"'{name}' lacks its shape: 'range: [0, 100]' for a number, 'boolean: true', or 'words: [shut, open]'.");
            range = [0, 1];
        }
        return new ValueDefinition(name, label, unit, ValueShape.Number, range[0], range[1], []);
    }
}
