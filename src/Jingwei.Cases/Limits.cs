using System.Text.Json;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;

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

    /// <summary>The same of a case: what it brought with it for its main clock goes before.</summary>
    public static TimeLimit Of(IScenarioCatalog catalog, CaseRow row, WorkflowClock clock) => clock.Main && OwnLimit.Of(row) is { } own ? own.Limit : Of(catalog, row.CategoryCode, clock);

    /// <summary>The category of a report whose sender chose none: the last that may be reported, where packages keep "other".</summary>
    public static string GeneralCode(this IScenarioCatalog catalog) => catalog.Categories.LastOrDefault(c => c.Reportable)?.Code ?? "";
}

/// <summary>A limit that a case brought with it, such as the promise of a hotline's order, and the instant from which it counts.</summary>
internal sealed record OwnLimit(decimal Amount, TimeUnit Unit, DateTimeOffset From)
{
    /// <summary>As the explanation of a due instant names it.</summary>
    public static readonly Text Name = new("工单承诺", "the order's promise");

    public TimeLimit Limit => new(Amount, Unit);

    public static OwnLimit? Of(CaseRow row) => row.OwnLimit is null ? null : JsonSerializer.Deserialize<OwnLimit>(row.OwnLimit, StoredJson.Options);

    public string Json() => JsonSerializer.Serialize(this, StoredJson.Options);
}
