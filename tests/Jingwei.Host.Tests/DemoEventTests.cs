using System.Net;

namespace Jingwei.Host.Tests;

/// <summary>The control page hears what its wish will come to.</summary>
[Collection(typeof(SensorsHost))]
public sealed class DemoEventTests(OwnHost shared)
{
    [Fact]
    public async Task An_event_names_its_device_and_the_case_that_it_would_only_join()
    {
        var host = shared.Host;
        var first = await host.Nobody().Post("/demo/events", new { kind = "overflow", device = "bin-016" });
        first.Status.ShouldBe(HttpStatusCode.Accepted);
        first.Body!["deviceName"]!["zh"]!.GetValue<string>().ShouldBe("16号果皮箱");
        first.Body["openCase"].ShouldBeNull();

        var street = await host.SignIn("street");
        using var bin = await ThinMqtt.Connect(host.Mqtt, "bin-018");
        await bin.Publish("bin-018", """{"fill":97}""");
        var number = await StreetStoryTests.WaitForCall(street, "bin-018");
        (await host.Nobody().Post("/demo/events", new { kind = "overflow", device = "bin-018" })).Body!["openCase"]!.GetValue<string>().ShouldBe(number);
        (await host.Nobody().Post("/demo/events", new { kind = "dust" })).Body!["deviceName"].ShouldBeNull();
    }
}
