using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;

namespace Jingwei.Dispatch.Tests;

/// <summary>What the phones of those who have to do with a case are told and show.</summary>
public sealed class PhoneTests
{
    [Fact]
    public async Task Who_held_a_case_hears_at_once_that_it_was_given_to_somebody_else()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        street.Rig.News.Clear();
        (await street.Move("street", number, "assign", target: "patrol3")).Ok.ShouldBeTrue();
        street.TaskNewsTo("patrol1").ShouldContain(number);
        street.TaskNewsTo("patrol3").ShouldContain(number);
        (await street.Tasks("patrol1")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Whoever_was_called_and_still_shows_it_hears_each_move_and_each_missed_limit()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "declined");
        await street.Move("patrol2", number, "accept");
        street.Rig.News.Clear();
        await street.Move("patrol2", number, "arrived");
        street.TaskNewsTo("patrol1").ShouldContain(number);
        street.Rig.News.Clear();
        await street.After(TimeSpan.FromMinutes(11));
        street.TaskNewsTo("patrol2").ShouldContain(number);
        street.TaskNewsTo("patrol3").ShouldBeEmpty();
    }

    [Fact]
    public async Task The_officer_follows_the_crew_after_the_hand_over_until_the_case_is_closed()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "reallySo", "handedOver" })
        {
            await street.Move("patrol1", number, move);
        }

        foreach (var (who, move) in new[] { ("crew2", "startWork"), ("crew2", "done") })
        {
            street.Rig.News.Clear();
            (await street.Move(who, number, move)).Ok.ShouldBeTrue();
            street.TaskNewsTo("patrol1").ShouldContain(number);
        }

        var waiting = (await street.Tasks("patrol1")).Single();
        waiting.Waiting.ShouldBeTrue();
        waiting.Crew!.Phone.ShouldNotBeNull();
        (await street.Tasks("crew2")).Single().Waiting.ShouldBeTrue();
        await street.Move("street", number, "checked");
        (await street.Tasks("patrol1")).ShouldBeEmpty();
        (await street.Tasks("crew2")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_task_is_mine_while_I_am_the_one_who_must_act()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        (await Mine(street, "patrol1")).ShouldBe((false, false), "it only rings");
        await street.Move("patrol1", number, "accept");
        await street.After(TimeSpan.FromMinutes(3.1));
        (await Mine(street, "patrol1")).ShouldBe((true, false));
        (await Mine(street, "street")).ShouldBe((false, false), "the operator is rung for what somebody else took");
        foreach (var move in new[] { "arrived", "reallySo", "handedOver" })
        {
            await street.Move("patrol1", number, move);
        }

        (await Mine(street, "patrol1")).ShouldBe((false, true));
        (await Mine(street, "crew2")).ShouldBe((true, false));
        await street.Move("crew2", number, "done");
        (await Mine(street, "crew2")).ShouldBe((false, true));
    }

    [Fact]
    public async Task What_is_in_hand_or_rings_stands_before_what_waits_for_others()
    {
        await using var street = await StreetRig.Open();
        for (var i = 0; i < 3; i++)
        {
            var number = await street.Alarm($"bin-{100 + i}");
            await street.Move("patrol1", number, "accept");
            await street.Move("patrol1", number, "arrived");
            await street.Move("patrol1", number, "alreadyClear");
        }

        var ringing = await street.Alarm();
        var tasks = await street.Tasks("patrol1");
        tasks[0].Number.ShouldBe(ringing);
        tasks.Select(t => t.Waiting).ShouldBe([false, true, true, true]);
    }

    [Fact]
    public async Task That_a_message_went_out_does_not_refuse_the_move_of_who_looked_before()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        var seen = (await street.Page(number, "patrol1")).Version;
        await street.After(TimeSpan.FromSeconds(31));
        (await street.Page(number)).History.ShouldContain(h => h.Code == "calledBy");
        (await street.Move("patrol1", number, "accept", expectedVersion: seen)).Refusal.ShouldBeNull();
        (await street.Move("patrol1", number, "onTheWay", expectedVersion: seen)).Refusal!.Code.ShouldBe("version_changed");
    }

    [Fact]
    public async Task A_limit_that_passes_and_the_operator_who_rings_for_it_do_not_refuse_the_officer_who_arrives()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        var seen = (await street.Page(number, "patrol1")).Version;
        await street.After(TimeSpan.FromMinutes(3.1));
        (await street.Ringing(number)).ShouldBe(["street"]);
        (await street.Move("patrol1", number, "arrived", expectedVersion: seen)).Refusal.ShouldBeNull();
    }

    [Fact]
    public async Task A_phone_knows_its_own_shift_whatever_the_post()
    {
        await using var street = await StreetRig.Open();
        foreach (var who in new[] { "patrol1", "crew1", "inspector1" })
        {
            var shift = await street.Shift(who);
            shift.On.ShouldBeTrue(who);
            shift.Until.ShouldNotBeNull();
        }

        (await street.Shift("point1")).ShouldBe(new ShiftView(false, null));
        await street.GoesHome("crew1");
        (await street.Shift("crew1")).On.ShouldBeFalse();
        await street.After(TimeSpan.FromHours(12));
        (await street.Shift("patrol1")).On.ShouldBeFalse();
    }

    [Fact]
    public async Task Every_line_and_reason_that_names_an_account_names_the_person()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.After(TimeSpan.FromSeconds(181));
        await street.Move("street", number, "assign", target: "patrol1");
        foreach (var move in new[] { "accept", "arrived", "reallySo", "handedOver" })
        {
            await street.Move("patrol1", number, move);
        }

        await street.Seen((await street.Calls(number)).Single(c => c.Role == CallRole.Crew).Id, "crew2");
        await street.After(TimeSpan.FromMinutes(6));
        var history = (await street.Page(number)).History;
        new[] { "calledBy", "callUnanswered", "assign", "crewNotStarted" }.ShouldBeSubsetOf(history.Select(h => h.Code));
        foreach (var said in history.Select(h => h.Args).Concat(history.Select(h => h.Reasons)).Select(a => System.Text.Json.JsonSerializer.SerializeToElement(a)))
        {
            NamesEveryone(said);
        }
    }

    private static async Task<(bool Mine, bool Waiting)> Mine(StreetRig street, string userName)
    {
        var task = (await street.Tasks(userName)).ShouldHaveSingleItem();
        return (task.Mine, task.Waiting);
    }

    private static void NamesEveryone(System.Text.Json.JsonElement said)
    {
        if (said.ValueKind == System.Text.Json.JsonValueKind.Array)
        {
            foreach (var part in said.EnumerateArray())
            {
                NamesEveryone(part);
            }
        }
        else if (said.ValueKind == System.Text.Json.JsonValueKind.Object)
        {
            foreach (var part in said.EnumerateObject())
            {
                NamesEveryone(part.Value);
            }

            var names = said.EnumerateObject().Select(p => p.Name).ToHashSet();
            (names.Contains("userName") && !names.Contains("name")).ShouldBeFalse(said.GetRawText());
            (names.Contains("userNames") && !names.Contains("names")).ShouldBeFalse(said.GetRawText());
        }
    }
}
