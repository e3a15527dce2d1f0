using System.Net;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>The same thing reported more than once: found before it is sent, joined, shown to intake, and merged with its alarms.</summary>
public sealed class DuplicateStoryTests(AuditedHost shared) : IClassFixture<AuditedHost>
{
    // Corners of the street, farther from each other than what is alike is looked for.
    private static readonly (double Lon, double Lat) First = (121.4478, 31.2280);
    private static readonly (double Lon, double Lat) Second = (121.4510, 31.2296);
    private static readonly (double Lon, double Lat) Third = (121.4540, 31.2311);

    [Fact]
    public async Task A_resident_is_asked_and_joins_with_an_own_number_and_code()
    {
        var host = shared.Host;
        var (first, second) = (host.Nobody(), host.Nobody());
        var (number, _) = await Report(first, First, "路口的垃圾桶满了，旁边堆了很多袋子", contact: "13800001234");

        (await Similar(second, First, "昨晚的路灯不亮")).ShouldBeEmpty("other words");
        (await Similar(second, (First.Lon, First.Lat + 0.004), "垃圾桶满了没人收")).ShouldBeEmpty("beyond 250 m");
        var told = (await Similar(second, (First.Lon, First.Lat + 0.0005), "垃圾桶满了没人收")).ShouldHaveSingleItem()!;
        told["distanceMeters"]!.GetValue<int>().ShouldBe(50);
        told["reporters"]!.GetValue<int>().ShouldBe(1);
        told.ToJsonString().ShouldNotContain(number);
        told.ToJsonString().ShouldNotContain("袋子", Case.Sensitive, "nothing of what somebody else wrote");

        var joined = await second.Post("/reports/me-too", new { key = told["key"]!.GetValue<string>(), lon = First.Lon, lat = First.Lat + 0.0005, text = "我家楼下就是", contact = "13900005678" });
        joined.Status.ShouldBe(HttpStatusCode.Created);
        var (own, code) = (joined.Body!["number"]!.GetValue<string>(), joined.Body["followCode"]!.GetValue<string>());
        own.ShouldNotBe(number);
        (await second.Post("/reports/me-too", new { key = "0123", lon = First.Lon, lat = First.Lat })).Code.ShouldBe("similar_gone");

        var view = (await second.Get($"/reports/{Esc(own)}?code={code}"))!;
        (view["number"]!.GetValue<string>(), view["text"]!.GetValue<string>(), view["reporters"]!.GetValue<int>()).ShouldBe((own, "我家楼下就是", 2));
        view["steps"]!.AsArray().Select(s => s!["code"]!.GetValue<string>()).ShouldBe(["received"]);
        view.ToJsonString().ShouldNotContain(number);
        view.ToJsonString().ShouldNotContain("袋子");
        (await second.TryGet($"/reports/{Esc(number)}?code={code}")).Status.ShouldBe(HttpStatusCode.NotFound, "the code opens its own number alone");

        var street = await host.SignIn("street");
        var page = (await street.Get($"/cases/{Esc(number)}"))!;
        page["reporterCount"]!.GetValue<int>().ShouldBe(2);
        page["reporters"]!.AsArray().Select(r => r!["number"]!.GetValue<string>()).ShouldBe([number, own]);
        page["history"]!.AsArray().Select(h => h!["code"]!.GetValue<string>()).ShouldContain("meToo");
        (await street.Get($"/cases/{Esc(own)}"))!["number"]!.GetValue<string>().ShouldBe(number, "staff finds the case by either number");
        (await street.Post($"/cases/{Esc(number)}/contact", new { purpose = "回电", reporter = own })).Body!["contact"]!.GetValue<string>().ShouldBe("13900005678");
        (await street.Post($"/cases/{Esc(number)}/contact", new { purpose = "回电" })).Body!["contact"]!.GetValue<string>().ShouldBe("13800001234");
    }

