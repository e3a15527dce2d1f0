using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Calls;
using Jingwei.Dispatch.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Tests;

/// <summary>A limit passed before somebody took the case: whoever has it is watched all the same.</summary>
public sealed class TakenLateTests
{
    private static readonly TimeSpan WellPastClear = TimeSpan.FromMinutes(21.5);

    [Fact]
    public async Task A_case_taken_after_its_limits_rings_the_operator_when_nothing_follows()
    {
        await using var street = await StreetRig.Open();
        var number = await TakenLate(street);
        (await street.Ringing(number)).ShouldBeEmpty("who has just taken it is given a moment");
        await street.After(TimeSpan.FromMinutes(5.1));
        (await street.Ringing(number)).ShouldBe(["street"]);
        await street.After(TimeSpan.FromMinutes(5));
        (await Pressed(street, number)).ShouldBe(2);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_step_ends_the_operators_call_and_gives_the_next_a_moment()
    {
        await using var street = await StreetRig.Open();
        var number = await TakenLate(street);
        var officer = (await street.Page(number)).Owner.UserName!;
        foreach (var move in new[] { "onTheWay", "arrived", "reallySo" })
        {
            await street.After(TimeSpan.FromMinutes(5.1));
            (await street.Ringing(number)).ShouldBe(["street"], move);
            (await street.Move(officer, number, move)).Ok.ShouldBeTrue(move);
            (await street.Ringing(number)).ShouldBeEmpty(move);
        }

        await street.After(TimeSpan.FromMinutes(5.1));
        (await street.Move(officer, number, "handedOver")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBe(["crew2"]);
        (await street.Move("crew2", number, "startWork")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBeEmpty();
        await street.After(TimeSpan.FromMinutes(5.1));
        (await street.Ringing(number)).ShouldBe(["street"], "the work has begun and is still not done");
        (await street.Move("crew2", number, "done")).Ok.ShouldBeTrue();
        await street.After(TimeSpan.FromHours(1));
        (await street.Ringing(number)).ShouldBeEmpty();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_to_another_after_its_limit_it_is_pressed_again_from_the_shortest_pause()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await street.After(TimeSpan.FromMinutes(14.5));
        (await street.Move("street", number, "assign", target: "patrol3")).Ok.ShouldBeTrue();
        await street.After(TimeSpan.FromSeconds(40));
        (await street.Ringing(number)).ShouldBe(["patrol3"], "while somebody is called, the operator is not pressed");
        (await street.Move("patrol3", number, "accept")).Ok.ShouldBeTrue();
        (await street.Move("patrol3", number, "arrived")).Ok.ShouldBeTrue();
        await street.After(TimeSpan.FromMinutes(5.1));
        (await street.Ringing(number)).ShouldBe(["street"]);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_does_not_silence_the_call_for_a_forgotten_check()
    {
        await using var street = await StreetRig.Open();
        var number = await LookedAt(street);
        await street.After(TimeSpan.FromHours(2.1));
        (await street.Ringing(number)).ShouldBe(["street"]);
        (await street.Move("inspector1", number, "note", "明天去看")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBe(["street"]);
        await street.After(TimeSpan.FromHours(2));
        (await street.Ringing(number)).ShouldBe(["street"]);
    }

    [Fact]
    public async Task A_case_that_fails_its_check_no_longer_rings_those_who_forgot_to_check_it()
    {
        await using var street = await StreetRig.Open();
        var looked = await LookedAt(street);
        var cleared = await street.Alarm("bin-013");
        foreach (var (who, move) in new[] { ("patrol1", "accept"), ("patrol1", "arrived"), ("patrol1", "reallySo"), ("patrol1", "handedOver"), ("crew2", "startWork"), ("crew2", "done") })
        {
            (await street.Move(who, cleared, move)).Ok.ShouldBeTrue(move);
        }

        await street.After(TimeSpan.FromHours(2.1));
        foreach (var number in new[] { looked, cleared })
        {
            (await street.Ringing(number)).ShouldBe(["street"]);
            (await street.Move("inspector1", number, "returned", "还在")).Ok.ShouldBeTrue();
        }

        (await street.Ringing(cleared)).ShouldBe(["crew2"]);
        (await street.Ringing(looked)).ShouldHaveSingleItem().ShouldStartWith("patrol");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task That_nobody_watches_a_limit_that_passed_is_found()
    {
        await using var street = await StreetRig.Open();
        var number = await TakenLate(street);
        await street.Rig.Writer.Write(async scope =>
        {
            await scope.CancelDue(PressOn.PressDue, (await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == number)).Id.ToString());
            return 0;
        });
        await street.After(TimeSpan.FromMinutes(3));
        (await street.Findings()).Select(f => (f.Code, f.Subject)).ShouldBe([("limit_unwatched", number)]);
    }

    private static async Task<string> TakenLate(StreetRig street)
    {
        var number = await street.Alarm();
        await street.After(WellPastClear);
        var officer = (await street.Ringing(number)).ShouldHaveSingleItem();
        officer.ShouldStartWith("patrol");
        (await street.Move(officer, number, "accept")).Ok.ShouldBeTrue();
        return number;
    }

    private static async Task<string> LookedAt(StreetRig street)
    {
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            (await street.Move("patrol1", number, move)).Ok.ShouldBeTrue(move);
        }

        return number;
    }

    private static async Task<int> Pressed(StreetRig street, string number)
    {
        var taken = (await street.Page(number)).Called!.AcceptedAt;
        return (await street.Calls(number)).Count(c => c.Role == CallRole.Operator && c.Since > taken);
    }
}
