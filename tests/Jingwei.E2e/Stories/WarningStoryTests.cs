using Jingwei.E2e.Browsers;
using Jingwei.Testing.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>The administrator registers the weather service, the operator reads its warning, the shift leader publishes one of ours and takes it back.</summary>
[Collection(typeof(OutsideStreet))]
public sealed class WarningStoryTests(Street street) : IAsyncDisposable
{
    private const string Message = """
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2"><identifier>7</identifier><sender>weather@sh.example</sender><sent>2026-11-27T08:00:00+08:00</sent><status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
        <info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty><expires>2099-01-01T00:00:00+08:00</expires><senderName>市气象台</senderName>
        <headline>暴雨橙色预警</headline><description>未来六小时有 50 毫米以上降雨。</description><area><areaDesc>静安区</areaDesc><geocode><valueName>GB/T 2260</valueName><value>310106</value></geocode></area></info></alert>
        """;

    [Fact]
    public async Task A_source_is_registered_its_warning_read_and_one_of_ours_published_and_taken_back()
    {
        await using var service = await Receiver.Start();
        service.Answer = http => http.Response.WriteAsync(Message);
        var admin = await street.Desk(1440, 900);
        await admin.Enter("admin", "/console/alarms/warnings?view=feeds");
        await admin.ButtonLike("新建来源").ClickAsync();
        await admin.Page.GetByLabel("名称", new() { Exact = true }).FillAsync("市气象台");
        await admin.Choose(admin.Page.GetByLabel("辖区", new() { Exact = true }), "310106 ", "310106");
        await admin.Page.GetByLabel("地址", new() { Exact = true }).FillAsync("http://10.0.0.1/feed");
        await admin.Button("保存").ClickAsync();
        await admin.Sees("10.0.0.1 不是公网地址");
        await admin.Page.GetByLabel("地址", new() { Exact = true }).FillAsync($"{service.Address}/feed");
        await admin.Button("保存").ClickAsync();
        await Expect(admin.Page.Locator("[data-feed-card=good]")).ToBeVisibleAsync();
        await Expect(admin.Page.Locator("[data-poll=read]").First).ToContainTextAsync("新收 1");
        await admin.HasNoSeriousFaults("console warning sources");
        await admin.KeepPicture("console-warning-source-1440x900");

        var desk = await (await street.Desk(1440, 900)).AtTheDesk("street", "/console/alarms/warnings");
        await desk.Page.Locator("[data-warning=active]").GetByRole(AriaRole.Button).ClickAsync();
        await desk.Sees("未来六小时有 50 毫米以上降雨。");
        await desk.Page.GetByText("报文原文").ClickAsync();
        await Expect(desk.Page.Locator("[data-warning-card] pre")).ToContainTextAsync("<identifier>7</identifier>");
        await desk.HasNoSeriousFaults("console warning");
        await desk.KeepPicture("console-warning-1440x900");
        await desk.Turn("/console/alarms/warnings?view=published");
        await desk.Sees("没有发布过预警");
        await Expect(desk.ButtonLike("发布预警")).ToHaveCountAsync(0);

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", "/console/alarms/warnings?view=published");
        await leader.ButtonLike("发布预警").ClickAsync();
        await leader.Choose(leader.Page.GetByLabel("事件", new() { Exact = true }), "暴雨");
        await leader.Choose(leader.Page.GetByLabel("范围", new() { Exact = true }), "南京西路");
        await leader.Choose(leader.Page.GetByLabel("程度", new() { Exact = true }), "较重");
        await leader.Page.GetByLabel("标题（中文）").FillAsync("南京西路街道暴雨");
        await leader.Page.GetByLabel("标题（英文）").FillAsync("Rainstorm in West Nanjing Road");
        await leader.Page.GetByLabel("情况（中文）").FillAsync("积水已到 30 厘米，请联系 13800001234");
        await leader.Page.GetByLabel("情况（英文）").FillAsync("Water stands 30 cm high");
        await Publish(leader);
        await leader.Sees("对外预警不得带个人信息");
        await leader.Page.GetByLabel("情况（中文）").FillAsync("积水已到 30 厘米");
        await leader.HasNoSeriousFaults("console publish warning");
        await leader.KeepPicture("console-publish-warning-1440x900");
        await Publish(leader);
        var card = leader.Page.Locator("[data-published-card=inForce]");
        await Expect(card).ToContainTextAsync("积水已到 30 厘米");
        using var anybody = new HttpClient();
        (await anybody.GetStringAsync($"{street.Host.Address}/cap/alerts.atom")).ShouldContain("南京西路街道暴雨");

        await card.GetByRole(AriaRole.Button, new() { Name = "解除" }).ClickAsync();
        await leader.Page.GetByLabel("解除说明（中文，对外）").FillAsync("积水已退");
        await leader.Page.GetByLabel("解除说明（英文，对外）").FillAsync("The water is gone");
        await leader.Button("解除").ClickAsync();
        await Expect(leader.Page.Locator("[data-published-card=canceled] [data-message=Cancel]")).ToContainTextAsync("积水已退");
        (await anybody.GetStringAsync($"{street.Host.Address}/cap/alerts.atom")).ShouldContain("解除：南京西路街道暴雨");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private static async Task Publish(Visitor leader)
    {
        await leader.Button("发布").ClickAsync();
        await leader.Page.Locator(".ant-popconfirm-buttons .ant-btn-primary").ClickAsync();
    }
}
