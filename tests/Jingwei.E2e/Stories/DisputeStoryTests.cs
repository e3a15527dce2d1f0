using System.Text;
using System.Text.RegularExpressions;
using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>Whose a thing is: an asset is registered with its bodies, a case about it is proposed to the one that maintains it, which disowns it, and the shift leader finds it among what is to be ruled.</summary>
[Collection(typeof(OfficesStreet))]
public sealed class DisputeStoryTests(Street street) : IAsyncDisposable
{
    private const string Assets = "编号,类别,名称,经度,纬度,权属单位,养护单位\nJG-0384,A01-03,雨水井盖,121.4500,31.2290,绿化和市容管理所,市政养护所\n";

    [Fact]
    public async Task What_a_body_disowns_is_handled_by_another_first_and_waits_to_be_ruled()
    {
        var admin = await (await street.Desk(1440, 900)).AtTheDesk("admin", "/console/devices/assets");
        await Bring(admin, Assets.Replace("A01-03", "雨水井", StringComparison.Ordinal));
        await admin.Sees("有 1 处要改");
        await Bring(admin, Assets);
        await admin.Sees("将新增 1 个");
        await admin.HasNoSeriousFaults("console assets import");
        await admin.Button("存入").ClickAsync();
        await admin.Sees(admin.Page.GetByRole(AriaRole.Cell, new() { Name = "JG-0384" }));

        var filed = await street.Operator.Post("/reports", new
        {
            text = "南京西路的窨井盖松动，汽车经过时响", lon = 121.45, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category = "01-01",
            onBehalfOf = new { name = "李阿姨", callBackNumber = "13812345678" },
        });
        var number = filed.Body!["number"]!.GetValue<string>();
        foreach (var move in new[] { "admit", "file" })
        {
            (await street.Operator.Post($"/cases/{Uri.EscapeDataString(number)}/moves", new { move })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        var page = $"/console/cases/{Uri.EscapeDataString(number)}";
        var dispatcher = await (await street.Desk(1440, 900)).AtTheDesk("dispatch", page);
        await dispatcher.Button("定类").First.ClickAsync();
        await dispatcher.Choose(dispatcher.Page.GetByLabel("状态"), "破损");
        await dispatcher.Page.GetByLabel("部件编号").FillAsync("JG-0384");
        await dispatcher.HasNoSeriousFaults("console name a code");
        await dispatcher.Page.Locator(".category-form").GetByRole(AriaRole.Button, new() { Name = "定类" }).ClickAsync();
        await dispatcher.Sees("部件 JG-0384 雨水井盖");
        await Open(dispatcher, "派遣");
        await dispatcher.Sees(dispatcher.Page.Locator(".body-list").GetByText("部件 JG-0384 由它养护"));
        await dispatcher.KeepPicture("console-dispatch-proposed-1440x900");
        await dispatcher.Button("确认派遣").ClickAsync();
        await dispatcher.Sees(dispatcher.Page.GetByText("派遣给 市政养护所"));

        var body = await (await street.Phone()).OnShift("municipal");
        await body.Link("窨井盖松动").First.ClickAsync();
        await body.Button("其他办理").ClickAsync();
        await body.ButtonLike("提出争议").ClickAsync();
        await body.Page.Locator("dialog textarea").FillAsync("去年已移交绿化，不归我们养护");
        await body.HasNoSeriousFaults("field disown sheet");
        await body.Button("确定：提出争议").ClickAsync();

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", "/console/disputes");
        await leader.Sees("去年已移交绿化");
        await leader.HasNoSeriousFaults("console disputes");
        await leader.Link(number).ClickAsync();
        await leader.Sees("街道城管中队 先行处置");
        await leader.Turn("/console/categories");
        await leader.Sees("尚未与 GB/T 30428.2 原文逐条核对");
        await leader.HasNoSeriousFaults("console categories");
        street.IsCleanInTheEnd();
    }

    private static Task Bring(Visitor admin, string table) =>
        admin.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "assets.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(table) });

    private static Task Open(Visitor desk, string move) => desk.Page.Locator(".moves").GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{move}") }).ClickAsync();

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
