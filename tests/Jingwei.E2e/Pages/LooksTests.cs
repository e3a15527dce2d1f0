using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Pages;

/// <summary>Every main page, seen by an eye (tests/screenshots, with JINGWEI_PICTURES=1) and judged by axe: nothing at all for residents and phones, nothing serious at the desk.</summary>
public sealed class LooksTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    private static readonly string[] Desks = ["live", "cases", "alarms", "alarms/silences", "alarms/silences?new=1", "devices", "devices/bin-050", "people", "people?view=duty", "people?view=duty&kind=shift", "people?view=points", "intake", "handover", "messages", "messages?view=calls", "responses", "screens", "live?wall=1"];

    [Fact]
    public async Task The_console_has_no_serious_fault_by_night_and_by_day()
    {
        var number = await street.Overflow("bin-050");
        await street.Host.Advance(street.Operator, TimeSpan.FromSeconds(12));
        var desk = await (await street.Desk()).AtTheDesk();
        string[] paths = [.. Desks, $"cases/{Uri.EscapeDataString(number)}"];
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "dark");
        foreach (var path in paths)
        {
            await desk.Turn($"/console/{path}");
            await desk.KeepBothPictures($"console-{NameOf(path)}-dark");
            await desk.HasNoSeriousFaults($"console {path} dark");
        }

        // The pages are the same by day; what can differ is what stands out and what does not.
        await desk.Go("/console/live");
        await desk.IsLive();
        await desk.Press("t");
        await Expect(desk.Page.Locator("html")).ToHaveAttributeAsync("data-theme", "light");
        foreach (var path in paths)
        {
            await desk.Turn($"/console/{path}");
            await desk.KeepPicture($"console-{NameOf(path)}-light-1920x1080");
            await desk.HasNoPaleWords($"console {path} light");
        }
    }

    [Theory]
    [InlineData("日光", "light")]
    [InlineData("夜间", "dark")]
    public async Task The_phones_of_the_street_have_no_fault(string choice, string theme)
    {
        var bin = theme == "light" ? "bin-052" : "bin-053";
        var number = await street.Overflow(bin);
        var phone = await street.Phone(await street.PlaceOf(bin));
        await phone.Enter((await street.CaseOf(bin))["called"]!["userName"]!.GetValue<string>(), "/field/");
        await phone.Sees(phone.Page.Locator("dialog.ring"));
        await phone.HasNoFaults($"field ring {theme}");
        await phone.Slide();
        await phone.Sees(phone.Button("前往"));
        await phone.Go("/field/me");
        await phone.Rest();
        await phone.Button(choice).PressAsync(" ");
        await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
        foreach (var (path, name) in new[] { ("me", "me"), ("", "tasks"), ("report", "report"), ($"task/{Uri.EscapeDataString(number)}", "task") })
        {
            await phone.Go($"/field/{path}");
            await phone.KeepBothPictures($"field-{name}-{theme}");
            await phone.HasNoFaults($"field {name} {theme}");
        }
    }

    [Theory]
    [InlineData("light")]
    [InlineData("elder")]
    public async Task The_residents_pages_have_no_fault(string theme)
    {
        var phone = await street.Phone();
        await phone.Go(theme == "elder" ? "/resident/?elder=1" : "/resident/");
        await Look(phone, "home", theme);
        await phone.Link("查办理进度").ClickAsync();
        await phone.Button("查").ClickAsync();
        await Look(phone, "follow", theme);
        await phone.Go("/resident/report");
        await phone.Button("下一步").ClickAsync();
        await Look(phone, "report-what", theme);
        await phone.Page.GetByLabel("用一两句话说说").FillAsync("路面有积水");
        foreach (var step in new[] { "photo", "where", "contact", "review" })
        {
            await phone.Button("下一步").ClickAsync();
            await Look(phone, $"report-{step}", theme);
            if (step == "where")
            {
                await phone.Page.GetByLabel("或者写路名").FillAsync("南京西路");
                await phone.Button("找这条路").ClickAsync();
                await phone.Page.GetByRole(AriaRole.Radio).First.CheckAsync();
            }
        }
    }

    [Fact]
    public async Task The_front_door_and_the_control_page_have_no_serious_fault()
    {
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var desk = await street.Desk(scheme: scheme);
            await desk.Go("/");
            await desk.Sees("演示账号");
            await desk.KeepPicture($"signin-{scheme}-1920x1080".ToLowerInvariant());
            await desk.HasNoFaults("front door");
        }

        var phone = await street.Phone();
        await phone.Go("/");
        await phone.Sees("演示账号");
        await phone.KeepPicture("signin-390x844");
        await phone.Go("/demo");
        await phone.Sees("演示账号");
        await phone.KeepPicture("demo-390x844");
        await phone.HasNoSeriousFaults("demo control");
        var desk2 = await street.Desk();
        await desk2.Go("/demo");
        await desk2.KeepPicture("demo-1920x1080");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private static string NameOf(string path) =>
        path.StartsWith("cases/", StringComparison.Ordinal) ? "case" : path.Replace('?', '-').Replace('/', '-').Replace('=', '-').Replace('&', '-');

    private static async Task Look(Visitor phone, string name, string theme)
    {
        await phone.KeepBothPictures($"resident-{name}-{theme}");
        await phone.HasNoFaults($"resident {name} {theme}");
    }
}
