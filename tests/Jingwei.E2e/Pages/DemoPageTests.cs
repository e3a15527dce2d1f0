using Jingwei.E2e.Browsers;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Pages;

/// <summary>The small page from which the played city is told what to do; the player hears it as real devices would be heard.</summary>
public sealed class DemoPageTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    [Fact]
    public async Task An_overflow_asked_for_on_the_control_page_becomes_a_case()
    {
        var desk = await (await street.Desk()).AtTheDesk();
        var control = await street.Desk(1440, 900);
        await control.Go("/demo");
        await control.Page.GetByLabel("几号箱").FillAsync("17");
        await control.Button("满溢").ClickAsync();
        await control.Sees("已安排");
        await desk.Sees(desk.Page.Locator(".live-row").Filter(new() { HasText = "17号果皮箱" }));
        await control.Button("10 倍").ClickAsync();
        await Expect(desk.Page.Locator(".rate-chip")).ToHaveTextAsync("10 倍速");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
