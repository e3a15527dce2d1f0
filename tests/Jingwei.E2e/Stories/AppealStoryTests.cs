using System.Text.RegularExpressions;
using Jingwei.E2e.Browsers;
using Jingwei.Testing.Hosting;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>申诉: a check sends a case back to the body that handled it; the body appeals with its reasons, and the shift leader, who did not check, upholds it.</summary>
[Collection(typeof(OfficesStreet))]
public sealed class AppealStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task What_a_check_held_against_a_body_is_appealed_and_upheld()
    {
        var filed = await street.Operator.Post("/reports", new
        {
            text = "南京西路的窨井盖松动，汽车经过时响", lon = 121.45, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category = "01-01",
            onBehalfOf = new { name = "李阿姨", callBackNumber = "13812345678" },
        });
        var number = filed.Body!["number"]!.GetValue<string>();
        var body = (await street.Operator.Get("/organizations?q=市政养护所"))!["items"]![0]!["id"]!.GetValue<string>();
        foreach (var move in new object[] { new { move = "admit" }, new { move = "file" }, new { move = "dispatch", organizationId = body, note = "按职责派遣" } })
        {
            (await street.Operator.Post($"/cases/{Uri.EscapeDataString(number)}/moves", move)).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        var phone = await (await street.Phone()).OnShift("municipal");
        await phone.Link("窨井盖松动").First.ClickAsync();
        await phone.Button("处置完成").ClickAsync();
        await phone.Photograph(phone.Page.Locator("dialog input[type=file]"));
        await phone.Button("确定：处置完成").ClickAsync();
        var page = await RunningHost.Until(() => street.Operator.Get($"/cases/{Uri.EscapeDataString(number)}"), p => p["called"] is not null);
        var checker = await street.Phone();
        await checker.Enter(page["called"]!["userName"]!.GetValue<string>(), "/field/");
        await checker.Sees(checker.Page.Locator("dialog.ring"));
        await checker.Slide();
        await checker.Button("其他办理").ClickAsync();
        await checker.ButtonLike("返工").ClickAsync();
        await checker.Page.Locator("dialog textarea").FillAsync("井盖还在响");
        await checker.Button("确定：返工").ClickAsync();

        await phone.Go("/field/me");
        await phone.Link("判定与申诉").ClickAsync();
        await phone.Sees("案卷未办结，现在就可申诉");
        await phone.HasNoFaults("field judgements to appeal");
        await phone.Page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^申诉 返工") }).ClickAsync();
        await phone.Page.GetByLabel("为什么这个判定不成立").FillAsync("响声来自旁边的路板，井盖已换，有照片");
        await phone.Photograph(phone.Page.Locator("dialog input[type=file]"));
        await phone.HasNoFaults("field appeal form");
        await phone.KeepPicture("field-appeal-form-390x844");
        await phone.Button("提出申诉").ClickAsync();
        await phone.Sees("已申诉，或期限已过");
        await phone.KeepPicture("field-appeals-390x844");

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", "/console/appeals");
        await leader.Sees("响声来自旁边的路板");
        await leader.Page.GetByLabel($"裁决理由 {number}").FillAsync("现场复看，井盖不响");
        await leader.HasNoSeriousFaults("console appeals to judge");
        await leader.KeepPicture("console-appeals-1440x900");
        await leader.Button("申诉成立").ClickAsync();
        await leader.Sees("没有待裁决的申诉");
        await leader.Turn($"/console/cases/{Uri.EscapeDataString(number)}");
        await leader.Sees("成立，该判定不计入评价");
        await leader.HasNoSeriousFaults("console case with an appeal");
        await Expect(leader.Page.GetByText("申诉成立：").First).ToBeVisibleAsync();

        await phone.Go("/field/appeals");
        await phone.Sees("现场复看，井盖不响");
        await phone.HasNoFaults("field appeals judged");

        await leader.Turn("/console/appraisal/what-if?table=department");
        await leader.Button("试算").ClickAsync();
        await leader.Sees(leader.Page.GetByText("这个月没有可评价的案卷"));
        await leader.HasNoSeriousFaults("console what-if");
        await leader.KeepPicture("console-what-if-1440x900");
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
