using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>A neighborhood calls a department from the phone: it comes, something is agreed, done and checked; the street's leader sees it all at the desk.</summary>
[Collection(typeof(OfficesStreet))]
public sealed class SummonsStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_neighborhood_calls_a_department_and_what_was_agreed_is_done()
    {
        var now = DateTimeOffset.Parse((await street.Operator.Get("/clock"))!["now"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        var worker = await (await street.Phone()).OnShift("committee");
        await worker.Go("/field/meetings/new");
        // The form is whole once the bodies are there.
        await worker.Sees(worker.Page.GetByLabel("市政养护所"));
        await worker.Button("发出").ClickAsync();
        await worker.Sees("请写什么事。");
        await worker.Page.GetByLabel("什么事").FillAsync("弄口堆物挡住消防通道");
        await worker.Page.GetByLabel("在哪里").FillAsync("南京西路1025弄口");
        await worker.Page.GetByLabel("何时前到场").FillAsync(Field(now.AddHours(30)));
        await worker.Page.GetByLabel("市政养护所").CheckAsync();
        await worker.Button("发出").ClickAsync();
        await worker.Sees(worker.Heading("弄口堆物挡住消防通道"));

        var body = await (await street.Phone()).OnShift("municipal");
        await body.Link("约请，1 项等您").ClickAsync();
        await body.Link("弄口堆物").ClickAsync();
        await body.ButtonLike("应约").ClickAsync();
        await body.ButtonLike("我到了").ClickAsync();
        await body.Sees("自报到场");

        await worker.ButtonLike("记到场").ClickAsync();
        await worker.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "记到场" }).ClickAsync();
        await worker.Sees("按时");
        await worker.Button("加一件").ClickAsync();
        await worker.Page.GetByLabel("做什么").FillAsync("清走弄口堆物");
        await worker.Page.GetByLabel("何时前办完").FillAsync(Field(now.AddHours(72)));
        await worker.Button("记下").ClickAsync();
        await worker.Sees("待办");

        await body.ButtonLike("报办结").ClickAsync();
        await body.Photograph(body.Page.Locator("dialog input[type=file]"));
        await body.Page.GetByLabel("说明（必填）").FillAsync("已清走，另装了护栏");
        await body.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "报办结" }).ClickAsync();
        await body.Sees("待核对");
        await body.HasNoSeriousFaults("field summons");

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", "/console/meetings");
        await leader.Sees("1 件未了 / 1");
        await leader.Link("-约-").ClickAsync();
        await leader.Sees("已清走，另装了护栏");
        await leader.HasNoSeriousFaults("console summons");
        await leader.KeepPicture("console-summons-1440x900");

        await worker.ButtonLike("核对通过").ClickAsync();
        await worker.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "核对通过" }).ClickAsync();
        await worker.Sees("已了结");
        await leader.Sees("1 件事都已核对，自动了结");
        await leader.Link("打印").ClickAsync();
        await leader.Sees(leader.Heading("约请记录"));
        street.IsCleanInTheEnd();
    }

    /// <summary>As a datetime field takes it, in the city's time.</summary>
    private static string Field(DateTimeOffset at) => at.ToOffset(TimeSpan.FromHours(8)).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture);

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
