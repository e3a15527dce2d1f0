using Jingwei.E2e.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>The host dies as in a power cut; whoever looks at it sees that, and sees the truth again once it is back, without a hand.</summary>
public sealed class LostLineTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    [Fact]
    public async Task Pages_say_that_the_line_is_lost_and_heal_by_themselves()
    {
        var officerName = (await street.OnShift("officer", "patrol"))[0];
        var officer = await (await street.Phone()).OnShift(officerName);
        var desk = await (await street.Desk()).AtTheDesk();
        await street.Publish("bin-007", """{"fill":97}""");
        await officer.Sees(officer.Page.Locator("dialog.ring"));
        await officer.Slide();
        await officer.Sees(officer.Button("前往"));

        await street.Host.Kill();
        await desk.Sees(desk.Page.Locator(".line-mark.line-lost"));
        await desk.Sees(desk.Page.Locator(".lost-banner"));
        await desk.KeepPictureNow("console-line-lost-1920x1080");
        await officer.Button("前往").ClickAsync();
        await officer.Sees(officer.Button("到达现场"));
        await officer.Sees(officer.Page.Locator(".queue-count"));
        await officer.KeepPictureNow("field-offline-390x844");
        await officer.Page.GetByLabel("返回任务").ClickAsync();
        await officer.Sees(officer.Page.Locator(".line-lost"));

        await street.Host.Again();
        await desk.IsLive();
        await desk.SeesNoMore(desk.Page.Locator(".lost-banner"));
        await officer.Sees(officer.Page.Locator(".line-live"));
        await officer.SeesNoMore(officer.Page.Locator(".queue-count"));
        var row = desk.Page.Locator(".live-row").Filter(new() { HasText = "7号果皮箱" });
        await Expect(row).ToContainTextAsync("前往中");

        await street.Publish("bin-008", """{"fill":97}""");
        await desk.Sees(desk.Page.Locator(".live-row").Filter(new() { HasText = "8号果皮箱" }));
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
