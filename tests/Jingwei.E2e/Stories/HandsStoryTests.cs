using Jingwei.E2e.Browsers;
using Microsoft.Playwright;

namespace Jingwei.E2e.Stories;

/// <summary>A street's shift leader hands a case up; the district finds it in its list, takes it, and hands it down again.</summary>
[Collection(typeof(OfficesStreet))]
public sealed class HandsStoryTests(Street street) : IAsyncDisposable
{
    [Fact]
    public async Task A_case_goes_up_is_taken_and_comes_down_again()
    {
        var filed = await street.Operator.Post("/reports", new
        {
            text = "地下通道大面积渗水，涉及两个街道", lon = 121.45, lat = 31.229, fileIds = Array.Empty<string>(), kind = "assisted", workflow = "national", category = "01-01",
            onBehalfOf = new { name = "周先生", callBackNumber = "13812345678" },
        });
        var number = filed.Body!["number"]!.GetValue<string>();
        var page = $"/console/cases/{Uri.EscapeDataString(number)}";

        var leader = await (await street.Desk(1440, 900)).AtTheDesk("leader", page);
        await leader.Button("交给别的中心").ClickAsync();
        await leader.Choose(leader.Page.GetByLabel("交给哪个中心"), "上交 · 静安区");
        await leader.Sees("答复前仍由本中心办理");
        await leader.Page.GetByLabel("理由").FillAsync("涉及两个街道，请区里牵头");
        await leader.HasNoSeriousFaults("console hand on");
        await leader.KeepPicture("console-hand-on-1440x900");
        await leader.Button("上交").ClickAsync();
        await leader.Sees(leader.Page.GetByText("前答复").First);

        var district = await (await street.Desk(1440, 900)).AtTheDesk("district", "/console/cases?hand=accept&state=open");
        await district.Sees("等静安区接收");
        await district.HasNoSeriousFaults("console cases to take");
        await district.Link(number).ClickAsync();
        await district.Sees("涉及两个街道，请区里牵头");
        await district.Button("接收").ClickAsync();
        await district.Sees("现由静安区牵头");

        await leader.Sees("现由静安区牵头");
        await leader.SeesNoMore(leader.Button("交给别的中心"));

        await district.Button("交给别的中心").ClickAsync();
        await district.Choose(district.Page.GetByLabel("交给哪个中心"), "下交 · 南京西路街道");
        await district.Page.GetByLabel("理由").FillAsync("已会商，仍由街道办理");
        await district.Button("下交").ClickAsync();
        await leader.Sees("现由南京西路街道牵头");
        await leader.Sees(leader.Button("交给别的中心"));
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
