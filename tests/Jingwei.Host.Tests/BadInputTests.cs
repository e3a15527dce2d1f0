using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>Bad input gets a clear answer: which field, what is wrong, what would be right.</summary>
public sealed class BadInputTests(AskedHost asked)
{
    [Fact]
    public async Task Wrong_input_is_named_by_field_and_code()
    {
        var host = asked.Host;
        var nobody = host.Nobody();
        await Expect(nobody.Post("/reports", new { text = "", lon = 121.45, lat = 31.229 }), 400, "text_required", "text");
        await Expect(nobody.Post("/reports", new { text = "x" }), 400, "place_required", "lon");
        await Expect(nobody.Post("/reports", new { text = "x", lon = 2.35, lat = 48.85 }), 400, "place_outside_city", "lon");
        await Expect(nobody.Post("/reports", new { text = "x", lon = 121.45, lat = 31.229, kind = "assisted", onBehalfOf = new { callBackNumber = "1" } }), 403, "may_not", null);
        await Expect(nobody.Post("/reports", new { text = new string('长', 2001), lon = 121.45, lat = 31.229 }), 400, "text_too_long", "text");
        await Expect(nobody.Post("/reports", new { text = "x", lon = 121.45, lat = 31.229, address = new string('弄', 201) }), 400, "address_too_long", "address");
        await Expect(nobody.Post("/reports", new { text = "x", lon = 121.45, lat = 31.229, beside = new string('长', 201) }), 400, "address_too_long", "beside");
        await Expect(nobody.Send(HttpMethod.Post, "/reports", Json("{\"text\":12}")), 400, "body_invalid", "text");
        await Expect(nobody.Send(HttpMethod.Post, "/reports", Json("{not json")), 400, "body_invalid", "body");
        await Expect(nobody.Send(HttpMethod.Post, "/files", Json("not a picture, really not")), 400, "file_not_a_picture", "file");
        await Expect(nobody.Post("/session", new { userName = "street", password = "wrong" }), 401, "credentials_wrong", null);
        await Expect(nobody.TryGet("/no-such-thing"), 404, "endpoint_unknown", null);

        var street = await host.SignIn("street");
        await Expect(street.TryGet("/cases?state=nonsense"), 400, "state_unknown", "state");
        await Expect(street.TryGet("/cases?limit=0"), 400, "limit_out_of_range", "limit");
        await Expect(street.TryGet("/cases?cursor=x"), 400, "cursor_invalid", "cursor");
        await Expect(street.TryGet("/cases?area=nowhere"), 400, "area_unknown", "area");
        await Expect(street.TryGet("/cases?from=yesterday"), 400, "instant_invalid", "from");
        await Expect(street.TryGet("/cases/none"), 404, "case_unknown", null);
        await Expect(street.Post("/handover-notes", new { text = " " }), 400, "text_required", "text");
        await Expect(street.Post("/demo/clock", new { rate = -1 }), 400, "rate_out_of_range", "rate");
    }

    [Fact]
    public async Task A_number_that_cannot_be_read_is_named_too()
    {
        var host = asked.Host;
        var street = await host.SignIn("street");
        var answer = await street.TryGet("/cases?limit=many");
        answer.Status.ShouldBe(HttpStatusCode.BadRequest);
        answer.Code.ShouldBe("value_invalid");
        answer.Body!["field"]!.GetValue<string>().ShouldBe("limit");
    }

    [Fact]
    public async Task A_wrong_method_and_a_wrong_kind_of_body_are_told_apart_from_a_wrong_address()
    {
        var host = asked.Host;
        var street = await host.SignIn("street");
        var method = await street.Send(HttpMethod.Put, "/cases");
        (method.Status, method.Code).ShouldBe((HttpStatusCode.MethodNotAllowed, "method_not_allowed"));
        using var plain = new StringContent("hello", Encoding.UTF8, "text/plain");
        var content = await street.Send(HttpMethod.Post, "/reports", plain);
        (content.Status, content.Code).ShouldBe((HttpStatusCode.UnsupportedMediaType, "content_type_unsupported"));
        await Expect(street.Send(HttpMethod.Post, "/reports", Json("")), 400, "body_required", "body");
    }

