using Microsoft.Playwright;

namespace Jingwei.E2e.Browsers;

/// <summary>The one browser of a run: Chromium as the system installed it, never downloaded. Without it the stories are skipped and say so.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Longest wait for anything on a page, in ms; a loaded machine is slow, a broken page is found all the same.</summary>
    public const int PatienceMs = 30_000;

    private static readonly string[] Known = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;

    private static string? Program { get; } = Environment.GetEnvironmentVariable("JINGWEI_CHROMIUM") ?? Known.FirstOrDefault(File.Exists);

    public static bool IsMissing => Program is null;

    public IBrowser Browser => browser ?? throw new InvalidOperationException("The browser was not started.");

    public static void SkipWhenMissing() =>
        Assert.SkipWhen(IsMissing, $"No Chromium at {string.Join(", ", Known)}: install it (Debian: chromium, fonts-noto-cjk) or name it in JINGWEI_CHROMIUM.");

    public async ValueTask InitializeAsync()
    {
        if (IsMissing)
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(PatienceMs);
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            // Maps are drawn with WebGL, which a machine without a graphics card does in software; all else of a page is quicker drawn without it.
            Args = ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-gpu-compositing", "--disable-gpu-rasterization"],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
