using System.Text;
using System.Text.RegularExpressions;
using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>An order of the hotline from the platform's table to the call-back: satisfied, and truly solved, asked apart.</summary>
[Collection(typeof(CountersStreet))]
public sealed class HotlineStoryTests(Street street) : IAsyncDisposable
{
    private const string Table = "工单编号,诉求内容,诉求分类,来电人,联系电话,地址,办理时限\nSH-0001,人行道地砖松动,路面破损,王先生,021-12345678,南京西路铜仁路路口,5个工作日\n";

    [Fact]
    public async Task An_order_is_read_in_contacted_answered_and_called_back()
    {
        var desk = await (await street.Desk(1440, 900)).AtTheDesk("hotline", "/console/hotline?tab=import");
        await Bring(desk, Table.Replace("联系电话", "联系电活", StringComparison.Ordinal));
        await desk.Sees("是不是“联系电话”？");
        await Bring(desk, Table);
        await desk.Sees("新 1 件，已收过 0 件");
        await desk.HasNoSeriousFaults("console hotline import");
        await desk.Button("收进来").ClickAsync();
        await desk.Sees("已收 1 件");

        await desk.Go("/console/hotline");
        await desk.HasNoSeriousFaults("console hotline");
        await desk.Link("SH-0001").ClickAsync();
        await desk.Sees(desk.Heading("热线工单 SH-0001"));
        // The form of the next move stays, though the answer to the last one comes when it is open already.
        await desk.HearsOfMovesLate();
        await Open(desk, "签收");
        await Open(desk, "已联系上");
        await desk.Page.Locator(".move-form textarea").FillAsync("来电人说明了具体位置");
        await desk.Button("确认已联系上").ClickAsync();
        await desk.SeesNoMore(desk.Button("确认已联系上"));
        await Open(desk, "派单");
        await desk.Choose(desk.Page.Locator(".move-field .ant-select"), "市政养护所", typed: "市政");
        await desk.Button("确认派单").ClickAsync();
        await desk.Sees(desk.Page.GetByText("派遣给 市政养护所"));
        await desk.Page.UnrouteAllAsync();

        var body = await (await street.Phone()).OnShift("municipal");
        await body.Link("地砖松动").First.ClickAsync();
        await body.ButtonLike("答复").First.ClickAsync();
        await body.Page.Locator("dialog textarea").FillAsync("您好，松动地砖已修复。");
        await body.Button("确定：答复").ClickAsync();

        await Open(desk, "回访办结");
        await desk.Page.Locator(".call-back").GetByText("基本满意", new() { Exact = true }).ClickAsync();
        await desk.Page.Locator(".call-back").GetByText("已解决", new() { Exact = true }).ClickAsync();
        await desk.HasNoSeriousFaults("console call-back form");
        await desk.KeepPicture("console-hotline-call-back-1440x900");
        await desk.Button("确认回访办结").ClickAsync();
        await desk.Sees(desk.Page.GetByText("回访办结：基本满意，已解决"));
        await desk.Go("/console/hotline?state=all");
        await desk.Sees("基本满意 · 已解决");
        await desk.KeepPicture("console-hotline-1440x900");
        street.IsCleanInTheEnd();
    }

    private static Task Bring(Visitor desk, string table) =>
        desk.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "orders.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });

    private static Task Open(Visitor desk, string move) => desk.Page.Locator(".moves").GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{move}") }).ClickAsync();

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
