using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>Nothing is removed before the city's commander has released what ships. A shift leader holds one case's data; an administrator proposes shorter periods and sees what would go; the commander publishes them.</summary>
[Collection(typeof(OfficesStreet))]
public sealed class RetentionStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_case_is_held_and_other_periods_are_previewed_and_published_by_a_second_person()
    {
        var filed = await street.Operator.Post("/reports", new
        {
            text = "人行道地砖松动", lon = 121.45, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category = "01-01", onBehalfOf = new { name = "李阿姨", callBackNumber = "13812345678" },
        });
        var number = filed.Body!["number"]!.GetValue<string>();
        (await street.Operator.Post($"/cases/{Uri.EscapeDataString(number)}/moves", new { move = "refuse", note = "不属于受理范围" })).Status.ShouldBe(System.Net.HttpStatusCode.OK);

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", $"/console/cases/{Uri.EscapeDataString(number)}");
        await leader.Sees("结束后 60 天");
        await leader.Button("登记留存").ClickAsync();
        await leader.Page.GetByLabel("谁需要（姓名、单位）").FillAsync("静安法院 李法官");
        await leader.Page.GetByLabel("事由").FillAsync("民事案件取证");
        await leader.Page.GetByLabel("保留至").Last.FillAsync("2030-01-01");
        await leader.Sees("保留到 2030-01-02 00:00");
        await leader.Button("留存").ClickAsync();
        await leader.Sees("静安法院 李法官需要");
        await leader.HasNoSeriousFaults("console case held");
        await leader.Turn("/console/retention");
        await leader.Sees(leader.Page.GetByRole(AriaRole.Cell, new() { Name = "静安法院 李法官" }));
        await leader.HasNoSeriousFaults("console retention");
        await leader.Sees("期限尚未发布");
        await leader.KeepPicture("console-retention-1440x900");

        var city = await (await street.Desk(1440, 900)).AtTheDesk("city", "/console/retention");
        await city.Button("预览后果").ClickAsync();
        await city.Button("发布").ClickAsync();
        await city.Sees("现行第 1 版");
        await city.SeesNoMore(city.Page.GetByText("期限尚未发布"));

        var admin = await (await street.Desk(1440, 900)).AtTheDesk("admin", "/console/retention");
        await admin.Button("提出新期限").ClickAsync();
        var text = admin.Page.GetByLabel("期限全文（YAML）");
        var yaml = await text.InputValueAsync();
        await text.FillAsync(yaml.Replace("notAccepted: 60", "notAccepted: 20", StringComparison.Ordinal));
        await admin.Button("预览后果").ClickAsync();
        await admin.Sees("应是 30 至 3650 的整数");
        await text.FillAsync(yaml.Replace("notAccepted: 60", "notAccepted: 45", StringComparison.Ordinal));
        await admin.Button("预览后果").ClickAsync();
        await admin.Sees(admin.Page.GetByRole(AriaRole.Cell, new() { Name = "60 → 45" }).First);
        await admin.Page.GetByLabel("改了什么、为什么").FillAsync("不予受理的不必留那么久");
        await admin.Button("提出，由另一人审定").ClickAsync();
        await admin.Sees("待审定");
        await admin.SeesNoMore(admin.Button("发布"));

        await city.Go("/console/retention");
        await city.Button("预览后果").ClickAsync();
        await city.Button("发布").ClickAsync();
        await city.Sees("现行第 2 版");
        await city.Sees("不予受理 45 天");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