    [Fact]
    public async Task Alarms_go_with_a_merged_case_and_come_back_with_it()
    {
        var host = shared.Host;
        var street = await host.SignIn("street");
        var (target, _) = await Report(host.Nobody(), Second, "垃圾桶满了");
        using (var bin = await ThinMqtt.Connect(host.Mqtt, "bin-031"))
        {
            await bin.Publish("bin-031", """{"fill":97}""");
        }

        var filed = await RunningHost.Until(() => street.Get("/cases?device=bin-031"), list => list["items"]!.AsArray() is [{ } only] && only["called"] is not null);
        var number = filed["items"]![0]!["number"]!.GetValue<string>();
        (await street.Post($"/cases/{Esc(number)}/merge", new { into = target })).Status.ShouldBe(HttpStatusCode.OK);
        var symptom = (await street.Get($"/cases/{Esc(target)}"))!["symptoms"]!.AsArray().ShouldHaveSingleItem()!;
        (await street.Get($"/cases/{Esc(number)}"))!["symptoms"]!.AsArray().ShouldBeEmpty();
        await host.ShouldBeClean();

        var (last, _) = await Report(host.Nobody(), Second, "垃圾桶满出来了");
        (await street.Post($"/cases/{Esc(target)}/merge", new { into = last })).Status.ShouldBe(HttpStatusCode.OK, "with all that it carries");
        (await street.Get($"/cases/{Esc(last)}"))!["symptoms"]!.AsArray().ShouldHaveSingleItem();
        (await street.Post($"/cases/{Esc(number)}/split", new { })).Status.ShouldBe(HttpStatusCode.OK);
        (await street.Post($"/cases/{Esc(target)}/split", new { })).Status.ShouldBe(HttpStatusCode.OK, "it takes back its own alone");
        (await street.Get($"/cases/{Esc(number)}"))!["symptoms"]!.AsArray().ShouldHaveSingleItem()!["alarmId"]!.GetValue<string>().ShouldBe(symptom["alarmId"]!.GetValue<string>());
        (await street.Get($"/cases/{Esc(target)}"))!["symptoms"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task Intake_sees_similar_open_cases_with_reasons_while_it_types()
    {
        var host = shared.Host;
        var (number, _) = await Report(host.Nobody(), Third, "南京西路垃圾桶满了");
        var intake = await host.SignIn("intake");
        (await intake.Post("/cases/similar", new { text = "垃圾桶" })).Status.ShouldBe(HttpStatusCode.BadRequest, "without a place there is nothing to look for");
        var shown = (await intake.Post("/cases/similar", new { text = "垃圾桶满了没人管", lon = Third.Lon, lat = Third.Lat })).Body!["items"]!.AsArray().ShouldHaveSingleItem()!;
        shown["number"]!.GetValue<string>().ShouldBe(number);
        shown["reasons"]!.AsArray().Single(r => r!["code"]!.GetValue<string>() == "wordsInCommon")!["args"]!["words"]![0]!.GetValue<string>().ShouldBe("垃圾桶满了");
        (await intake.Post($"/cases/{Esc(number)}/reporters", new { text = "满了" })).Status.ShouldBe(HttpStatusCode.BadRequest, "a number to call back");
        (await host.Nobody().Post("/cases/similar", new { text = "垃圾桶", lon = Third.Lon, lat = Third.Lat })).Status.ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static string Esc(string number) => Uri.EscapeDataString(number);

    private static async Task<JsonArray> Similar(User user, (double Lon, double Lat) at, string text) =>
        (await user.Post("/reports/similar", new { text, lon = at.Lon, lat = at.Lat })).Body!["items"]!.AsArray();

    internal static async Task<(string Number, string Code)> Report(User resident, (double Lon, double Lat) at, string text, string? contact = null)
    {
        var report = (await resident.Post("/reports", new { text, lon = at.Lon, lat = at.Lat, contact })).Body!;
        return (report["number"]!.GetValue<string>(), report["followCode"]!.GetValue<string>());
    }
}
