using Jingwei.Scenarios.Contracts;
using static Jingwei.Scenarios.Tests.TestPackage;

namespace Jingwei.Scenarios.Tests;

/// <summary>Two versions of a package are compared thing by thing.</summary>
public sealed class DiffPackagesTests
{
    [Theory]
    [InlineData("fill >= 95, fill", "fill >= 90, fill", "deviceKinds.bin.conditions.overflow.when", "设备种类 · 箱 · 条件 · 满溢 · 何时告警", "fill >= 95、fill >= 85 for 5m", "fill >= 90、fill >= 85 for 5m")]
    [InlineData("severity: 2\n        when", "severity: 3\n        when", "deviceKinds.bin.conditions.overflow.severity", "设备种类 · 箱 · 条件 · 满溢 · 等级", "2", "3")]
    [InlineData("range: [0, 100]", "range: [0, 110]", "deviceKinds.bin.values.fill.range", "设备种类 · 箱 · 数值 · 满 · 可信范围", "0、100", "0、110")]
    [InlineData("clear: 10m", "clear: 20m", "categories.03.clocks.clear", "类别 · 市容 · 时限 · 处置时限", "10m", "20m")]
    [InlineData("name: { zh: 满溢, en: Overflow }, severity: 2", "name: { zh: 溢出, en: Overflow }, severity: 2", "categories.03.children.03-01.name", "类别 · 市容 · 小类 · 溢出 · 名称", "满溢", "溢出")]
    [InlineData("sensor: [officer, [pointOwner, operator]]", "sensor: [officer, operator]", "calls.sensor", "叫人次序 · 传感器", "街面巡逻、[点长、值守员]", "街面巡逻、值守员")]
    [InlineData("do: { zh: 去看, en: Go and look }", "do: { zh: 先电话, en: Telephone first }", "playbook.steps", "处置手册 · 步骤", "(谁：街面巡逻；做什么：去看)", "(谁：街面巡逻；做什么：先电话)")]
    [InlineData("do: [ { zh: 加派, en: Send more } ]", "do: [ { who: crew, zh: 加派, en: Send more } ]", "playbook.levels.IV.do", "处置手册 · 响应级别 · 四级 · 做什么", "加派", "作业班组：加派")]
    [InlineData("activatedBy: commander", "activatedBy: operator", "playbook.levels.IV.activatedBy", "处置手册 · 响应级别 · 四级 · 由谁启动", "指挥长", "值守员")]
    [InlineData("fill: 97", "fill: 99", "examples.at once.readings", "示例 · at once · 读数", "(时刻：10:00；fill：97)", "(时刻：10:00；fill：99)")]
    [InlineData("warn: 3", "warn: 4", "vitalSigns.full.warn", "城市体征 · 满 · 预警线", "3", "4")]
    [InlineData("report: true", "report: false", "categories.03.children.03-01.report", "类别 · 市容 · 小类 · 满溢 · 居民可上报", "是", "否")]
    [InlineData("show: [devices, onTime]", "show: [cases]", "screen.show", "大屏板块 · 内容", "设备、按时办结率", "案卷")]
    [InlineData("field: sanitation", "field: safety", "field", "领域", "市容环卫", "公共安全")]
    [InlineData("expect: [ { condition: overflow, raised: \"10:05\", started: \"10:00\" } ]", "expect: []", "examples.held.expect", "示例 · held · 预期", "(条件：overflow；告警：10:05；开始：10:00)", "无")]
    [InlineData("mostDays: 90", "mostDays: 30", "person.mostDays", "涉及个人 · 签字有效天数", "90", "30")]
    public void A_change_says_where_and_what_stood_there_before(string right, string wrong, string path, string where, string before, string after)
    {
        var change = DiffPackages.Of(Good, Good.With(right, wrong)).ShouldNotBeNull().ShouldHaveSingleItem();
        (change.Path, change.Change, change.Where.Zh, change.Before!.Zh, change.After!.Zh).ShouldBe((path, PackageChangeKind.Changed, where, before, after));
    }

    [Fact]
    public void A_condition_that_comes_or_goes_is_told_as_a_whole()
    {
        const string frozen = "      frozen: { name: { zh: 卡住, en: Frozen }, category: 03-01, severity: 1, stuck: fill for 6h }\n";
        var gone = DiffPackages.Of(Good, Good.With(frozen, "")).ShouldNotBeNull().ShouldHaveSingleItem();
        (gone.Path, gone.Change, gone.Where.En, gone.After).ShouldBe(("deviceKinds.bin.conditions.frozen", PackageChangeKind.Gone, "device kinds · Bin · conditions · Frozen", null));
        gone.Before!.En.ShouldBe("name: Frozen; category: 03-01; severity: 1; stuck: fill for 6h");
        var added = DiffPackages.Of(Good.With(frozen, ""), Good).ShouldNotBeNull().ShouldHaveSingleItem();
        (added.Change, added.Before, added.After).ShouldBe((PackageChangeKind.Added, null, gone.Before));
    }

    [Fact]
    public void What_is_written_otherwise_and_means_the_same_is_no_change() =>
        DiffPackages.Of(Good, Good.With("version: 1\n", "# a note\n").With("calls:", "version: \"1\"\ncalls:").With("unit: \"%\"", "unit: '%'")).ShouldNotBeNull().ShouldBeEmpty();

    [Fact]
    public void A_new_example_does_not_make_the_others_new() =>
        DiffPackages.Of(Good.With("  - name: half full\n    kind: bin\n    readings: [ { at: \"10:00\", fill: 50 } ]\n    expect: []\n    until: \"10:01\"\n", ""), Good)
            .ShouldNotBeNull().ShouldHaveSingleItem().Path.ShouldBe("examples.half full");

    [Fact]
    public void A_text_that_is_no_package_cannot_be_compared() => DiffPackages.Of("package: [", Good).ShouldBeNull();
}
