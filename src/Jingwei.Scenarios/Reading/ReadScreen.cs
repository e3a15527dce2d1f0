using Jingwei.Scenarios.Contracts;
using Jingwei.Scenarios.Keys;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads a package's panel of the center's screen.</summary>
internal static class ReadScreen
{
    public static readonly IReadOnlyDictionary<string, PanelPart> Parts = new Dictionary<string, PanelPart>
    {
        ["devices"] = PanelPart.Devices, ["silent"] = PanelPart.Silent, ["alarms"] = PanelPart.Alarms, ["cases"] = PanelPart.Cases, ["onTime"] = PanelPart.OnTime,
        ["values"] = PanelPart.Values,
    };

    public static ScreenPanel? Read(PackageNode node)
    {
        if (!node.IsThere)
            return null;
        node.Only(ResponseKeys.Screen);
        var show = node.Get("show").NotEmpty().Select(s => s.Choice(Parts)).OfType<PanelPart>().ToList();
        if (show.Distinct().Count() < show.Count)
            node.Find("show").Wrong("partTwice");
        return new ScreenPanel(node.Get("title").Words(), show);
    }
}
