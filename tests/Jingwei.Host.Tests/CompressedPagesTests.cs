using System.Net;
using System.Net.Http.Headers;

namespace Jingwei.Host.Tests;

/// <summary>Built files go out compressed to who takes it, each form under its own tag; what the API says never does.</summary>
public sealed class CompressedPagesTests : IDisposable
{
    private readonly RunningHost host;
    private readonly string folder = Path.Combine(Path.GetDirectoryName(RunningHost.Program)!, "wwwroot", "assets");
    private readonly string name = $"test-{Path.GetRandomFileName().Replace('.', 'x')}.js";

    public CompressedPagesTests(AskedHost asked)
    {
        host = asked.Host;
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, name), "plain plain plain");
        File.WriteAllText(Path.Combine(folder, name + ".br"), "in br");
        File.WriteAllText(Path.Combine(folder, name + ".gz"), "in gzip");
    }

    [Fact]
    public async Task The_best_form_that_the_caller_takes_is_sent_and_said()
    {
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None }) { BaseAddress = new Uri(host.Address) };
        var tags = new HashSet<string>();
        foreach (var (accepted, coding, content) in new[] { ("gzip, deflate, br", "br", "in br"), ("gzip", "gzip", "in gzip"), ("br;q=0, gzip;q=0.5", "gzip", "in gzip"), ("identity", null, "plain plain plain"), ("", null, "plain plain plain") })
        {
            using var answer = await Ask(client, $"/assets/{name}", accepted);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, accepted);
            (await answer.Content.ReadAsStringAsync()).ShouldBe(content, accepted);
            answer.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(coding, accepted);
            answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/javascript");
            answer.Headers.Vary.ShouldContain("Accept-Encoding");
            answer.Headers.CacheControl!.ToString().ShouldContain("immutable");
            tags.Add(answer.Headers.ETag!.Tag);
            using var known = await Ask(client, $"/assets/{name}", accepted, answer.Headers.ETag);
            known.StatusCode.ShouldBe(HttpStatusCode.NotModified, accepted);
        }

        tags.Count.ShouldBe(3);
        using var api = await Ask(client, "/api/v1/categories", "br, gzip");
        api.Content.Headers.ContentEncoding.ShouldBeEmpty();
    }

    public void Dispose()
    {
        foreach (var suffix in new[] { "", ".br", ".gz" })
        {
            File.Delete(Path.Combine(folder, name + suffix));
        }
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient client, string path, string accepted, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (accepted.Length > 0)
        {
            request.Headers.Add("Accept-Encoding", accepted);
        }

        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }

        return await client.SendAsync(request);
    }
}
