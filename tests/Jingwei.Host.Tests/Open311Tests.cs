using System.Net;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Jingwei.Host.Tests;

/// <summary>Open311 GeoReport v2 against the real slices: what is asked and exactly what is answered.</summary>
public sealed class Open311Tests(AskedHost asked, LampsHost lamps) : IClassFixture<LampsHost>
{
    private const string Root = "/open311/v2";
    private const string Lamp = "service_code=01-04&lat=31.2297&long=121.4478";

    [Fact]
    public async Task Services_and_their_questions_are_told_in_both_formats()
    {
        var host = asked.Host;
        var client = host.Nobody().Client;
        var services = (await Json(client, $"{Root}/services.json", 200)).AsArray();
        services.Select(s => s!["service_code"]!.GetValue<string>()).ShouldContain("01-04");
        services.Single(s => s!["service_code"]!.GetValue<string>() == "01-04")!.ToJsonString(Readable).ShouldBe(
            """{"service_code":"01-04","service_name":"路灯不亮","description":"路灯不亮、闪烁或白天亮着。","metadata":true,"type":"realtime","keywords":"路灯,照明,不亮","group":"公用设施"}""");
        services.Select(s => s!["service_code"]!.GetValue<string>()).ShouldNotContain("01-02", "nobody may report it");
        var xml = await Xml(client, $"{Root}/services.xml", 200, "services");
        xml.Elements("service").Select(s => s.Element("service_code")!.Value).ShouldBe(services.Select(s => s!["service_code"]!.GetValue<string>()));

        (await Json(client, $"{Root}/services/03-03.json", 200)).ToJsonString(Readable).ShouldBe(
            """{"service_code":"03-03","attributes":[{"variable":true,"code":"depth","datatype":"number","required":false,"datatype_description":null,"order":1,"description":"水有多深（厘米）","values":[]}]}""");
        (await Xml(client, $"{Root}/services/01-01.xml", 200, "service_definition")).Descendants("key").Select(k => k.Value).ShouldBe(["shifted", "missing", "broken", "loud"]);
        (await Json(client, $"{Root}/services/02-03.json", 200))["attributes"]!.AsArray().ShouldBeEmpty();
        await Error(client, $"{Root}/services/99-99.json", 404, "99-99");
        await Error(client, $"{Root}/services/01.json", 404, "01", "a kind is no service");

        var discovery = await Json(client, "/open311/discovery.json", 200);
        discovery["endpoints"]![0]!["url"]!.GetValue<string>().ShouldBe($"{host.Address}{Root}");
        discovery["endpoints"]![0]!["formats"]!.AsArray().Select(f => f!.GetValue<string>()).ShouldBe(["text/xml", "application/json"]);
        (await Xml(client, "/open311/discovery.xml", 200, "discovery")).Descendants("type").Single().Value.ShouldBe("test");
    }

