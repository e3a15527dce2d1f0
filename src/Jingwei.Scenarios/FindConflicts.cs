using Jingwei.Scenarios.Contracts;

namespace Jingwei.Scenarios;

/// <summary>What packages say against each other; each is told at the later one.</summary>
internal static class FindConflicts
{
    public static IReadOnlyList<PackageProblem> Among(IReadOnlyList<ScenarioPackage> packages) =>
    [
        .. Twice(packages, "packageTaken", p => [(p.Code, "package")]),
        .. Twice(packages, "kindTaken", p => p.DeviceKinds.Select(k => (k.Code, ScenarioPackage.PathOf(k)))),
        .. Twice(packages, "categoryTaken", p => p.Categories.Where(c => c.Code.Length > 0).Select(c => (c.Code, c.ParentCode is { } parent ? $"categories.{parent}.children.{c.Code}" : $"categories.{c.Code}"))),
        .. Twice(packages, "conditionTaken", p => p.DeviceKinds.SelectMany(k => k.Conditions.Select(c => ($"{k.Code}.{c.Code}", $"{ScenarioPackage.PathOf(k)}.conditions.{c.Code}")))
            .Concat(p.Watches.SelectMany(w => w.Conditions.Select(c => ($"{w.Kind}.{c.Code}", $"watches.{w.Kind}.conditions.{c.Code}"))))),
        .. Twice(packages, "callsTaken", p => p.CallOrders.Where(o => o.CategoryCode is not null)
            .Select(o => $"{o.Origin.ToString().ToLowerInvariant()} {o.CategoryCode}").Select(key => (key, $"calls.{key}"))),
        .. Strangers(packages),
    ];

    private static IEnumerable<PackageProblem> Twice(
        IReadOnlyList<ScenarioPackage> packages, string code, Func<ScenarioPackage, IEnumerable<(string Name, string Path)>> said)
    {
        var first = new Dictionary<string, ScenarioPackage>();
        foreach (var package in packages)
            foreach (var (name, path) in said(package))
                if (!first.TryAdd(name, package))
                    yield return new PackageProblem(
                        package.File, package.LineOf(path), code, new Dictionary<string, object> { ["name"] = name, ["package"] = first[name].Code, ["file"] = first[name].File });
    }

    // A kind that nobody here declares cannot be watched: the needed package is not among these.
    private static IEnumerable<PackageProblem> Strangers(IReadOnlyList<ScenarioPackage> packages) =>
        packages.SelectMany(p => p.Needs.Where(n => packages.All(o => o.Code != n)).Select(n => new PackageProblem(
            p.File, p.LineOf("needs"), "needUnknown", new Dictionary<string, object> { ["package"] = n, ["known"] = packages.Where(o => o != p).Select(o => o.Code) })));
}
