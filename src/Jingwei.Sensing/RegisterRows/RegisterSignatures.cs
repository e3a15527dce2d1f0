using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Sensing.RegisterRows;

/// <summary>Whether a register may be kept and read in an area now: what names people only where its package is on, which needs somebody's signature, and only until that ends.</summary>
internal sealed class RegisterSignatures(IScenarioCatalog catalog)
{
    public bool IsOn(DeviceKindDefinition kind, long area) =>
        kind.Register is { WatchesRows: false, CountsRows: false } || kind.Register!.Columns.All(c => c.Shape != ColumnShape.Personal)
        || catalog.FindKind(kind.Code, area, catalog.Revision) is { Conditions.Count: > 0 };
}
