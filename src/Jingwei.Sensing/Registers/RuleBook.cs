using System.Runtime.CompilerServices;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Rules;

namespace Jingwei.Sensing.Registers;

/// <summary>The rules of each kind as it is watched, compiled once for each declaration.</summary>
internal sealed class RuleBook(IScenarioCatalog catalog, CitySettings city)
{
    private readonly ConditionalWeakTable<DeviceKindDefinition, KindRules> compiled = [];

    /// <summary>The revision that is in force.</summary>
    public int Revision => catalog.Revision;

    /// <summary>The rules of a declaration; the same object for the same declaration.</summary>
    public KindRules Of(DeviceKindDefinition kind) => compiled.GetValue(kind, k => RuleCompiler.Compile(k, city.Time));

    /// <summary>The rules for a device at a revision; null when no package ever declared its kind.</summary>
    public KindRules? For(DeviceEntry device, int revision) => catalog.FindKind(device.Kind.Code, device.AreaAt(revision), revision) is { } kind ? Of(kind) : null;
}
