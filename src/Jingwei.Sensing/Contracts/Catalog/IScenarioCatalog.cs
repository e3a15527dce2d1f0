using Jingwei.Foundation;

namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>
/// All that the packages declare, as it is in force now: another revision may come into force at any time, so that whoever needs two answers of one revision asks
/// with its number. The same question gets the same object as long as nothing of it changes.
/// </summary>
public interface IScenarioCatalog
{
    /// <summary>The revision that is in force; rises by each publication and each change of where a package is on.</summary>
    int Revision { get; }

    /// <summary>Device kinds in the order of the packages.</summary>
    IReadOnlyList<DeviceKindDefinition> DeviceKinds { get; }

    /// <summary>Categories, each kind before what lies below it.</summary>
    IReadOnlyList<CategoryDefinition> Categories { get; }

    /// <summary>Who is called.</summary>
    IReadOnlyList<CallOrder> CallOrders { get; }

    /// <summary>The kind of that code with all that is declared for it; null when no package ever declared it. One that is no longer declared has no conditions.</summary>
    DeviceKindDefinition? FindKind(string code);

    /// <summary>The kind as it is watched in an area at a revision: with the conditions of the packages that are on there, as they are changed for there.</summary>
    DeviceKindDefinition? FindKind(string code, long areaId, int revision);

    /// <summary>Whether a kind is watched otherwise in one area than in another now.</summary>
    bool IsOtherwise(string kindCode, long areaId, long otherId) =>
        Revision is var revision && areaId != otherId && !ReferenceEquals(FindKind(kindCode, areaId, revision), FindKind(kindCode, otherId, revision));

    /// <summary>The condition as its package declares it, whether or not that is on anywhere; null when no package ever declared it.</summary>
    ConditionDefinition? FindCondition(string kindCode, string conditionCode) => FindKind(kindCode)?.FindCondition(conditionCode);

    /// <summary>The category of that code; null when no package ever declared it.</summary>
    CategoryDefinition? FindCategory(string code);

    /// <summary>
    /// What is to be done about an alarm of a condition, in order: as the package says that declares the condition, else the one that declares the category under
    /// which it is filed; empty when neither says.
    /// </summary>
    IReadOnlyList<StepDefinition> FindSteps(string kindCode, string conditionCode, string categoryCode) => [];

    /// <summary>Who is called for a category and an origin: its own order, else its kind's, else the one for all. Null when no package says.</summary>
    CallOrder? FindCallOrder(CaseOrigin origin, string categoryCode);
}

/// <summary>One thing to be done.</summary>
/// <param name="Who">A role.</param>
public sealed record StepDefinition(string Who, Text Do);

/// <summary>A catalog that is given whole.</summary>
public sealed class ScenarioCatalog(
    IReadOnlyList<DeviceKindDefinition> deviceKinds, IReadOnlyList<CategoryDefinition> categories, IReadOnlyList<CallOrder> callOrders)
    : IScenarioCatalog
{
    /// <summary>One that never changes.</summary>
    public int Revision => 1;

    private readonly Dictionary<string, DeviceKindDefinition> kindByCode = deviceKinds.ToDictionary(k => k.Code);
    private readonly Dictionary<string, CategoryDefinition> categoryByCode = categories.ToDictionary(c => c.Code);

    public IReadOnlyList<DeviceKindDefinition> DeviceKinds { get; } = deviceKinds;
    public IReadOnlyList<CategoryDefinition> Categories { get; } = categories;
    public IReadOnlyList<CallOrder> CallOrders { get; } = callOrders;

    public DeviceKindDefinition? FindKind(string code) => kindByCode.GetValueOrDefault(code);

    public DeviceKindDefinition? FindKind(string code, long areaId, int revision) => FindKind(code);

    public CategoryDefinition? FindCategory(string code) => categoryByCode.GetValueOrDefault(code);

    public CallOrder? FindCallOrder(CaseOrigin origin, string categoryCode) =>
        Order(origin, categoryCode) ?? Order(origin, FindCategory(categoryCode)?.ParentCode ?? "") ?? Order(origin, null);

    private CallOrder? Order(CaseOrigin origin, string? categoryCode) =>
        CallOrders.FirstOrDefault(o => o.Origin == origin && o.CategoryCode == categoryCode);
}
