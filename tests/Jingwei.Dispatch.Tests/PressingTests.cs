using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;
using Jingwei.Dispatch.Rules;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Tests;

/// <summary>Somebody took it, and then nothing happened.</summary>
public sealed class PressingTests
{
    [Fact]
    public async Task An_officer_who_took_it_and_does_not_come_makes_the_operator_ring_until_somebody_moves()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await street.After(TimeSpan.FromMinutes(2.9));
        (await street.Ringing(number)).ShouldBeEmpty();
        await street.After(TimeSpan.FromSeconds(10));
        (await street.Ringing(number)).ShouldBe(["street"]);
        (await street.Calls(number)).Count(c => c.Role == CallRole.Operator).ShouldBe(1);
        await street.After(TimeSpan.FromMinutes(5));
        (await street.Calls(number)).Count(c => c.Role == CallRole.Operator).ShouldBe(2);
        await street.Move("patrol1", number, "arrived");
        (await street.Ringing(number)).ShouldBeEmpty();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_check_that_is_forgotten_makes_the_operator_ring()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            await street.Move("patrol1", number, move);
        }

        await street.After(TimeSpan.FromHours(2.1));
        (await street.Ringing(number)).ShouldBe(["street"]);
        (await street.Move("street", number, "checked")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBeEmpty();
        await street.After(TimeSpan.FromHours(3));
        (await street.Ringing(number)).ShouldBeEmpty();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crew_whose_phone_showed_the_task_and_who_does_not_start_makes_the_operator_ring_beside_it()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        var call = (await street.Calls(number)).Single(c => c.Role == CallRole.Crew);
        await street.Seen(call.Id, "crew2");
        await street.After(TimeSpan.FromMinutes(2));
        (await street.Ringing(number)).ShouldBe(["crew2"]);
        await street.After(TimeSpan.FromMinutes(3.1));
        (await street.Ringing(number)).ShouldBe(["crew2", "street"]);
        (await street.Page(number)).History.ShouldContain(h => h.Code == "crewNotStarted");
        (await street.Move("crew2", number, "startWork")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBeEmpty();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crew_that_went_off_shift_is_followed_by_the_next()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        await street.Seen((await street.Calls(number)).Single(c => c.Role == CallRole.Crew).Id, "crew2");
        await street.GoesHome("crew2");
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["crew1"]);
    }

    [Fact]
    public async Task What_is_picked_up_and_not_drawn_for_a_check_closes_with_no_clock_running()
    {
        await using var street = await StreetRig.Open();
        for (var i = 0; i < 12; i++)
        {
            var number = await street.Alarm($"bin-{i:000}");
            var officer = (await street.Ringing(number)).Single();
            await street.Move(officer, number, "accept");
            await street.Move(officer, number, "arrived");
            (await street.Move(officer, number, "pickedUp", files: [await street.Photo(1), await street.Photo(2)])).Ok.ShouldBeTrue();
        }

        var closed = await street.Rig.Reader.Read(db => db.Set<CaseRow>().Where(c => c.State == "closed").Select(c => c.Number).ToListAsync());
        closed.ShouldNotBeEmpty();
        (await street.Page(closed[0])).Clocks.ShouldAllBe(c => c.MetAt != null);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Given_back_it_shows_whom_it_calls_now_and_their_time_begins_anew()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await street.Move("patrol1", number, "arrived");
        await street.Move("patrol1", number, "alreadyClear");
        (await street.Move("street", number, "returned", "还在")).Ok.ShouldBeTrue();
        var page = await street.Page(number);
        page.Called!.UserName.ShouldBe((await street.Ringing(number)).Single());
        page.Clocks.Where(c => c.MetAt is null).Select(c => c.Kind).ShouldBe(["accept", "arrive", "clear"], ignoreOrder: true);
    }

    [Fact]
    public async Task Of_what_a_person_wrote_nothing_is_sent()
    {
        await using var street = await StreetRig.Open();
        var report = await street.Report("张三 13812345678 家门口堵了", "人民路 3 号 502 室张三家");
        await street.After(TimeSpan.FromSeconds(40));
        var sent = await street.Messages();
        sent.ShouldNotBeEmpty();
        sent.ShouldAllBe(m => !m.Text.Zh.Contains("张三", StringComparison.Ordinal) && !m.Text.Zh.Contains("138", StringComparison.Ordinal) && m.Text.Zh.Contains(report, StringComparison.Ordinal));
    }

    [Fact]
    public void A_case_that_nobody_has_taken_is_not_pressed_and_pauses_double_up_to_an_hour()
    {
        MissedLimits.Presses(CaseHold.CallOfficer).ShouldBeFalse();
        MissedLimits.Presses(CaseHold.Crew).ShouldBeTrue();
        MissedLimits.Presses(CaseHold.Nobody).ShouldBeFalse();
        Enumerable.Range(1, 6).Select(r => MissedLimits.PauseAfter(r).TotalMinutes).ShouldBe([5, 10, 20, 40, 60, 60]);
    }

    [Fact]
    public void Of_the_limits_that_passed_the_one_that_was_to_be_kept_first_and_is_still_open_is_pressed_for()
    {
        string[] running = ["arrive", "clear"];
        MissedLimits.FirstOpen(running, CaseHold.Officer).ShouldBe("arrive");
        MissedLimits.FirstOpen(running[1..], CaseHold.Officer).ShouldBe("clear");
        MissedLimits.FirstOpen(running, CaseHold.CallOfficer).ShouldBeNull();
        MissedLimits.FirstOpen([], CaseHold.Officer).ShouldBeNull();
    }

    private static async Task<string> HandedOver(StreetRig street)
    {
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "reallySo", "handedOver" })
        {
            (await street.Move("patrol1", number, move)).Ok.ShouldBeTrue();
        }

        (await street.Ringing(number)).ShouldBe(["crew2"]);
        return number;
    }
}
