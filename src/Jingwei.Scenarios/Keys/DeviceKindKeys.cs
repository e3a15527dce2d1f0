using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of a device kind, and of conditions on another package's kind.</summary>
internal static class DeviceKindKeys
{
    public static MapShape Value { get; } = new(
        Must("label", Shapes.Words, "名称", "label"),
        May("unit", Shapes.Text, "单位", "unit"),
        May("range", new ListShape(Shapes.Number, 2, 2), "可信范围", "range", "数字：[最小, 最大]", "a number: [least, most]"),
        May("boolean", Shapes.YesOrNo, "是或否", "yes or no"),
        May("words", Shapes.LabelledWords, "词", "words", "只能是其中一个：[open, shut]，或带名称 { open: { zh: 开, en: Open } }", "one of these: [open, shut], or with what screens say, { open: { zh: 开, en: Open } }"))
    {
        ExactlyOne = ["range", "boolean", "words"],
    };

    private static readonly Shape Points = new ListShape(new ListShape(Shapes.Number, 2, 2), 2);

    private static readonly Shape Line = new MapShape(
        Must("line", Points, "线", "line"),
        Must("within", Shapes.Number, "距离", "within", "米", "meters"));

    public static MapShape All { get; } = new(
        Must("name", Shapes.Words, "名称", "name"),
        May("interval", Shapes.Duration, "上报间隔", "interval", "一切正常时多久上报一次", "how often it reports when all is well"),
        May("lateness", Shapes.Duration, "迟到容限", "lateness", "比最新读数晚多少仍计入，不写为 10m", "how late a reading still counts; 10m when not given"),
        May("countsIntervals", Shapes.YesOrNo, "按时段计数", "counts intervals"),
        May("forecasts", Shapes.YesOrNo, "发预报", "forecasts", "报文可带 validAt", "messages may say validAt"),
        Must("values", new NamedShape(Value), "数值", "values"),
        May("fences", new NamedShape(new EitherShape(Line, Points)), "电子围栏", "fences", "多边形的角点，或一条线加距离（米）；需要数值 lon 和 lat", "corners of a polygon, or a line with a distance in meters; needs the values lon and lat"),
        May("conditions", new NamedShape(ConditionKeys.All), "条件", "conditions"));

    public static MapShape Watched { get; } = new(Must("conditions", new NamedShape(ConditionKeys.All), "条件", "conditions"));
}
