using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of categories.</summary>
internal static class CategoryKeys
{
    public static MapShape Clocks { get; } = new(
        Must("accept", Shapes.Duration, "接单时限", "accept", "自立案起", "from the filing"),
        Must("arrive", Shapes.Duration, "到场时限", "arrive", "自立案起", "from the filing"),
        Must("clear", Shapes.Duration, "处置时限", "clear", "自立案起", "from the filing"),
        Must("check", Shapes.Duration, "核查时限", "check", "自处置完成起", "from \"done\""));

    public static MapShape Child { get; } = new(
        Must("code", Shapes.Text, "代码", "code", "以大类代码和连字符开头：03-01", "begins with its kind's code and a hyphen: 03-01"),
        Must("name", Shapes.Words, "名称", "name"),
        Must("severity", Shapes.Severity, "等级", "severity", "1 至 4，4 最急", "1 to 4; 4 is the worst"),
        May("clocks", Clocks, "时限", "clocks", "不写则同大类", "its kind's when not given"),
        May("report", Shapes.YesOrNo, "居民可上报", "residents may report it"));

    public static MapShape All { get; } = new(
        Must("code", Shapes.Text, "代码", "code", "带引号的两位数字：\"03\"", "two digits in quotes: \"03\""),
        Must("name", Shapes.Words, "名称", "name"),
        Must("severity", Shapes.Severity, "等级", "severity", "1 至 4，4 最急", "1 to 4; 4 is the worst"),
        Must("clocks", Clocks, "时限", "clocks"),
        May("children", new ListShape(Child), "小类", "children"));
}
