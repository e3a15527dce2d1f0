using System.Text.RegularExpressions;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads one package beside those that it needs.</summary>
internal static partial class ReadPackage
{
    public const string KebabPattern = "^[a-z][a-z0-9]*(-[a-z0-9]+)*$";
    public const int MostDaysOfASignature = 366;

    public static readonly IReadOnlyDictionary<string, ScenarioField> Fields = new Dictionary<string, ScenarioField>
    {
        ["facilities"] = ScenarioField.Facilities, ["sanitation"] = ScenarioField.Sanitation, ["municipal"] = ScenarioField.Municipal,
        ["traffic"] = ScenarioField.Traffic, ["safety"] = ScenarioField.Safety, ["community"] = ScenarioField.Community,
    };

    public static ScenarioPackage Read(PackageOutline outline, PackageNode node, NeededPackages needed)
    {
        node.Only(PackageKeys.All);
        IReadOnlyList<DeviceKindDefinition> kinds = [.. ReadDeviceKinds.Read(node.Find("deviceKinds")), .. ReadRegisters.Read(node.Find("registers"))];
        var watches = ReadWatches.Read(node.Find("watches"), needed);
        var categories = ReadCategories.Read(node.Find("categories"));
        kinds = [.. kinds, .. ReadGroups.Read(node.Find("groups"), groups => Vocabulary.Of([.. kinds, .. groups], watches, categories, needed))];
        var words = Vocabulary.Of(kinds, watches, categories, needed);
        CheckPersonal(node, kinds);
        CheckConditions(node, kinds, watches, words);
        return new ScenarioPackage
        {
            File = outline.File,
            Code = Code(node.Get("package"), outline.File),
            Version = node.Get("version").Whole(1, int.MaxValue),
            Field = node.Get("field").Choice(Fields) ?? ScenarioField.Municipal,
            Name = node.Get("name").Words(),
            Purpose = node.Get("purpose").Words(),
            Needs = [.. outline.Needs.Distinct()],
            Person = Person(node.Find("person")),
            DeviceKinds = kinds,
            Watches = watches,
            Categories = categories,
            CallOrders = ReadCategories.ReadCalls(node.Find("calls"), words),
            Playbook = ReadPlaybook.Read(node.Find("playbook"), words),
            Screen = ReadScreen.Read(node.Find("screen")),
            VitalSigns = ReadVitalSigns.Read(node.Find("vitalSigns"), words),
            Examples = ReadExamples.Read(node.Find("examples"), words),
            Lines = KeyLines.Of(outline.Root!),
        };
    }

    /// <summary>Whether a package can be called so: small letters, digits and single hyphens, at most 64.</summary>
    public static bool IsCode(string? code) => code is { Length: > 0 and <= 64 } && Kebab().IsMatch(code);

    private static string Code(PackageNode node, string file)
    {
        var code = node.Text();
        if (code.Length > 0 && !Kebab().IsMatch(code))
            node.Wrong("notKebab", ("given", code));
        if (code.Length > 0 && Path.GetFileName(Path.GetDirectoryName(file)) is { Length: > 0 } folder && folder != code)
            node.Wrong("notFolder", ("package", code), ("folder", folder));
        return code;
    }

    private static PersonBasis? Person(PackageNode node)
    {
        if (!node.IsThere)
            return null;
        node.Only(PackageKeys.Person);
        return new PersonBasis(node.Get("basis").Words(), node.Get("mostDays").Whole(1, MostDaysOfASignature));
    }

    private static void CheckPersonal(PackageNode node, IReadOnlyList<DeviceKindDefinition> kinds)
    {
        foreach (var register in kinds.Where(k => k.Register?.Columns.Any(c => c.Shape == ColumnShape.Personal) == true && !node.Find("person").IsThere))
            node.Find("registers").Find(register.Code).Wrong("personalBasis", ("register", register.Code));
    }

    private static void CheckConditions(PackageNode node, IReadOnlyList<DeviceKindDefinition> kinds, IReadOnlyList<WatchedKind> watches, Vocabulary words)
    {
        foreach (var kind in kinds)
            Check(node.Find(ScenarioPackage.SectionOf(kind)).Find(kind.Code), kind.Code, kind.Conditions);
        foreach (var watched in watches)
            Check(node.Find("watches").Find(watched.Kind), watched.Kind, watched.Conditions);

        void Check(PackageNode kind, string code, IReadOnlyList<ConditionDefinition> conditions)
        {
            foreach (var condition in conditions.Where(c => c.CategoryCode.Length > 0))
                words.CheckCategory(kind.Find("conditions").Find(condition.Code).Find("category"), condition.CategoryCode);
            foreach (var condition in conditions)
                ReadAttention.Check(kind.Find("conditions"), words.Kinds.First(k => k.Code == code), condition, words);
        }
    }

    [GeneratedRegex(KebabPattern)]
    private static partial Regex Kebab();
}
