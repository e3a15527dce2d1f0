using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios;

/// <summary>
/// Brings packages together into one catalog. Kinds and categories of a package that is off stay known, so that devices stay registered and cases keep
/// their names; its conditions are not watched, and it does not say who is called for another package's categories.
/// </summary>
/// <remarks>
/// Who is called: a package's order "for all" holds for the categories that it declares, and the first package's also where no package says. An order for
/// one category goes before it, and a package may give one for a category of a package that it needs.
/// </remarks>
public static class ComposeCatalog
{
    /// <summary>The catalog; or null, and what two packages say against each other, whether they are on or off.</summary>
    /// <param name="packages">Each behind those that it needs.</param>
    /// <param name="isOn">Whether a package is on; null means that all are.</param>
    public static (ScenarioCatalog? Catalog, IReadOnlyList<PackageProblem> Problems) Of(
        IReadOnlyList<ScenarioPackage> packages, Func<ScenarioPackage, bool>? isOn = null)
    {
        ArgumentNullException.ThrowIfNull(packages);
        var problems = FindConflicts.Among(packages);
        if (problems.Count > 0)
            return (null, problems);
        var on = packages.Where(p => isOn is null || isOn(p)).ToHashSet<ScenarioPackage>(ReferenceEqualityComparer.Instance);
        return (new ScenarioCatalog(
            [.. packages.SelectMany(p => p.DeviceKinds.Select(k => Kind(k, on.Contains(p), packages.Where(on.Contains))))], [.. packages.SelectMany(p => p.Categories)],
            CallOrders(packages, on)), []);
    }

    /// <summary>A kind with what is watched on it; the kind itself when that is what it declares.</summary>
    /// <param name="kind">As its package declares it.</param>
    /// <param name="isOn">Whether that package is on.</param>
    /// <param name="on">Packages that are on.</param>
    public static DeviceKindDefinition Kind(DeviceKindDefinition kind, bool isOn, IEnumerable<ScenarioPackage> on)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(on);
        var watched = on.SelectMany(p => p.Watches).Where(w => w.Kind == kind.Code).SelectMany(w => w.Conditions).ToList();
        return isOn && watched.Count == 0 ? kind : kind with { Conditions = isOn ? [.. kind.Conditions, .. watched] : watched };
    }

    private static List<CallOrder> CallOrders(IReadOnlyList<ScenarioPackage> packages, HashSet<ScenarioPackage> on)
    {
        var orders = packages.SelectMany(p => p.CallOrders.Where(o => o.CategoryCode is not null && (on.Contains(p) || p.Categories.Any(c => c.Code == o.CategoryCode)))).ToList();
        foreach (var package in packages)
            foreach (var general in package.CallOrders.Where(o => o.CategoryCode is null))
                foreach (var kind in package.Categories.Where(c => c.ParentCode is null))
                    AddUnlessSaid(general with { CategoryCode = kind.Code });
        foreach (var general in packages.SelectMany(p => p.CallOrders).Where(o => o.CategoryCode is null))
            AddUnlessSaid(general);
        return orders;

        void AddUnlessSaid(CallOrder order)
        {
            if (!orders.Any(o => o.Origin == order.Origin && o.CategoryCode == order.CategoryCode))
                orders.Add(order);
        }
    }
}
