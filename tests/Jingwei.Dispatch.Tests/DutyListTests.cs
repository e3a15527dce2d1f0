using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Dispatch.Contracts;

namespace Jingwei.Dispatch.Tests;

/// <summary>When nobody takes a case, the departments' duty people ring: whoever rings sees the case and can take it.</summary>
public sealed class DutyListTests
{
    private static readonly TimeSpan OrderUsedUp = TimeSpan.FromSeconds(61);

    [Fact]
    public async Task A_handler_who_is_rung_opens_the_case_and_takes_it()
    {
        await using var street = await StreetRig.Open(officersOnShift: false);
        await street.OnDutyList("greening", Roles.Handler);
        var number = await street.Alarm();
        (await street.Ringing(number)).ShouldNotContain("greening");
        (await street.AllowedMoves(number, "greening")).ShouldBeEmpty("nobody has called them yet");

        await street.After(OrderUsedUp);
        (await street.Ringing(number)).ShouldContain("greening");
        (await street.Tasks("greening")).ShouldHaveSingleItem().Ring!.Phase.ShouldBe("dutyList");
        (await street.AllowedMoves(number, "greening")).ShouldContain("accept");
        foreach (var move in new[] { "accept", "onTheWay", "arrived", "reallySo" })
        {
            (await street.Move("greening", number, move)).Ok.ShouldBeTrue(move);
        }

        (await street.Page(number)).Called!.UserName.ShouldBe("greening");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_case_that_somebody_else_took_is_still_the_handlers_to_see_and_no_longer_to_take()
    {
        await using var street = await StreetRig.Open(officersOnShift: false);
        await street.OnDutyList("greening", Roles.Handler);
        var number = await street.Alarm();
        await street.After(OrderUsedUp);
        await street.Move("street", number, "accept");

        (await street.Tasks("greening")).ShouldBeEmpty();
        (await street.AllowedMoves(number, "greening")).ShouldBe(["note"]);
    }

    [Theory]
    [InlineData(Roles.Commander, true)]
    [InlineData(Roles.Administrator, true)]
    [InlineData(Roles.Handler, false)]
    public async Task Nobody_is_rung_who_could_not_take_the_case(string role, bool ofDepartment)
    {
        await using var street = await StreetRig.Open(officersOnShift: false);
        await street.OnDutyList("somebody", role, ofDepartment);
        await street.OnDutyList("greening", Roles.Handler);
        var number = await street.Alarm();
        await street.After(OrderUsedUp);

        (await street.Calls(number)).Count(c => c.Role == CallRole.DutyList).ShouldBe(1);
        (await street.Ringing(number)).ShouldNotContain("somebody");
    }

    [Fact]
    public async Task A_handler_is_not_called_when_a_crew_is()
    {
        await using var street = await StreetRig.Open();
        await street.OnDutyList("greening", Roles.Handler);
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "reallySo", "handedOver" })
        {
            (await street.Move("patrol1", number, move)).Ok.ShouldBeTrue(move);
        }

        (await street.Page(number)).State.ShouldBe("handedOver");
        (await street.Ringing(number)).ShouldBe(["crew2"]);
    }
}
