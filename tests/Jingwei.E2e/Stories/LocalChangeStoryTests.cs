using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>An administrator wants a package otherwise in the city; it waits in the list until a second person has looked at it, comes back once with why, and is then in force.</summary>
[Collection(typeof(OutsideStreet))]
public sealed class LocalChangeStoryTests(Street street) : IAsyncDisposable
{
    private const string Bin = "bin-040";

    [Fact]
    public async Task A_local_change_comes_back_with_why_is_proposed_again_and_approved_by_a_second_person_and_bins_are_judged_by_it()
    {
        var admin = await street.Desk();
        await admin.Enter("admin", "/console/scenarios/street-care");
        await admin.Button("启用或停用").ClickAsync();
        var asked = admin.Page.GetByRole(AriaRole.Dialog);
        await Write(admin, asked, "deviceKinds: { bin: { conditions: { overflow: { when: [fill >= 70] } } } }");
        await asked.GetByLabel("理由").FillAsync("夜市期间");
        await asked.GetByRole(AriaRole.Button, new() { Name = "提交，等人批准" }).ClickAsync();
        await admin.Sees("由你提出，须由另一个人批准。");
        await admin.SeesNoMore(admin.Button("批准并生效"));

        var city = await street.Desk();
        await city.Enter("city", "/console/scenarios");
        var waiting = Part(city, "待审定");
        await Expect(waiting).ToContainTextAsync("全市");
        await Expect(waiting).ToContainTextAsync("fill >= 70");
        await city.HasNoSeriousFaults("console scenarios with a local change");
        await city.KeepBothPictures("console-local-change-waits");
        await waiting.GetByRole(AriaRole.Button).ClickAsync();
        var card = city.Page.Locator(".ant-drawer");
        await city.Sees(card.GetByText("果皮箱满溢 · 何时告警"));
        await city.Sees(card.GetByText("夜市期间"));
        await city.HasNoSeriousFaults("console local change");
        await city.KeepBothPictures("console-local-change");
        await card.GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await city.Page.GetByLabel("哪里不行（必填）").FillAsync("70 太低，80 就够");
        await city.Page.Locator(".ant-modal-confirm").GetByRole(AriaRole.Button, new() { Name = "退回", Exact = true }).ClickAsync();
        await city.Sees(waiting.GetByText("没有等你审定的提案。"));

        await admin.Go("/console/scenarios");
        await Expect(Part(admin, "我的草稿")).ToContainTextAsync("70 太低，80 就够");
        await Part(admin, "我的草稿").GetByRole(AriaRole.Button).ClickAsync();
        await admin.Sees(admin.Page.GetByRole(AriaRole.Alert).GetByText("70 太低，80 就够"));
        await admin.Button("改好再提").ClickAsync();
        asked = admin.Page.GetByRole(AriaRole.Dialog).Filter(new() { Has = admin.Page.GetByLabel("当地改动（可不填）") });
        await Expect(asked.GetByLabel("理由")).ToHaveValueAsync("夜市期间");
        await Write(admin, asked, "deviceKinds: { bin: { conditions: { overflow: { when: [fill >= 80] } } } }");
        await asked.GetByRole(AriaRole.Button, new() { Name = "提交，等人批准" }).ClickAsync();
        await admin.Sees("已提交，等另一个人批准");

        await city.Page.ReloadAsync();
        await waiting.GetByRole(AriaRole.Button).ClickAsync();
        await card.GetByRole(AriaRole.Button, new() { Name = "批准并生效" }).ClickAsync();
        await city.Sees("已批准：自下一条读数起按此执行");
        await city.Sees(waiting.GetByText("没有等你审定的提案。"));
        await street.Publish(Bin, """{"fill":82}""");
        (await street.CaseOf(Bin))["category"]!.GetValue<string>().ShouldBe("03-01");
        await street.Emptied(Bin);
        street.IsCleanInTheEnd();
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();

    private static ILocator Part(Visitor visitor, string name) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = name });

    private static async Task Write(Visitor visitor, ILocator form, string changes)
    {
        await form.GetByLabel("当地改动（可不填）").ClickAsync();
        await visitor.Press("Control+a");
        await visitor.Page.Keyboard.InsertTextAsync(changes);
    }
}
