using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;

namespace Jingwei.Dispatch.Tests;

/// <summary>A case becomes worse while people are called or at work: phones ring again, once a rise.</summary>
public sealed class WorseTests
{
    [Fact]
    public async Task While_nobody_has_it_all_who_were_called_ring_again_with_the_new_severity()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.After(TimeSpan.FromSeconds(70));
        (await street.Ringing(number)).ShouldBe(["patrol2"]);

        await Now(street, 4);
        (await street.Ringing(number)).ShouldBe(["patrol1", "patrol2"]);
        (await street.Calls(number)).Where(c => c.EndedAt is null).ShouldAllBe(c => c.Severity == 4);
        (await street.Calls(number)).Select(c => c.Outcome).ShouldBe([CallOutcome.TimedOut, CallOutcome.Worse, null, null]);
        (await street.Page(number)).History.Count(h => h.Code == "severityRose").ShouldBe(1);
        // The chain of messages begins anew, and the order goes on after the time to answer.
        await street.After(TimeSpan.FromSeconds(11));
        (await street.Messages()).Count(m => m.Channel == "sms").ShouldBe(4, "one each before, and one each now");
        await street.After(TimeSpan.FromSeconds(50));
        (await street.Ringing(number)).ShouldBe(["point1", "street"]);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_declined_or_went_home_is_left_alone()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "declined");
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["point1", "street"]);
        await street.GoesHome("patrol2");
        await Now(street, 3);
        (await street.Ringing(number)).ShouldBe(["point1", "street"]);
        (await street.Calls(number)).Count(c => c.Outcome == CallOutcome.Worse).ShouldBe(2);
    }

    [Fact]
    public async Task In_the_long_pause_after_a_round_it_rings_at_once_and_the_next_round_follows()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.After(TimeSpan.FromMinutes(4));
        (await street.Ringing(number)).ShouldBe(["street"]);
        await Now(street, 3);
        (await street.Ringing(number)).ShouldBe(["patrol1", "patrol2", "point1", "street"]);
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["patrol1"]);
        (await street.Calls(number))[^1].Round.ShouldBe(2);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Each_rise_rings_once_a_fall_never_and_a_jitter_around_a_step_is_one_rise()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await Now(street, 3);
        await Now(street, 4);
        var calls = (await street.Calls(number)).Count;
        calls.ShouldBe(3);
        for (var i = 0; i < 5; i++)
        {
            await Now(street, 2);
            await Now(street, 4);
        }

        (await street.Calls(number)).Count.ShouldBe(calls);
        await street.Rig.Settle();
        (await street.Calls(number)).Count.ShouldBe(calls);
    }

    [Fact]
    public async Task A_rise_that_was_stored_before_the_program_ended_rings_after_it_began_again()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.AlarmIsNow(4);
        await street.Restart();
        await street.Rig.Settle();
        var calls = await street.Calls(number);
        calls.Select(c => (c.Severity, c.Outcome)).ShouldBe([(2, CallOutcome.Worse), (4, null)]);
        await street.Restart();
        await street.Rig.Settle();
        (await street.Calls(number)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Whoever_has_it_in_hand_is_rung_and_told_by_message_and_has_nothing_to_take()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await Now(street, 4);
        (await street.Ringing(number)).ShouldBe(["patrol1"]);
        var task = (await street.Tasks("patrol1")).Single();
        task.Ring!.Phase.ShouldBe("holder");
        task.Mine.ShouldBeTrue();
        await street.After(TimeSpan.FromSeconds(11));
        (await street.Messages())[0].Text.Zh.ShouldContain("紧急");
        await street.Seen((await street.Calls(number))[^1].Id, "patrol1");
        await street.After(TimeSpan.FromSeconds(50));
        (await street.Ringing(number)).ShouldBeEmpty();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_holder_whose_phone_does_not_show_it_is_followed_by_the_operator()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await Now(street, 4);
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["street"]);
        await street.Move("patrol1", number, "onTheWay");
        (await street.Ringing(number)).ShouldBeEmpty();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crew_that_rings_rings_anew_and_of_what_is_done_the_operator_hears()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "reallySo", "handedOver" })
        {
            (await street.Move("patrol1", number, move)).Ok.ShouldBeTrue(move);
        }

        var crew = (await street.Ringing(number)).Single();
        await Now(street, 3);
        (await street.Ringing(number)).ShouldBe([crew]);
        (await street.Calls(number))[^1].Role.ShouldBe(CallRole.Crew);
        (await street.Move(crew, number, "startWork")).Ok.ShouldBeTrue();
        await Now(street, 4);
        (await street.Calls(number)).Single(c => c.EndedAt is null).Role.ShouldBe(CallRole.Holder);
        (await street.Ringing(number)).ShouldBe([crew]);
        await street.After(TimeSpan.FromMinutes(6));
        await Now(street, 2);
        (await street.Move(crew, number, "done")).Ok.ShouldBeTrue();
        await Now(street, 4);
        (await street.Ringing(number)).ShouldBe(["street"]);
        await street.After(TimeSpan.FromMinutes(6));
        (await street.Findings()).ShouldBeEmpty();
    }

    private static async Task Now(StreetRig street, int severity)
    {
        await street.AlarmIsNow(severity);
        await street.Rig.Settle();
    }
}
