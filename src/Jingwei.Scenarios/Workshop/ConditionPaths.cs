using Jingwei.Scenarios.Contracts;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Workshop;

/// <summary>A package's conditions by where they stand in its text.</summary>
internal static class ConditionPaths
{
    public static IEnumerable<(string Path, string Kind, ConditionDefinition Condition)> Of(ScenarioPackage package) =>
        package.DeviceKinds.Select(k => (At: ScenarioPackage.PathOf(k), k.Code, k.Conditions)).Concat(package.Watches.Select(w => (At: $"watches.{w.Kind}", Code: w.Kind, w.Conditions)))
            .SelectMany(k => k.Conditions.Select(c => ($"{k.At}.conditions.{c.Code}", k.Code, c)));
}
