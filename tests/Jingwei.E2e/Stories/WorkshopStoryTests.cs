using System.Text.RegularExpressions;
using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>An administrator changes what is watched, tries it on what the bins really said, and a second person puts it into force: no programmer, no restart.</summary>
public sealed class WorkshopStoryTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    private const string Bin = "bin-012";

    [Fact]
    public async Task Bins_overflow_from_90_after_it_was_proposed_checked_tried_and_published_by_a_second_person()
    {
        await street.Publish("bin-013", """{"fill":92}""");
        await street.Publish("bin-013", """{"fill":4}""");
        var admin = await street.Desk();
        await admin.Enter("admin", "/console/scenarios");
        await Look(admin, admin.Link("街面精细化管理"), "scenarios");

        await admin.Link("街面精细化管理").ClickAsync();
        await Look(admin, admin.Words("果皮箱满溢"), "scenario");
        await admin.Button("第 20 行").ClickAsync();
        await admin.Sees(Line(admin, "overflow:"));
        await admin.Button("提出修改").ClickAsync();
        await admin.Sees("没有错误，示例全部相符。");
        await admin.Page.GetByLabel("改什么、为什么").FillAsync("夜市旁的果皮箱满得快，90% 就报");

        await Write(admin, "severity: 2", "sevrity: 2");
        await admin.Sees("是不是想写“severity”？");
        await admin.Sees(admin.Page.Locator(".cm-lintRange-error").Filter(new() { HasText = "sevrity" }).First);
        await Expect(admin.Button("提交审定")).ToBeDisabledAsync();
        await Write(admin, "sevrity: 2", "severity: 2");
        await admin.Sees("没有错误，示例全部相符。");

        await Write(admin, "when: [fill >= 95, fill >= 85 for 5m]", "when: [fill >= 88, fill >= 85 for 5m]");
        await admin.Sees("示例 11/12 相符");
        await admin.Sees("“A bin that is emptied in time stays quiet”与预期不符");
        await Write(admin, "when: [fill >= 88, fill >= 85 for 5m]", "when: [fill >= 90, fill >= 85 for 5m]");
        await admin.Sees("没有错误，示例全部相符。");
        await admin.Press("Control+s");
        await admin.Sees("已保存");
        await Look(admin, Line(admin, "fill >= 90"), "proposal");

        await admin.Page.GetByText("试跑", new() { Exact = true }).ClickAsync();
        await admin.Button("开始试跑").ClickAsync();
        var tried = admin.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = "果皮箱满溢" });
        await Expect(tried.Locator(".dry-added")).ToHaveTextAsync("1");
        await admin.Sees(admin.Link("bin-013").First); // among the cases, and among the alarms
        await admin.KeepPicture("console-dry-run-1920x1080");
        await admin.Button("提交审定").ClickAsync();
        await admin.Sees("已提交，等另一个人审定");

        var city = await street.Desk();
        await city.Enter("city", "/console/scenarios");
        await city.Page.GetByRole(AriaRole.Region, new() { Name = "待审定" }).GetByRole(AriaRole.Link).ClickAsync();
        await city.Page.GetByText("与现行版对照").ClickAsync();
        await city.Sees(city.Page.Locator(".cm-merge-b .cm-changedLine"));
        await city.KeepPicture("console-proposal-beside-1920x1080");
        await city.Button("发布").ClickAsync();
        var asked = city.Page.GetByRole(AriaRole.Dialog);
        await city.Sees(asked.GetByText("果皮箱满溢 · 何时告警"));
        await city.SeesNoMore(city.Page.Locator(".ant-zoom-appear, .ant-fade-appear"));
        await city.KeepPicture("console-proposal-publish-1920x1080");
        await asked.GetByRole(AriaRole.Button, new() { Name = "发布", Exact = true }).ClickAsync();
        await city.Sees("已发布，自下一条读数起生效");
        await city.Sees("已生效。");

        var desk = await (await street.Desk()).AtTheDesk();
        await street.Publish(Bin, """{"fill":91}""");
        await desk.Sees(desk.Page.GetByRole(AriaRole.Region, new() { Name = "正在发生" }).GetByText("12号果皮箱"));
        await city.Go("/console/scenarios/street-care?view=versions");
        await city.Sees("第 3 版");
        await city.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "第 2 版" }).GetByRole(AriaRole.Button, new() { Name = "以此版本为草稿" }).ClickAsync();
        await city.Sees(Line(city, "version: 4"));
        await city.Sees(Line(city, "fill >= 95, fill >= 85 for 5m"));
        await Expect(city.Page.GetByLabel("改什么、为什么")).ToHaveValueAsync("回到第 2 版");
        street.IsCleanInTheEnd();
    }

    [Fact]
    public async Task A_new_package_says_what_is_to_be_filled_in_is_kept_while_it_is_written_and_comes_back_with_a_reason()
    {
        var admin = await street.Desk();
        await admin.Enter("admin", "/console/scenarios?new=1");
        await admin.Page.GetByLabel("代码", new() { Exact = true }).FillAsync("bench-broken");
        await admin.Page.GetByLabel("中文名称").FillAsync("座椅损坏");
        await admin.Page.GetByLabel("英文名称").FillAsync("Bench broken");
        await admin.Button("开始编写").ClickAsync();
        await admin.Sees("6 处错误");
        await admin.Sees("“purpose”的 zh 还是样稿里的占位文字。请换成：为谁、解决什么问题，一两句话");
        await Expect(admin.Button("提交审定")).ToBeDisabledAsync();
        await Write(admin, "zh: 【待填】为谁", "zh: 街上的座椅坏了，养护班组当天修好。");
        await Write(admin, "en: <fill in> what it is for", "en: Benches that are broken are mended the same day.");
        await Write(admin, "level: { label", "level: { label: { zh: 松动, en: Looseness }, unit: \"%\", range: [0, 100] }");
        await Write(admin, "name: { zh: 【待填】出了什么事", "name: { zh: 座椅松动, en: Bench loose }");
        await admin.Sees("没有错误，示例全部相符。");

        await Write(admin, "when: [level >= 90, level >= 80 for 5m]", "when: [level >= 91, level >= 80 for 5m]");
        await admin.Sees("未保存");
        await admin.Link("返回场景").ClickAsync();
        await admin.Sees(admin.Page.GetByRole(AriaRole.Dialog, new() { Name = "有未保存的修改" }));
        await admin.Button("保存并离开").ClickAsync();
        await admin.Page.GetByRole(AriaRole.Region, new() { Name = "我的草稿" }).GetByRole(AriaRole.Link).Filter(new() { HasText = "bench-broken" }).ClickAsync();
        await admin.Sees(Line(admin, "level >= 91"));
        await admin.Button("提交审定").ClickAsync();
        await admin.Sees("已提交，等另一个人审定");

        var city = await street.Desk();
        await city.Enter("city", new Uri(admin.Page.Url).AbsolutePath);
        await city.Button("退回").ClickAsync();
        await city.Page.GetByLabel("哪里不行、要怎么改（必填）").FillAsync("用途还没有写");
        await city.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await city.Sees("已退回给提案人");
        await admin.Page.ReloadAsync();
        await admin.Sees("用途还没有写");
        await admin.Sees(admin.Button("提交审定"));
    }

    [Fact]
    public async Task Another_package_begins_from_one_that_is_there_and_its_code_is_judged_while_it_is_typed()
    {
        var admin = await street.Desk();
        await admin.Enter("admin", "/console/scenarios/street-safety");
        await admin.Button("以此新建").ClickAsync();
        var code = admin.Page.GetByLabel("代码", new() { Exact = true });
        await code.FillAsync("Night_market");
        await admin.Sees("只能用小写字母、数字和单个连字符");
        await code.FillAsync("street-care");
        await admin.Sees("已有这个代码的场景包或提案");
        await code.FillAsync("night-market");
        await admin.SeesNoMore(admin.Page.Locator(".ant-form-item-explain-error"));
        await admin.Page.GetByLabel("中文名称").FillAsync("夜市安全");
        await admin.HasNoSeriousFaults("console scenario copy");
        await admin.KeepBothPictures("console-scenario-copy");
        await admin.Button("开始编写").ClickAsync();
        await admin.Sees("没有错误，示例全部相符。");
        await admin.Sees(Line(admin, "package: night-market"));
        await admin.Sees(Line(admin, "underpass2:"));
    }

    [Fact]
    public async Task Rows_of_a_register_come_in_from_a_file_and_what_is_wrong_is_named_by_its_line()
    {
        var admin = await street.Desk();
        await admin.Enter("admin", "/console/devices");
        await admin.Page.GetByText("登记册").ClickAsync();
        await admin.Page.GetByRole(AriaRole.Combobox, new() { Name = "选择登记册" }).FillAsync("施工许可");
        await admin.Press("Enter");
        await Expect(admin.Page).ToHaveURLAsync(new Regex("register=buildingPermit"));
        // The address is there before the page: a file goes to the register that is shown.
        await Expect(admin.Link("下载表头")).ToHaveAttributeAsync("href", new Regex("permitNo"));
        await admin.Sees("这个登记册还没有行");
        await Bring(admin, "permitNo,place,work,builder,finishBy,state\nB-1,bin-030,燃气管更新,某市政公司,2027-06-30,issued\nB-2,bin-031,外墙翻修,某建筑公司,soon,issued\n");
        await admin.Sees("将新增 1 行，修改 0 行，撤销 0 行；0 行不变，1 行不能收");
        await admin.Sees(admin.Page.GetByRole(AriaRole.Alert).GetByText("许可完工日：“soon”不是日期"));
        await admin.Sees("这个登记册还没有行");
        await admin.Button("存入").ClickAsync();
        await admin.Sees("已新增 1 行，修改 0 行，撤销 0 行；0 行不变，1 行没有收");
        var row = admin.Page.Locator("tbody tr").Filter(new() { HasText = "B-1" });
        await Expect(row).ToContainTextAsync("新施工许可");
        await admin.HasNoSeriousFaults("console registers");
        await admin.KeepPicture("console-registers-1920x1080");
        await Bring(admin, "permitNo,who\n1,x\n");
        await admin.Sees("登记册没有“who”这一列");
        await row.GetByRole(AriaRole.Link).ClickAsync();
        await admin.Sees(admin.Heading("30号果皮箱"));
    }

    [Fact]
    public async Task A_package_is_changed_in_one_street_after_a_mistake_in_the_change_was_shown_at_its_line()
    {
        var admin = await street.Desk();
        await admin.Enter("admin", "/console/scenarios/street-safety");
        await admin.Button("启用或停用").ClickAsync();
        var asked = admin.Page.GetByRole(AriaRole.Dialog);
        await asked.GetByText("一个辖区或片区").ClickAsync();
        await admin.Choose(asked.GetByRole(AriaRole.Combobox, new() { Name = "辖区或片区" }), "南京东路街道", typed: "南京东路街道");
        await asked.GetByLabel("当地改动（可不填）").ClickAsync();
        await admin.Page.Keyboard.InsertTextAsync("deviceKinds:\n  noSuchKind: {}\n");
        await asked.GetByLabel("理由").FillAsync("街面改造期间");
        await asked.GetByRole(AriaRole.Button, new() { Name = "提交，等人批准" }).ClickAsync();
        await admin.Sees(asked.GetByText("场景包里没有“deviceKinds.noSuchKind”"));
        await admin.Sees(asked.Locator(".cm-lintRange-error").First);
        await admin.HasNoSeriousFaults("console scenario setting");
        await asked.GetByLabel("当地改动（可不填）").ClickAsync();
        await admin.Press("Control+a");
        await admin.Press("Delete");
        await asked.GetByText("停用", new() { Exact = true }).ClickAsync();
        await asked.GetByRole(AriaRole.Button, new() { Name = "确定" }).ClickAsync();
        await admin.Sees("已生效：自下一条读数起按此执行");
        await admin.Sees(admin.Page.GetByRole(AriaRole.Region, new() { Name = "启用情况" }).GetByText("街面改造期间"));
        await Expect(admin.Page.Locator(".page-head .reach")).ToHaveTextAsync("部分");
    }

    [Fact]
    public async Task Who_may_only_read_sees_the_packages_and_no_way_to_change_them()
    {
        var reader = await street.Desk();
        await reader.Enter("street", "/console/scenarios/street-safety");
        await reader.Sees(reader.Heading("街面安全"));
        await reader.SeesNoMore(reader.Button("提出修改"));
        await reader.SeesNoMore(reader.Button("启用或停用"));
    }

    private static Task Bring(Visitor admin, string table) => admin.Page.Locator("input[type=file]").SetInputFilesAsync(
        new FilePayload { Name = "permits.csv", MimeType = "text/csv", Buffer = System.Text.Encoding.UTF8.GetBytes(table) });

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private static ILocator Line(Visitor visitor, string words) => visitor.Page.Locator(".cm-line").Filter(new() { HasText = words }).First;

    /// <summary>Writes something else in the place of a line's text.</summary>
    private static async Task Write(Visitor visitor, string line, string instead)
    {
        await Line(visitor, line).ClickAsync();
        await visitor.Press("End");
        await visitor.Press("Shift+Home");
        await visitor.Page.Keyboard.InsertTextAsync(instead);
    }

    /// <summary>Keeps pictures of the page and has axe judge it, in dark and in light.</summary>
    private static async Task Look(Visitor visitor, ILocator there, string name)
    {
        await visitor.Sees(there);
        foreach (var theme in new[] { "dark", "light" })
        {
            await Expect(visitor.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
            await visitor.KeepBothPictures($"console-{name}-{theme}");
            await visitor.HasNoSeriousFaults($"console {name} {theme}");
            await visitor.ButtonLike("切换日间或夜间").ClickAsync();
        }
    }
}
