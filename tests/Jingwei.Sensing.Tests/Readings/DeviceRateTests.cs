using System.Text;
using Jingwei.Sensing.Readings;

namespace Jingwei.Sensing.Tests.Readings;

public sealed class DeviceRateTests
{
    /// <summary>Two hundred are saved up: ten seconds at 20 a second. What is paid back meanwhile is far less than the rest.</summary>
    private const int FarTooMany = 1000;

    [Fact]
    public async Task Who_may_not_speak_for_a_device_does_not_use_up_its_rate()
    {
        await using var rig = await SensingRig.Start();
        (await Post(rig, Enumerable.Repeat("""{"device":"bin-012","fill":9}""", FarTooMany), "bin-013:demo")).Distinct().ShouldBe(["not_your_device", "rate_limited"]);
        (await Post(rig, ["""{"device":"bin-012","fill":9}"""], "bin-012:demo")).ShouldBe([null]);
    }

    [Fact]
    public async Task Invented_names_behind_a_gateway_share_the_gateways_rate()
    {
        await using var rig = await SensingRig.Start();
        var codes = await Post(rig, Enumerable.Range(0, FarTooMany).Select(i => $$"""{"device":"no-such-{{i}}","fill":9}"""), "gateway-1:demo");
        codes.Distinct().ShouldBe(["unknown_device", "rate_limited"]);
        codes.Count(c => c == "unknown_device").ShouldBeLessThan(FarTooMany / 2);
        (await Post(rig, ["""{"device":"bin-012","fill":9}"""], "gateway-1:demo")).ShouldBe([null]);
    }

    [Fact]
    public async Task A_device_that_floods_is_held_to_its_rate_alone()
    {
        await using var rig = await SensingRig.Start();
        (await Post(rig, Enumerable.Repeat("""{"device":"bin-012","fill":9}""", FarTooMany), "bin-012:demo")).Distinct().ShouldBe([null, "rate_limited"]);
        (await Post(rig, ["""{"device":"bin-013","fill":9}"""], "bin-013:demo")).ShouldBe([null]);
    }

    private static async Task<List<string?>> Post(SensingRig rig, IEnumerable<string> items, string bearer)
    {
        var answer = await rig.Get<ReceiveReadings>().Run(Encoding.UTF8.GetBytes($"[{string.Join(',', items)}]"), bearer, "::1", CancellationToken.None);
        return [.. answer.Value.Results.Select(r => r.Code)];
    }
}
