using System.Net;
using System.Text;
using System.Xml.Linq;
using Microsoft.AspNetCore.Http;

namespace Jingwei.Host.Tests;

/// <summary>A weather service's warning becomes an alarm and a proposed level over a kill; a commander publishes a warning of ours, which another city reads by the standard.</summary>
public sealed class WarningStoryTests
{
    private const string Devices = """
        id,kind,name_zh,lon,lat,area_code,token
        weather-jingan,outsideWarning,市气象台预警,121.4561,31.2276,310106,demo

        """;

    private static readonly string[] Options = ["--demo", "paused", "--outward-networks", "127.0.0.1", "--public-address", "https://city.example"];
    private static readonly XNamespace Cap = "urn:oasis:names:tc:emergency:cap:1.2";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task A_warning_from_outside_is_an_alarm_that_proposes_a_level_and_its_all_clear_ends_it()
    {
        await using var service = await Receiver.Start();
        var message = Message("1", "Alert", null);
        service.Answer = http => http.Response.WriteAsync(message);
        await using var host = await RunningHost.Laid();
        var file = Path.Combine(host.Folder, "devices.csv");
        await File.WriteAllTextAsync(file, Devices);
        var (exit, output) = await host.Command("import", "devices", file);
        exit.ShouldBe(0, output);
        await host.Again(Options);
        var admin = await host.SignIn("admin");
        var area = await AreaOf(admin, "310106");
        var made = await admin.Post("/warnings/feeds", new { name = "市气象台", areaId = area, address = $"{service.Address}/feed", everyMinutes = 5, devices = new[] { "weather-jingan" } });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body?.ToJsonString());
        var city = await host.SignIn("city");
        var seen = await RunningHost.Until(() => city.Get("/warnings/in?state=active"), list => list["items"]!.AsArray().Count == 1);
        seen["items"]![0]!["infos"]![0]!["headline"]!.GetValue<string>().ShouldBe("暴雨橙色预警");
        var alarm = await RunningHost.Until(() => city.Get("/alarms?device=weather-jingan&active=true"), list => list["items"]!.AsArray().Any(a => a!["condition"]!.GetValue<string>() == "severe"));
        alarm["items"]!.AsArray().ShouldAllBe(a => a!["caseNumber"] == null);
        var response = await RunningHost.Until(() => city.Get("/responses"), list => list["items"]!.AsArray().Any(r => r!["package"]!.GetValue<string>() == "outside-warning"));
        response["items"]!.AsArray().Single(r => r!["package"]!.GetValue<string>() == "outside-warning")!.ShouldSatisfyAllConditions(
            r => r!["state"]!.GetValue<string>().ShouldBe("proposed", "a warning's color is not the response level"), r => r!["proposed"]!.GetValue<string>().ShouldBe("III"));

        await host.Kill();
        message = Message("2", "Cancel", "1");
        await host.Again(Options);
        city = await host.SignIn("city");
        await host.Advance(city, TimeSpan.FromMinutes(6));
        await RunningHost.Until(() => city.Get("/warnings/in?state=active"), list => list["items"]!.AsArray().Count == 0);
        await RunningHost.Until(() => city.Get("/alarms?device=weather-jingan&active=true"), list => list["items"]!.AsArray().Count == 0);
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task A_warning_of_ours_is_read_by_everybody_and_a_key_may_send_one_to_us()
    {
        await using var host = await RunningHost.Start(Options);
        var city = await host.SignIn("city");
        var area = await AreaOf(city, "310106012");
        var request = new
        {
            @event = "rainstorm", areaId = area, severity = "Severe", headline = new { zh = "南京西路街道暴雨", en = "Rainstorm in West Nanjing Road" },
            description = new { zh = "一小时雨量已达 60 毫米。", en = "60 mm fell within an hour." },
        };
        (await city.Post("/warnings/published", request with { description = new { zh = "请联系李梅 13800001234", en = "Call Li Mei" } })).Code.ShouldBe("warning_text_personal");
        var made = await city.Post("/warnings/published", request, "once");
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body?.ToJsonString());
        (await city.Post("/warnings/published", request, "once")).Body!["id"]!.GetValue<string>().ShouldBe(made.Body!["id"]!.GetValue<string>());
        (await (await host.SignIn("street")).Post("/warnings/published", request)).Status.ShouldBe(HttpStatusCode.Forbidden);

        using var anybody = new HttpClient();
        var feed = XElement.Parse(await anybody.GetStringAsync($"{host.Address}/cap/alerts.atom"));
        var link = feed.Elements(Atom + "entry").ShouldHaveSingleItem().Element(Atom + "link")!.Attribute("href")!.Value;
        link.ShouldStartWith("https://city.example/cap/alerts/");
        using var answer = await anybody.GetAsync(link.Replace("https://city.example", host.Address, StringComparison.Ordinal));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/cap+xml");
        var xml = await answer.Content.ReadAsStringAsync();
        XElement.Parse(xml).ShouldSatisfyAllConditions(
            a => a.Element(Cap + "sent")!.Value.ShouldEndWith("+08:00"), a => a.Element(Cap + "sender")!.Value.ShouldBe("warning@city.example"),
            a => a.Elements(Cap + "info").Select(i => i.Element(Cap + "language")!.Value).ShouldBe(["zh-CN", "en-US"]),
            a => a.Descendants(Cap + "polygon").ShouldNotBeEmpty(), a => a.Descendants(Cap + "geocode").First().Element(Cap + "value")!.Value.ShouldBe("310106012"));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{host.Address}/cap/alerts.atom");
        again.Headers.IfNoneMatch.Add((await anybody.GetAsync($"{host.Address}/cap/alerts.atom")).Headers.ETag!);
        (await anybody.SendAsync(again)).StatusCode.ShouldBe(HttpStatusCode.NotModified);

