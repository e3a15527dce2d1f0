using Jingwei.Cases.Contracts;

namespace Jingwei.Cases.Tests;

/// <summary>A clock that stops although nobody did what it stands for is void, not met.</summary>
public sealed class VoidClocksTests
{
    [Fact]
    public async Task Nobody_has_met_the_clocks_of_an_alarm_that_cleared_while_they_were_on_the_way()
    {
        await using var cases = await CaseRig.Open();
        var alarm = await cases.Alarm();
        await cases.Enter(alarm, "accepted");
        await cases.After(TimeSpan.FromSeconds(40));
        await cases.AlarmClears(alarm);
        (await cases.Clocks(alarm)).ShouldBe(["accept met", "arrive void", "clear void", "check runs"]);
    }

    [Fact]
    public async Task A_check_that_was_not_drawn_leaves_its_clock_void()
    {
        await using var cases = await CaseRig.Open();
        var alarm = await cases.Alarm();
        await cases.Enter(alarm, "arrived");
        await cases.Enter(alarm, "done");
        await cases.Enter(alarm, "closed", untouched: true);
        (await cases.Clocks(alarm)).ShouldBe(["accept met", "arrive met", "clear met", "check void"]);
    }

    [Fact]
    public async Task A_check_that_was_made_meets_its_clock()
    {
        await using var cases = await CaseRig.Open();
        var alarm = await cases.Alarm();
        await cases.Enter(alarm, "done");
        await cases.Enter(alarm, "closed");
        (await cases.Clocks(alarm)).ShouldAllBe(c => c.EndsWith("met", StringComparison.Ordinal));
    }
}
