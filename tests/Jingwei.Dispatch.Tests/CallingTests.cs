using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;

namespace Jingwei.Dispatch.Tests;

public sealed class CallingTests
{
    [Fact]
    public async Task The_nearest_free_officer_is_called_and_the_reasons_are_kept()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        (await street.Ringing(number)).ShouldBe(["patrol1"]);
        var called = (await street.Page(number)).History.Single(h => h.Code == "called");
        var reasons = System.Text.Json.JsonSerializer.Serialize(called.Reasons);
        reasons.ShouldContain("chosen");
        reasons.ShouldContain("patrol2");
        street.Rig.News.ShouldContain(n => n.Kind == "ring" && n.AccountId == street.Actor("patrol1").AccountId);
    }

    [Fact]
    public async Task A_busy_officer_is_passed_over_for_a_free_one()
    {
        await using var street = await StreetRig.Open();
        var first = await street.Alarm();
        (await street.Move("patrol1", first, "accept")).Ok.ShouldBeTrue();
        var second = await street.Alarm("bin-013");
        (await street.Ringing(second)).ShouldBe(["patrol2"]);
    }

    [Fact]
    public async Task A_phone_that_does_not_answer_gets_sms_and_wecom_after_10_s_and_a_voice_call_after_30()
    {
        await using var street = await StreetRig.Open();
        await street.Alarm();
        await street.After(TimeSpan.FromSeconds(9.9));
        (await street.Messages()).ShouldBeEmpty();
        await street.After(TimeSpan.FromSeconds(0.2));
        (await street.Messages()).Select(m => m.Channel).ShouldBe(["sms", "wecom"]);
        await street.After(TimeSpan.FromSeconds(20));
        (await street.Messages()).Select(m => m.Channel).ShouldBe(["sms", "wecom", "voice"]);
        (await street.Messages()).ShouldAllBe(m => m.State == MessageState.Shown);
    }

    [Fact]
    public async Task An_answer_in_time_stops_the_chain()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.After(TimeSpan.FromSeconds(5));
        await street.Move("patrol1", number, "accept");
        await street.After(TimeSpan.FromMinutes(2));
        (await street.Messages()).ShouldBeEmpty();
        (await street.Calls(number)).Single().Outcome.ShouldBe(CallOutcome.Accepted);
    }

    [Fact]
    public async Task Who_does_not_answer_is_followed_by_the_next_then_the_point_owner_and_the_operator()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["patrol2"]);
        await street.After(TimeSpan.FromSeconds(60));
        (await street.Ringing(number)).ShouldBe(["point1", "street"]);
        await street.After(TimeSpan.FromSeconds(60));
        (await street.Ringing(number)).ShouldBe(["street"]);
        await street.After(TimeSpan.FromMinutes(5));
        (await street.Ringing(number)).ShouldBe(["patrol1"]);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_declines_is_followed_at_once()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        (await street.Move("patrol1", number, "declined", "在处理纠纷")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBe(["patrol2"]);
    }

    [Fact]
    public async Task In_the_next_round_who_declined_comes_last()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "declined");
        await street.After(TimeSpan.FromMinutes(8));
        (await street.Calls(number)).First(c => c.Round == 2).AccountId.ShouldBe(street.Actor("patrol2").AccountId);
    }

    [Fact]
    public async Task Who_was_sent_an_sms_at_once_is_not_sent_it_again_for_the_same_call()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Report("树枝挡路", "南京西路", "inspector1");
        (await street.Ringing(number)).ShouldBe(["point1"]);
        (await street.Messages()).Select(m => m.Channel).ShouldBe(["sms"]);
        await street.After(TimeSpan.FromSeconds(31));
        (await street.Messages()).Select(m => m.Channel).ShouldBe(["sms", "wecom", "voice"]);
    }

    [Fact]
    public async Task With_nobody_on_shift_the_operator_and_the_point_owner_ring()
    {
        await using var street = await StreetRig.Open(officersOnShift: false);
        var number = await street.Alarm();
        (await street.Ringing(number)).ShouldBe(["point1", "street"]);
    }

    [Fact]
    public async Task Of_two_that_ring_together_the_first_takes_it()
    {
        await using var street = await StreetRig.Open(officersOnShift: false);
        var number = await street.Alarm();
        (await street.Move("point1", number, "accept")).Ok.ShouldBeTrue();
        (await street.Move("street", number, "accept")).Refusal!.Code.ShouldBe("move_not_allowed");
        (await street.Calls(number)).Select(c => c.Outcome).ShouldBe([CallOutcome.Accepted, CallOutcome.ByOther], ignoreOrder: true);
    }

    [Fact]
    public async Task Who_finds_it_is_not_theirs_gives_it_to_the_next_without_being_called_again()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        (await street.Move("patrol1", number, "notMine")).Refusal!.Field.ShouldBe("note");
        (await street.Move("patrol1", number, "notMine", "属电力公司")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBe(["patrol2"]);
        (await street.Page(number)).State.ShouldBe("filed");
    }

    [Fact]
    public async Task Who_gives_it_back_after_the_operator_was_pressed_is_not_called_again_first()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await street.After(TimeSpan.FromMinutes(8.1));
        (await street.Move("patrol1", number, "notMine", "属电力公司")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBe(["patrol2"]);
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["patrol3"]);
        await street.After(TimeSpan.FromMinutes(8));
        (await street.Calls(number)).First(c => c.Round == 2).AccountId.ShouldBe(street.Actor("patrol2").AccountId, "who gave it back comes last in the next round too");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_operator_names_who_shall_go()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        (await street.Move("street", number, "assign", target: "nobody")).Refusal!.Field.ShouldBe("userName");
        (await street.Move("street", number, "assign", target: "patrol3")).Ok.ShouldBeTrue();
        (await street.Ringing(number)).ShouldBe(["patrol3"]);
    }

    [Fact]
    public async Task Only_who_sends_somebody_names_a_person_in_the_history()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        (await street.Move("patrol1", number, "note", "看到了", target: "stranger")).Ok.ShouldBeTrue();
        (await street.Move("street", number, "assign", target: "patrol3")).Ok.ShouldBeTrue();
        var history = (await street.Page(number)).History;
        history.Single(h => h.Code == "note").Args.ShouldBeNull();
        System.Text.Json.JsonSerializer.Serialize(history.Single(h => h.Code == "assign").Args).ShouldContain("patrol3");
    }

    [Fact]
    public async Task An_alarm_that_clears_before_anyone_is_there_ends_the_call_and_keeps_its_trace()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Move("patrol1", number, "accept");
        await street.Move("patrol1", number, "onTheWay");
        await street.AlarmClears();
        var page = await street.Page(number);
        page.State.ShouldBe("done");
        page.Outcome.ShouldBe(CaseOutcome.ClearedItself);
        (await street.Ringing(number)).ShouldBeEmpty();
        (await street.Messages()).Single().Text.Zh.ShouldContain("无需前往");
        page.History.ShouldContain(h => h.Code == "clearedItself");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_news_twice_makes_one_case_and_one_call()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        await street.Rig.Settle();
        (await street.Calls(number)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_gets_two_phones_calls_for_two_things_at_once()
    {
        await using var street = await StreetRig.Open();
        var first = await street.Alarm();
        var second = await street.Alarm("bin-013");
        (await street.Ringing(first)).ShouldBe(["patrol1"]);
        (await street.Ringing(second)).ShouldBe(["patrol2"]);
    }
}
