using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>准入: a department asks from the phone, the district admits at its desk, the neighborhood is asked and does it.</summary>
[Collection(typeof(OfficesStreet))]
public sealed class WorkItemStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task What_is_admitted_can_be_asked_of_a_neighborhood()
    {
        var now = DateTimeOffset.Parse((await street.Operator.Get("/clock"))!["now"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture).ToOffset(TimeSpan.FromHours(8));
        var department = await (await street.Phone()).OnShift("municipal");
        await department.Go("/field/items");
        await department.Sees("没有事项和任务");
        await department.Link("申请准入").ClickAsync();
        var fields = new (string Label, string Text)[]
        {
            ("事项名称", "汛前排水口巡看"), ("社区做什么", "每月看一次小区排水口，拍照上报"), ("依据（法规或文件）", "《防汛条例》第十八条"), ("随事项下沉的人、钱、物", "派一名养护工同行，补助每月二百元"), ("每次约需小时", "1.5"), ("每个居委每年最多几次", "12"),
            ("准入到哪一天", now.AddDays(200).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)),
        };
        foreach (var (label, text) in fields)
        {
            await department.Page.GetByLabel(label).FillAsync(text);
        }

        await department.Button("提交评审").ClickAsync();
        await department.Sees(department.Heading("汛前排水口巡看"));
        await department.Sees("待评审");
        await department.HasNoSeriousFaults("field work item");

        var district = await (await street.Desk(1440, 900)).AtTheDesk("district", "/console/meetings?tab=items&view=asked");
        await district.Button("汛前排水口巡看").ClickAsync();
        await district.Sees("派一名养护工同行");
        await district.Page.GetByLabel("每年至多（可减少）").FillAsync("6");
        await district.HasNoSeriousFaults("console work item");
        await district.KeepPicture("console-work-item-1440x900");
        await district.Button("准入").ClickAsync();
        await district.Sees(district.Page.Locator(".work-item .tag-ok"));

        await department.Button("下派任务").ClickAsync();
        var sheet = department.Page.Locator("dialog");
        await department.Sees(sheet.GetByLabel("升平居民委员会"));
        await sheet.GetByLabel("这次要办什么").FillAsync("六月巡看，地下车库口也要看");
        await sheet.GetByLabel("完成时限").FillAsync(now.AddHours(50).ToString("yyyy-MM-ddTHH:mm", System.Globalization.CultureInfo.InvariantCulture));
        await sheet.GetByLabel("升平居民委员会").CheckAsync();
        await sheet.GetByRole(AriaRole.Button, new() { Name = "下派给 1 个居委会" }).ClickAsync();
        await department.SeesNoMore(sheet);

        var neighborhood = await (await street.Phone()).OnShift("committee");
        await neighborhood.Go("/field/meetings");
        await neighborhood.Link("准入事项与下派任务").ClickAsync();
        await neighborhood.Sees("六月巡看");
        await neighborhood.HasNoSeriousFaults("field tasks");
        await neighborhood.KeepPicture("field-tasks-390x844");
        await neighborhood.Button("办完了").ClickAsync();
        await neighborhood.Page.GetByLabel("办了什么（必填）").FillAsync("六处都看了，三号口堵，已掏通");
        await neighborhood.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "办完了" }).ClickAsync();
        await neighborhood.Sees("待验收");

        await department.Go("/field/items");
        await department.Sees("三号口堵");
        await department.Button("验收通过").ClickAsync();
        await department.Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "验收通过" }).ClickAsync();
        await department.SeesNoMore(department.Page.GetByText("三号口堵"));

        await district.Turn("/console/meetings?tab=items&view=burden");
        await district.Sees("升平居民委员会");
        await district.Sees("1.5 小时");
        await district.HasNoSeriousFaults("console burden");
        await district.KeepPicture("console-burden-1440x900");
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
