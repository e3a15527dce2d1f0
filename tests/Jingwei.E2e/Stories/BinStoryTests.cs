using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>The product in one story: a bin overflows, and three people at three browsers bring it to a checked close by hand.</summary>
public sealed class BinStoryTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    private const string Bin = "bin-012";

    [Fact]
    public async Task Bin_12_from_a_sensors_message_to_a_checked_close_in_three_browsers()
    {
        var desk = await street.Desk();
        await desk.SignIn("street");
        await desk.IsLive();
        // The last by name is called only because of where the phone is.
        var officerName = (await street.OnShift("officer", "patrol"))[^1];
        var officer = await street.Phone(await street.PlaceOf(Bin));
        await officer.SignIn(officerName);
        await officer.StartShift(withPosition: true);
        var crew = await (await street.Phone()).OnShift((await street.OnShift("crew", "crew"))[0]);

        await officer.OpensPicturesSlowly();
        await crew.OpensPicturesSlowly();

        await street.Publish(Bin, """{"fill":97}""");
        var happening = desk.Page.GetByRole(AriaRole.Region, new() { Name = "正在发生" });
        await desk.Sees(happening.GetByText("12号果皮箱"));
        await RingsFullScreen(officer);
        var number = (await street.CaseOf(Bin))["number"]!.GetValue<string>();
        await street.Publish(Bin, """{"fill":97}""");
        await desk.KeepPicture("console-live-ringing-1920x1080");
        await officer.KeepPicture("field-ring-390x844");

        await officer.Slide();
        await officer.SeesNoMore(officer.Page.Locator("dialog.ring"));
        await officer.Sees(officer.Page.GetByText(number));
        await officer.Button("前往").ClickAsync();
        await officer.Button("到达现场").ClickAsync();
        await officer.KeepPicture("field-arrived-390x844");
        await officer.Button("情况属实").ClickAsync();
        await officer.Photograph(officer.Page.Locator("dialog input[type=file]"));
        await officer.Button("确定：情况属实").ClickAsync();
        await officer.Button("转交作业班组").ClickAsync();
        await officer.Button("确定：转交作业班组").ClickAsync();
        await officer.Sees("已转交，等作业班组到场");

        await RingsFullScreen(crew);
        await crew.KeepPicture("field-ring-crew-390x844");
        await crew.Slide();
        await crew.Button("开始处置").ClickAsync();
        await street.Publish(Bin, """{"fill":4}""");
        await crew.Button("处置完成").ClickAsync();
        await crew.Photograph(crew.Page.Locator("dialog input[type=file]"));
        await crew.Button("确定：处置完成").ClickAsync();
        await crew.Sees("已完成，等他人核查");

        await happening.GetByRole(AriaRole.Link).Filter(new() { HasText = "12号果皮箱" }).ClickAsync();
        await Expect(desk.Page.Locator(".case-head h1")).ToContainTextAsync("12号果皮箱");
        await Expect(desk.Page.Locator(".case-photos figure")).ToHaveCountAsync(2);
        await desk.KeepPicture("console-case-to-check-1920x1080");
        await desk.ButtonLike("核查通过").ClickAsync();
        await desk.Button("确认核查通过").ClickAsync();
        await desk.Sees(desk.Page.GetByText("已了结：已处置。"));

        await TellsAll(desk);
        await desk.KeepPicture("console-case-closed-1920x1080");
        (await street.Operator.Get($"/cases?device={Bin}"))!["items"]!.AsArray().Count.ShouldBe(1);
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private static async Task RingsFullScreen(Visitor phone)
    {
        var ring = phone.Page.Locator("dialog.ring");
        await phone.Sees(ring);
        await Expect(ring).ToContainTextAsync("12号果皮箱");
        var box = (await ring.BoundingBoxAsync())!;
        (box.X, box.Y, box.Width, box.Height).ShouldBe((0f, 0f, 390f, 844f));
    }

    private static async Task TellsAll(Visitor desk)
    {
        var history = desk.Page.Locator(".case-history > ol > li");
        foreach (var step in new[] { "自动立案", "呼叫", "接单", "前往", "到达现场", "情况属实", "转交作业班组", "开始处置", "满溢度 4%", "处置完成", "核查" })
        {
            await Expect(history.Filter(new() { HasText = step }).First).ToBeAttachedAsync();
        }

        await history.Locator("details").First.Locator("summary").ClickAsync();
        await desk.Sees(history.Locator("details[open]").First);
        await Expect(desk.Page.Locator(".evidence")).ToContainTextAsync("4");
    }
}
