using System.Globalization;
using System.Text.RegularExpressions;
using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>A holiday evening: a counter says that the street is full, the commander activates a level with a reason, every desk sees it, and the commander ends it.</summary>
public sealed class ResponseStoryTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    private const string Counter = "counter-001";

    [Fact]
    public async Task A_level_is_proposed_activated_seen_by_all_and_ended()
    {
        var desk = await (await street.Desk(1440, 900)).AtTheDesk();
        await Pass(2_100);
        var commander = await (await street.Desk()).AtTheDesk("district", "/console/screens");
        var asks = commander.Page.Locator(".banner-asks");
        await Expect(asks).ToContainTextAsync("建议启动 II级响应 分段单行");
        await commander.Sees(commander.Heading("专题屏"));
        await Expect(commander.Page.Locator(".screen-panel").Filter(new() { HasText = "街区人流" })).ToContainTextAsync("拥挤点位");
        await commander.HasNoSeriousFaults("console screens");
        await commander.KeepPicture("console-screens-1920x1080");

        await asks.GetByRole(AriaRole.Link, new() { Name = "去决定" }).ClickAsync();
        await commander.Sees(commander.Page.Locator(".response-path li.here").Filter(new() { HasText = "建议" }));
        await Expect(commander.Page.Locator(".response-grounds")).ToContainTextAsync("街区人流过密");
        await commander.Press("e");
        await commander.Page.GetByLabel("理由").FillAsync("人流持续上升，先分段单行");
        await commander.HasNoSeriousFaults("console response");
        await commander.KeepPicture("console-response-proposed-1920x1080");
        await commander.Button("启动 II级响应 分段单行").ClickAsync();
        await commander.Sees(commander.Page.Locator(".response-path li.here").Filter(new() { HasText = "启动" }));

        // The street's desk hears of it without being touched.
        var line = desk.Page.Locator(".banner-line").Filter(new() { HasText = "II级响应 分段单行" });
        await Expect(line).ToContainTextAsync("自 ");
        await line.GetByRole(AriaRole.Link).ClickAsync();
        var task = desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = "单向绕行、地铁跳停" });
        await task.ClickAsync();
        await Expect(task).ToBeCheckedAsync();
        await Expect(desk.Page.Locator(".response-tasks")).ToContainTextAsync("1 / 1 已完成");
        await Expect(desk.Button("结束响应")).ToHaveCountAsync(0);
        // It was not done after all: somebody in the street does it, where there is no network.
        await task.ClickAsync();
        await Expect(task).Not.ToBeCheckedAsync();
        // The nearest officer's phone rings for the counter's own case.
        var called = (await street.CaseOf(Counter))["called"]!["userName"]!.GetValue<string>();
        var officer = await (await street.Phone()).OnShift((await street.OnShift("officer", "patrol")).First(name => name != called));
        await officer.Link("II级响应 分段单行").ClickAsync();
        await officer.Sees(officer.Heading("II级响应 分段单行"));
        await officer.HasNoSeriousFaults("field response");
        await officer.IsOffline(true);
        var check = officer.Page.GetByRole(AriaRole.Checkbox, new() { Name = "单向绕行、地铁跳停" });
        await check.ClickAsync();
        await Expect(check).ToBeCheckedAsync();
        await Expect(check).ToContainTextAsync("等网络上传");
        await officer.Sees(officer.Page.Locator(".queue-count"));
        await officer.KeepPictureNow("field-response-offline-390x844");
        await officer.IsOffline(false);
        await officer.SeesNoMore(officer.Page.Locator(".queue-count"));
        await Expect(check).ToContainTextAsync(new Regex(@"\d\d:\d\d"));
        await Expect(task).ToBeCheckedAsync();
        await officer.KeepPicture("field-response-390x844");
        await Expect(commander.Page.Locator(".response-tasks")).ToContainTextAsync("1 / 1 已完成");

        await Pass(950);
        await commander.Sees(commander.Page.Locator(".response-head").GetByText("依据已解除", new() { Exact = true }));
        await commander.Button("结束响应").ClickAsync();
        await commander.Page.GetByLabel("理由").FillAsync("人流已疏解");
        await commander.Button("确定结束").ClickAsync();
        await Expect(commander.Page.Locator(".response-history")).ToContainTextAsync("人流已疏解");
        await Expect(line).ToHaveCountAsync(0);
        await commander.Turn("/console/responses?show=past");
        await Expect(commander.Page.Locator(".responses-list")).ToContainTextAsync("已结束");
        await commander.KeepPicture("console-response-ended-1920x1080");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    /// <summary>People who passed the counter in the five minutes until now.</summary>
    private async Task Pass(int people)
    {
        var until = DateTimeOffset.Parse((await street.Operator.Get("/clock"))!["now"]!.GetValue<string>(), CultureInfo.InvariantCulture);
        await street.Publish(Counter, $$"""{"at":"{{until.AddMinutes(-5):O}}","until":"{{until:O}}","in":{{people}},"out":10}""");
    }
}
