using Jingwei.E2e.Browsers;
using Jingwei.Testing.Hosting;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Pages;

/// <summary>Takes the pictures of the documents anew. Runs only when asked for: <c>dotnet Jingwei.E2e.dll -explicit only</c>.</summary>
[Collection(typeof(OutsideStreet))]
public sealed class PicturesTests(Street street) : IAsyncDisposable
{
    private const float PlayedMs = 240_000;
    private static readonly string Folder = Path.Combine(RunningHost.Root, "docs", "pictures");

    [Fact(Explicit = true)]
    public async Task A_phone_that_rings_a_resident_in_elder_mode_and_the_console_of_a_playing_street()
    {
        await street.SetRate(1);
        var (lon, lat) = await street.PlaceOf("bin-031");
        var officer = await (await street.Phone((lon - 0.0021, lat - 0.0009))).OnShift((await street.OnShift("officer", "patrol"))[0], withPosition: true);
        await street.Publish("bin-031", """{"fill":97}""");
        await officer.Sees(officer.Page.Locator("dialog.ring"));
        await Keep(officer, "field");

        var resident = await street.Phone();
        await resident.Go("/resident/?elder=1");
        await resident.Rest();
        await Keep(resident, "resident");
        await officer.Leave();
        await resident.Leave();

        await street.Publish("bin-031", """{"fill":5}""");
        await street.Operator.Post("/demo/play", new { playing = true });
        await street.SetRate(60);
        await RunningHost.Until(() => street.Operator.Get("/figures"), figures => figures["sensors"]!["unknown"]!.GetValue<int>() < 10);
        await street.SetRate(10);
        var desk = await (await street.Desk()).AtTheDesk();
        await desk.Page.Locator(".brand").ClickAsync();
        foreach (var (kind, device) in new[] { ("overflow", "bin-012"), ("manholeShift", null), ("residentReport", null), ("doorOpen", null) })
        {
            await street.Operator.Post("/demo/events", new { kind, device });
        }

        foreach (var state in new[] { "处置中", "前往中" })
        {
            await Expect(desk.Page.Locator(".live-row").Filter(new() { HasText = state }).First).ToBeVisibleAsync(new() { Timeout = PlayedMs });
        }

        await desk.Press("0");
        await Keep(desk, "console");
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private static Task Keep(Visitor visitor, string name) => visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
}
