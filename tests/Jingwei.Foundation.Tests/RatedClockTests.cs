using Jingwei.Testing;

namespace Jingwei.Foundation.Tests;

public sealed class RatedClockTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 0, 0, 0, TimeSpan.Zero);
    private readonly HandMachine machine = new(Start);

    [Fact]
    public void A_real_citys_clock_has_caught_up_when_the_machine_wakes_from_sleep()
    {
        var clock = new RatedClock(machine, Start, followsMachine: true);
        machine.Advance(TimeSpan.FromMinutes(1));
        machine.Jump(TimeSpan.FromHours(9));
        clock.Now.ShouldBe(Start.AddHours(9).AddMinutes(1));
        machine.Advance(TimeSpan.FromSeconds(5));
        clock.Now.ShouldBe(Start.AddHours(9).AddSeconds(65));
    }

    [Fact]
    public void A_real_citys_clock_neither_goes_back_nor_stands_still_when_the_machines_is_set_back()
    {
        var clock = new RatedClock(machine, Start, followsMachine: true);
        machine.Advance(TimeSpan.FromMinutes(10));
        clock.Now.ShouldBe(Start.AddMinutes(10));
        machine.Jump(TimeSpan.FromHours(-1));
        clock.Now.ShouldBe(Start.AddMinutes(10));
        machine.Advance(TimeSpan.FromMinutes(2));
        clock.Now.ShouldBe(Start.AddMinutes(12));
    }

    [Fact]
    public void A_demos_clock_goes_its_own_way()
    {
        var clock = new RatedClock(machine, Start, rate: 60);
        machine.Advance(TimeSpan.FromSeconds(10));
        machine.Jump(TimeSpan.FromHours(9));
        clock.Now.ShouldBe(Start.AddMinutes(10));
        clock.SetRate(0);
        machine.Advance(TimeSpan.FromHours(1));
        clock.Now.ShouldBe(Start.AddMinutes(10));
        clock.AdvanceTo(Start.AddMinutes(5));
        clock.Now.ShouldBe(Start.AddMinutes(10));
        clock.AdvanceTo(Start.AddMinutes(15));
        clock.Now.ShouldBe(Start.AddMinutes(15));
    }
}
