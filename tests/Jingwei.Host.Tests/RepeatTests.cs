using System.Net;

namespace Jingwei.Host.Tests;

/// <summary>An Idempotency-Key repeats an answer where that is safe, and nowhere else.</summary>
[Collection(typeof(CallersHost))]
public sealed class RepeatTests(OwnHost own)
{
    [Fact]
    public async Task Wrong_passwords_lock_an_account_whatever_key_they_carry()
    {
        var host = own.Host;
        var codes = new List<string?>();
        for (var i = 0; i < 6; i++)
        {
            codes.Add((await host.Nobody().Post("/session", new { userName = "patrol7", password = "wrong" }, "the-same-key")).Code);
        }

        codes[..4].ShouldAllBe(c => c == "credentials_wrong");
        codes[^1].ShouldBe("account_locked");
        (await host.Nobody().Post("/session", new { userName = "patrol7", password = "demo" }, "the-same-key")).Status.ShouldBe(HttpStatusCode.Locked);
    }

    [Fact]
    public async Task A_command_sent_twice_under_one_key_reaches_the_device_once()
    {
        var host = own.Host;
        var street = await host.SignIn("street");
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-012");
        await bin.Subscribe("jingwei/v1/bin-012/commands");
        for (var i = 0; i < 2; i++)
        {
            (await street.Post("/devices/bin-012/commands", new { open = true }, "one-command")).Status.ShouldBe(HttpStatusCode.Accepted);
        }

        (await street.Post("/devices/bin-012/commands", new { open = false }, "another")).Status.ShouldBe(HttpStatusCode.Accepted);
        (await bin.Heard()).ShouldContain("true");
        (await bin.Heard()).ShouldContain("false");
    }

    [Fact]
    public async Task A_move_sent_twice_under_one_key_is_made_once()
    {
        var host = own.Host;
        var street = await host.SignIn("street");
        var report = await host.Nobody().Post("/reports", new { text = "有垃圾", lon = 121.4478, lat = 31.2280 });
        var number = report.Body!["number"]!.GetValue<string>();
        var path = $"/cases/{Uri.EscapeDataString(number)}/moves";
        var first = await street.Post(path, new { move = "note", note = "看过了" }, "k1");
        var second = await street.Post(path, new { move = "note", note = "看过了" }, "k1");
        (first.Status, second.Status).ShouldBe((HttpStatusCode.OK, HttpStatusCode.OK));
        second.Body!["history"]!.AsArray().Count(h => h!["code"]!.GetValue<string>() == "note").ShouldBe(1);
        (await street.Post(path, new { move = "note", note = "别的" }, "k1")).Code.ShouldBe("idempotency_key_reused");
    }
}
