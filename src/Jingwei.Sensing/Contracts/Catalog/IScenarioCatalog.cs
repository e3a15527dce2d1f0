namespace Jingwei.Sensing.Contracts.Catalog;

/// <summary>All that the enabled packages declare. Filled before the first request; the answers do not change while the product runs.</summary>
public interface IScenarioCatalog
{
    /// <summary>Device kinds in the order of the packages.</summary>
    IReadOnlyList<DeviceKindDefinition> DeviceKinds { get; }

    /// <summary>Categories, each kind before what lies below it.</summary>
    IReadOnlyList<CategoryDefinition> Categories { get; }

    /// <summary>Who is called.</summary>
    IReadOnlyList<CallOrder> CallOrders { get; }

    /// <summary>The kind of that code; null when no package declares it.</summary>
    DeviceKindDefinition? FindKind(string code);

    /// <summary>The category of that code; null when no package declares it.</summary>
    CategoryDefinition? FindCategory(string code);

    /// <summary>Who is called for a category and an origin: its own order, else its kind's, else the one for all. Null when no package says.</summary>
    CallOrder? FindCallOrder(CaseOrigin origin, string categoryCode);
}

/// <summary>A catalog that is given whole.</summary>
public sealed class ScenarioCatalog(
    IReadOnlyList<DeviceKindDefinition> deviceKinds, IReadOnlyList<CategoryDefinition> categories, IReadOnlyList<CallOrder> callOrders)
    : IScenarioCatalog
{
    private readonly Dictionary<string, DeviceKindDefinition> kindByCode = deviceKinds.ToDictionary(k => k.Code);
    private readonly Dictionary<string, CategoryDefinition> categoryByCode = categories.ToDictionary(c => c.Code);

    public IReadOnlyList<DeviceKindDefinition> DeviceKinds { get; } = deviceKinds;
    public IReadOnlyList<CategoryDefinition> Categories { get; } = categories;
    public IReadOnlyList<CallOrder> CallOrders { get; } = callOrders;

    public DeviceKindDefinition? FindKind(string code) => kindByCode.GetValueOrDefault(code);

    public CategoryDefinition? FindCategory(string code) => categoryByCode.GetValueOrDefault(code);

    public CallOrder? FindCallOrder(CaseOrigin origin, string categoryCode) =>
        Order(origin, categoryCode) ?? Order(origin, FindCategory(categoryCode)?.ParentCode ?? "") ?? Order(origin, null);

    private CallOrder? Order(CaseOrigin origin, string? categoryCode) =>
        CallOrders.FirstOrDefault(o => o.Origin == origin && o.CategoryCode == categoryCode);
}