    [Fact]
    public async Task A_request_is_filed_read_by_anyone_without_a_person_in_it_and_closed()
    {
        var host = lamps.Host;
        var client = host.Nobody().Client;
        var made = (await Post(client, "json", 200,
            $"{Lamp}&description=灯不亮，打13800138000&attribute[pole]=N-12&attribute[lamps]=2&first_name=明&last_name=王&phone=13800138000&email=a@b.cn&device_id=d&account_id=7&media_url=http://example.cn/a.jpg")).AsArray().Single()!;
        var number = made["service_request_id"]!.GetValue<string>();
        made.ToJsonString(Readable).ShouldBe($$"""{"service_request_id":"{{number}}","service_notice":"一般在上报后 24 小时内处置，并由他人核查。","account_id":"7"}""");
        await Post(client, "json", 200, "service_code=02-03&lat=31.2297&long=121.4478&description=王家的车挡了路&address_string=南京西路1266号501室");

        var path = $"{Root}/requests/{Uri.EscapeDataString(number)}";
        var shown = (await Json(client, $"{path}.json", 200)).AsArray().Single()!;
        shown.AsObject().Select(f => f.Key).ShouldBe(
        [
            "service_request_id", "status", "status_notes", "service_name", "service_code", "description", "agency_responsible", "service_notice", "requested_datetime",
            "updated_datetime", "expected_datetime", "address", "address_id", "zipcode", "lat", "long", "media_url",
        ]);
        Text(shown, "status").ShouldBe("open");
        Text(shown, "description").ShouldBe("灯不亮，打***\n灯杆编号：N-12\n几盏灯：2");
        Text(shown, "requested_datetime").ShouldMatch(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+08:00$");
        Text(shown, "address").ShouldBe("南京西路街道, 静安区, 上海市");
        (shown["lat"]!.GetValue<double>(), shown["long"]!.GetValue<double>()).ShouldBe((31.23, 121.448));
        shown["media_url"].ShouldBeNull();
        var xml = (await Xml(client, $"{path}.xml", 200, "service_requests")).Element("request")!;
        // A message may go out between the two.
        xml.Elements().Where(e => e.Name != "updated_datetime").Select(e => e.Value)
            .ShouldBe(shown.AsObject().Where(f => f.Key != "updated_datetime").Select(f => f.Value is null ? "" : f.Value.ToString()));
        var all = (await Json(client, $"{Root}/requests.json", 200)).ToJsonString(Readable);
        foreach (var personal in new[] { "13800138000", "王", "a@b.cn", "501", "example.cn", "1266" })
        {
            all.ShouldNotContain(personal);
        }

        var street = await host.SignIn("street");
        var filed = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!;
        filed["text"]!.GetValue<string>().ShouldContain("13800138000");
        filed["reporter"]!["onBehalfOf"]!.GetValue<string>().ShouldBe("王*");
        filed["reporter"]!["contactMasked"]!.GetValue<string>().ShouldBe("138****8000");
        filed["history"]![0]!["note"]!.GetValue<string>().ShouldBe("media_url: http://example.cn/a.jpg");
        await host.Advance(street, TimeSpan.FromSeconds(1));
        var officer = await host.SignIn((await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!["called"]!["userName"]!.GetValue<string>());
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            await officer.Move(number, move);
        }

        await street.Move(number, "checked");
        var closed = (await Json(client, $"{path}.json", 200)).AsArray().Single()!;
        (Text(closed, "status"), Text(closed, "status_notes")).ShouldBe(("closed", "到场时已恢复"));
        (await Json(client, $"{Root}/tokens/{Uri.EscapeDataString(number)}.json", 200)).ToJsonString(Readable).ShouldBe($$"""[{"service_request_id":"{{number}}","token":"{{number}}"}]""");
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task Lists_are_narrowed_by_every_filter_newest_first()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var client = host.Nobody().Client;
        var street = await host.SignIn("street");
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        await StreetStoryTests.WaitForCall(street, "bin-012");
        var old = await File(client, "service_code=03-01&address_string=南京西路、铜仁路路口");
        await host.Advance(street, TimeSpan.FromMinutes(5));
        var mid = await File(client, $"{Lamp}");
        await host.Advance(street, TimeSpan.FromMinutes(5));
        var young = await File(client, "service_code=02-03&address_id=310106012");

        (await Ids(client, "")).ShouldBe([young, mid, old], "what an alarm filed is not told");
        (await Ids(client, $"service_request_id={old},{mid},2026-沪-999999&status=closed")).ShouldBe([mid, old], "numbers override all else");
        (await Ids(client, "service_code=01-04,03-01")).ShouldBe([mid, old]);
        (await Ids(client, "status=open")).ShouldBe([young, mid, old]);
        (await Ids(client, "status=closed")).ShouldBeEmpty();
        var asked = Text((await Json(client, $"{Root}/requests.json?service_request_id={old}", 200))[0]!, "requested_datetime");
        var at = Uri.EscapeDataString(asked);
        (await Ids(client, $"start_date={at}")).ShouldBe([young, mid, old]);
        (await Ids(client, $"start_date={at}&end_date={at}")).ShouldBe([old]);
        (await Ids(client, $"end_date={at}")).ShouldBe([old]);
        (await Ids(client, "start_date=2020-01-01T00:00:00Z")).ShouldBeEmpty("ninety days from it are over");
        (await Xml(client, $"{Root}/requests.xml?status=closed", 200, "service_requests")).Elements().ShouldBeEmpty();

        var first = await client.GetAsync($"{Root}/bulk.csv?page_size=2");
        first.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        var lines = (await first.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines[0].ShouldBe("service_request_id,requested_datetime,updated_datetime,closed_date,status_description,status_notes,source,service_name,service_subtype,description,agency_responsible,address,lat,long");
        lines.Skip(1).Select(l => l.Split(',')[0]).ShouldBe([old, mid]);
        var next = first.Headers.GetValues("Link").Single().Split('<', '>')[1];
        var last = await client.GetAsync(next);
        last.Headers.Contains("Link").ShouldBeFalse();
        (await last.Content.ReadAsStringAsync()).ShouldContain(young);
        (await Json(client, $"{Root}/bulk.json?end_date={at}", 200)).AsArray().Select(r => Text(r!, "service_request_id")).ShouldBe([old]);
        await Error(client, $"{Root}/bulk.json?page_size=0", 400, "page_size");
        await Error(client, $"{Root}/bulk.json?after=x", 400, "after");
        await Repeats(client, street);
    }

    [Fact]
    public async Task What_cannot_be_answered_has_the_standards_form()
    {
        var host = asked.Host;
        foreach (var (path, status, says) in new[]
        {
            ("requests.json?start_date=yesterday", 400, "start_date"),
            ("requests.json?start_date=2026-01-01T00:00:00Z&end_date=2026-06-01T00:00:00Z", 400, "90"),
            ("requests.json?status=done", 400, "status"),
            ("requests.json?service_code=nothing", 404, "nothing"),
            ("requests.json?jurisdiction_id=elsewhere.org", 404, "jurisdiction_id"),
            ("requests/2026-沪-999999.json", 404, "service_request_id"),
            ("requests/%3Cb%3E'%22.json", 404, "service_request_id"),
            ("tokens/none.json", 404, "token"),
            ("nothing.json", 404, "json"),
            ("requests.yaml", 404, "xml"),
            ("requests", 404, "xml"),
            ("services/01-04", 404, "xml"),
            ("services/%01.xml", 404, "service_code"),
        })
        {
            await Error(host.Nobody().Client, $"{Root}/{path}", status, says, path);
        }
    }

    [Fact]
    public async Task A_form_that_cannot_be_taken_is_refused_by_name()
    {
        var host = asked.Host;
        foreach (var (form, status, says) in new[]
        {
            ("lat=31.2297&long=121.4478", 400, "service_code"),
            ("service_code=nothing&lat=31.2297&long=121.4478", 404, "nothing"),
            ("service_code=01-04", 400, "lat"),
            ("service_code=01-04&lat=31.2297", 400, "long"),
            ("service_code=01-04&lat=NaN&long=121.4478", 400, "lat"),
            ("service_code=01-04&lat=48.85&long=2.35", 400, "outside"),
            ("service_code=01-04&address_string=nowhere at all", 400, "address_string"),
            ("service_code=01-04&address_id=77", 400, "address_id"),
            ("service_code=01-01&lat=31.2297&long=121.4478", 400, "attribute[fault]"),
            ("service_code=01-01&lat=31.2297&long=121.4478&attribute[fault]=eaten", 400, "shifted"),
            ("service_code=01-04&lat=31.2297&long=121.4478&attribute[lamps]=many", 400, "attribute[lamps]"),
            ("service_code=01-04&lat=31.2297&long=121.4478&attribute[<b>]=x", 400, "attribute[<b>]"),
            ("service_code=01-04&lat=31.2297&long=121.4478&media_url=javascript:alert(1)", 400, "media_url"),
            ("service_code=01-04&lat=31.2297&long=121.4478&jurisdiction_id=elsewhere.org", 404, "jurisdiction_id"),
            ("service_code=01-04&lat=31.2297&long=121.4478&api_key=wrong", 403, "api_key"),
        })
        {
            foreach (var format in new[] { "json", "xml" })
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/requests.{format}") { Content = Form(form) };
                request.Headers.Add("Accept-Language", "en");
                using var answer = await host.Nobody().Client.SendAsync(request);
                await ShouldBeError(answer, format, status, says, form);
            }
        }
    }

    [Fact]
    public async Task Hostile_input_breaks_nothing()
    {
        var host = lamps.Host;
        var client = host.Nobody().Client;
        var large = new string('a', 10_000_000);
        await Refused(client, new StringContent($"{Lamp}&description={large}", System.Text.Encoding.UTF8, "application/x-www-form-urlencoded"), "form");
        await Refused(client, Form(string.Join('&', Enumerable.Range(0, 1000).Select(i => $"attribute[a{i}]=1"))), "form");
        await Refused(client, Form($"{Lamp}&description={new string('长', 4001)}"), "description");
        await Refused(client, new StringContent("{}", System.Text.Encoding.UTF8, "application/json"), "x-www-form-urlencoded");
        using var put = await client.PutAsync($"{Root}/requests.json", Form(""));
        await ShouldBeError(put, "json", 400, "POST");

        var words = "]]><x>&amp;<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]>&b;\u0001\uFFFF=1+1";
        var number = await File(client, $"{Lamp}&description={Uri.EscapeDataString(words)}&address_string=");
        var shown = (await Xml(client, $"{Root}/requests/{Uri.EscapeDataString(number)}.xml", 200, "service_requests")).Descendants("description").Single().Value;
        shown.ShouldContain("]]>");
        shown.ShouldNotContain("passwd\">");
        (await client.GetStringAsync($"{Root}/bulk.csv")).ShouldNotContain(",=1");
        (await File(client, $"{Lamp}&description={Uri.EscapeDataString(new string('长', 4000))}")).ShouldNotBe(number);
        host.Said.ShouldNotContain("Fault ");
    }

    [Fact]
    public async Task Who_may_file_is_what_the_city_says_and_everyone_reads()
    {
        await using var host = await RunningHost.Start("--demo", "paused", "--open311", "keys", "--open311-jurisdiction", "city.example");
        var client = host.Nobody().Client;
        await Refused(client, Form(Lamp), "api_key", 403);
        await Refused((await host.SignIn("street")).Client, Form(Lamp), "api_key", 403);
        await Refused(client, Form($"{Lamp}&api_key=jwk_1.x"), "api_key", 403);
        var admin = await host.SignIn("admin");
        var here = await Key(admin, "resident", "310106012");
        await Post(client, "json", 200, $"{Lamp}&api_key={here.Key}&jurisdiction_id=CITY.example");
        await Refused(client, Form($"{Lamp}&api_key={(await Key(admin, "resident", "310101002")).Key}"), "api_key", 403);
        (await admin.Send(HttpMethod.Delete, $"/api-keys/{here.Id}")).Status.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.NoContent);
        await Refused(client, Form($"{Lamp}&api_key={here.Key}"), "api_key", 403);

        foreach (var path in new[] { "/open311/discovery.xml", $"{Root}/services.xml", $"{Root}/services/01-04.xml", $"{Root}/requests.xml", $"{Root}/bulk.xml" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Origin", "https://map.example");
            using var answer = await client.SendAsync(request);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
            answer.Headers.GetValues("Access-Control-Allow-Origin").ShouldBe(["*"]);
        }
    }

    [Fact]
    public async Task A_door_that_is_shut_says_so_and_a_wrong_service_file_stops_the_start()
    {
        await using var host = await RunningHost.Start("--demo", "paused", "--open311", "off");
        await Error(host.Nobody().Client, $"{Root}/services.json", 404, "json");
        using var post = await host.Nobody().Client.PostAsync($"{Root}/requests.json", Form(Lamp));
        ((int)post.StatusCode).ShouldBe(400);
        var file = Path.Combine(host.Folder, "services.yaml");
        await System.IO.File.WriteAllTextAsync(file, "changed: soon\nservices: {}");
        var (exit, said) = await host.Command("serve", "--open311-services", file);
        exit.ShouldBe(2);
        said.ShouldContain("services.yaml:1: “soon” should be a day");
        (await host.Command("serve", "--open311", "maybe")).Output.ShouldContain("keys, open or off");
    }

    private static readonly System.Text.Json.JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static StringContent Form(string plain) =>
        new(string.Join('&', plain.Split('&').Select(f => f.Replace("@", "%40", StringComparison.Ordinal))), System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

    private static async Task<(string Id, string Key)> Key(User admin, string role, string area)
    {
        var areas = (await admin.Get("/areas?limit=500"))!["items"]!.AsArray();
        var areaId = areas.Single(a => a!["code"]?.GetValue<string>() == area)!["id"]!.GetValue<string>();
        var made = await admin.Post("/api-keys", new { name = new { zh = "应用", en = "App" }, role, areaId, expiresAt = TimeProvider.System.GetUtcNow().AddDays(30) });
        made.Status.ShouldBe(HttpStatusCode.Created, made.Body?.ToJsonString());
        return (made.Body!["id"]!.GetValue<string>(), made.Body["key"]!.GetValue<string>());
    }

    private static async Task<string> File(HttpClient client, string form) => Text((await Post(client, "json", 200, form))[0]!, "service_request_id");

    /// <summary>A form under a key files once, whatever the format and the order of its fields.</summary>
    private static async Task Repeats(HttpClient client, User street)
    {
        const string Tree = "service_code=04-01&lat=31.2297&long=121.4478";
        var before = (await street.Get("/cases?state=open"))!["items"]!.AsArray().Count;
        var number = await Keyed(client, "lost-answer", Tree);
        (await Keyed(client, "lost-answer", "long=121.4478&lat=31.2297&service_code=04-01", "xml")).ShouldBe(number);
        (await Keyed(client, "lost-answer", $"{Tree}&description=x")).ShouldBe("409");
        (await Keyed(client, new string('k', 129), Tree)).ShouldBe("400");
        (await street.Get("/cases?state=open"))!["items"]!.AsArray().Count.ShouldBe(before + 1);
    }

    private static async Task<IReadOnlyList<string>> Ids(HttpClient client, string query) =>
        [.. (await Json(client, $"{Root}/requests.json?{query}", 200)).AsArray().Select(r => Text(r!, "service_request_id"))];

    private static string Text(JsonNode node, string field) => node[field]!.GetValue<string>();

    /// <summary>The number, or the first error's code, of a form that is sent under a key.</summary>
    private static async Task<string> Keyed(HttpClient client, string key, string form, string format = "json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/requests.{format}") { Content = Form(form) };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        if (format == "xml")
        {
            return (await XmlOf(answer, "service_requests")).Element("request")!.Element("service_request_id")!.Value;
        }

        var first = (await Body(answer)).AsArray()[0]!;
        return answer.IsSuccessStatusCode ? Text(first, "service_request_id") : first["code"]!.ToString();
    }

    private static async Task<JsonNode> Post(HttpClient client, string format, int status, string form)
    {
        using var answer = await client.PostAsync($"{Root}/requests.{format}", Form(form));
        var body = await Body(answer);
        ((int)answer.StatusCode).ShouldBe(status, body.ToJsonString(Readable));
        return body;
    }

    private static async Task Refused(HttpClient client, HttpContent content, string says, int status = 400)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Root}/requests.json") { Content = content };
        request.Headers.Add("Accept-Language", "en");
        request.Headers.ExpectContinue = true; // What is refused by its length alone is not sent.
        using var answer = await client.SendAsync(request);
        await ShouldBeError(answer, "json", status, says);
    }

    private static async Task<JsonNode> Json(HttpClient client, string path, int status)
    {
        using var answer = await client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status, path);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        return await Body(answer);
    }

    private static async Task<XElement> Xml(HttpClient client, string path, int status, string root)
    {
        using var answer = await client.GetAsync(path);
        ((int)answer.StatusCode).ShouldBe(status, path);
        return await XmlOf(answer, root);
    }

    private static async Task Error(HttpClient client, string path, int status, string says, string? because = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("Accept-Language", "en-US");
        using var answer = await client.SendAsync(request);
        await ShouldBeError(answer, path.Split('?')[0].EndsWith(".json", StringComparison.Ordinal) ? "json" : "xml", status, says, because);
    }

    private static async Task ShouldBeError(HttpResponseMessage answer, string format, int status, string says, string? because = null)
    {
        ((int)answer.StatusCode).ShouldBe(status, because ?? await answer.Content.ReadAsStringAsync());
        if (format == "json")
        {
            answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
            var errors = (await Body(answer)).AsArray();
            errors.ShouldAllBe(e => e!.AsObject().Count == 2);
            errors[0]!["code"]!.GetValue<int>().ShouldBe(status);
            Text(errors[0]!, "description").ShouldContain(says);
        }
        else
        {
            var error = (await XmlOf(answer, "errors")).Elements("error").First();
            error.Elements().Select(e => e.Name.LocalName).ShouldBe(["code", "description"]);
            error.Element("code")!.Value.ShouldBe($"{status}");
            error.Element("description")!.Value.ShouldContain(says);
        }
    }

    private static async Task<XElement> XmlOf(HttpResponseMessage answer, string root)
    {
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/xml; charset=utf-8");
        var text = await answer.Content.ReadAsStringAsync();
        text.ShouldStartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>");
        var document = XDocument.Parse(text);
        document.Root!.Name.ShouldBe(XName.Get(root));
        return document.Root;
    }

    private static async Task<JsonNode> Body(HttpResponseMessage answer) => JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
}
