using Jingwei.Foundation;

namespace Jingwei.Scenarios.Contracts;

/// <summary>What became of a thing from one version of a package to another.</summary>
public enum PackageChangeKind
{
    Added,
    Gone,
    Changed,
}

/// <summary>One thing that is otherwise in another version of a package.</summary>
/// <param name="Path">Where it stands, as in <see cref="ScenarioPackage.Lines"/>: <c>deviceKinds.bin.conditions.overflow.when</c>.</param>
/// <param name="Where">The same in words: 设备种类 · 果皮箱 · 条件 · 果皮箱满溢 · 何时告警.</param>
/// <param name="Before">What stood there; null when it was added.</param>
/// <param name="After">What stands there; null when it is gone.</param>
public sealed record PackageChange(string Path, PackageChangeKind Change, Text Where, Text? Before, Text? After);
