using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>Another system hears of a case, also when it was down and we were cut off in between.</summary>
public sealed class WebhookStoryTests
{
    [Fact]
    public async Task A_report_is_told_to_a_subscriber_who_was_away_over_a_power_cut()
    {
        await using var receiver = await Receiver.Start();
        await using var host = await RunningHost.Start("--demo", "paused", "--outward-networks", "127.0.0.1", "--public-address", "https://city.example");
        var admin = await host.SignIn("admin");
        var areas = (await admin.Get("/areas?limit=500"))!["items"]!.AsArray();
        var area = areas.Single(a => a!["code"]?.GetValue<string>() == "310106")!["id"]!.GetValue<string>();
        var request = new { name = "市级平台", address = $"{receiver.Address}/in", areaId = area, events = new[] { "case.filed", "case.moved", "alarm.raised" } };
        var made = await admin.Post("/webhooks", request, "once");
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body?.ToJsonString());
        var (id, secret) = (made.Body!["id"]!.GetValue<string>(), made.Body["secret"]!.GetValue<string>());
        (await admin.Post("/webhooks", request, "once")).Body!.ShouldSatisfyAllConditions(
            again => again["id"]!.GetValue<string>().ShouldBe(id), again => again["secret"].ShouldBeNull("a secret is shown once"));

        receiver.Says(503);
        var report = await host.Nobody().Post("/reports", new { text = "井盖破损，我是李梅，电话13800001234", lon = 121.4478, lat = 31.2280, contact = "13800001234" });
        var number = report.Body!["number"]!.GetValue<string>();
        await RunningHost.Until(() => admin.Get($"/webhooks/{id}"), w => w["state"]!.GetValue<string>() == "failing");
        await host.Kill();
        receiver.Says(200);
        await host.Again("--demo", "paused", "--outward-networks", "127.0.0.1", "--public-address", "https://city.example");
        admin = await host.SignIn("admin");
        await host.Advance(admin, TimeSpan.FromMinutes(1));
        await RunningHost.Until(() => admin.Get($"/webhooks/{id}"), w => w["state"]!.GetValue<string>() == "active" && w["waiting"]!.GetValue<int>() == 0);

        var told = receiver.Heard.Where(h => h.Body.Contains("case.filed", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBeGreaterThan(1);
        told.Select(t => t.Headers["webhook-id"]).Distinct().Count().ShouldBe(1, "a repeat has the same id");
        var last = told[^1];
        Verify(last, secret).ShouldBeTrue();
        var body = JsonNode.Parse(last.Body)!;
        body["type"]!.GetValue<string>().ShouldBe("case.filed");
        body["data"]!["case"]!["number"]!.GetValue<string>().ShouldBe(number);
        body["data"]!["case"]!["link"]!.GetValue<string>().ShouldBe($"https://city.example/console/cases/{Uri.EscapeDataString(number)}");
        foreach (var person in new[] { "李梅", "13800001234", "井盖破损" })
        {
            last.Body.ShouldNotContain(person);
        }

        await host.ShouldBeClean();
    }

    /// <summary>As a receiver does it, by the specification.</summary>
    private static bool Verify(Received heard, string secret)
    {
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var signed = $"{heard.Headers["webhook-id"]}.{heard.Headers["webhook-timestamp"]}.{heard.Body}";
        return heard.Headers["webhook-signature"] == $"v1,{Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)))}";
    }
}
