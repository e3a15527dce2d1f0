using Jingwei.City.Contracts;
using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Publishing;

namespace Jingwei.Scenarios.Screens;

/// <summary>Which packages are on, there or in something below.</summary>
internal sealed class PackagesOn(PublishedCatalog catalog, AreaDirectory areas)
{
    public IReadOnlyList<ScenarioPackage> In(IReadOnlyCollection<long> roots)
    {
        var present = catalog.Present;
        return
        [
            .. present.Versions.Select(v => v.Package).Where(p => roots.Any(root => present.IsOn(p, root)
                || present.Settings.Any(s => s.Package == p.Code && s.State == PackageState.On && s.AreaId is { } set && areas.Covers(root, set)))),
        ];
    }
}
