using Jingwei.Cases.Contracts;
using Jingwei.Testing;

namespace Jingwei.Dispatch.Tests;

public sealed class StreetStoryTests
{
    [Fact]
    public async Task From_an_alarm_to_a_checked_close()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        number.ShouldEndWith("-沪-000001");
        await WalkToCrew(street, number);
        (await street.Ringing(number)).ShouldBe(["crew2"]);
        (await street.Page(number, "patrol1")).Crew!.Phone.ShouldNotBeNull();
        (await street.Move("crew2", number, "startWork")).Ok.ShouldBeTrue();
        await street.AlarmClears();
        (await street.Move("crew2", number, "done")).Ok.ShouldBeTrue();

        var done = await street.Page(number);
        done.State.ShouldBe("done");
        done.Evidence.Single().Code.ShouldBe("sensorClear");
        (await street.Move("patrol1", number, "checked")).Ok.ShouldBeFalse();
        (await street.Move("street", number, "checked")).Ok.ShouldBeTrue();

        var closed = await street.Page(number);
        closed.State.ShouldBe("closed");
        closed.Outcome.ShouldBe(CaseOutcome.Cleared);
        closed.Late.ShouldBeFalse();
        closed.Clocks.ShouldAllBe(c => c.MetAt != null);
        closed.AllowedMoves.ShouldBe(["note"]);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_one_who_handled_cannot_check()
    {
        await using var street = await StreetRig.Open(officersOnShift: false);
        var number = await street.Alarm();
        await street.Move("street", number, "accept");
        await street.Move("street", number, "arrived");
        (await street.Move("street", number, "falseAlarm")).Ok.ShouldBeTrue();
        (await street.Move("street", number, "checked")).Refusal!.Code.ShouldBe("handler_may_not_check");
        (await street.Page(number)).AllowedMoves.ShouldNotContain("checked");
        (await street.Move("inspector1", number, "checked")).Ok.ShouldBeTrue();
    }

    [Fact]
    public async Task What_does_not_pass_the_check_goes_back_to_its_crew_with_a_new_limit()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await WalkToCrew(street, number);
        await street.Move("crew2", number, "startWork");
        await street.Move("crew2", number, "done");
        (await street.Move("street", number, "returned")).Refusal!.Field.ShouldBe("note");
        await street.After(TimeSpan.FromMinutes(1));
        (await street.Move("street", number, "returned", "旁边还有散落")).Ok.ShouldBeTrue();
        var page = await street.Page(number);
        page.State.ShouldBe("handedOver");
        (await street.Ringing(number)).ShouldBe(["crew2"]);
        page.Clocks.Last(c => c.Kind == "clear").DueAt.ShouldBe(street.Now.AddMinutes(10));
    }

    [Fact]
    public async Task Picking_up_needs_two_photos_and_is_checked_by_sample()
    {
        await using var street = await StreetRig.Open();
        var photos = new[] { await street.Photo(1), await street.Photo(2) };
        var states = new List<string>();
        for (var i = 0; i < 20; i++)
        {
            var number = await street.Alarm($"bin-{100 + i}");
            await street.Move("patrol1", number, "accept");
            await street.Move("patrol1", number, "arrived");
            (await street.Move("patrol1", number, "pickedUp", files: [photos[0], photos[0]])).Refusal!.Field.ShouldBe("fileIds");
            (await street.Move("patrol1", number, "pickedUp", files: photos)).Ok.ShouldBeTrue();
            var page = await street.Page(number);
            states.Add(page.State);
            page.Files.Select(f => f.Label).ShouldBe(["before", "after"]);
        }

        states.ShouldContain("closed");
        states.ShouldAllBe(s => s == "done" || s == "closed");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_missed_limit_stands_in_the_history_and_makes_the_case_late()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await street.After(TimeSpan.FromMinutes(3) + TimeSpan.FromSeconds(1));
        var page = await street.Page(number);
        page.Late.ShouldBeTrue();
        page.History.ShouldContain(h => h.Code == "clockMissed");
        await street.Move("patrol1", number, "arrived");
        (await street.Page(number)).Late.ShouldBeFalse();
    }

    [Fact]
    public async Task A_strangers_case_is_unknown()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        var stranger = street.Actor("street") with { AccountId = 1, Posts = [] };
        var shown = await street.Rig.Services.GetService(typeof(Jingwei.Cases.ShowCase)).ShouldBeOfType<Jingwei.Cases.ShowCase>().Run(number, stranger, CancellationToken.None);
        shown.Refusal!.Code.ShouldBe("case_unknown");
    }

    [Fact]
    public async Task Scripts_and_model_say_the_same()
    {
        await using var street = await StreetRig.Open();
        SchemaComparison.Differences(street.Rig.Services).ShouldBeEmpty();
    }

    private static async Task WalkToCrew(StreetRig street, string number)
    {
        foreach (var move in new[] { "accept", "on-the-way", "arrived", "really so", "handed_over" })
        {
            (await street.Move("patrol1", number, move)).Refusal.ShouldBeNull(move);
        }
    }
}
