using Jingwei.Foundation;
using Jingwei.Scenarios.Keys;
using Jingwei.Sensing.Contracts.Catalog;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads categories and who is called.</summary>
internal static class ReadCategories
{
    private static readonly CategoryClocks NoClocks = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1));

    public static readonly IReadOnlyDictionary<string, CaseOrigin> Origins = new Dictionary<string, CaseOrigin>
    {
        ["sensor"] = CaseOrigin.Sensor, ["resident"] = CaseOrigin.Resident, ["inspector"] = CaseOrigin.Inspector,
    };

    public static IReadOnlyList<CategoryDefinition> Read(PackageNode categories)
    {
        var read = new List<CategoryDefinition>();
        // Which these are could not be read.
        if (categories.IsThere && !categories.IsList)
            read.Add(new CategoryDefinition("", null, Text.Same(""), 1, false, NoClocks));
        foreach (var node in categories.Items())
        {
            node.Only(CategoryKeys.All);
            var kind = One(node, null, Clocks(node.Get("clocks")));
            read.Add(kind);
            foreach (var child in node.Find("children").Items())
            {
                child.Only(CategoryKeys.Child);
                var category = One(child, kind, child.Find("clocks") is { IsThere: true } own ? Clocks(own) : kind.Clocks);
                if (kind.Code.Length > 0 && category.Code.Length > 0 && !category.Code.StartsWith(kind.Code + "-", StringComparison.Ordinal))
                    child.Wrong("categoryOutside", ("category", category.Code), ("parent", kind.Code));
                read.Add(category);
            }
        }
        foreach (var twice in read.GroupBy(c => c.Code).Where(g => g.Key.Length > 0 && g.Count() > 1))
            categories.Wrong("categoryTwice", ("category", twice.Key));
        return read;
    }

    public static IReadOnlyList<CallOrder> ReadCalls(PackageNode calls, Vocabulary words)
    {
        var orders = new List<CallOrder>();
        foreach (var (key, node) in calls.Entries())
        {
            // "sensor", or "sensor 01-01" for one category or kind.
            var parts = key.Split(' ', 2);
            if (!Origins.TryGetValue(parts[0], out var origin))
                node.Wrong("originUnknown", ("origin", parts[0]), ("known", Origins.Keys));
            var category = parts.Length > 1 ? parts[1] : null;
            if (category is not null)
                words.CheckCategory(node, category);
            orders.Add(new CallOrder(origin, category, Steps(node)));
        }
        return orders;
    }

    /// <summary>Roles in the order of calling; those in brackets ring together.</summary>
    public static IReadOnlyList<CallStep> Steps(PackageNode node) =>
        [.. node.Items().Select(step => new CallStep(step.IsList ? [.. step.Items().Select(r => r.Role())] : [step.Role()]))];

    private static CategoryDefinition One(PackageNode node, CategoryDefinition? parent, CategoryClocks clocks) => new(
        node.Get("code").Text(), parent?.Code, node.Get("name").Words(), node.Get("severity").Whole(1, 4), node.Find("report").YesOrNo(false), clocks);

    private static CategoryClocks Clocks(PackageNode node)
    {
        if (!node.IsMap)
            return NoClocks;
        node.Only(CategoryKeys.Clocks);
        return new CategoryClocks(One(node, "accept"), One(node, "arrive"), One(node, "clear"), One(node, "check"));
    }

    private static TimeSpan One(PackageNode node, string key)
    {
        var clock = node.Get(key);
        var duration = clock.Duration(TimeSpan.FromMinutes(1));
        if (duration <= TimeSpan.Zero)
            clock.Wrong("clockNothing", ("key", key));
        return duration;
    }
}
