using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Pages;

/// <summary>What an operator does at the desk all day, mostly with the keyboard.</summary>
public sealed class ConsoleTests(Street street) : IClassFixture<Street>, IAsyncLifetime
{
    /// <summary>The city's clock stands: no ring for the desk comes in between and moves what is about to be pressed.</summary>
    public async ValueTask InitializeAsync()
    {
        Chromium.SkipWhenMissing();
        await street.SetRate(0);
    }

    [Fact]
    public async Task The_case_list_lives_in_its_address_and_under_the_keys()
    {
        foreach (var bin in new[] { "bin-001", "bin-002", "bin-003" })
        {
            await street.Overflow(bin);
        }

        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/cases");
        await desk.Page.Locator(".ant-segmented-item").Filter(new() { HasText = "待接单" }).ClickAsync();
        await desk.Page.GetByRole(AriaRole.Searchbox).FillAsync("2号果皮箱");
        var rows = desk.Page.Locator("tr[data-row]");
        await Expect(rows).ToHaveCountAsync(1);
        await desk.Page.WaitForURLAsync(url => url.Contains("state=filed", StringComparison.Ordinal) && url.Contains("q=", StringComparison.Ordinal));

        var colleague = await (await street.Desk(1440, 900)).AtTheDesk(path: new Uri(desk.Page.Url).PathAndQuery);
        await Expect(colleague.Page.Locator("tr[data-row]")).ToHaveCountAsync(1);
        await Expect(colleague.Page.Locator("tr[data-row]")).ToContainTextAsync("2号果皮箱");

        await colleague.Turn("/console/cases?state=filed");
        // Other stories of this street may have left cases of their own.
        await Expect(colleague.Page.Locator("tr[data-row='2']")).ToBeVisibleAsync();
        var number = await colleague.Page.Locator("tr[data-row='1'] a").InnerTextAsync();
        foreach (var key in new[] { "j", "j", "j", "k", "Enter" })
        {
            await colleague.Press(key);
        }

        await colleague.Page.WaitForURLAsync(url => Uri.UnescapeDataString(url).EndsWith(number, StringComparison.Ordinal));
        await colleague.Sees(colleague.Page.Locator(".case-head"));
        await colleague.Press("Escape");
        await colleague.Page.WaitForURLAsync("**/console/cases?state=filed");
    }

    [Fact]
    public async Task Language_and_light_are_one_key_away()
    {
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/cases");
        var page = desk.Page.Locator("html");
        await Expect(page).ToHaveAttributeAsync("data-theme", "dark");
        await desk.Press("t");
        await Expect(page).ToHaveAttributeAsync("data-theme", "light");
        await desk.Press("l");
        await Expect(desk.Heading("Cases")).ToBeVisibleAsync();
        await Expect(page).ToHaveAttributeAsync("lang", "en");
        await desk.Press("?");
        await desk.Sees(desk.Page.GetByRole(AriaRole.Dialog).GetByText("Keyboard shortcuts"));
        await desk.Press("Escape");
        // Gone for the eye too: while anything of it is still drawn, keys are its own.
        await Expect(desk.Page.Locator(".ant-modal")).ToBeHiddenAsync();
        await desk.Press("g");
        await desk.Press("d");
        await desk.Sees(desk.Heading("Devices"));
    }

    [Fact]
    public async Task An_alarm_is_acknowledged_and_its_device_is_charted()
    {
        await street.Publish("bin-021", """{"fill":40}""");
        await street.Overflow("bin-021");
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/alarms");
        var row = desk.Page.Locator("tr[data-row]").Filter(new() { HasText = "21号果皮箱" });
        await row.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        var dialog = desk.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).FillAsync("看到了，已让巡逻过去");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "确认" }).ClickAsync();
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "确认" })).ToHaveCountAsync(0);
        await row.GetByRole(AriaRole.Link).First.ClickAsync();
        await desk.Sees(desk.Page.Locator(".device-chart canvas"));
        await Expect(desk.Page.Locator(".device-alarms").GetByRole(AriaRole.Button, new() { Name = "确认" })).ToHaveCountAsync(0);
        await Expect(desk.Page.Locator(".values-large")).ToContainTextAsync("97");
    }

    [Fact]
    public async Task A_number_is_shown_for_a_reason_and_the_look_is_logged()
    {
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/people?role=officer");
        var look = desk.Page.Locator("tr[data-row='0']").GetByRole(AriaRole.Button);
        await Expect(look).ToContainTextAsync("****");
        await look.ClickAsync();
        await desk.Page.GetByLabel("排班调班").CheckAsync();
        // By key: the card is still growing, and a mouse would press where the button was.
        var answer = await desk.Page.RunAndWaitForResponseAsync(() => desk.Button("查看号码").PressAsync(" "), r => r.Url.EndsWith("/phone", StringComparison.Ordinal));
        answer.Ok.ShouldBeTrue();
        (answer.Request.PostData ?? "").ShouldContain("shift");
        await Expect(desk.Page.Locator("a.phone-number")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^[0-9]{11}$"));
    }

    [Fact]
    public async Task A_handover_note_reaches_the_next_desk()
    {
        var next = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/handover");
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/handover");
        await desk.Page.GetByLabel("写给下一班").FillAsync("铜仁路口配电箱等供电公司来修，门先用胶带封了。");
        await desk.Button("记下").ClickAsync();
        await Expect(desk.Page.Locator(".notes li").First).ToContainTextAsync("供电公司");
        await Expect(next.Page.Locator(".notes li").First).ToContainTextAsync("供电公司");
    }

    [Fact]
    public async Task A_phone_that_shows_nothing_is_reached_by_message_and_the_outbox_shows_it()
    {
        await street.Overflow("bin-044");
        await street.Host.Advance(street.Operator, TimeSpan.FromSeconds(11));
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/messages");
        await desk.Sees(desk.Page.Locator("tbody tr").Filter(new() { HasText = "44号果皮箱" }).First);
        await desk.Sees(desk.Page.GetByText("短信").First);
        await desk.Page.Locator(".ant-segmented-item").Filter(new() { HasText = "呼叫记录" }).ClickAsync();
        await desk.Sees(desk.Page.Locator("tbody tr").First);
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
