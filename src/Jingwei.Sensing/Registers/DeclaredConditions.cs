using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Registers;

/// <summary>Conditions as lists show them: an alarm keeps its words where nothing watches its condition any more.</summary>
internal static class DeclaredConditions
{
    /// <summary>The condition as it is watched where the device is; where it is off, as its package declares it. Null when no package ever declared it.</summary>
    public static ConditionDefinition? FindCondition(this IScenarioCatalog catalog, DeviceKindDefinition kind, string code) =>
        kind.FindCondition(code) ?? catalog.FindCondition(kind.Code, code);

    /// <summary>What screens say for the condition; its code when no package ever declared it.</summary>
    public static Text NameOf(this IScenarioCatalog catalog, DeviceKindDefinition? kind, string code) =>
        (kind is null ? null : catalog.FindCondition(kind, code))?.Name ?? Text.Same(code);
}
