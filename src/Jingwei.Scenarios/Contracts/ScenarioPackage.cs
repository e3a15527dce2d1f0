using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Contracts;

/// <summary>A package, read and checked.</summary>
/// <param name="Code">Such as <c>street-care</c>.</param>
/// <param name="Version">Rises with each change that is published.</param>
/// <param name="Purpose">What it is for.</param>
public sealed record ScenarioPackage(
    string Code, int Version, Text Name, Text Purpose, IReadOnlyList<DeviceKindDefinition> DeviceKinds, IReadOnlyList<CategoryDefinition> Categories,
    IReadOnlyList<CallOrder> CallOrders, IReadOnlyList<ScenarioExample> Examples);

/// <summary>Given these readings, then these alarms and no others. Instants are of one day.</summary>
/// <param name="Line">Where it stands in the file.</param>
/// <param name="Until">How long time goes on after the readings.</param>
public sealed record ScenarioExample(
    string Name, int Line, DeviceKindDefinition Kind, IReadOnlyList<TrialReading> Readings, IReadOnlyList<ExpectedAlarm> Expect, DateTimeOffset Until);

/// <summary>An alarm that an example expects; what is null is not compared, except that no <paramref name="ClearedAt"/> means "still active".</summary>
public sealed record ExpectedAlarm(string Condition, DateTimeOffset RaisedAt, DateTimeOffset? StartedAt, DateTimeOffset? ClearedAt);

/// <summary>Something wrong in a package.</summary>
/// <param name="File">Such as <c>street-care/scenario.yaml</c>.</param>
/// <param name="Line">From 1.</param>
/// <param name="Message">What is wrong and what would be right.</param>
public sealed record PackageProblem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}:{Line}: {Message}";
}

/// <summary>Packages cannot be used as they are.</summary>
public sealed class PackageException(IReadOnlyList<PackageProblem> problems)
    : Exception("Scenario packages have mistakes:" + Environment.NewLine + string.Join(Environment.NewLine, problems))
{
    public IReadOnlyList<PackageProblem> Problems { get; } = problems;
}
