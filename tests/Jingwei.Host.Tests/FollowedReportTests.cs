using System.Net;
using System.Text.Json.Nodes;

namespace Jingwei.Host.Tests;

/// <summary>What a reporter sees with number and code, and what comes of "not solved".</summary>
[Collection(typeof(OfficersHost))]
public sealed class FollowedReportTests(OwnHost own)
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2, 3, 4, 5, 6, 7];

    [Fact]
    public async Task Photos_are_shown_to_the_code_in_a_header_and_to_nobody_else()
    {
        var host = own.Host;
        var resident = host.Nobody();
        var (number, code, photo) = await Report(resident);
        var path = $"/reports/{Uri.EscapeDataString(number)}";

        var view = await With(resident, path, code);
        view.StatusCode.ShouldBe(HttpStatusCode.OK);
        var shown = JsonNode.Parse(await view.Content.ReadAsStringAsync())!["photos"]!.AsArray().Single()!;
        (shown["id"]!.GetValue<string>(), shown["label"]!.GetValue<string>()).ShouldBe((photo, "reported"));
        (await resident.TryGet($"{path}?code={code}")).Status.ShouldBe(HttpStatusCode.OK, "older callers still send it in the address");

        var picture = await With(resident, $"{path}/photos/{photo}", code);
        (await picture.Content.ReadAsByteArrayAsync()).ShouldBe(Jpeg);
        picture.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        picture.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await With(resident, $"{path}/photos/{photo}", "WRONG2")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await resident.TryGet($"{path}/photos/{photo}?code={code}")).Status.ShouldBe(HttpStatusCode.NotFound, "an address ends up in logs");

        var other = await Report(resident);
        (await With(resident, $"{path}/photos/{other.Photo}x", code)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await With(resident, $"/reports/{Uri.EscapeDataString(other.Number)}/photos/{photo}", code)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Not_solved_opens_the_case_again_and_the_list_finds_it()
    {
        var host = own.Host;
        var resident = host.Nobody();
        var (number, code, _) = await Report(resident);
        var street = await host.SignIn("street");
        await host.Advance(street, TimeSpan.FromSeconds(1));
        var called = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!["called"]!["userName"]!.GetValue<string>();
        var officer = await host.SignIn(called);
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            await officer.Move(number, move);
        }

        await street.Move(number, "checked");
        (await street.Get("/cases?solved=false"))!["items"]!.AsArray().ShouldBeEmpty();
        var answered = await resident.Post($"/reports/{Uri.EscapeDataString(number)}/answer", new { code, solved = false, note = "还在" });
        answered.Body!["state"]!.GetValue<string>().ShouldBe("filed");
        answered.Body["mayAnswer"]!.GetValue<bool>().ShouldBeFalse();
        var listed = (await street.Get("/cases?state=open&solved=false"))!["items"]!.AsArray().Single()!;
        listed["number"]!.GetValue<string>().ShouldBe(number);
        listed["reporterSolved"]!.GetValue<bool>().ShouldBeFalse();
        await host.Advance(street, TimeSpan.FromSeconds(1));
        (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!["called"].ShouldNotBeNull("phones ring again");
        await host.ShouldBeClean();
    }

    private static async Task<(string Number, string Code, string Photo)> Report(User resident)
    {
        using var photo = new ByteArrayContent(Jpeg);
        photo.Headers.ContentType = new("image/jpeg");
        var file = (await resident.Send(HttpMethod.Post, "/files", photo)).Body!["id"]!.GetValue<string>();
        var report = (await resident.Post("/reports", new { text = "路面有积水", lon = 121.4478, lat = 31.2280, fileIds = new[] { file } })).Body!;
        return (report["number"]!.GetValue<string>(), report["followCode"]!.GetValue<string>(), file);
    }

    private static async Task<HttpResponseMessage> With(User user, string path, string code)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1{path}");
        request.Headers.Add("X-Follow-Code", code);
        return await user.Client.SendAsync(request);
    }
}
