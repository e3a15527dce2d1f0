using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Host.Tests;

/// <summary>A city's platform takes a case over a power cut, and hands one in through the signed door.</summary>
public sealed class ExchangeStoryTests
{
    [Fact]
    public async Task A_case_goes_out_once_over_a_power_cut_and_another_comes_in_by_a_signed_call()
    {
        var kept = new ConcurrentDictionary<string, string>();
        await using var platform = await Receiver.Start();
        platform.Says(503);
        string[] options = ["--demo", "paused", "--outward-networks", "127.0.0.1"];
        await using var host = await RunningHost.Start(options);
        var admin = await host.SignIn("admin");
        var areas = (await admin.Get("/areas?limit=500"))!["items"]!.AsArray();
        var area = areas.Single(a => a!["code"]?.GetValue<string>() == "310106")!["id"]!.GetValue<string>();
        var made = await admin.Send(HttpMethod.Put, "/exchange/platforms/cityHub", JsonContent.Create(new { address = $"{platform.Address}/hub", areaIds = new[] { area } }));
        made.Status.ShouldBe(HttpStatusCode.OK, made.Body?.ToJsonString());
        var secret = made.Body!["secret"]!.GetValue<string>();
        var report = await host.Nobody().Post("/reports", new { text = "井盖破损", lon = 121.4478, lat = 31.2280, contact = "13800001234", category = "01-01" });
        var number = report.Body!["number"]!.GetValue<string>();

        var street = await host.SignIn("street");
        var handed = await street.Post("/exchange/platforms/cityHub/cases", new { number, reason = "市里主管" }, "once");
        handed.Status.ShouldBe(HttpStatusCode.Created, handed.Body?.ToJsonString());
        (await street.Post("/exchange/platforms/cityHub/cases", new { number, reason = "市里主管" }, "once")).Body!["id"]!.GetValue<string>().ShouldBe(handed.Body!["id"]!.GetValue<string>());
        (await admin.Post("/exchange/platforms/cityHub/cases", new { number, reason = "x" })).Status.ShouldBe(HttpStatusCode.Forbidden);
        await RunningHost.Until(() => street.Get("/exchange/platforms"), p => Of(p)["state"]!.GetValue<string>() == "failing");
        await host.Kill();
        platform.Answer = http => http.Response.WriteAsync($$$"""{"code":0,"data":{"caseNo":"{{{kept.GetOrAdd(http.Request.Headers["Idempotency-Key"].ToString(), _ => $"S-{kept.Count + 1}")}}}"}}""");
        await host.Again(options);
        admin = await host.SignIn("admin");
        street = await host.SignIn("street");
        await host.Advance(admin, TimeSpan.FromMinutes(1));
        await RunningHost.Until(() => street.Get($"/exchange/links?number={Uri.EscapeDataString(number)}"), l => l["items"]![0]!["outsideNumber"]?.GetValue<string>() == "S-1");
        platform.Heard.Select(h => (h.Headers["idempotency-key"], h.Body)).Distinct().Count().ShouldBe(1, "word for word, over the cut");

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
        await host.ShouldBeClean();
    }

    private static JsonNode Of(JsonNode platforms) => platforms["items"]!.AsArray().Single(p => p!["name"]!.GetValue<string>() == "cityHub")!;

    private static async Task<(HttpStatusCode Status, JsonNode Body)> Arrive(RunningHost host, string secret, string body, string id)
    {
        var stamp = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), Encoding.UTF8.GetBytes($"{id}.{stamp}.{body}")));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/exchange/in/cityHub/cases") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", $"{stamp}");
        request.Headers.Add("webhook-signature", $"v1,{signature}");
        using var answer = await host.Nobody().Client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }
}
