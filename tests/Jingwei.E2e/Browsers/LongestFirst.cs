using Xunit.Sdk;
using Xunit.v3;

namespace Jingwei.E2e.Browsers;

/// <summary>What takes longest begins first, so that at the end nothing long runs alone beside an idle core. No test needs another to have run before it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long = ["LooksTests", "OfficesStreet", "OutsideStreet", "CountersStreet", "WorkshopStoryTests", "ResidentStoryTests", "ConsoleTests"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(Rank).ThenBy(c => c.TestCollectionDisplayName, StringComparer.Ordinal)];

    private static int Rank<TTestCollection>(TTestCollection collection)
        where TTestCollection : ITestCollection
    {
        var at = Array.FindIndex(Long, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal));
        return at < 0 ? Long.Length : at;
    }
}
