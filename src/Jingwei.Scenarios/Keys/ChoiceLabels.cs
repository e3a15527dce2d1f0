using System.Collections.Frozen;
using Jingwei.Foundation;

namespace Jingwei.Scenarios.Keys;

/// <summary>What the words that a package chooses from are called, as in the glossary.</summary>
internal static class ChoiceLabels
{
    private static readonly FrozenDictionary<string, Text> Labels = new Dictionary<string, Text>
    {
        ["facilities"] = new("城市设施", "city facilities"),
        ["sanitation"] = new("市容环卫", "sanitation"),
        ["municipal"] = new("市政管理", "municipal management"),
        ["traffic"] = new("交通出行", "traffic"),
        ["safety"] = new("公共安全", "public safety"),
        ["community"] = new("社区服务", "community"),
        ["operator"] = new("值守员", "operator"),
        ["intake"] = new("受理员", "intake officer"),
        ["shiftLeader"] = new("值班长", "shift leader"),
        ["hotline"] = new("热线专员", "hotline desk"),
        ["hotlinePlatform"] = new("热线平台", "hotline platform"),
        ["dispatcher"] = new("派遣员", "dispatcher"),
        ["commander"] = new("指挥长", "commander"),
        ["officer"] = new("街面巡逻", "officer"),
        ["crew"] = new("作业班组", "crew"),
        ["handler"] = new("部门处置", "department handler"),
        ["inspector"] = new("巡访员", "inspector"),
        ["pointOwner"] = new("点长", "point owner"),
        ["resident"] = new("居民", "resident"),
        ["administrator"] = new("管理员", "administrator"),
        ["IV"] = new("四级", "IV"),
        ["III"] = new("三级", "III"),
        ["II"] = new("二级", "II"),
        ["I"] = new("一级", "I"),
        ["devices"] = new("设备", "devices"),
        ["silent"] = new("失联", "silent"),
        ["alarms"] = new("告警", "alarms"),
        ["cases"] = new("案卷", "cases"),
        ["onTime"] = new("按时办结率", "on-time rate"),
        ["values"] = new("数值", "values"),
        ["activeAlarms"] = new("当前告警", "active alarms"),
        ["alarmsToday"] = new("今日告警", "alarms today"),
        ["casesToday"] = new("今日案卷", "cases today"),
        ["casesOpen"] = new("未结案卷", "open cases"),
        ["onTimeShare"] = new("按时办结率", "on-time rate"),
        ["silentShare"] = new("失联率", "silent share"),
        ["text"] = new("文字", "text"),
        ["personal"] = new("个人信息", "personal"),
        ["number"] = new("数字", "number"),
        ["day"] = new("日期", "day"),
        ["asset"] = new("部件", "asset"),
        ["pipe"] = new("管线", "pipe"),
        ["building"] = new("楼", "building"),
        ["road"] = new("路", "road"),
        ["city"] = new("市", "city"),
        ["district"] = new("区", "district"),
        ["subdistrict"] = new("街镇", "subdistrict"),
        ["neighborhood"] = new("居村", "neighborhood"),
        ["estate"] = new("小区", "estate"),
        ["microGrid"] = new("微网格", "micro-grid"),
        ["zone"] = new("片区", "zone"),
        ["workdays"] = new("工作日", "workdays"),
        ["weekends"] = new("周末", "weekends"),
        ["mon"] = new("周一", "Monday"),
        ["tue"] = new("周二", "Tuesday"),
        ["wed"] = new("周三", "Wednesday"),
        ["thu"] = new("周四", "Thursday"),
        ["fri"] = new("周五", "Friday"),
        ["sat"] = new("周六", "Saturday"),
        ["sun"] = new("周日", "Sunday"),
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, Text> Origins = new Dictionary<string, Text>
    {
        ["sensor"] = new("传感器", "sensor"), ["resident"] = new("居民上报", "resident"), ["inspector"] = new("巡访上报", "inspector"),
    }.ToFrozenDictionary();

    /// <summary>The word itself when it has no other name.</summary>
    public static Text Of(string word) => Labels.GetValueOrDefault(word) ?? Text.Same(word);

    public static bool Has(string word) => Labels.ContainsKey(word);

    /// <summary>Of a key of <c>calls</c>: <c>sensor</c>, or <c>sensor 03-01</c>.</summary>
    public static Text OfCalls(string key)
    {
        var (origin, rest) = key.Split(' ', 2) is [var first, var category] ? (first, $" {category}") : (key, "");
        return Origins.GetValueOrDefault(origin) is { } label ? new Text(label.Zh + rest, label.En + rest) : Text.Same(key);
    }
}
