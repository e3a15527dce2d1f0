using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Host.Tests;

/// <summary>Other systems were away while the power went here: a subscriber hears of a case, a city's platform takes it over, and hands one in through the signed door.</summary>
public sealed class OutwardStoryTests
{
    private static readonly string[] Options = ["--demo", "paused", "--outward-networks", "127.0.0.1", "--public-address", "https://city.example"];

    [Fact]
    public async Task What_others_should_hear_of_goes_out_once_over_a_power_cut_and_what_they_hand_in_comes_by_a_signed_call()
    {
        await using var receiver = await Receiver.Start();
        await using var platform = await Receiver.Start();
        receiver.Says(503);
        platform.Says(503);
        await using var host = await RunningHost.Start(Options);
        var admin = await host.SignIn("admin");
        var areas = (await admin.Get("/areas?limit=500"))!["items"]!.AsArray();
        var area = areas.Single(a => a!["code"]?.GetValue<string>() == "310106")!["id"]!.GetValue<string>();
        var (webhook, toSubscriber) = await Subscribe(admin, receiver, area);
        var opened = await admin.Send(HttpMethod.Put, "/exchange/platforms/cityHub", JsonContent.Create(new { address = $"{platform.Address}/hub", areaIds = new[] { area } }));
        opened.Status.ShouldBe(HttpStatusCode.OK, opened.Body?.ToJsonString());
        var ofPlatform = opened.Body!["secret"]!.GetValue<string>();

        var report = await host.Nobody().Post("/reports", new { text = "井盖破损，我是李梅，电话13800001234", lon = 121.4478, lat = 31.2280, contact = "13800001234", category = "01-01" });
        var number = report.Body!["number"]!.GetValue<string>();
        var street = await host.SignIn("street");
        await HandOver(street, admin, number);
        await RunningHost.Until(() => admin.Get($"/webhooks/{webhook}"), w => w["state"]!.GetValue<string>() == "failing");
        await RunningHost.Until(() => street.Get("/exchange/platforms"), p => Of(p)["state"]!.GetValue<string>() == "failing");
        await host.Kill();

        var kept = new ConcurrentDictionary<string, string>();
        receiver.Says(200);
        platform.Answer = http => http.Response.WriteAsync($$$"""{"code":0,"data":{"caseNo":"{{{kept.GetOrAdd(http.Request.Headers["Idempotency-Key"].ToString(), _ => $"S-{kept.Count + 1}")}}}"}}""");
        await host.Again(Options);
        admin = await host.SignIn("admin");
        street = await host.SignIn("street");
        await host.Advance(admin, TimeSpan.FromMinutes(1));
        await RunningHost.Until(() => admin.Get($"/webhooks/{webhook}"), w => w["state"]!.GetValue<string>() == "active" && w["waiting"]!.GetValue<int>() == 0);
        SubscriberHeard(receiver, toSubscriber, number);
        await RunningHost.Until(() => street.Get($"/exchange/links?number={Uri.EscapeDataString(number)}"), l => l["items"]![0]!["outsideNumber"]?.GetValue<string>() == "S-1");
        platform.Heard.Select(h => (h.Headers["idempotency-key"], h.Body)).Distinct().Count().ShouldBe(1, "word for word, over the cut");
        await HandIn(host, street, ofPlatform);
        await host.ShouldBeClean();
    }

    private static async Task<(string Id, string Secret)> Subscribe(User admin, Receiver receiver, string area)
    {
        var request = new { name = "市级平台", address = $"{receiver.Address}/in", areaId = area, events = new[] { "case.filed", "case.moved", "alarm.raised" } };
        var made = await admin.Post("/webhooks", request, "once");
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body?.ToJsonString());
        var (id, secret) = (made.Body!["id"]!.GetValue<string>(), made.Body["secret"]!.GetValue<string>());
        (await admin.Post("/webhooks", request, "once")).Body!.ShouldSatisfyAllConditions(
            again => again["id"]!.GetValue<string>().ShouldBe(id), again => again["secret"].ShouldBeNull("a secret is shown once"));
        return (id, secret);
    }

    private static async Task HandOver(User street, User admin, string number)
    {
        var handed = await street.Post("/exchange/platforms/cityHub/cases", new { number, reason = "市里主管" }, "once");
        handed.Status.ShouldBe(HttpStatusCode.Created, handed.Body?.ToJsonString());
        (await street.Post("/exchange/platforms/cityHub/cases", new { number, reason = "市里主管" }, "once")).Body!["id"]!.GetValue<string>().ShouldBe(handed.Body!["id"]!.GetValue<string>());
        (await admin.Post("/exchange/platforms/cityHub/cases", new { number, reason = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static void SubscriberHeard(Receiver receiver, string secret, string number)
    {
        var told = receiver.Heard.Where(h => h.Body.Contains("case.filed", StringComparison.Ordinal)).ToList();
        told.Count.ShouldBeGreaterThan(1);
        told.Select(t => t.Headers["webhook-id"]).Distinct().Count().ShouldBe(1, "a repeat has the same id");
        var last = told[^1];
        last.Headers["webhook-signature"].ShouldBe(Sign(secret, last.Headers["webhook-id"], last.Headers["webhook-timestamp"], last.Body));
        var body = JsonNode.Parse(last.Body)!;
        body["type"]!.GetValue<string>().ShouldBe("case.filed");
        body["data"]!["case"]!["number"]!.GetValue<string>().ShouldBe(number);
        body["data"]!["case"]!["link"]!.GetValue<string>().ShouldBe($"https://city.example/console/cases/{Uri.EscapeDataString(number)}");
        foreach (var person in new[] { "李梅", "13800001234", "井盖破损" })
        {
            last.Body.ShouldNotContain(person);
        }
    }

    private static async Task HandIn(RunningHost host, User street, string secret)
    {
        var body = """{"caseNo":"S-77","content":"广告牌松动","caseType":"050102","areaCode":"310106000000","position":{"lon":121.4478,"lat":31.2280}}""";
        (await Arrive(host, secret, body, "m1")).Status.ShouldBe(HttpStatusCode.Created);
        var again = await Arrive(host, secret, body, "m1");
        again.Status.ShouldBe(HttpStatusCode.OK);
        again.Body["known"]!.GetValue<bool>().ShouldBeTrue();
        (await street.Get($"/cases/{Uri.EscapeDataString(again.Body["number"]!.GetValue<string>())}"))!["source"]!.GetValue<string>().ShouldBe("platform");
        (await Arrive(host, "whsec_" + Convert.ToBase64String(new byte[32]), body, "m2")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        var wrong = await Arrive(host, secret, """{"caseNo":"S-78","content":"x","caseType":"77"}""", "m3");
        wrong.Status.ShouldBe(HttpStatusCode.BadRequest);
        wrong.Body["code"]!.GetValue<string>().ShouldBe("exchange_fields_wrong");
        wrong.Body.ToJsonString().ShouldContain("caseType");
    }

    private static JsonNode Of(JsonNode platforms) => platforms["items"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "cityHub")!;

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Arrive(RunningHost host, string secret, string body, string id)
    {
        var stamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/exchange/in/cityHub/cases") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", stamp);
        request.Headers.Add("webhook-signature", Sign(secret, id, stamp, body));
        using var answer = await host.Nobody().Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>As a sender and a receiver do it, by the specification.</summary>
    private static string Sign(string secret, string id, string stamp, string body) =>
        $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{stamp}.{body}")))}";
}
