using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of a group: devices of one place that conditions are counted over.</summary>
internal static class GroupKeys
{
    /// <summary>What devices of a group can have in common, beside levels of areas.</summary>
    public static readonly string[] Things = ["asset", "pipe", "building", "road"];

    private static readonly string[] OfDevices = ["until", "noDataFor", "stuck", "outOfRange", "unusual", "forecast", "enters", "leaves", "dwells"];
    private static readonly string[] Sentences = ["when", "rises", "falls", "often", "followed", "notFollowed"];

    public static readonly string[] Levels = [.. AttentionKeys.Levels, City.Contracts.AreaLevels.Zone];

    public static MapShape Count { get; } = new(
        Must("label", Shapes.Words, "名称", "label"),
        Must("of", new ListShape(new TextShape(@"^[^.\s]+\.[^.\s]+$"), 1), "数什么", "counts", "种类.条件：其中一个成立的设备，一台算一次", "kind.condition: devices of which one of these holds, each once"));

    public static MapShape Condition { get; } = new(
    [
        .. ConditionKeys.All.Keys.Where(k => !OfDevices.Contains(k.Name)),
        May("holds", Shapes.Text, "何时成立", "holds", "flooded and not pumping for 10m；out >= 3；out >= 50%；可用 and、or、not 和括号", "flooded and not pumping for 10m; out >= 3; out >= 50%; with and, or, not and brackets"),
        May("until", Shapes.Text, "何时恢复", "over when", "holds 可不写：不再成立即恢复；when 则写一个水平", "with 'holds' it may be left out: over when that is no longer so; with 'when' a level"),
    ])
    {
        ExactlyOne = ["holds", .. Sentences],
    };

    public static MapShape All { get; } = new(
        Must("name", Shapes.Words, "名称", "name"),
        Must("of", new ChoiceShape([.. Things, .. Levels]), "同一个什么", "of one", "部件、管线、楼、路，或一级辖区、片区", "asset, pipe, building, road, or an area of a level"),
        Must("counts", new NamedShape(Count), "计数", "counts"),
        Must("conditions", new NamedShape(Condition), "条件", "conditions"));
}
