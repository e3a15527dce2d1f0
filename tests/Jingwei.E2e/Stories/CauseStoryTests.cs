using System.Net;
using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>A burst main makes three cases: a shift leader binds two of them to their cause, sees all three on each page, and takes one out again.</summary>
[Collection(typeof(CountersStreet))]
public sealed class CauseStoryTests(Street street) : IAsyncDisposable
{
    private const string Cause = "水管爆裂，正在抢修";

    [Fact]
    public async Task What_has_one_cause_is_bound_seen_together_and_taken_out()
    {
        var burst = await Report("路面冒水，像是水管爆了", "03-03", 121.4502);
        var dry = await Report("家里停水两个小时了", "03-03", 121.4560);
        var puddle = await Report("弄堂口积水，走不过去", "03-03", 121.4610);

        var desk = await (await street.Desk(1440, 900)).AtTheDesk("leader", $"/console/cases/{Uri.EscapeDataString(burst)}");
        await desk.Sees("没有别的案卷和本案同因");
        await desk.Button("并管同因案卷").ClickAsync();
        await desk.Page.GetByLabel("搜在办案卷：编号、词、地点").FillAsync("没有这样的案卷");
        await desk.Press("Enter");
        await desk.Sees("没有找到在办案卷");
        foreach (var (words, number) in new[] { ("停水", dry), ("积水", puddle) })
        {
            await desk.Page.GetByLabel("搜在办案卷：编号、词、地点").FillAsync(words);
            await desk.Press("Enter");
            await desk.Page.GetByRole(AriaRole.Checkbox, new() { Name = number }).CheckAsync();
        }

        await desk.Button($"把 2 件并管到 {burst}").ClickAsync();
        await desk.Sees(desk.Page.GetByRole(AriaRole.Alert));
        await desk.Page.GetByLabel("起因（上报人会读到）").FillAsync(Cause);
        await desk.HasNoSeriousFaults("console bind one cause");
        await desk.KeepPicture("console-cause-bind-1440x900");
        await desk.Button($"把 2 件并管到 {burst}").ClickAsync();
        await desk.Sees("2 件，2 件在办");
        await desk.HasNoSeriousFaults("console one cause");
        await desk.KeepPicture("console-cause-parent-1440x900");

        await desk.Page.Locator(".cause-tree").GetByRole(AriaRole.Link, new() { Name = dry, Exact = true }).ClickAsync();
        await desk.Sees($"起因案卷 {burst}：{Cause}");
        await desk.KeepPicture("console-cause-child-1440x900");
        await desk.Page.Locator(".cause-tree").GetByRole(AriaRole.Button, new() { Name = $"把 {puddle} 拿出来", Exact = true }).ClickAsync();
        await desk.Page.GetByLabel("为什么不是同一个起因").FillAsync("是雨水口堵了");
        await desk.Button($"拿出 {puddle}").ClickAsync();
        await desk.Sees("1 件，1 件在办");

        var page = await street.Operator.Get($"/cases/{Uri.EscapeDataString(puddle)}");
        page!["cause"]?["parent"].ShouldBeNull();
        page["history"]!.AsArray().Select(line => line!["note"]?.GetValue<string>()).ShouldContain("是雨水口堵了");
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private async Task<string> Report(string text, string category, double lon)
    {
        var filed = await street.Operator.Post("/reports", new
        {
            text, lon, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category, onBehalfOf = new { name = "周先生", callBackNumber = "13812345678" },
        });
        filed.Status.ShouldBe(HttpStatusCode.Created, filed.Body?.ToJsonString());
        return filed.Body!["number"]!.GetValue<string>();
    }
}
