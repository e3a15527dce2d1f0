using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>A water main bursts and three homes report no water: the desk binds them to their cause, their reporters read it, and one that is another thing is taken out.</summary>
public sealed class CauseStoryTests(Street street) : IClassFixture<Street>, IAsyncDisposable
{
    private const string Cause = "铜仁路水管爆裂，正在抢修，预计今晚恢复";

    [Fact]
    public async Task Cases_with_one_cause_are_bound_told_and_taken_out_again()
    {
        var parent = (await File("铜仁路水管爆裂，路面喷水")).Number;
        var homes = new List<(string Number, string Code)>();
        foreach (var home in new[] { "2 号", "4 号", "6 号" })
        {
            homes.Add(await File($"{home}家里停水了"));
        }

        var desk = await (await street.Desk(1440, 900)).AtTheDesk("street", $"/console/cases/{Uri.EscapeDataString(parent)}");
        await desk.Button("并管同因案卷").ClickAsync();
        await desk.Page.GetByLabel("搜在办案卷：编号、词、地点").FillAsync("停水");
        await desk.Press("Enter");
        foreach (var (number, _) in homes)
        {
            await desk.Page.Locator(".bind-rows").GetByRole(AriaRole.Checkbox, new() { Name = number }).CheckAsync();
        }

        await desk.Button($"把 3 件并管到 {parent}").ClickAsync();
        await desk.Sees("没有写起因。");
        await desk.Page.GetByLabel("起因（上报人会读到）").FillAsync(Cause);
        await desk.HasNoSeriousFaults("console bind cases of one cause");
        await desk.Button($"把 3 件并管到 {parent}").ClickAsync();
        await desk.Sees("3 件，3 件在办");
        await desk.KeepPicture("console-one-cause-1440x900");

        await desk.Page.Locator(".cause-tree").GetByRole(AriaRole.Link, new() { Name = homes[0].Number }).ClickAsync();
        await desk.Sees(desk.Page.Locator(".case-double").GetByText(Cause));
        await desk.Button($"把 {homes[0].Number} 拿出来").ClickAsync();
        await desk.Page.GetByLabel("为什么不是同一个起因").FillAsync("自家阀门坏了");
        await desk.Button($"拿出 {homes[0].Number}").ClickAsync();
        await desk.Sees($"不与 {parent} 同因");

        await desk.Go($"/console/cases?cause={Uri.EscapeDataString(parent)}");
        await desk.Sees($"同因 {parent}");
        await desk.SeesNoMore(desk.Link(homes[0].Number));
        await desk.Sees(desk.Link(homes[1].Number));
        await desk.HasNoSeriousFaults("console list of one cause");

        var told = await street.Operator.Get($"/reports/{Uri.EscapeDataString(homes[1].Number)}?code={homes[1].Code}");
        told!["steps"]!.AsArray().Select(s => (s!["code"]!.GetValue<string>(), s["words"]?.GetValue<string>())).ShouldContain(("causeFound", Cause));
        await street.Host.ShouldBeClean();
    }

    private async Task<(string Number, string Code)> File(string text)
    {
        var filed = await street.Operator.Post("/reports", new
        {
            text, lon = 121.45, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category = "01-01", onBehalfOf = new { name = "李阿姨", callBackNumber = "13812345678" },
        });
        return (filed.Body!["number"]!.GetValue<string>(), filed.Body!["followCode"]!.GetValue<string>());
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