        // What we publish is what we take.
        var admin = await host.SignIn("admin");
        var source = (await admin.Post("/warnings/feeds", new { name = "邻市", areaId = await AreaOf(admin, "310106") })).Body!["id"]!.GetValue<string>();
        (await Send(host, admin, source, xml)).ShouldSatisfyAllConditions(a => a.Status.ShouldBe(HttpStatusCode.OK), a => a.Body!["taken"]!.GetValue<string>().ShouldBe("taken"));
        (await Send(host, admin, source, xml.Replace("<severity>Severe", "<severity>Orange", StringComparison.Ordinal))).ShouldSatisfyAllConditions(
            a => a.Status.ShouldBe(HttpStatusCode.BadRequest), a => a.Body!["field"]!.GetValue<string>().ShouldBe("alert/info[1]/severity"), a => a.Body!["args"]!["mistakes"]!.AsArray().Count.ShouldBe(2));

        (await city.Post($"/warnings/published/{made.Body["id"]!.GetValue<string>()}/cancel", new { reason = new { zh = "雨停了", en = "The rain is over" } })).Status.ShouldBe(HttpStatusCode.OK);
        var cleared = XElement.Parse(await anybody.GetStringAsync($"{host.Address}/cap/alerts.atom")).Elements(Atom + "entry").ShouldHaveSingleItem();
        cleared.Element(Atom + "title")!.Value.ShouldBe("解除：南京西路街道暴雨");
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task A_city_may_declare_that_an_alarm_publishes_and_its_end_is_the_all_clear()
    {
        var rules = Path.Combine(Directory.CreateTempSubdirectory("jingwei-rules-").FullName, "rules.yaml");
        await File.WriteAllTextAsync(rules, """
            changed: 2026-11-27
            events:
              litter:
                name: { zh: 垃圾满溢, en: Litter }
                category: Env
                do: [Avoid]
                hours: 2
                instruction: { zh: 请绕行, en: Walk around it }
                alarms: [bin.overflow]
                leastSeverity: 1
                byItself: true
                level: subdistrict
            """);
        await using var host = await RunningHost.Start([.. Options, "--warning-rules", rules]);
        using var anybody = new HttpClient();
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        var message = await Until(() => anybody.GetStringAsync($"{host.Address}/cap/alerts.atom"), feed => feed.Contains("垃圾满溢预警", StringComparison.Ordinal));
        var link = XElement.Parse(message).Elements(Atom + "entry").ShouldHaveSingleItem().Element(Atom + "link")!.Attribute("href")!.Value;
        var xml = await anybody.GetStringAsync(link.Replace("https://city.example", host.Address, StringComparison.Ordinal));
        xml.ShouldNotContain("bin-012", customMessage: "where the sensor is nobody is told");
        XElement.Parse(xml).Descendants(Cap + "areaDesc").First().Value.ShouldEndWith("街道");

        var city = await host.SignIn("city");
        await bin.Publish("bin-012", """{"fill":10}""");
        await host.Advance(city, TimeSpan.FromMinutes(30));
        await Until(() => anybody.GetStringAsync($"{host.Address}/cap/alerts.atom"), feed => feed.Contains("解除：", StringComparison.Ordinal));
        var published = (await city.Get("/warnings/published"))!["items"]!.AsArray().ShouldHaveSingleItem()!;
        published["byRule"]!.GetValue<bool>().ShouldBeTrue();
        published["state"]!.GetValue<string>().ShouldBe("canceled");
        await host.ShouldBeClean();
    }

    private static async Task<string> Until(Func<Task<string>> ask, Func<string, bool> wanted)
    {
        var said = "";
        await RunningHost.Until(async () => System.Text.Json.Nodes.JsonValue.Create(wanted(said = await ask())), answer => answer.GetValue<bool>());
        return said;
    }

    private static async Task<string> AreaOf(User user, string code) =>
        (await user.Get($"/areas?limit=500&q={code}"))!["items"]!.AsArray().Single(a => a!["code"]?.GetValue<string>() == code)!["id"]!.GetValue<string>();

    private static async Task<Answer> Send(RunningHost host, User admin, string feed, string xml)
    {
        var key = await admin.Post("/api-keys", new { name = new { zh = "邻市", en = "Next city" }, role = "handler", areaId = await AreaOf(admin, "310106"), expiresAt = TimeProvider.System.GetUtcNow().AddDays(30) });
        key.Status.ShouldBe(HttpStatusCode.Created, key.Body?.ToJsonString());
        return await host.Nobody().Send(HttpMethod.Post, $"/warnings/feeds/{feed}/alerts", new StringContent(xml, Encoding.UTF8, "application/cap+xml"), bearer: key.Body!["key"]!.GetValue<string>());
    }

    private static string Message(string identifier, string type, string? of) =>
        $"<alert xmlns=\"{Cap.NamespaceName}\"><identifier>{identifier}</identifier><sender>weather@sh.example</sender><sent>2026-11-27T08:00:00+08:00</sent><status>Actual</status><msgType>{type}</msgType>"
        + $"<scope>Public</scope>{(of is null ? "" : $"<references>weather@sh.example,{of},2026-11-27T08:00:00+08:00</references>")}"
        + "<info><language>zh-CN</language><category>Met</category><event>暴雨</event><urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty><expires>2099-01-01T00:00:00+08:00</expires>"
        + "<headline>暴雨橙色预警</headline><area><areaDesc>静安区</areaDesc><geocode><valueName>GB/T 2260</valueName><value>310106</value></geocode></area></info></alert>";
}
