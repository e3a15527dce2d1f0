using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.Tests;

/// <summary>Packages whose revision a test puts into force: each has another declaration of the bin, and the same counter, river gauge and other kinds.</summary>
internal sealed class HandCatalog(IReadOnlyList<DeviceKindDefinition>? others = null) : IScenarioCatalog
{
    private readonly List<DeviceKindDefinition> same = [SensingRig.Counter, SensingRig.River, .. others ?? []];
    private readonly List<DeviceKindDefinition> bins = [SensingRig.Bin];
    private int revision = 1;

    public int Revision => revision;
    public IReadOnlyList<DeviceKindDefinition> DeviceKinds => [bins[revision - 1], .. same];
    public IReadOnlyList<CategoryDefinition> Categories => [SensingRig.Litter];
    public IReadOnlyList<CallOrder> CallOrders => [];

    /// <summary>Keeps a declaration; it is not in force yet.</summary>
    public int Know(DeviceKindDefinition bin)
    {
        bins.Add(bin);
        return bins.Count;
    }

    public void InForce(int next) => revision = next;

    /// <summary>A kind whose package is on nowhere, as when its signature has ended.</summary>
    public string? Off { get; set; }

    public DeviceKindDefinition? FindKind(string code) => FindKind(code, 0, revision);

    public DeviceKindDefinition? FindKind(string code, long areaId, int at) =>
        code == "bin" ? bins[at - 1] : same.Find(k => k.Code == code) is { } kind && code == Off ? kind with { Conditions = [] } : same.Find(k => k.Code == code);

    public ConditionDefinition? FindCondition(string kindCode, string conditionCode) => DeviceKinds.FirstOrDefault(k => k.Code == kindCode)?.FindCondition(conditionCode);

    public CategoryDefinition? FindCategory(string code) => code == SensingRig.Litter.Code ? SensingRig.Litter : null;

    public CallOrder? FindCallOrder(CaseOrigin origin, string categoryCode) => null;
}
