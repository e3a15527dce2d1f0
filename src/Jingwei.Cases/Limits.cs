using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Cases;

/// <summary>What the catalog says, and what holds where it says nothing.</summary>
internal static class Limits
{
    /// <summary>For a category that no package declares any more: the street's own limits.</summary>
    private static readonly CategoryClocks Street = new(TimeSpan.FromSeconds(60), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(10), TimeSpan.FromHours(2));

    /// <summary>How much time a clock gives a case of a category: the flow's own limit; where it leaves that to categories, the category's of the same name.</summary>
    public static TimeLimit Of(IScenarioCatalog catalog, string categoryCode, WorkflowClock clock)
    {
        if (clock.Limit is { } own)
        {
            return own;
        }

        var clocks = catalog.FindCategory(categoryCode)?.Clocks ?? Street;
        return TimeLimit.Of(clock.Kind switch
        {
            "accept" => clocks.Accept,
            "arrive" => clocks.Arrive,
            "check" => clocks.Check,
            _ => clocks.Clear,
        });
    }

    /// <summary>The category of a report whose sender chose none: the last that may be reported, where packages keep "other".</summary>
    public static string GeneralCode(this IScenarioCatalog catalog) => catalog.Categories.LastOrDefault(c => c.Reportable)?.Code ?? "";
}
