using Jingwei.E2e.Browsers;
using Jingwei.Testing.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>The administrator registers a platform; the desk looks what would be sent of a case, hands it over, sees it refused and sends it again.</summary>
[Collection(typeof(OutsideStreet))]
public sealed class ExchangeStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_case_is_tried_handed_over_refused_and_sent_again()
    {
        await using var platform = await Receiver.Start();
        platform.Answer = http =>
        {
            http.Response.StatusCode = 422;
            return http.Response.WriteAsync("""{"message":"缺少所属网格"}""");
        };
        var desk = await street.Desk(1440, 900);
        await desk.Enter("admin", "/console/exchange");
        await desk.ButtonLike("打开市级城运平台").ClickAsync();
        await desk.Page.GetByLabel("对方接口地址").FillAsync("http://10.0.0.1/hub");
        await desk.Choose(desk.Page.GetByLabel("对接的辖区"), "310106 ", "310106");
        await desk.Page.Keyboard.PressAsync("Escape");
        await desk.Button("保存").ClickAsync();
        await desk.Sees("10.0.0.1 不是公网地址");
        await desk.Page.GetByLabel("对方接口地址").FillAsync($"{platform.Address}/hub");
        await desk.Button("保存").ClickAsync();
        await Expect(desk.Page.Locator(".secret-value code")).ToContainTextAsync("whsec_");
        // The panel would open on its lists now, and the secrets with their only showing be gone.
        new Uri(desk.Page.Url).Query.ShouldContain("tab=settings");
        await desk.Page.Locator(".ant-modal-footer button").ClickAsync();
        await Expect(desk.Page.Locator(".ant-modal")).ToContainTextAsync("给对方签名");
        await desk.Page.Locator(".ant-modal-footer button").ClickAsync();
        await Expect(desk.Page.Locator("[data-platform=active]")).ToHaveCountAsync(1);
        await desk.HasNoSeriousFaults("console exchange settings");

        var number = await street.Overflow("bin-034");
        var operators = await street.Desk(1440, 900);
        await operators.Enter("street", $"/console/cases/{Uri.EscapeDataString(number)}");
        var card = operators.Page.GetByRole(AriaRole.Region, new() { Name = "对接平台" });
        await card.GetByRole(AriaRole.Button, new() { Name = "移送" }).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "先看看会发什么" }).ClickAsync();
        await Expect(card.Locator("pre")).ToContainTextAsync("030101");
        platform.Heard.ShouldBeEmpty("looking sends nothing");
        await card.GetByLabel("移送原因").FillAsync("市里主管");
        await card.GetByRole(AriaRole.Button, new() { Name = "移送" }).First.ClickAsync();
        await Expect(card.Locator("[data-link]")).ToHaveCountAsync(1);

        await operators.Turn("/console/exchange?platform=cityHub&tab=messages");
        var refused = operators.Page.Locator("[data-message=refused]").First;
        await Expect(refused).ToContainTextAsync("缺少所属网格");
        await operators.HasNoSeriousFaults("console exchange messages");
        platform.Answer = http => http.Response.WriteAsync("""{"code":0,"data":{"caseNo":"S-1"}}""");
        await refused.GetByRole(AriaRole.Button, new() { Name = "重新发送" }).ClickAsync();
        await Expect(operators.Page.Locator("[data-message=delivered]").First).ToBeVisibleAsync();
        await operators.Turn("/console/exchange?platform=cityHub&tab=links");
        await Expect(operators.Page.Locator("[data-link=handed]")).ToContainTextAsync("S-1");
        await street.Emptied("bin-034");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
