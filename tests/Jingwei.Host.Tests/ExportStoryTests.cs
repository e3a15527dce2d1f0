using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>A list is taken out over the API, and what was read is not sent again.</summary>
[Collection(typeof(CallersHost))]
public sealed class ExportStoryTests(OwnHost shared)
{
    [Fact]
    public async Task A_filtered_list_becomes_a_file_for_whoever_asked()
    {
        const string List = "/cases?source=resident&category=02-03";
        var host = shared.Host;
        var street = await host.SignIn("street");
        foreach (var text in new[] { "路灯不亮", "=1+1", "井盖坏了" })
        {
            (await host.Nobody().Post("/reports", new { text, category = "02-03", lon = 121.4478, lat = 31.2280 })).Status.ShouldBe(HttpStatusCode.Created);
        }

        var open = (await street.Get($"{List}&limit=100"))!["items"]!.AsArray();
        open.Count.ShouldBe(3);
        var csv = await Taken(street, new { list = "cases", format = "csv", language = "zh", filter = new { source = "resident", category = "02-03" } });
        var lines = System.Text.Encoding.UTF8.GetString(csv).TrimEnd().Split('\n');
        csv[..3].ShouldBe([0xEF, 0xBB, 0xBF]);
        lines[0].ShouldContain("编号,事由");
        lines.Skip(1).Select(l => l.Split(',')[0]).ShouldBe(open.Select(c => c!["number"]!.GetValue<string>()), "the same cases in the same order");

        using var book = new ZipArchive(new MemoryStream(await Taken(street, new { list = "devices", format = "xlsx", language = "en", filter = new { kind = "bin" } })));
        using var sheet = new StreamReader(book.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        (await sheet.ReadToEndAsync()).ShouldContain("bin-012");

        var refused = await street.Post("/exports", new { list = "cases", format = "csv", filter = new { color = "red" } });
        (refused.Status, refused.Code, refused.Body!["field"]!.GetValue<string>()).ShouldBe((HttpStatusCode.BadRequest, "filter_unknown", "filter.color"));
        var city = await host.SignIn("city");
        var id = (await street.Get("/exports"))!["items"]![0]!["id"]!.GetValue<string>();
        (await city.TryGet($"/exports/{id}")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await city.TryGet($"/exports/{id}/file")).Status.ShouldBe(HttpStatusCode.NotFound);

        // What was read once is not sent again until it is another.
        using var first = await street.Client.GetAsync($"/api/v1{List}");
        first.Headers.ETag.ShouldNotBeNull();
        (await Again(street.Client, $"/api/v1{List}", first.Headers.ETag!.ToString())).ShouldBe(HttpStatusCode.NotModified);
        await street.Move(open[0]!["number"]!.GetValue<string>(), "note", new { note = "看过了" });
        using var page = await street.Client.GetAsync($"/api/v1/cases/{Uri.EscapeDataString(open[0]!["number"]!.GetValue<string>())}");
        (await Again(street.Client, page.RequestMessage!.RequestUri!.ToString(), page.Headers.ETag!.ToString())).ShouldBe(HttpStatusCode.NotModified);
        (await Again(street.Client, $"/api/v1{List}", "\"another\"")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task All_that_is_published_comes_a_line_each_packed_and_only_when_it_is_new()
    {
        var host = shared.Host;
        const string Path = "/open311/v2/bulk.ndjson";
        var client = host.Nobody().Client;
        async Task<string> Report() => (await host.Nobody().Post("/reports", new { text = "路灯不亮", category = "01-04", lon = 121.4478, lat = 31.2280 })).Body!["number"]!.GetValue<string>();
        async Task<string[]> Published() => [.. (await client.GetStringAsync(Path)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!["service_request_id"]!.GetValue<string>())];
        string[] numbers = [.. await Published(), await Report(), await Report()];
        // Whoever is called about them adds lines to their histories; then all is still.
        await RunningHost.Until(
            async () =>
            {
                using var now = await client.GetAsync(Path);
                return new JsonObject { ["status"] = (int)await Again(client, Path, now.Headers.ETag!.ToString()) };
            },
            seen => seen["status"]!.GetValue<int>() == (int)HttpStatusCode.NotModified);
        using var plain = await client.GetAsync(Path);
        plain.Content.Headers.ContentType!.MediaType.ShouldBe("application/x-ndjson");
        plain.Content.Headers.LastModified.ShouldNotBeNull();
        var lines = (await plain.Content.ReadAsStringAsync()).TrimEnd('\n').Split('\n');
        lines.Select(l => JsonNode.Parse(l)!["service_request_id"]!.GetValue<string>()).ShouldBe(numbers);

        using var ask = new HttpRequestMessage(HttpMethod.Get, Path);
        ask.Headers.AcceptEncoding.Add(new("gzip"));
        using var packed = await client.SendAsync(ask);
        packed.Content.Headers.ContentEncoding.ShouldBe(["gzip"]);
        using var unpacked = new StreamReader(new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        (await unpacked.ReadToEndAsync()).TrimEnd('\n').Split('\n').ShouldBe(lines);

        await Report();
        (await Again(client, Path, plain.Headers.ETag!.ToString())).ShouldBe(HttpStatusCode.OK);
        (await client.GetAsync($"{Path}?page_size=3")).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    private static async Task<HttpStatusCode> Again(HttpClient client, string path, string tag)
    {
        using var ask = new HttpRequestMessage(HttpMethod.Get, path);
        ask.Headers.TryAddWithoutValidation("If-None-Match", tag);
        using var answer = await client.SendAsync(ask);
        return answer.StatusCode;
    }

    /// <summary>Asks, watches until it is done, and fetches.</summary>
    private static async Task<byte[]> Taken(User user, object request)
    {
        var made = await user.Post("/exports", request);
        made.Status.ShouldBe(HttpStatusCode.Accepted, made.Body?.ToJsonString());
        var path = $"/exports/{made.Body!["id"]!.GetValue<string>()}";
        await RunningHost.Until(() => user.Get(path), job => job["state"]!.GetValue<string>() == "done");
        return await user.Client.GetByteArrayAsync($"/api/v1{path}/file");
    }
}
