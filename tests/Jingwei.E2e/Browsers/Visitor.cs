using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Browsers;

/// <summary>Somebody at a browser of their own, who does what a person would: reads, clicks, types, pulls.</summary>
public sealed class Visitor
{
    private const int MostMoments = 10;

    private readonly IBrowserContext context;
    private readonly List<string> faults = [];
    private int asked;
    private int answered;

    public Visitor(IBrowserContext context, IPage page)
    {
        this.context = context;
        Page = page;
        page.PageError += (_, fault) => faults.Add($"{page.Url}: {fault}");
        page.Request += (_, _) => Interlocked.Increment(ref asked);
        page.RequestFinished += (_, _) => Interlocked.Increment(ref answered);
        page.RequestFailed += (_, _) => Interlocked.Increment(ref answered);
    }

    public IPage Page { get; }

    /// <summary>What broke in the scripts of the pages so far.</summary>
    public IReadOnlyList<string> Faults => faults;

    public Task Go(string path) => Page.GotoAsync(path);

    /// <summary>Turns to another page of the same application, as its links do, and waits until it has begun to be drawn.</summary>
    public Task Turn(string path) => Page.EvaluateAsync(
        "(path) => { history.pushState(null, '', path); dispatchEvent(new PopStateEvent('popstate')); return new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))); }", path);

    /// <summary>Waits until all that the page has asked for is answered and nothing more is asked for a moment; a page that never ends asking is left after a second.</summary>
    public async Task HasItsAnswers()
    {
        for (var moment = 0; moment < MostMoments; moment++)
        {
            var before = asked;
            await Page.EvaluateAsync("() => new Promise((done) => setTimeout(done, 100))");
            if (asked == before && answered >= before)
            {
                return;
            }
        }
    }

    /// <summary>Signs in at the front door, by hand, and waits until the person's own pages are there.</summary>
    public async Task SignIn(string userName)
    {
        await Go("/");
        await Page.GetByLabel("账号", new() { Exact = true }).FillAsync(userName);
        await Page.GetByLabel("密码", new() { Exact = true }).FillAsync("demo");
        await Button("登录").ClickAsync();
        await Page.WaitForURLAsync(url => new Uri(url).AbsolutePath != "/");
    }

    /// <summary>Somebody who is signed in already opens a page: with the session that the front door would have given.</summary>
    public async Task Enter(string userName, string path)
    {
        var answer = await context.APIRequest.PostAsync("/api/v1/session", new() { DataObject = new { userName, password = "demo" } });
        answer.Status.ShouldBe(200, userName);
        await Go(path);
    }

    /// <summary>The operator with the street before them, live.</summary>
    public async Task<Visitor> AtTheDesk(string userName = "street", string path = "/console/live")
    {
        await Enter(userName, path);
        await IsLive();
        return this;
    }

    /// <summary>A phone in the pocket of somebody on shift: sound and, when it has one, position allowed.</summary>
    public async Task<Visitor> OnShift(string userName, bool withPosition = false)
    {
        await Enter(userName, "/field/");
        await StartShift(withPosition);
        return this;
    }

    /// <summary>Allows sound and, when the phone has one, position.</summary>
    public async Task StartShift(bool withPosition = false)
    {
        await Expect(Page.Locator(".line-live")).ToBeVisibleAsync();
        if (withPosition)
        {
            await Page.RunAndWaitForResponseAsync(() => Button("开启铃声和位置").ClickAsync(), answer => answer.Url.EndsWith("/me/position", StringComparison.Ordinal) && answer.Ok);
        }
        else
        {
            await Button("只开铃声").ClickAsync();
        }
    }

    public Task IsLive() => Expect(Page.Locator(".line-mark.line-live")).ToBeVisibleAsync();

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator ButtonLike(string words) => Page.GetByRole(AriaRole.Button, new() { Name = words });

    public ILocator Link(string words) => Page.GetByRole(AriaRole.Link, new() { Name = words });

    public ILocator Heading(string words) => Page.GetByRole(AriaRole.Heading, new() { Name = words });

    public ILocator Words(string words) => Page.GetByText(words).First;

    public Task Press(string key) => Page.Keyboard.PressAsync(key);

    public Task Sees(ILocator what) => Expect(what).ToBeVisibleAsync();

    public Task Sees(string words) => Expect(Words(words)).ToBeVisibleAsync();

    public Task SeesNoMore(ILocator what) => Expect(what).ToHaveCountAsync(0);

    /// <summary>Opens a list and chooses from it.</summary>
    /// <param name="typed">What is typed to find it; null when all is listed.</param>
    public async Task Choose(ILocator list, string option, string? typed = null)
    {
        await list.ClickAsync();
        if (typed is not null)
        {
            await Page.Keyboard.TypeAsync(typed);
        }

        await Page.Locator(".ant-select-item-option").Filter(new() { HasText = option }).First.ClickAsync();
    }

    /// <summary>Pulls the ring's slide to its end, as a thumb does.</summary>
    public async Task Slide()
    {
        var thumb = (await Page.GetByRole(AriaRole.Slider).BoundingBoxAsync())!;
        var track = (await Page.Locator(".slide").BoundingBoxAsync())!;
        var y = thumb.Y + (thumb.Height / 2);
        await Page.Mouse.MoveAsync(thumb.X + (thumb.Width / 2), y);
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(track.X + track.Width - 6, y, new() { Steps = 6 });
        await Page.Mouse.UpAsync();
    }

    /// <summary>A photo: what this person's screen shows now, which is a real JPEG.</summary>
    public async Task Photograph(ILocator input) => await input.SetInputFilesAsync(new FilePayload
    {
        Name = "photo.jpg",
        MimeType = "image/jpeg",
        Buffer = await Page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 60 }),
    });

    /// <summary>An old phone: it needs some seconds to open the picture that its camera took, while its owner presses on.</summary>
    public Task OpensPicturesSlowly() => Page.EvaluateAsync(
        "() => { const open = window.createImageBitmap.bind(window); window.createImageBitmap = (...of) => new Promise((done) => setTimeout(done, 3000)).then(() => open(...of)); }");

    /// <summary>A line on which the answer to a move of a case comes after the news of it.</summary>
    public Task HearsOfMovesLate() => Page.RouteAsync("**/api/v1/cases/*/moves", async call =>
    {
        var answer = await call.FetchAsync();
        await Page.EvaluateAsync("() => new Promise((done) => setTimeout(done, 3000))");
        await call.FulfillAsync(new() { Response = answer });
    });

    /// <summary>A cellar, a tunnel: the network is gone, and comes back.</summary>
    public Task IsOffline(bool isOffline) => context.SetOfflineAsync(isOffline);

    public Task Leave() => context.CloseAsync();
}
