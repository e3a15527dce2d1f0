using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>协办: the body that leads a case asks another from its phone; that one takes its part on the phone and does it; only then is the case reported as handled.</summary>
[Collection(typeof(CountersStreet))]
public sealed class AssistStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_body_helps_another_with_a_part_of_its_case()
    {
        var filed = await street.Operator.Post("/reports", new
        {
            text = "南京西路的窨井盖松动，旁边的行道树根把路面顶起", lon = 121.45, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category = "01-01",
            onBehalfOf = new { name = "李阿姨", callBackNumber = "13812345678" },
        });
        var number = filed.Body!["number"]!.GetValue<string>();
        var body = (await street.Operator.Get("/organizations?q=市政养护所"))!["items"]![0]!["id"]!.GetValue<string>();
        foreach (var move in new object[] { new { move = "admit" }, new { move = "file" }, new { move = "dispatch", organizationId = body, note = "按职责派遣" } })
        {
            (await street.Operator.Post($"/cases/{Uri.EscapeDataString(number)}/moves", move)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        var lead = await (await street.Phone()).OnShift("municipal");
        await lead.Link("窨井盖松动").First.ClickAsync();
        await lead.Button("请求协办").ClickAsync();
        var sheet = lead.Page.Locator("dialog");
        await lead.Sees(sheet.Locator("option").Filter(new() { HasText = "绿化" }).First.Locator("xpath=.."));
        await lead.HasNoSeriousFaults("field ask a body to help");
        await sheet.Locator("#assist-body").SelectOptionAsync(new SelectOptionValue { Label = await sheet.Locator("option").Filter(new() { HasText = "绿化" }).First.InnerTextAsync() });
        await sheet.Locator("#assist-what").FillAsync("把顶起路面的树根修掉");
        await lead.KeepPicture("field-assist-ask-390x844");
        await sheet.GetByRole(AriaRole.Button, new() { Name = "发出" }).ClickAsync();
        await lead.Sees("把顶起路面的树根修掉");
        await lead.Button("处置完成").ClickAsync();
        await lead.Photograph(lead.Page.Locator("dialog input[type=file]"));
        await lead.Button("确定：处置完成").ClickAsync();
        await lead.Sees(lead.Page.GetByText("还有 1 件协办未了结").First);

        var helper = await (await street.Phone()).OnShift("greening");
        await helper.Link("1 件协办等您处理").ClickAsync();
        await helper.Sees("把顶起路面的树根修掉");
        await helper.HasNoSeriousFaults("field parts");
        await helper.KeepPicture("field-assists-390x844");
        await helper.Link("窨井盖松动").First.ClickAsync();
        await helper.Sees(helper.Page.Locator(".task-number").Filter(new() { HasText = number }));
        await helper.Go("/field/assists");
        await helper.Button("承担").ClickAsync();
        await helper.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "承担" }).ClickAsync();
        await helper.Sees("办理中");
        await lead.Go($"/field/task/{Uri.EscapeDataString(number)}");
        await lead.Sees("把顶起路面的树根修掉");
        await helper.Button("办完了").ClickAsync();
        await helper.Photograph(helper.Page.Locator("dialog input[type=file]"));
        await helper.Page.GetByLabel("办了什么（必填）").FillAsync("树根已修，路面平了");
        await helper.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "办完了" }).ClickAsync();
        await helper.Sees("没有请我们协办的事");

        var desk = await (await street.Desk(1440, 900)).AtTheDesk("dispatch", "/console/assists?state=done");
        await desk.Sees("树根已修，路面平了");
        await desk.HasNoSeriousFaults("console parts");
        await desk.KeepPicture("console-assists-1440x900");
        await desk.Link(number).ClickAsync();
        await desk.Sees(desk.Page.GetByText("协办已办完").First);
        await desk.Button("请求协办").ClickAsync();
        await desk.Sees(desk.Page.GetByLabel("请它办什么"));
        await desk.HasNoSeriousFaults("console case with a part");
        await desk.KeepPicture("console-case-assist-1440x900");

        (await street.Operator.Get($"/cases/{Uri.EscapeDataString(number)}"))!["stage"]!.GetValue<string>().ShouldBe("handle");
        // Its page says so by itself.
        await lead.Sees("树根已修，路面平了");
        await lead.KeepPicture("field-task-assist-390x844");
        // What was refused kept its photo.
        await lead.Button("再试一次").ClickAsync();
        await desk.Sees(desk.Page.Locator(".path .present").Filter(new() { HasText = "核查" }));
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
