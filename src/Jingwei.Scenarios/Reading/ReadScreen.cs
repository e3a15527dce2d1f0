using Jingwei.Scenarios.Contracts;

namespace Jingwei.Scenarios.Reading;

/// <summary>Reads a package's panel of the center's screen.</summary>
internal static class ReadScreen
{
    private static readonly Dictionary<string, PanelPart> Parts = new()
    {
        ["devices"] = PanelPart.Devices, ["silent"] = PanelPart.Silent, ["alarms"] = PanelPart.Alarms, ["cases"] = PanelPart.Cases, ["onTime"] = PanelPart.OnTime,
        ["values"] = PanelPart.Values,
    };

    public static ScreenPanel? Read(PackageNode node)
    {
        if (!node.IsThere)
            return null;
        node.Only("title", "show");
        var show = node.Get("show").NotEmpty().Select(s => s.Choice(Parts)).OfType<PanelPart>().ToList();
        if (show.Distinct().Count() < show.Count)
            node.Find("show").Wrong("partTwice");
        return new ScreenPanel(node.Get("title").Words(), show);
    }
}
