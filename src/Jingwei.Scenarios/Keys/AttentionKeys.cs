using Jingwei.City.Contracts;
using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of what hides a condition's alarms, and of what they are told with.</summary>
internal static class AttentionKeys
{
    /// <summary>Levels in which cause and symptom may stand together.</summary>
    public static readonly string[] Levels = [AreaLevels.City, AreaLevels.District, AreaLevels.Subdistrict, AreaLevels.Neighborhood, AreaLevels.Estate, AreaLevels.MicroGrid];

    public static MapShape Cause { get; } = new(
        Must("condition", Shapes.Text, "源头条件", "cause", "种类.条件，例如 substation.powerCut", "kind.condition, such as substation.powerCut"),
        Must("within", new TextShape($"^([0-9]+k?m|area|{string.Join('|', Levels)})$"), "在哪里", "where", "距离 200m、2km，同一区域 area，或同一级别的辖区", "a distance of 200m or 2km, the same area, or one of a level"));

    public static Key HiddenBy { get; } = May(
        "hiddenBy", new ListShape(new EitherShape(new TextShape(@"^[^.\s]+$"), Cause), 1), "被谁掩盖", "hidden by", "源头告警还在时，本条件的告警只列示、不叫人", "while one of these stands, its alarms call nobody");

    public static Key WaitFor { get; } = May("waitFor", Shapes.Duration, "等源头多久", "waits for", "不写即 30s", "30s when not given");

    public static Key Incident { get; } = May(
        "incident", new TextShape($"^(asset|building|road|area)( within {Shapes.DurationPattern})?$"), "并案", "told as one", "road within 15m：同一条路、同一大类的并为一案", "road within 15m: alarms of one road and class make one case");
}
