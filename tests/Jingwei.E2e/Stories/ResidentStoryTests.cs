using System.Text.Json.Nodes;
using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>People who ask the city for something: with an old phone and no account, with no phone at all, or on their round.</summary>
public sealed class ResidentStoryTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    [Fact]
    public async Task A_resident_reports_in_elder_mode_follows_by_number_and_code_and_says_it_is_solved()
    {
        var resident = await street.Phone();
        await resident.Go("/resident/");
        await resident.Button("大字版").ClickAsync();
        await Expect(resident.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "elder");
        await resident.Link("报告一个问题").ClickAsync();
        await resident.Page.GetByLabel("用一两句话说说").FillAsync("常德路口的果皮箱满了，垃圾掉在人行道上。");
        await resident.Button("下一步").ClickAsync();
        await resident.Photograph(resident.Page.Locator("input[type=file]"));
        await resident.Sees(resident.Page.GetByAltText("第 1 张照片"));
        await resident.Button("下一步").ClickAsync();
        await resident.Page.GetByLabel("或者写路名").FillAsync("南京西路");
        await resident.Button("找这条路").ClickAsync();
        await resident.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await resident.Sees("地点：南京西路");
        await resident.Button("下一步").ClickAsync();
        await resident.Page.GetByLabel("电话（可以不填）").FillAsync("13800138000");
        await resident.Button("下一步").ClickAsync();
        await resident.Heading("请看一看，对不对").WaitForAsync();
        await resident.Button("上报").ClickAsync();
        await resident.Heading("收到了，谢谢您").WaitForAsync();
        var slip = await resident.Page.Locator(".slip b").AllInnerTextsAsync();
        await resident.HasNoFaults("resident, done, elder");
        await resident.Page.ReloadAsync();
        await resident.Heading("收到了，谢谢您").WaitForAsync();
        (await resident.Page.Locator(".slip b").AllInnerTextsAsync()).ShouldBe(slip, "a reload loses neither number nor code");

        var family = await street.Phone();
        await family.Go("/resident/follow");
        await family.Page.GetByLabel("编号").FillAsync(slip[0]);
        await family.Page.GetByLabel("查询码").FillAsync(slip[1]);
        await family.Button("查").ClickAsync();
        await family.Sees("正在派人去看");
        var letters = await (await street.Desk(1440, 900)).AtTheDesk(path: $"/console/cases/{Uri.EscapeDataString(slip[0])}");
        await letters.Button("写给反映人").ClickAsync();
        await letters.Page.GetByLabel("请反映人回答").CheckAsync();
        await letters.Choose(letters.Page.GetByLabel("选一句常用语"), "问具体位置");
        await letters.Button("发出").ClickAsync();
        await letters.Sees("询问 全体反映人");
        await family.Button("刷新").ClickAsync();
        await family.Sees("工作人员在等您回答");
        await family.HasNoFaults("resident, asked by the center");
        await family.Page.GetByLabel("您的回答").FillAsync("18 号门口，公交站旁边");
        await family.Button("发送").ClickAsync();
        await family.SeesNoMore(family.Page.GetByText("工作人员在等您回答"));
        await letters.Sees("反映人的话还没有回复。");
        await letters.HasNoFaults("case, a reporter wrote");
        await letters.Button("已阅，不用回复").ClickAsync();
        await letters.SeesNoMore(letters.Page.GetByText("反映人的话还没有回复。"));
        await HandleByApi(slip[0]);
        await family.Button("刷新").ClickAsync();
        await family.Sees(family.Page.Locator(".now.closed"));
        await family.HasNoFaults("resident, asked whether it is solved");
        await family.KeepPicture("resident-answer-390x844");
        await family.Page.GetByLabel("解决了", new() { Exact = true }).CheckAsync();
        await family.Page.GetByText("很满意", new() { Exact = true }).ClickAsync();
        await family.Button("提交回答").ClickAsync();
        await family.Sees("您回答了：解决了。谢谢您。");

        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: $"/console/cases/{Uri.EscapeDataString(slip[0])}");
        await desk.Sees("上报人：已解决");
        await desk.Sees("常德路口的果皮箱满了");
        (await desk.Page.ContentAsync()).ShouldNotContain("13800138000");
    }

    [Fact]
    public async Task Not_solved_after_the_close_sends_somebody_again_and_the_desk_reads_it()
    {
        var report = await street.Host.Nobody().Post("/reports", new { text = "路灯不亮", lon = 121.4478, lat = 31.2280 });
        var (number, code) = (report.Body!["number"]!.GetValue<string>(), report.Body["followCode"]!.GetValue<string>());
        await HandleByApi(number);
        var resident = await street.Phone();
        await resident.Go("/resident/follow");
        await resident.Page.GetByLabel("编号").FillAsync("9");
        await resident.Page.GetByLabel("查询码").FillAsync(code);
        await resident.Button("查").ClickAsync();
        await resident.Sees("编号不完整：您写的是“9”");
        await resident.Page.GetByLabel("编号").FillAsync(number);
        await resident.Button("查").ClickAsync();
        await resident.Page.GetByLabel("没有解决", new() { Exact = true }).CheckAsync();
        await resident.Sees("提交后，我们会重新派人去看。");
        await resident.Button("提交回答").ClickAsync();
        await resident.Sees("您说没有解决。我们已经重新派人去看");
        await resident.SeesNoMore(resident.Page.Locator(".now.closed"));
        await resident.HasNoFaults("resident, not solved");

        var neighbor = await street.Phone();
        await neighbor.Go("/resident/near");
        await neighbor.Page.GetByLabel("或者写路名").FillAsync("南京西路");
        await neighbor.Button("找这条路").ClickAsync();
        await neighbor.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
        await neighbor.Sees(neighbor.Page.Locator(".near-map"));
        await neighbor.HasNoFaults("resident, near by");

        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/cases?state=open&solved=false");
        await desk.Sees(desk.Page.GetByText(number).First);
        await desk.Turn($"/console/cases/{Uri.EscapeDataString(number)}");
        await desk.Sees("上报人：没有解决");
        await desk.Sees("上报人说没有解决，重新立案派人");
    }

    [Fact]
    public async Task An_inspectors_report_rings_the_point_owner_first()
    {
        var place = await street.PlaceOf("bin-033");
        // On shift or not, by the hour at which the test runs: an inspector may report at any time.
        var inspector = await street.Phone(place);
        await inspector.SignIn("inspector1");
        await inspector.Button("开启铃声和位置").ClickAsync();
        await inspector.Page.GetByRole(AriaRole.Link, new() { Name = "上报", Exact = true }).ClickAsync();
        await inspector.Page.GetByLabel("看到了什么？").FillAsync("店门口堆了纸箱，占了盲道");
        await inspector.Photograph(inspector.Page.Locator("input[type=file]").First);
        await inspector.Sees(inspector.Page.Locator(".photo-shot.filled"));
        await inspector.Sees("已定位");
        await inspector.Button("上报").ClickAsync();
        await inspector.Sees("已上报，案卷号");
        var number = await inspector.Page.Locator(".big-number").InnerTextAsync();

        var called = await Called(number);
        called.ShouldStartWith("point");
        var owner = await street.Phone();
        await owner.Enter(called, "/field/");
        await owner.Sees(owner.Page.Locator("dialog.ring"));
        await owner.Sees("您负责的点位有情况");
        await owner.Slide();
        await owner.Sees(owner.Page.GetByText(number));
        await owner.Sees(owner.Button("前往"));
    }

    [Fact]
    public async Task A_worker_files_for_somebody_without_a_phone_and_hands_over_the_slip()
    {
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/intake");
        await desk.Page.GetByLabel("发生了什么").FillAsync("楼道口的灯坏了三天，晚上看不见台阶");
        await desk.Page.GetByLabel("地址描述").FillAsync("铜仁路口便利店旁");
        await desk.Page.GetByLabel("来人姓名").FillAsync("王阿婆");
        await desk.Page.GetByLabel("回电号码").FillAsync("021-62580000");
        await desk.Button("登记立案").ClickAsync();
        await desk.Sees("在地图上点一下");
        await desk.Rest();
        await desk.Page.Locator(".intake-map .map-gl").ClickAsync();
        await desk.Sees("已选：");
        await desk.Button("登记立案").ClickAsync();
        var slip = desk.Page.Locator("article.slip");
        await Expect(slip).ToContainTextAsync("王阿婆");
        var number = (await slip.Locator(".slip-number").First.InnerTextAsync()).Replace("编号", "", StringComparison.Ordinal).Trim();
        await desk.KeepPicture("console-slip-1440x900");
        await desk.Button("打开案卷").ClickAsync();
        await desk.Sees(desk.Page.GetByText(number).First);
        await desk.Sees("代为上报");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private async Task<string> Called(string number) =>
        (await Testing.Hosting.RunningHost.Until(() => street.Operator.Get($"/cases/{Uri.EscapeDataString(number)}"), page => page["called"] is JsonObject))["called"]!["userName"]!.GetValue<string>();

    private async Task HandleByApi(string number)
    {
        var officer = await street.Host.SignIn(await Called(number));
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            await officer.Move(number, move);
        }

        await street.Operator.Move(number, "checked");
    }
}
