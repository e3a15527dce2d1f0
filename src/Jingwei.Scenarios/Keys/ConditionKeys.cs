using Jingwei.Scenarios.Reading;
using static Jingwei.Scenarios.Keys.Key;

namespace Jingwei.Scenarios.Keys;

/// <summary>The keys of a condition.</summary>
internal static class ConditionKeys
{
    private const string Level = @"\S+ (>=|>|<=|<|is|is not) \S+";
    private const string Duration = Shapes.DurationPattern;
    private static readonly Shape Hours = new TextShape("^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9]$");
    private static readonly Shape Change = new TextShape($@"^\S+ by \S+ within {Duration}( until less than \S+)?$");
    private static readonly Shape Place = new TextShape($@"^\S+( for {Duration})?$");
    private static readonly Shape TwoLevels = new ListShape(new TextShape($"^{Level}$"), 2, 2);

    public static MapShape All { get; } = new(
        Must("name", Shapes.Words, "名称", "name"),
        Must("category", Shapes.Text, "类别", "category", "案卷归入的小类", "what its case is filed under"),
        Must("severity", Shapes.Severity, "等级", "severity", "1 至 4，4 最急", "1 to 4; 4 is the worst"),
        May("worse", new NamedShape(new TextShape($"^{Level}( until {Level})?$"), "^[2-4]$"), "更严重时", "worse", "3: fill >= 98 until fill < 95：到这个值时升为 3 级，到 until 才回落；不写 until 则低于它即回落", "3: fill >= 98 until fill < 95: severity 3 from there, until it is back; without until as soon as it is no longer so"),
        May("filesCase", Shapes.YesOrNo, "是否立案", "files a case", "不写即立案；false 则只在屏上显示", "true when not given; false: it stands on the screens only"),
        May("when", new ListShape(new TextShape($"^{Level}( for {Duration})?$"), 1), "何时告警", "raised when", "满足其一即告警：fill >= 95，或保持一段时间：fill >= 85 for 5m", "whichever is met first: fill >= 95, or held: fill >= 85 for 5m"),
        May("until", new TextShape($"^{Level}$"), "何时恢复", "over when", "不得与告警的范围重叠", "may not overlap what raises it"),
        May("noDataFor", Shapes.Duration, "失联", "no data for"),
        May("stuck", new TextShape($@"^\S+ for {Duration}$"), "读数不变", "stuck", "water for 6h", "water for 6h"),
        May("outOfRange", new TextShape($@"^\S+( for {Duration})?$"), "超出可信范围", "out of range", "传感器故障：water for 5m", "the sensor's fault: water for 5m"),
        May("rises", Change, "快速上升", "rises", "water by 20 within 10m until less than 5", "water by 20 within 10m until less than 5"),
        May("falls", Change, "快速下降", "falls", "water by 20 within 10m until less than 5", "water by 20 within 10m until less than 5"),
        May("unusual", new TextShape(@"^\S+ (above|below) \S+ times its usual(, at least \S+)?,? of the same hour over [0-9]+ days$"), "反常", "unusual", "与前几天同一小时相比：in above 2 times its usual, at least 50, of the same hour over 7 days", "compared with the same hour of earlier days: in above 2 times its usual, at least 50, of the same hour over 7 days"),
        May("forecast", new TextShape($@"^{Level} within {Duration}( until {Level})?$"), "预报", "forecast", "level >= 3.5 within 6h until level < 3", "level >= 3.5 within 6h until level < 3"),
        May("enters", Place, "进入围栏", "enters", "depot", "depot"),
        May("leaves", Place, "离开围栏", "leaves", "route for 2m；回来即恢复", "route for 2m; over when it is back"),
        May("dwells", new TextShape($@"^\S+ for {Duration}$"), "停留在围栏内", "dwells", "depot for 10m", "depot for 10m"),
        May("often", new TextShape($@"^{Level} [0-9]+ times within {Duration}$"), "频发", "often", "door is true 3 times within 1h", "door is true 3 times within 1h"),
        May("followed", TwoLevels, "先后发生", "followed", "先一件、再一件，within 之内", "one thing and then the other, within the time of 'within'"),
        May("notFollowed", TwoLevels, "发生而未跟随", "not followed", "先一件，within 之内没有另一件", "one thing, and not the other within the time of 'within'"),
        May("within", Shapes.Duration, "时间内", "within", "用于 followed 与 notFollowed", "for followed and notFollowed"),
        May("hours", new EitherShape(Hours, new ListShape(Hours, 1)), "监看时段", "watched at", "\"22:00-06:00\"，或几段的列表", "\"22:00-06:00\", or a list of several"),
        May("days", new EitherShape(new ChoiceShape("workdays", "weekends"), new ListShape(new ChoiceShape([.. ReadWatchedTimes.Weekdays.Keys]), 1)), "监看日", "watched on", "workdays、weekends，或 [mon, tue]", "workdays, weekends, or [mon, tue]"),
        AttentionKeys.HiddenBy, AttentionKeys.WaitFor, AttentionKeys.Incident)
    {
        ExactlyOne = ["when", "noDataFor", "stuck", "outOfRange", "rises", "falls", "unusual", "forecast", "enters", "leaves", "dwells", "often", "followed", "notFollowed"],
    };
}
