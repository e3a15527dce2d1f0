using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads what a package watches on kinds that a needed one declares.</summary>
internal static class ReadWatches
{
    public static IReadOnlyList<WatchedKind> Read(PackageNode watches, NeededPackages needed)
    {
        var known = Vocabulary.Of([], [], [], needed);
        var read = new List<WatchedKind>();
        foreach (var (code, node) in watches.Entries())
        {
            node.Only(DeviceKindKeys.Watched);
            if (needed.Own.Kinds.Contains(code))
                node.Wrong("kindIsOwn", ("kind", code));
            else if (known.FindKind(node, code) is not { } kind)
                continue;
            else if (kind.Register is not null)
                node.Wrong("watchesRegister", ("register", code));
            else
                read.Add(new WatchedKind(kind.Code, ReadConditions.Read(node.Get("conditions"), kind)));
        }
        return read;
    }
}
