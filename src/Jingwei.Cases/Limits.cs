using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Cases;

/// <summary>What the catalog says, and what holds where it says nothing.</summary>
internal static class Limits
{
    /// <summary>For a category that no package declares any more: the street's own limits.</summary>
    private static readonly CategoryClocks Street = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));

    public static CategoryClocks ClocksOf(this IScenarioCatalog catalog, string categoryCode) => catalog.FindCategory(categoryCode)?.Clocks ?? Street;

    /// <summary>The category of a report whose sender chose none: the last that may be reported, where packages keep "other".</summary>
    public static string GeneralCode(this IScenarioCatalog catalog) => catalog.Categories.LastOrDefault(c => c.Reportable)?.Code ?? "";
}
