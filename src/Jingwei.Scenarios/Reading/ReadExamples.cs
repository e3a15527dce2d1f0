using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads examples.</summary>
internal static class ReadExamples
{
    public const int Fewest = 3;

    public static IReadOnlyList<ScenarioExample> Read(PackageNode examples, Vocabulary words)
    {
        var nodes = examples.Items().ToList();
        if (nodes.Count < Fewest)
            examples.Wrong("examplesFew", ("count", nodes.Count), ("fewest", Fewest));
        else if (!nodes.Any(n => n.Find("expect") is { IsList: true } expect && !expect.Items().Any()))
            examples.Wrong("examplesAllLoud");
        return [.. nodes.Select(e => One(e, words)).OfType<ScenarioExample>()];
    }

    private static ScenarioExample? One(PackageNode node, Vocabulary words)
    {
        node.Only(ExampleKeys.All);
        var given = new[] { "register", "group", "kind" }.Where(k => node.Find(k).IsThere).ToList();
        if (given.Count > 1)
            node.Wrong("exampleDouble");
        var named = node.Get(given.FirstOrDefault("kind"));
        if (words.FindKind(named, named.Text()) is not { } kind)
            return null;
        var form = kind.Register is not null ? "register" : kind.Group is not null ? "group" : "kind";
        if (form != named.Name)
        {
            named.Wrong(form switch { "register" => "isRegister", "group" => "isGroup", _ => "notRegister" }, ("kind", kind.Code));
            return null;
        }
        var devices = form == "group" ? Devices(node.Get("devices"), words) : null;
        var readings = form == "register" ? Rows(node.Get("rows"), kind) : [.. node.Get("readings").Items().Select(r => devices is null ? Reading(r, kind) : OfDevice(r, node.Find("devices"), devices)).OfType<TrialReading>()];
        var expected = node.Get("expect").Items().Select(e => Expected(e, kind, words)).ToList();
        var compared = words.OwnConditions[kind.Code].Concat(expected.Select(e => e.Condition)).ToHashSet();
        return new ScenarioExample(node.Get("name").Text(), node.Line, kind, compared, readings, expected, ExampleTime.Read(node.Get("until"))) { Devices = devices, Below = Below(kind, words) };
    }

    private static IReadOnlyList<TrialReading> Rows(PackageNode rows, DeviceKindDefinition kind) => Unread.Is(kind) ? [] : ReadRowExamples.Read(rows, kind);

    private static Dictionary<string, DeviceKindDefinition> Devices(PackageNode node, Vocabulary words) =>
        node.Entries().Select(d => (d.Key, Kind: Device(d.Value, words))).Where(d => d.Kind is not null).ToDictionary(d => d.Key, d => d.Kind!);

    private static DeviceKindDefinition? Device(PackageNode node, Vocabulary words)
    {
        var kind = words.FindKind(node, node.Text());
        if (kind is not { IsOfDevices: false })
            return kind;
        node.Wrong("exampleNoDevice", ("kind", kind.Code));
        return null;
    }

    // Groups that a group counts, the lowest first.
    private static List<DeviceKindDefinition> Below(DeviceKindDefinition kind, Vocabulary words)
    {
        var below = new List<DeviceKindDefinition>();
        foreach (var other in words.Kinds.Where(k => k.Group is not null && kind.Group?.Kinds.Contains(k.Code) == true))
            below.AddRange([.. Below(other, words).Append(other).Where(k => !below.Contains(k))]);
        return below;
    }

    private static TrialReading? OfDevice(PackageNode node, PackageNode written, Dictionary<string, DeviceKindDefinition> devices)
    {
        var named = node.Get("device");
        if (devices.TryGetValue(named.Text(), out var kind))
            return Reading(node, kind) with { Subject = named.Text() };
        // Of one whose kind is not known that was said there.
        if (!written.Entries().Any(d => d.Key == named.Text()))
            named.Wrong(written.Entries().Any() ? "exampleDevice" : "exampleDeviceNone", ("device", named.Text()), ("known", written.Entries().Select(d => d.Key)));
        return null;
    }

    private static TrialReading Reading(PackageNode node, DeviceKindDefinition kind)
    {
        if (!Unread.Is(kind))
            node.Only(ExampleKeys.Reading, kind.Values.Select(v => v.Name));
        if (node.Find("validAt").IsThere && !kind.Forecasts)
            node.Find("validAt").Wrong("forecastWithout", ("kind", kind.Code));
        var at = ExampleTime.Read(node.Get("at"));
        var values = new Dictionary<string, double>();
        foreach (var value in kind.Values.Where(v => v.Shape != Unread.Shape))
            if (node.Find(value.Name) is { IsThere: true } given)
                values[value.Name] = value.Shape switch
                {
                    ValueShape.Boolean => given.YesOrNo(false) ? 1 : 0,
                    ValueShape.Word => Word(given, value),
                    _ => Number(given, value, kind),
                };
        return new TrialReading(at, node.Find("heard") is { IsThere: true } heard ? ExampleTime.Read(heard) : at, values)
        {
            ValidAt = node.Find("validAt") is { IsThere: true } validAt ? ExampleTime.Read(validAt) : null,
        };
    }

    private static double Number(PackageNode node, ValueDefinition value, DeviceKindDefinition kind)
    {
        var number = node.Number();
        if (!value.Believes(number) && !kind.Conditions.Any(c => c.Test is OutOfRangeTest))
            node.Wrong("exampleOutOfRange", ("number", number), ("value", value.Name), ("least", value.Min), ("most", value.Max));
        return number;
    }

    private static int Word(PackageNode node, ValueDefinition value)
    {
        var place = value.Words.ToList().IndexOf(node.Text());
        if (place < 0)
            node.Wrong("notChoice", ("key", value.Name), ("given", node.Text()), ("known", value.Words));
        return Math.Max(0, place);
    }

    private static ExpectedAlarm Expected(PackageNode node, DeviceKindDefinition kind, Vocabulary words)
    {
        node.Only(ExampleKeys.Expected);
        var condition = node.Get("condition").Text();
        if (condition.Length > 0 && kind.FindCondition(condition) is null)
            Vocabulary.NoCondition(node, kind, condition);
        var filed = node.Find("case") is { IsThere: true } given ? given.Text() : null;
        if (filed is not null and not ExpectedAlarm.NoCase)
            words.CheckCategory(node.Find("case"), filed);
        return new ExpectedAlarm(
            condition, ExampleTime.Read(node.Get("raised")), Find(node, "started"), Find(node, "cleared"), filed,
            node.Find("calls") is { IsThere: true } calls ? ReadCategories.Steps(calls) : null);
    }

    private static DateTimeOffset? Find(PackageNode node, string key) => node.Find(key) is { IsThere: true } found ? ExampleTime.Read(found) : null;
}
