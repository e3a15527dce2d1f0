using Jingwei.Scenarios.Reading;
using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of the playbook, the screen and the vital signs.</summary>
internal static class ResponseKeys
{
    private static readonly Shape Condition = new TextShape(@"^\w+\.\w+$");

    public static MapShape Step { get; } = new(
        Must("who", Shapes.Role, "谁", "who"),
        Must("do", Shapes.Words, "做什么", "does what"));

    public static WordsShape Task { get; } = new() { Who = May("who", Shapes.Role, "谁", "who", "谁来做，可不写", "who is to do it, may be left out") };

    public static MapShape Level { get; } = new(
        Must("level", new ChoiceShape(ReadPlaybook.Levels), "级别", "level", "I 最重", "I is the gravest"),
        Must("name", Shapes.Words, "名称", "name"),
        Must("proposedBy", new ListShape(Condition, 1), "由什么建议", "proposed by", "条件，如 lift.stopped", "conditions, such as lift.stopped"),
        Must("activatedBy", new ChoiceShape([.. ReadPlaybook.Deciders]), "由谁启动", "activated by"),
        Must("do", new ListShape(Task, 1), "做什么", "sets going", "可写明谁来做：{ who: crew, zh: …, en: … }", "may say who is to do it: { who: crew, zh: …, en: … }"));

    public static MapShape Playbook { get; } = new(
        Must("steps", new ListShape(Step, 1), "步骤", "steps", "按先后", "in order"),
        May("levels", new ListShape(Level), "响应级别", "response levels", "机器建议，具名的人启动", "the machine proposes, a named person activates"));

    public static MapShape Screen { get; } = new(
        Must("title", Shapes.Words, "标题", "title"),
        Must("show", new ListShape(new ChoiceShape([.. ReadScreen.Parts.Keys]), 1), "内容", "shows"));

    public static MapShape VitalSign { get; } = new(
        Must("code", Shapes.Text, "代码", "code"),
        Must("name", Shapes.Words, "名称", "name"),
        Must("measure", new ChoiceShape([.. ReadVitalSigns.Known.Keys]), "指标", "measure"),
        Must("of", new ListShape(Shapes.Text, 1), "统计对象", "of",
            "告警类指标为条件 lift.stopped，案卷类为类别 05-03，失联率为设备种类 lift", "of alarms: conditions such as lift.stopped; of cases: categories such as 05-03; of silence: device kinds such as lift"),
        Must("owner", Shapes.Role, "负责人", "owner"),
        Must("warn", Shapes.Number, "预警线", "warn from"),
        Must("act", Shapes.Number, "行动线", "act from"));
}
