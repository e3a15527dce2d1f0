using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>The desk takes the list of cases out as it is filtered, watches the bar, and has a workbook.</summary>
[Collection(typeof(OutsideStreet))]
public sealed class ExportStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_list_is_taken_out_as_a_workbook()
    {
        await street.Overflow("bin-031");
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/cases?state=open");
        await Expect(desk.Page.Locator("tr[data-row]").First).ToBeVisibleAsync();
        await desk.ButtonLike("导出").ClickAsync();
        await desk.Page.GetByRole(AriaRole.Menuitem, new() { Name = "Excel" }).ClickAsync();
        var drawer = desk.Page.GetByRole(AriaRole.Dialog);
        var done = drawer.Locator("[data-export=done]");
        await Expect(done).ToContainTextAsync("案卷");
        await Expect(done).ToContainTextAsync("行，保留到");
        await desk.HasNoSeriousFaults("console cases exports");
        var file = await desk.Page.RunAndWaitForDownloadAsync(() => done.GetByText("下载").ClickAsync());
        file.SuggestedFilename.ShouldEndWith(".xlsx");
        new FileInfo(await file.PathAsync()).Length.ShouldBeGreaterThan(1_000);
        await street.Emptied("bin-031");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
