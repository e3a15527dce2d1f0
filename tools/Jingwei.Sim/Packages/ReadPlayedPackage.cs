using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Jingwei.Sim.Packages;

/// <summary>
/// Reads a package's text for its examples alone. The city has checked the text already; an example in a form that is not known here is kept with the reason why it
/// cannot be played.
/// </summary>
public static class ReadPlayedPackage
{
    private static readonly string[] ExampleKeys = ["name", "kind", "readings", "register", "rows", "group", "devices", "expect", "until"];
    private static readonly string[] ExpectationKeys = ["condition", "raised", "started", "cleared", "case", "calls"];
    private static readonly string[] SendingKeys = ["at", "heard", "validAt", "gone", "looked"];

    public static PlayedPackage Read(string yaml, ExampleClock clock)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(yaml));
        var package = (YamlMappingNode)stream.Documents[0].RootNode;
        var code = Text(package, "package")!;
        var registers = Entries(Find(package, "registers")).ToDictionary(r => r.Key, r => Register((YamlMappingNode)r.Value));
        return new PlayedPackage(
            code, Text(package, "field")!, Find(package, "person") is { } person ? int.Parse(Text(person, "mostDays")!, CultureInfo.InvariantCulture) : null, registers,
            [.. Items(Find(package, "examples")).Select(e => Example(code, package, (YamlMappingNode)e, clock))]);
    }

    private static PlayedRegister Register(YamlMappingNode register) => new(
        Text(register, "key")!, Text(register, "place")!, Entries(Find(register, "columns")).Where(c => Text(c.Value, "is") == "day").Select(c => c.Key).ToHashSet());

    private static PlayedExample Example(string package, YamlMappingNode text, YamlMappingNode node, ExampleClock clock)
    {
        var name = Text(node, "name") ?? "";
        try
        {
            if (Unknown(node, ExampleKeys) is { } key)
            {
                return NotPlayed($"what it says under '{key}' is not known to the player");
            }

            var ofRows = Find(node, "register") is not null;
            var kind = Text(node, ofRows ? "register" : Find(node, "group") is not null ? "group" : "kind") ?? throw new FormatException("it names no kind, no register and no group");
            var expect = Items(Find(node, "expect")).Cast<YamlMappingNode>().Select(e => Expected(e, clock)).ToList();
            string[] sections = ["deviceKinds", "watches", "registers", "groups"];
            var own = sections.SelectMany(s => Entries(Find(Find(Find(text, s), kind), "conditions"))).Select(c => c.Key).ToList();
            var group = Find(node, "group") is null ? null : Group(node, Text(Find(Find(text, "groups"), kind), "of"), own);
            return new PlayedExample(
                package, name, kind, ofRows, own.Concat(expect.Select(e => e.Condition)).ToHashSet(),
                [.. Items(Find(node, ofRows ? "rows" : "readings")).Cast<YamlMappingNode>().Select(r => Sent(r, clock, ofRows, group)).OrderBy(s => s.HeardAt)], expect,
                Instant(node, "until", clock) ?? throw new FormatException("it does not say until when")) { Group = group };
        }
        catch (Exception fault) when (fault is FormatException or InvalidCastException)
        {
            return NotPlayed(fault.Message);
        }

        PlayedExample NotPlayed(string why) => new(package, name, "", false, new HashSet<string>(), [], [], clock.Start, why);
    }

    private static PlayedGroup Group(YamlMappingNode node, string? of, IReadOnlyList<string> conditions) => new(
        of switch
        {
            null => throw new FormatException("its group is another package's"),
            "city" or "zone" or "estate" or "microGrid" => throw new FormatException($"its group is of one {of}, and such are not laid out for examples"),
            _ => of,
        },
        Entries(Find(node, "devices")).ToDictionary(d => d.Key, d => (d.Value as YamlScalarNode)?.Value ?? throw new FormatException($"the device '{d.Key}' has no kind")), conditions);

    private static Expectation Expected(YamlMappingNode node, ExampleClock clock)
    {
        if (Unknown(node, ExpectationKeys) is { } key)
        {
            throw new FormatException($"what it expects under '{key}' is not known to the player");
        }

        return new Expectation(
            Text(node, "condition") ?? throw new FormatException("it expects an alarm of no condition"), Instant(node, "raised", clock) ?? throw new FormatException("it expects an alarm at no instant"),
            Instant(node, "started", clock), Instant(node, "cleared", clock), Text(node, "case"),
            Items(Find(node, "calls")).FirstOrDefault() switch
            {
                null => null,
                YamlSequenceNode several => [.. several.Select(r => ((YamlScalarNode)r).Value!)],
                var one => [((YamlScalarNode)one).Value!],
            });
    }

    private static Sending Sent(YamlMappingNode node, ExampleClock clock, bool ofRows, PlayedGroup? group)
    {
        var at = Instant(node, "at", clock) ?? throw new FormatException("a reading has no instant");
        var device = group is null ? "" : Text(node, "device") ?? throw new FormatException("a reading names no device");
        if (group is not null && !group.Devices.ContainsKey(device))
        {
            throw new FormatException($"a reading is of '{device}', which is none of its devices");
        }

        var fields = Entries(node).Where(e => !SendingKeys.Contains(e.Key) && (group is null || e.Key != "device"))
            .ToDictionary(e => e.Key, e => e.Value is YamlScalarNode scalar ? ofRows ? scalar.Value! : Value(scalar) : throw new FormatException($"'{e.Key}' is no single value"));
        return new Sending(at, Instant(node, "heard", clock) ?? at, Instant(node, "validAt", clock), fields, Text(node, "gone") == "true", Text(node, "looked"), device);
    }

    private static object Value(YamlScalarNode scalar) => scalar switch
    {
        { Style: not ScalarStyle.Plain } => scalar.Value!,
        { Value: "true" } => true,
        { Value: "false" } => false,
        _ when double.TryParse(scalar.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
        _ => scalar.Value!,
    };

    private static DateTimeOffset? Instant(YamlNode node, string key, ExampleClock clock) => Text(node, key) is { } text ? clock.Read(text) : null;

    private static string? Unknown(YamlMappingNode node, string[] known) => Entries(node).Select(e => e.Key).FirstOrDefault(k => !known.Contains(k));

    private static YamlNode? Find(YamlNode? node, string key) => (node as YamlMappingNode)?.Children.FirstOrDefault(c => c.Key is YamlScalarNode { Value: { } name } && name == key).Value;

    private static string? Text(YamlNode? node, string key) => (Find(node, key) as YamlScalarNode)?.Value;

    private static IEnumerable<YamlNode> Items(YamlNode? node) => (node as YamlSequenceNode)?.Children ?? [];

    private static IEnumerable<(string Key, YamlNode Value)> Entries(YamlNode? node) =>
        (node as YamlMappingNode)?.Children.Select(c => (((YamlScalarNode)c.Key).Value!, c.Value)) ?? [];
}
