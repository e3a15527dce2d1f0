using System.Text.Json;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>The committed API document is the running one; a change of the API is seen in a review.</summary>
public sealed class ApiDocumentTests(AskedHost asked)
{
    [Fact]
    public async Task The_committed_document_is_what_the_host_says()
    {
        var host = asked.Host;
        var running = (await host.Nobody().Send(HttpMethod.Get, "/openapi/v1.json")).Body!;
        var path = Path.Combine(RunningHost.Root, "docs/api/v1.json");
        if (Environment.GetEnvironmentVariable("JINGWEI_WRITE_API") == "1")
        {
            await File.WriteAllTextAsync(path, running.ToJsonString(Pretty) + "\n");
        }

        var committed = JsonNode.Parse(await File.ReadAllTextAsync(path))!;
        JsonNode.DeepEquals(committed, running).ShouldBeTrue(
            "the API has changed: look at the difference, then write docs/api/v1.json anew with JINGWEI_WRITE_API=1 bash eng/test.sh Host");
    }

    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
