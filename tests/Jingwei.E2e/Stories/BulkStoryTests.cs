using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>A shift leader keeps a view, chooses cases with the keyboard, sees what would come of them, and files them at once.</summary>
[Collection(typeof(CountersStreet))]
public sealed class BulkStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_view_is_kept_and_its_cases_are_filed_at_once()
    {
        var numbers = new List<string>();
        foreach (var (text, lon) in new[] { ("井盖缺角，行人绊倒", 121.4502), ("路边护栏倒伏", 121.4531), ("电话亭玻璃破碎", 121.4560) })
        {
            var filed = await street.Operator.Post("/reports", new
            {
                text, lon, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category = "01-01", onBehalfOf = new { name = "周先生", callBackNumber = "13812345678" },
            });
            var number = filed.Body!["number"]!.GetValue<string>();
            numbers.Add(number);
            (await street.Operator.Post($"/cases/{Uri.EscapeDataString(number)}/moves", new { move = "admit" })).Status.ShouldBe(System.Net.HttpStatusCode.OK);
        }

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", "/console/cases?state=open&post=shiftLeader");
        await leader.Button("存为常用清单").ClickAsync();
        await leader.Page.GetByLabel("名称").FillAsync("待我立案");
        await leader.HasNoSeriousFaults("console save a view");
        await leader.Button("保存").ClickAsync();
        await leader.Sees(leader.Page.GetByRole(AriaRole.Button, new() { Name = "待我立案，3 件" }));

        await leader.Page.Locator("body").ClickAsync(new() { Position = new() { X = 2, Y = 2 } });
        await leader.Press("j");
        await leader.Press("x");
        await leader.Press("j");
        await leader.Press("j");
        await leader.Press("Shift+X");
        await leader.Sees("已选 3 件");
        await leader.HasNoSeriousFaults("console cases chosen");
        await leader.Button("批量办理").ClickAsync();
        await leader.Choose(leader.Page.GetByLabel("做什么"), "立案", "立案");
        await leader.Button("先看结果").ClickAsync();
        await leader.Sees("可办 3 件");
        await leader.HasNoSeriousFaults("console bulk preview");
        await leader.KeepPicture("console-bulk-preview-1440x900");
        await leader.Button("办理这 3 件").ClickAsync();
        await leader.Sees("共 3 件：已办 3，未能办 0，未轮到 0");
        await leader.HasNoSeriousFaults("console bulk progress");
        foreach (var number in numbers)
        {
            (await street.Operator.Get($"/cases/{Uri.EscapeDataString(number)}"))!["state"]!.GetValue<string>().ShouldBe("dispatching");
        }

        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
