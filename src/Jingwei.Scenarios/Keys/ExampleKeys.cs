using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of an example.</summary>
internal static class ExampleKeys
{
    public static MapShape Reading { get; } = new(
        Must("at", Shapes.TimeOfDay, "时刻", "at"),
        May("device", Shapes.Text, "设备", "device", "用于 group：devices 里的名字", "with group: a name of its devices"),
        May("heard", Shapes.TimeOfDay, "收到时刻", "heard", "不写即与时刻相同", "the same as 'at' when not given"),
        May("validAt", Shapes.TimeOfDay, "预报时刻", "valid at", "用于预报：at 为发布时刻", "of a forecast, which was issued at 'at'"))
    {
        Others = new EitherShape(Shapes.Number, Shapes.YesOrNo, Shapes.Text),
    };

    public static MapShape Row { get; } = new(
        Must("at", Shapes.TimeOfDay, "时刻", "at"),
        May("gone", Shapes.YesOrNo, "已撤销", "gone", "这一行没有了", "the row is no longer there"),
        May("looked", Shapes.Text, "已查看", "looked at", "主键：该行的案卷结案", "a key: the case about that row is closed"))
    {
        Others = new EitherShape(Shapes.Number, Shapes.Text),
    };

    public static MapShape Expected { get; } = new(
        Must("condition", Shapes.Text, "条件", "condition"),
        Must("raised", Shapes.TimeOfDay, "告警", "raised"),
        May("started", Shapes.TimeOfDay, "开始", "started", "不写则不核对", "not compared when not given"),
        May("cleared", Shapes.TimeOfDay, "恢复", "cleared", "不写即尚未恢复", "still active when not given"),
        May("case", Shapes.Text, "立案", "case", "类别，或 none", "a category, or none"),
        May("calls", Shapes.CallSteps, "叫人次序", "calls"));

    public static MapShape All { get; } = new(
        Must("name", Shapes.Text, "名称", "name"),
        May("kind", Shapes.Text, "设备种类", "device kind"),
        May("readings", new ListShape(Reading), "读数", "readings", "用于 kind 和 group", "with kind and group"),
        May("group", Shapes.Text, "组合", "group"),
        May("devices", new NamedShape(Shapes.Text), "设备", "devices", "用于 group：那里的设备和种类，A: smoke-detector", "with group: the devices there and their kinds, A: smoke-detector"),
        May("register", Shapes.Text, "登记册", "register"),
        May("rows", new ListShape(Row), "行", "rows", "用于 register", "with register"),
        Must("expect", new ListShape(Expected), "预期", "expects", "[] 即不告警", "[]: it stays quiet"),
        Must("until", Shapes.TimeOfDay, "到何时", "until"))
    {
        ExactlyOne = ["kind", "register", "group"],
    };
}
