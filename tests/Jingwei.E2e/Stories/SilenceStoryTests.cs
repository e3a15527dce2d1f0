using Jingwei.E2e.Browsers;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Jingwei.E2e.Stories;

/// <summary>A sensor is known to be wrong: the desk silences it with a reason, sees that it is held, and ends the silence early.</summary>
[Collection(typeof(OutsideStreet))]
public sealed class SilenceStoryTests(Street street) : IAsyncDisposable
{
    private const string Bin = "bin-030";

    [Fact]
    public async Task A_silenced_alarm_stands_with_its_reason_and_calls_when_the_silence_is_ended()
    {
        await street.Overflow(Bin);
        var desk = await (await street.Desk(1440, 900)).AtTheDesk(path: "/console/alarms");
        var row = desk.Page.Locator("tr[data-row]").Filter(new() { HasText = "30号果皮箱" });
        await row.GetByRole(AriaRole.Button, new() { Name = "静默" }).ClickAsync();
        var form = desk.Page.GetByRole(AriaRole.Dialog);
        await form.GetByText("这台设备的全部告警").ClickAsync();
        await form.GetByText("2 小时").ClickAsync();
        await desk.HasNoSeriousFaults("console alarms silence");
        await form.GetByRole(AriaRole.Button, new() { Name = "开始静默" }).ClickAsync();
        await desk.Sees(form.GetByText("请写原因"));
        await form.GetByLabel("原因").FillAsync("厂家下午来换传感器");
        await form.GetByRole(AriaRole.Button, new() { Name = "开始静默" }).ClickAsync();
        await Expect(form).ToBeHiddenAsync();

        // What has a case goes its way, and both the row and the message say so; the next alarm is held.
        await Expect(desk.Page.Locator(".ant-notification .silence-cases")).ToContainTextAsync("已立案，仍在呼叫");
        await Expect(row).ToContainTextAsync("静默：厂家下午来换传感器");
        await Expect(row).ToContainTextAsync("案卷不因静默而停");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "提前结束" })).ToHaveCountAsync(1);
        await street.Publish(Bin, """{"fill":4}""");
        await Expect(row).ToHaveCountAsync(0);
        await street.Publish(Bin, """{"fill":98}""");
        await Expect(row).ToContainTextAsync("静默：厂家下午来换传感器");
        await Expect(row.GetByRole(AriaRole.Button, new() { Name = "静默" })).ToHaveCountAsync(0);
        await desk.KeepPicture("console-alarm-held-1440x900");

        await desk.Page.GetByText("静默与维护").ClickAsync();
        await desk.Sees(desk.Heading("静默与维护"));
        var silence = desk.Page.Locator("tbody tr").Filter(new() { HasText = "厂家下午来换传感器" });
        await Expect(silence).ToContainTextAsync("压着 1 条");
        await silence.GetByRole(AriaRole.Button, new() { Name = "提前结束" }).ClickAsync();
        await desk.Page.Locator(".ant-popconfirm").GetByRole(AriaRole.Button, new() { Name = "提前结束" }).ClickAsync();
        await Expect(silence).ToHaveCountAsync(0);
        await desk.Go("/console/alarms/silences?show=all");
        await Expect(silence).ToContainTextAsync("提前结束");

        await desk.Go("/console/alarms");
        await Expect(row).Not.ToContainTextAsync("静默：");
        await street.Emptied(Bin);
    }

    public async ValueTask DisposeAsync() => await street.LeaveAll();
}
