using Jingwei.Scenarios.Reading;
using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of a register.</summary>
internal static class RegisterKeys
{
    private const string Level = @"\S+ (>=|>|<=|<|is|is not) \S+";

    public static MapShape Column { get; } = new(
        Must("label", Shapes.Words, "名称", "label"),
        May("is", new ChoiceShape([.. ReadRegisters.Shapes.Keys]), "填什么", "holds", "text 文字、personal 个人信息（加密存放）、number 数字、day 日期", "text, personal (sealed), number, or day"),
        May("words", Shapes.LabelledWords, "词", "words", "只能是其中一个：[open, shut]，或带名称 { open: { zh: 开, en: Open } }", "one of these: [open, shut], or with what screens say, { open: { zh: 开, en: Open } }"),
        May("unit", Shapes.Text, "单位", "unit"))
    {
        ExactlyOne = ["is", "words"],
    };

    public static MapShape Condition { get; } = new(
        Must("name", Shapes.Words, "名称", "name"),
        Must("category", Shapes.Text, "类别", "category", "案卷归入的小类", "what its case is filed under"),
        Must("severity", Shapes.Severity, "等级", "severity", "1 至 4，4 最急", "1 to 4; 4 is the worst"),
        May("filesCase", Shapes.YesOrNo, "是否立案", "files a case", "不写即立案；false 则只在屏上显示", "true when not given; false: it stands on the screens only"),
        May("changes", new TextShape(@"^\S+( to \S+)?$"), "变更", "changes", "use：与上次不同；state to ended：变为某词", "use: otherwise than before; state to ended: comes to a word"),
        May("appears", Shapes.YesOrNo, "新登记", "appears", "true", "true"),
        May("lapses", Shapes.Text, "到期", "lapses", "日期列：过了这一天且没有更晚的日期", "a day column: the day has passed, and there is no later one"),
        May("overdue", new TextShape($@"^\S+ while {Level}$"), "逾期", "overdue", "dueOn while state is open", "dueOn while state is open"),
        May("when", new ListShape(new TextShape($"^{Level}( for {Shapes.DurationPattern})?$"), 1), "何时告警", "raised when", "满足其一即告警：guests >= 5", "whichever is met first: guests >= 5"),
        May("often", new TextShape($"^rows [0-9]+ times within {Shapes.DurationPattern}$"), "频发", "often", "同一地点：rows 5 times within 2h", "about one place: rows 5 times within 2h"),
        May("until", new TextShape($"^(looked|{Level})$"), "何时恢复", "over when", "looked：有人看过（案卷结案）；用于 changes 与 appears。when 则写一个水平", "looked: somebody looked, the case is closed; for changes and appears. With 'when' a level"))
    {
        ExactlyOne = ["changes", "appears", "lapses", "overdue", "when", "often"],
    };

    public static MapShape All { get; } = new(
        Must("name", Shapes.Words, "名称", "name"),
        Must("key", Shapes.Text, "主键列", "key", "指明一行的列", "the column that names a row"),
        Must("place", Shapes.Text, "地点列", "place", "写有设备编号的列，这一行就在该设备处", "the column that holds the id of the device at whose place a row is"),
        Must("columns", new NamedShape(Column), "列", "columns"),
        May("conditions", new NamedShape(Condition), "条件", "conditions"));
}
