using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Jingwei.Testing.Hosting;
using Microsoft.Playwright;

namespace Jingwei.E2e.Browsers;

/// <summary>
/// How a page looks: to an eye, kept as a picture where <c>JINGWEI_PICTURES=1</c> asks for it (drawing them takes minutes); to somebody who
/// does not see it, judged by axe.
/// </summary>
public static class Looks
{
    private static readonly string Folder = Path.Combine(RunningHost.Root, "tests", "screenshots");
    private static readonly bool AreKept = Environment.GetEnvironmentVariable("JINGWEI_PICTURES") == "1";

    /// <summary>Keeps a picture in tests/screenshots, once the page has come to rest.</summary>
    public static async Task KeepPicture(this Visitor visitor, string name)
    {
        await visitor.Rest();
        await visitor.KeepPictureNow(name);
    }

    /// <summary>Keeps the page as it is and as the other kind of screen shows it: a desk's 1920×1080, a phone's 390×844.</summary>
    public static async Task KeepBothPictures(this Visitor visitor, string name)
    {
        var own = visitor.Page.ViewportSize!;
        var isDesk = own.Width > 1000;
        await visitor.KeepPicture($"{name}-{own.Width}x{own.Height}");
        if (!AreKept)
        {
            return;
        }

        var (width, height) = isDesk ? (390, 844) : (1920, 1080);
        await visitor.Page.SetViewportSizeAsync(width, height);
        await visitor.KeepPictureNow($"{name}-{width}x{height}");
        await visitor.Page.SetViewportSizeAsync(own.Width, own.Height);
    }

    /// <summary>Keeps a picture of a page that cannot come to rest, such as one that has lost its line.</summary>
    public static Task KeepPictureNow(this Visitor visitor, string name) => AreKept ? visitor.TakePicture(name) : Task.CompletedTask;

    /// <summary>Takes a picture whoever asks, as of a story that failed.</summary>
    public static Task TakePicture(this Visitor visitor, string name) => visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png"), Animations = ScreenshotAnimations.Disabled });

    /// <summary>Nothing is being fetched, fonts are there, no placeholder stands.</summary>
    public static async Task Rest(this Visitor visitor)
    {
        await visitor.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        await visitor.HasItsAnswers();
        await visitor.Page.WaitForFunctionAsync("() => document.fonts.status === 'loaded' && !document.querySelector('[aria-busy=\"true\"]')");
    }

    /// <summary>Axe finds nothing at all, of no weight.</summary>
    public static Task HasNoFaults(this Visitor visitor, string where) => visitor.HasNoFaultsOf(where, "minor", "moderate", "serious", "critical");

    /// <summary>Axe finds nothing serious and nothing critical.</summary>
    public static Task HasNoSeriousFaults(this Visitor visitor, string where) => visitor.HasNoFaultsOf(where, "serious", "critical");

    /// <summary>All words stand out from what is behind them.</summary>
    public static Task HasNoPaleWords(this Visitor visitor, string where) =>
        visitor.HasNoFaultsOf(where, new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } }, "serious", "critical");

    private static Task HasNoFaultsOf(this Visitor visitor, string where, params string[] weights) => visitor.HasNoFaultsOf(where, null, weights);

    private static async Task HasNoFaultsOf(this Visitor visitor, string where, AxeRunOptions? rules, params string[] weights)
    {
        await visitor.Rest();
        var found = await visitor.Page.RunAxe(rules);
        found.Violations
            .Where(fault => weights.Contains(fault.Impact))
            .Select(fault => $"{where}: {fault.Id} ({fault.Impact}) {fault.Help}\n{string.Join('\n', fault.Nodes.Take(4).Select(n => $"    {n.Html} — {n.Any.FirstOrDefault()?.Message}"))}")
            .ShouldBeEmpty();
    }
}
