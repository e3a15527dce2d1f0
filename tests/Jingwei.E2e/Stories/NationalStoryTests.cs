using System.Text.RegularExpressions;
using Jingwei.E2e.Browsers;
using Jingwei.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>A case through the whole national flow, each post at its own screen: taken in, filed, dispatched, extended with an approval, handled, checked by another, closed.</summary>
[Collection(typeof(CountersStreet))]
public sealed partial class NationalStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_loose_manhole_cover_goes_from_the_counter_to_a_checked_close()
    {
        var intake = await (await street.Desk(1440, 900)).AtTheDesk("intake", "/console/intake");
        await intake.Page.Locator("#text").FillAsync("铜仁路靠近南京西路的人行道上窨井盖松动，骑车经过会响");
        // What was understood is offered, and used with a click: the category, and the corner of two streets.
        var hints = intake.Page.GetByRole(AriaRole.Region, new() { Name = "听出来的" });
        await hints.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^井盖移位") }).ClickAsync();
        await hints.GetByRole(AriaRole.Button, new() { Name = "铜仁路 南京西路口" }).ClickAsync();
        await Expect(intake.Page.GetByLabel("地址描述")).ToHaveValueAsync("铜仁路 南京西路口");
        await intake.HasNoSeriousFaults("console intake hints");
        await intake.Choose(intake.Page.Locator("#workflow"), "标准流程");
        await intake.Page.Locator("#name").FillAsync("李阿姨");
        await intake.Page.Locator("#phone").FillAsync("13812345678");
        await intake.Page.Locator(".intake-form button[type=submit]").ClickAsync();
        await intake.Sees(intake.Page.GetByText(NumberPattern()).First);
        var number = NumberPattern().Match(await intake.Page.Locator("body").InnerTextAsync()).Value;
        var page = $"/console/cases/{Uri.EscapeDataString(number)}";
        await intake.Turn(page);
        await Expect(intake.Page.Locator(".path .present")).ToContainTextAsync("待受理");
        await Do(intake, "受理");
        await Expect(intake.Page.Locator(".path .present")).ToContainTextAsync("待立案");

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", "/console/cases");
        await leader.Choose(leader.Page.GetByLabel("席位"), "待立案、结案");
        await leader.Page.GetByText(number).ClickAsync();
        await Do(leader, "立案");

        var dispatcher = await (await street.Desk(1440, 900)).AtTheDesk("dispatch", page);
        await dispatcher.Page.Locator(".moves").GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^派遣") }).ClickAsync();
        await dispatcher.HasNoSeriousFaults("console dispatch form");
        await dispatcher.Choose(dispatcher.Page.Locator(".move-field .ant-select"), "市政养护所", typed: "市政");
        await dispatcher.Button("确认派遣").ClickAsync();
        await dispatcher.Sees(dispatcher.Page.GetByText("派遣给 市政养护所"));

        var body = await (await street.Phone()).OnShift("municipal");
        await body.Link("窨井盖松动").First.ClickAsync();
        await body.Button("其他办理").ClickAsync();
        await body.ButtonLike("延时").ClickAsync();
        await body.Page.Locator("dialog input[type=number]").FillAsync("2");
        await body.Page.Locator("dialog textarea").FillAsync("要等井盖配件");
        await body.Sees("提交后要由值班长批准才生效。");
        await body.HasNoSeriousFaults("field extend sheet");
        await body.KeepPicture("field-extend-390x844");
        await body.Button("确定：延时").ClickAsync();

        await leader.Sees(leader.Page.GetByText("延长 2 个工作日"));
        await leader.HasNoSeriousFaults("console case with a request");
        await leader.KeepPicture("console-case-request-1440x900");
        await leader.Button("同意").ClickAsync();
        await leader.Sees(leader.Page.GetByText("同意延时 2 个工作日"));
        await leader.Page.Locator(".case-clocks summary").Last.ClickAsync();
        await leader.Sees(leader.Page.GetByText("批准延时 2 个工作日").First);

        await body.Button("处置完成").ClickAsync();
        await body.Photograph(body.Page.Locator("dialog input[type=file]"));
        await body.Button("确定：处置完成").ClickAsync();

        await leader.Sees(leader.Page.Locator(".path .present").Filter(new() { HasText = "待核查" }));
        var checking = await RunningHost.Until(() => street.Operator.Get($"/cases/{Uri.EscapeDataString(number)}"), page => page["called"] is not null);
        var called = checking["called"]!["userName"]!.GetValue<string>();
        called.ShouldNotBe("municipal", "whoever handled it is not asked to check it");
        var checker = await street.Phone();
        await checker.Enter(called, "/field/");
        await checker.Sees(checker.Page.Locator("dialog.ring"));
        await checker.Slide();
        await checker.Button("核查通过").ClickAsync();
        await checker.Button("确定：核查通过").ClickAsync();

        await leader.Sees(leader.Page.Locator(".path .present").Filter(new() { HasText = "待结案" }));
        await Do(leader, "结案");
        await leader.Sees(leader.Page.GetByText("已了结：已处置。"));
        await leader.KeepPicture("console-case-national-closed-1440x900");
        await leader.Link("看整个流程").ClickAsync();
        await leader.Sees(leader.Heading("流程"));
        await leader.HasNoSeriousFaults("console workflow");
        await leader.KeepPicture("console-workflow-1440x900");
        street.IsCleanInTheEnd();
    }

    /// <summary>Presses a move and confirms it.</summary>
    private static async Task Do(Visitor desk, string move)
    {
        await desk.Page.Locator(".moves").GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{move}") }).ClickAsync();
        await desk.Page.Locator(".move-form, .move-confirm").GetByRole(AriaRole.Button, new() { Name = $"确认{move}" }).ClickAsync();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    [GeneratedRegex(@"20\d\d-.-\d{6}")]
    private static partial Regex NumberPattern();
}
