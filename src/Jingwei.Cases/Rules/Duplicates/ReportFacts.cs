using Jingwei.Cases.Rules.Photos;
using Jingwei.Foundation;

namespace Jingwei.Cases.Rules.Duplicates;

/// <summary>Of a report or case what tells whether two are the same.</summary>
/// <param name="Class">The 大类 above the category; the category itself where it has none. Null where the category is not said.</param>
/// <param name="Category">Its code; null where it is not said yet, or is the general one that says nothing.</param>
/// <param name="Words">What was said; null of a sensor.</param>
/// <param name="Asset">The device, or the asset of the register; null where none is named.</param>
public sealed record ReportFacts(GeoPoint Place, DateTimeOffset At, string? Category, string? Class, string? Words, string? Asset)
{
    /// <summary>What its photos look like; empty where it has none.</summary>
    public IReadOnlyList<PhotoFact> Photos { get; init; } = [];
}

/// <summary>One photo of a report.</summary>
public sealed record PhotoFact(string FileId, PhotoMark Mark);
