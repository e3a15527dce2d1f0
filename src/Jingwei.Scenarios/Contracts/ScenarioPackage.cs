using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Contracts;

/// <summary>A package, read and checked.</summary>
public sealed record ScenarioPackage
{
    /// <summary>Named in problems, such as <c>street-care/scenario.yaml</c>.</summary>
    public required string File { get; init; }

    /// <summary>Such as <c>street-care</c>: the name of its folder.</summary>
    public required string Code { get; init; }

    /// <summary>Rises with each change that is published; from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Which part of the city's work it belongs to.</summary>
    public required ScenarioField Field { get; init; }

    public required Text Name { get; init; }

    /// <summary>What it is for, and for whom.</summary>
    public required Text Purpose { get; init; }

    /// <summary>Codes of the packages whose kinds and categories it uses, each once.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Null when it touches no person. Otherwise it is off until somebody signs.</summary>
    public PersonBasis? Person { get; init; }

    /// <summary>The kinds that it declares, with the conditions that it watches on them; registers and groups are the last of them.</summary>
    public required IReadOnlyList<DeviceKindDefinition> DeviceKinds { get; init; }

    /// <summary>Conditions on kinds that a needed package declares, each kind once.</summary>
    public required IReadOnlyList<WatchedKind> Watches { get; init; }

    /// <summary>The categories that it declares, each kind before what lies below it.</summary>
    public required IReadOnlyList<CategoryDefinition> Categories { get; init; }

    public required IReadOnlyList<CallOrder> CallOrders { get; init; }

    /// <summary>What is to be done; null when the package does not say.</summary>
    public Playbook? Playbook { get; init; }

    /// <summary>Its panel of the center's screen; null when it has none.</summary>
    public ScreenPanel? Screen { get; init; }

    public required IReadOnlyList<VitalSign> VitalSigns { get; init; }

    public required IReadOnlyList<ScenarioExample> Examples { get; init; }

    /// <summary>The line of each key of its file, by path: <c>deviceKinds.bin.conditions.overflow</c>.</summary>
    public required IReadOnlyDictionary<string, int> Lines { get; init; }

    /// <summary>The key of a package under which a kind is declared.</summary>
    public static string SectionOf(DeviceKindDefinition kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Register is not null ? "registers" : kind.Group is not null ? "groups" : "deviceKinds";
    }

    /// <summary>The path of a kind that it declares.</summary>
    public static string PathOf(DeviceKindDefinition kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return $"{SectionOf(kind)}.{kind.Code}";
    }

    /// <summary>The line of a key, or of the nearest one above it that is there; 1 when there is none.</summary>
    public int LineOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        while (path.Length > 0)
        {
            if (Lines.TryGetValue(path, out var line))
                return line;
            path = path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : "";
        }
        return 1;
    }
}

/// <summary>Parts of the city's work: 城市设施, 市容环卫, 市政管理, 交通出行, 公共安全, 社区服务.</summary>
public enum ScenarioField
{
    Facilities,
    Sanitation,
    Municipal,
    Traffic,
    Safety,
    Community,
}

/// <summary>By what right a package looks at a person.</summary>
/// <param name="Basis">The law and its article.</param>
/// <param name="MostDays">How many days a signature holds at most, from 1.</param>
public sealed record PersonBasis(Text Basis, int MostDays);

/// <summary>What a package watches on a kind that another one declares.</summary>
public sealed record WatchedKind(string Kind, IReadOnlyList<ConditionDefinition> Conditions);
