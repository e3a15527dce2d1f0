using Jingwei.E2e.Browsers;
using Jingwei.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>The administrator subscribes another system to news of the city, sees that it does not get through, and sends it again.</summary>
[Collection(typeof(OutsideStreet))]
public sealed class WebhookStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_webhook_is_made_tested_and_what_failed_is_sent_again()
    {
        await using var receiver = await Receiver.Start();
        var desk = await street.Desk(1440, 900);
        await desk.Enter("admin", "/console/webhooks");
        await desk.ButtonLike("新建推送").ClickAsync();
        await desk.Page.GetByLabel("名称（给哪个系统）").FillAsync("市级平台");
        await desk.Page.GetByLabel("接收地址").FillAsync("http://10.0.0.1/in");
        await desk.Choose(desk.Page.GetByLabel("辖区", new() { Exact = true }), "310106 ", "310106");
        await desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "告警", Exact = true }).CheckAsync();
        await desk.Button("建立").ClickAsync();
        await desk.Sees("10.0.0.1 不是公网地址");
        await desk.Page.GetByLabel("接收地址").FillAsync($"{receiver.Address}/in");
        await desk.Button("建立").ClickAsync();
        await Expect(desk.Page.Locator(".secret-value code")).ToContainTextAsync("whsec_");
        await desk.Page.Locator(".ant-modal-footer button").ClickAsync();

        await desk.Button("发一条测试").ClickAsync();
        await desk.Sees("对方收到了（204）");
        receiver.Says(503);
        await street.Overflow("bin-033");
        var message = desk.Page.Locator("[data-message=waiting]").Filter(new() { HasText = "对方答复 503" }).First;
        await Expect(message).ToBeVisibleAsync();
        await desk.Sees("排在后面的消息按次序等着");
        await desk.HasNoSeriousFaults("console webhooks");
        receiver.Says(200);
        await message.GetByRole(AriaRole.Button, new() { Name = "现在重发" }).ClickAsync();
        await Expect(desk.Page.Locator("[data-message=delivered]").First).ToBeVisibleAsync();
        await Expect(desk.Page.Locator("[data-message=waiting]")).ToHaveCountAsync(0);
        await street.Emptied("bin-033");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
