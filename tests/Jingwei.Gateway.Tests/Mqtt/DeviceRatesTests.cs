using Jingwei.Gateway.Mqtt;
using Jingwei.Gateway.Tests.Rig;

namespace Jingwei.Gateway.Tests.Mqtt;

public sealed class DeviceRatesTests
{
    private readonly ManualTime time = new();

    [Fact]
    public void One_second_is_saved_up_and_then_each_waits_its_turn()
    {
        var rates = new DeviceRates(4, time);
        var waits = Enumerable.Range(0, 7).Select(_ => rates.Take("bin-012").TotalMilliseconds).ToArray();
        waits.ShouldBe([0, 0, 0, 0, 250, 500, 750]);
        rates.Take("bin-013").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Rest_is_paid_back_but_no_more_than_a_second_of_it()
    {
        var rates = new DeviceRates(4, time);
        for (var i = 0; i < 4; i++)
        {
            rates.Take("bin-012");
        }

        time.Advance(TimeSpan.FromMinutes(1));
        Enumerable.Range(0, 5).Select(_ => rates.Take("bin-012").TotalMilliseconds).ShouldBe([0, 0, 0, 0, 250]);
    }

    [Fact]
    public void Slower_than_one_a_second_there_is_always_one_to_begin_with()
    {
        var rates = new DeviceRates(0.1, time);
        rates.Take("bin-012").ShouldBe(TimeSpan.Zero);
        rates.Take("bin-012").ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Zero_lifts_the_limit() => new DeviceRates(0, time).Limits.ShouldBeFalse();
}
