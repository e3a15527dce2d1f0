using System.Net;

namespace Jingwei.Host.Tests;

/// <summary>From a real sensor message to a checked close, over the doors that devices, phones and browsers use.</summary>
public sealed class StreetStoryTests(OwnHost own) : IClassFixture<OwnHost>
{
    [Fact]
    public async Task Bin_12_from_overflow_to_a_checked_close_and_no_second_case()
    {
        var host = own.Host;
        var street = await host.SignIn("street");
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        var number = await WaitForCall(street, "bin-012");
        await bin.Publish("bin-012", """{"fill":97}""");
        await host.Advance(street, TimeSpan.FromSeconds(2));
        (await street.Get("/cases?device=bin-012"))!["items"]!.AsArray().Count.ShouldBe(1);

        var page = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!;
        page["title"]!["zh"]!.GetValue<string>().ShouldContain("12号");
        var officer = await host.SignIn(page["called"]!["userName"]!.GetValue<string>());
        (await officer.Get("/me/tasks"))!["items"]![0]!["ring"].ShouldNotBeNull();
        foreach (var move in new[] { "accept", "onTheWay", "arrived", "reallySo" })
        {
            await officer.Move(number, move);
        }

        var handed = await officer.Move(number, "handedOver");
        (handed["called"]?["userName"]?.GetValue<string>() ?? "").ShouldStartWith("crew", customMessage: "the answer tells which crew was called");

        var crew = await Crew(host, number);
        await crew.Move(number, "startWork");
        await bin.Publish("bin-012", """{"values":{"fill":5}}""");
        await crew.Move(number, "done");
        await host.Advance(street, TimeSpan.FromSeconds(1));
        (await crew.TryMove(number, "checked")).Status.ShouldBe(HttpStatusCode.Forbidden);
        var closed = await street.Move(number, "checked");
        closed["state"]!.GetValue<string>().ShouldBe("closed");
        closed["evidence"]!.AsArray().Count.ShouldBe(1);
        closed["history"]!.AsArray().Select(h => h!["code"]!.GetValue<string>()).ShouldContain("sensorClear");
        await host.ShouldBeClean();
    }

    [Fact]
    public async Task A_resident_reports_without_an_account_follows_and_says_it_is_solved()
    {
        var host = own.Host;
        var resident = host.Nobody();
        using var photo = new ByteArrayContent([0xFF, 0xD8, 0xFF, 0xE0, 0, 16, 1, 2, 3, 4, 5, 6, 7]);
        photo.Headers.ContentType = new("image/jpeg");
        var file = await resident.Send(HttpMethod.Post, "/files", photo);
        file.Status.ShouldBe(HttpStatusCode.Created);

        var report = await resident.Post("/reports", new { text = "路面有积水", lon = 121.4478, lat = 31.2280, fileIds = new[] { file.Body!["id"]!.GetValue<string>() }, contact = "13000000000" }, "key-1");
        report.Status.ShouldBe(HttpStatusCode.Created);
        var again = await resident.Post("/reports", new { text = "路面有积水", lon = 121.4478, lat = 31.2280, fileIds = new[] { file.Body!["id"]!.GetValue<string>() }, contact = "13000000000" }, "key-1");
        again.Body!.ToJsonString().ShouldBe(report.Body!.ToJsonString());
        var other = await resident.Post("/reports", new { text = "别的事", lon = 121.4478, lat = 31.2280 }, "key-1");
        other.Code.ShouldBe("idempotency_key_reused");

        var number = report.Body["number"]!.GetValue<string>();
        var code = report.Body["followCode"]!.GetValue<string>();
        var path = $"/reports/{Uri.EscapeDataString(number)}";
        (await resident.TryGet($"{path}?code=WRONG2")).Status.ShouldBe(HttpStatusCode.NotFound);
        (await resident.Post($"{path}/answer", new { code, solved = true })).Code.ShouldBe("answer_too_early");

        var street = await host.SignIn("street");
        await host.Advance(street, TimeSpan.FromSeconds(1));
        var page = (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!;
        page["reporter"]!["contactMasked"]!.GetValue<string>().ShouldBe("130****0000");
        page.ToJsonString().ShouldNotContain("13000000000");
        page["place"]!["address"]!["zh"]!.GetValue<string>().ShouldBe("南京西路 西康路口", "the phone found the place; the map's streets name it");
        var officer = await host.SignIn(page["called"]!["userName"]!.GetValue<string>());
        await officer.Move(number, "accept");
        await officer.Move(number, "arrived");
        await officer.Move(number, "alreadyClear");
        await street.Move(number, "checked");

        var answered = await resident.Post($"{path}/answer", new { code, solved = true });
        answered.Status.ShouldBe(HttpStatusCode.OK);
        answered.Body!["steps"]!.AsArray().Last()!["code"]!.GetValue<string>().ShouldBe("answered");
        answered.Body["mayAnswer"]!.GetValue<bool>().ShouldBeTrue("a slip of the finger can be corrected");
    }

    [Fact]
    public async Task An_inspectors_report_rings_the_point_owner_first()
    {
        var host = own.Host;
        var inspector = await host.SignIn("inspector1");
        var report = await inspector.Post("/reports", new { text = "垃圾散落", lon = 121.4478, lat = 31.2280, kind = "inspector" });
        report.Status.ShouldBe(HttpStatusCode.Created, report.Body?.ToJsonString());
        var number = report.Body!["number"]!.GetValue<string>();
        var street = await host.SignIn("street");
        await host.Advance(street, TimeSpan.FromSeconds(1));
        (await street.Get($"/cases/{Uri.EscapeDataString(number)}"))!["called"]!["userName"]!.GetValue<string>().ShouldStartWith("point");
    }

    internal static async Task<string> WaitForCall(User street, string device)
    {
        var list = await RunningHost.Until(
            () => street.Get($"/cases?device={device}&state=open"),
            list => list["items"]!.AsArray() is [{ } first, ..] && first["called"] is not null);
        return list["items"]![0]!["number"]!.GetValue<string>();
    }

    private static async Task<User> Crew(RunningHost host, string number)
    {
        for (var i = 1; i <= 4; i++)
        {
            var crew = await host.SignIn($"crew{i}");
            if ((await crew.Get("/me/tasks"))!["items"]!.AsArray().Any(t => t!["number"]!.GetValue<string>() == number))
            {
                return crew;
            }
        }

        throw new InvalidOperationException("no crew was called");
    }
}
