using Jingwei.Foundation;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads device kinds: profile and conditions.</summary>
internal static class ReadDeviceKinds
{
    private static readonly TimeSpan UsualLateness = TimeSpan.FromMinutes(10);
    private static readonly string[] Reserved = ["at", "until", "validAt", "values", "device"];

    public static IReadOnlyList<DeviceKindDefinition> Read(PackageNode kinds) => [.. kinds.Entries().Select(k => One(k.Key, k.Value))];

    private static DeviceKindDefinition One(string code, PackageNode node)
    {
        node.NameFits(code).Only(DeviceKindKeys.All);
        if (!node.IsMap)
        {
            node.Wrong("notMap", ("key", code));
            return new DeviceKindDefinition(code, Text.Same(code), Unread.Values, TimeSpan.Zero, UsualLateness, false, []);
        }
        var written = node.Get("values");
        IReadOnlyList<ValueDefinition> read = [.. written.Entries().Select(v => Value(v.Key, v.Value))];
        var values = written.IsMap ? read : Unread.Values;
        var interval = node.Find("interval").Duration(TimeSpan.Zero);
        var counts = node.Find("countsIntervals").YesOrNo(false);
        if (counts && interval <= TimeSpan.Zero && (!node.Find("interval").IsThere || DurationText.Find(node.Find("interval").Text()) == TimeSpan.Zero))
            node.Wrong("intervalLacking", ("kind", code));
        var forecasts = node.Find("forecasts").YesOrNo(false);
        if (counts && forecasts)
            node.Find("forecasts").Wrong("forecastsCounts");
        var kind = new DeviceKindDefinition(code, node.Get("name").Words(), values, interval, node.Find("lateness").Duration(UsualLateness), counts, [])
        {
            Forecasts = forecasts,
            Fences = ReadFences.Places(node.Find("fences"), values),
        };
        return kind with { Conditions = ReadConditions.Read(node.Find("conditions"), kind) };
    }

    private static ValueDefinition Value(string name, PackageNode node)
    {
        node.Only(DeviceKindKeys.Value);
        if (Reserved.Contains(name))
            node.Wrong("valueReserved", ("value", name));
        var label = node.Get("label").Words();
        var unit = node.Find("unit") is { IsThere: true } given ? given.Text() : "";
        if (node.Find("boolean").YesOrNo(false))
            return new ValueDefinition(name, label, unit, ValueShape.Boolean, 0, 1, []);
        if (node.Find("words") is { IsThere: true } words)
        {
            var (list, labels) = ReadWords.Read(words);
            return new ValueDefinition(name, label, unit, ValueShape.Word, 0, 0, list) { WordLabels = labels };
        }
        var range = node.Find("range").IsThere ? node.Find("range").Items().Select(r => r.Number()).ToList() : [];
        if (range.Count != 2 || range[0] >= range[1])
        {
            node.Wrong(node.Find("range").IsThere ? "rangeWrong" : "valueShapeless", ("value", name));
            // So that nothing that follows is outside of it.
            return Unread.Value(name, label, unit);
        }
        return new ValueDefinition(name, label, unit, ValueShape.Number, range[0], range[1], []);
    }
}