    [Fact]
    public async Task An_area_is_named_by_id_or_code_and_a_wrong_one_is_refused_everywhere()
    {
        var host = asked.Host;
        var street = await host.SignIn("street");
        foreach (var list in new[] { "/cases", "/devices", "/alarms", "/silences", "/figures", "/people", "/duty", "/estates", "/map", "/positions", "/handover-notes", "/point-owners", "/organizations" })
        {
            await Expect(street.TryGet($"{list}?area=nope"), 400, "area_unknown", "area");
            (await street.TryGet($"{list}?area=310106012")).Status.ShouldBe(HttpStatusCode.OK, list);
        }
    }

    [Fact]
    public async Task Readings_are_answered_one_by_one()
    {
        var host = asked.Host;
        using var body = Json("""[{"device":"bin-001","values":{"fill":12}},{"device":"bin-001","values":{"fill":400}},{"device":"nobodys-9","values":{"fill":1}},{"device":"bin-001","values":{"\ud83d":1}},null,7,{"device":"bin-002","values":{"fill":3}}]""");
        var answer = await host.Nobody().Send(HttpMethod.Post, "/readings", body, bearer: "demo");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body?.ToJsonString());
        answer.Body!["results"]!.AsArray().Select(r => r!["status"]!.GetValue<string>()).ShouldBe(["stored", "refused", "refused", "refused", "rejected", "rejected", "stored"]);
        answer.Body!["results"]![4]!["code"]!.GetValue<string>().ShouldBe("bad_payload");
        (await host.Nobody().Send(HttpMethod.Post, "/readings", Json("[]"))).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.Nobody().Send(HttpMethod.Post, "/readings", Json("[]"), bearer: "nope")).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await host.Nobody().Send(HttpMethod.Post, "/readings", Json("[]"), bearer: "demo")).Status.ShouldBe(HttpStatusCode.OK);
        var street = await host.SignIn("street");
        (await street.Get("/ingress"))!.ToJsonString().ShouldContain("not_signed_in", customMessage: "every refusal is counted");
    }

    [Fact]
    public async Task A_photo_that_is_cut_off_on_its_way_is_told_to_be_so()
    {
        var host = asked.Host;
        await Expect(host.Nobody().Send(HttpMethod.Post, "/files", Form("garbage", "; boundary=XX")), 400, "file_incomplete", "file");
        await Expect(host.Nobody().Send(HttpMethod.Post, "/files", Form("--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nab", "; boundary=XX")), 400, "file_incomplete", "file");
        await Expect(host.Nobody().Send(HttpMethod.Post, "/files", Form("garbage", "")), 400, "file_incomplete", "file");
    }

    [Fact]
    public async Task One_address_without_an_account_cannot_flood_the_city_with_reports_and_is_told_in_the_form_of_its_door()
    {
        await using var host = await RunningHost.Start("--demo", "paused");
        var nobody = host.Nobody();
        (await nobody.Post("/reports", new { text = "" })).Code.ShouldBe("text_required");
        var codes = new List<int>();
        for (var i = 0; i < 70; i++)
        {
            using var form = new FormUrlEncodedContent([]);
            using var answer = await nobody.Client.PostAsync("/open311/v2/requests.json", form);
            var said = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsArray();
            said[0]!["code"]!.GetValue<int>().ShouldBe((int)answer.StatusCode);
            codes.Add(said[0]!["code"]!.GetValue<int>());
        }

        codes[0].ShouldBe(400);
        codes[^1].ShouldBe(429);
        (await nobody.Post("/reports", new { text = "" })).Code.ShouldBe("too_many_requests");
        (await (await host.SignIn("resident")).Post("/reports", new { text = "" })).Code.ShouldBe("text_required");
    }

    [Fact]
    public async Task Options_that_make_no_sense_are_explained_at_once()
    {
        var host = asked.Host;
        (await host.Command("serve", "--htp", "8080")).Output.ShouldContain("There is no option --htp");
        (await host.Command("serve")).Output.ShouldContain("serves");
        (await host.Command("audit", "--http", "x", "--nonsense")).Exit.ShouldBe(2);
        (await host.Command("dance")).Output.ShouldContain("There is no command 'dance'");
    }

    private static StringContent Form(string text, string boundary)
    {
        var content = new StringContent(text);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data{boundary}");
        return content;
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");

    private static async Task Expect(Task<Answer> call, int status, string code, string? field)
    {
        var answer = await call;
        answer.Code.ShouldBe(code, answer.Body?.ToJsonString());
        ((int)answer.Status).ShouldBe(status, code);
        answer.Body!["field"]?.GetValue<string>().ShouldBe(field, code);
    }
}
