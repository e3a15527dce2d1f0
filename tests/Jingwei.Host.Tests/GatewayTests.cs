using System.Net;
using System.Text;

namespace Jingwei.Host.Tests;

/// <summary>A gateway speaks for the devices behind it, and for no others.</summary>
[Collection(typeof(SensorsHost))]
public sealed class GatewayTests(OwnHost shared)
{
    [Fact]
    public async Task A_gateway_from_a_file_speaks_for_its_devices_over_http_and_for_no_others()
    {
        await using var host = await RunningHost.Laid();
        var file = Path.Combine(host.Folder, "gateways.csv");
        await File.WriteAllTextAsync(file, "id,name_zh,token,devices\ngateway-west,西段网关,a-token-of-its-own,bin-001 bin-002\n");
        var (exit, output) = await host.Command("import", "gateways", file);
        exit.ShouldBe(0, output);
        await File.WriteAllTextAsync(file, "id,name_zh,token,devices\ngateway-east,东段网关,another-token,bin-003 bin-999\n");
        var wrong = await host.Command("import", "gateways", file);
        (wrong.Exit, wrong.Output.Contains("bin-999", StringComparison.Ordinal)).ShouldBe((1, true), wrong.Output);
        await host.Again("--demo", "paused");

        using var body = new StringContent("""[{"device":"bin-001","values":{"fill":12}},{"device":"bin-002","values":{"fill":13}},{"device":"bin-003","values":{"fill":14}}]""", Encoding.UTF8, "application/json");
        var answer = await host.Nobody().Send(HttpMethod.Post, "/readings", body, bearer: "a-token-of-its-own");
        answer.Status.ShouldBe(HttpStatusCode.OK, answer.Body?.ToJsonString());
        answer.Body!["results"]!.AsArray().Select(r => r!["status"]!.GetValue<string>()).ShouldBe(["stored", "stored", "refused"]);
        answer.Body["results"]![2]!["code"]!.GetValue<string>().ShouldBe("unknown_device");
    }

    [Fact]
    public async Task The_demos_gateway_speaks_over_mqtt_for_a_bin()
    {
        var host = shared.Host;
        var street = await host.SignIn("street");
        using (var gateway = await ThinMqtt.Connect(host.Mqtt, "gateway-001"))
        {
            await gateway.Publish("bin-045", """{"fill":97}""");
        }

        await RunningHost.Until(() => street.Get("/cases?device=bin-045"), list => list["items"]!.AsArray().Count == 1);
    }
}
