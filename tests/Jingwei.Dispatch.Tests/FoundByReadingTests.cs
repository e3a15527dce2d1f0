using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Dispatch.Contracts;

namespace Jingwei.Dispatch.Tests;

/// <summary>Mistakes that a reader of the code found, each shown before it was mended.</summary>
public sealed class FoundByReadingTests
{
    [Fact]
    public async Task When_no_crew_answers_the_operator_rings_and_the_crews_are_called_again()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        (await street.Ringing(number)).ShouldBe(["crew2"]);
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["crew1"]);
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["street"]);
        await street.After(TimeSpan.FromMinutes(5));
        (await street.Ringing(number)).ShouldBe(["crew2"]);
        await street.After(TimeSpan.FromHours(1));
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task When_no_crew_answers_the_operator_names_one_and_the_officer_keeps_the_case()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        await street.After(TimeSpan.FromSeconds(122));
        (await street.Ringing(number)).ShouldBe(["street"]);
        (await street.AllowedMoves(number, "street")).ShouldContain("assign");
        (await street.Move("street", number, "assign", target: "patrol2")).Refusal!.Code.ShouldBe("person_not_a_crew");
        (await street.Move("street", number, "assign", target: "crew1")).Refusal.ShouldBeNull();
        (await street.Ringing(number)).ShouldBe(["crew1"]);
        var page = await street.Page(number);
        page.State.ShouldBe("handedOver");
        page.Called!.UserName.ShouldBe("crew1");
        System.Text.Json.JsonSerializer.Serialize(page.History.Last(h => h.Code == "called").Reasons).ShouldContain("operatorChose");
        (await street.AllowedMoves(number, "crew1")).ShouldContain("startWork");
        (await street.AllowedMoves(number, "crew2")).ShouldNotContain("startWork");
        (await street.Move("crew1", number, "startWork")).Ok.ShouldBeTrue();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_named_crew_that_does_not_answer_is_followed_like_any_other()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        await street.Move("crew2", number, "startWork");
        (await street.Move("street", number, "assign", target: "crew1")).Refusal.ShouldBeNull();
        (await street.Page(number)).State.ShouldBe("handedOver");
        (await street.Ringing(number)).ShouldBe(["crew1"]);
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["crew2"]);
        await street.After(TimeSpan.FromSeconds(61));
        (await street.Ringing(number)).ShouldBe(["street"]);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_crew_that_the_operator_fetched_from_its_rest_is_waited_for()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        await street.GoesHome("crew1");
        (await street.Move("street", number, "assign", target: "crew1")).Refusal.ShouldBeNull();
        await street.Seen((await street.Calls(number)).Single(c => c.EndedAt == null).Id, "crew1");
        await street.After(TimeSpan.FromSeconds(90));
        (await street.Ringing(number)).ShouldBe(["crew1"]);
    }

    [Fact]
    public async Task An_officer_who_vanished_after_arriving_can_be_replaced()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "reallySo" })
        {
            await street.Move("patrol1", number, move);
        }

        (await street.Move("street", number, "assign", target: "patrol3")).Refusal.ShouldBeNull();
        (await street.Ringing(number)).ShouldBe(["patrol3"]);
    }

    [Fact]
    public async Task Nobody_is_sent_who_may_not_move_cases_there()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Alarm();
        (await street.Move("street", number, "assign", target: "stranger")).Refusal!.Code.ShouldBe("person_not_of_this_area");
    }

    [Fact]
    public async Task What_alarms_again_while_somebody_is_at_it_joins_the_case_as_evidence()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        await street.AlarmClears();
        (await street.Alarm()).ShouldBe("");
        var page = await street.Page(number);
        page.Evidence.Select(e => e.Code).ShouldBe(["sensorClear", "sensorAgain"]);
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_alarms_again_after_the_work_was_reported_done_is_a_new_case()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        await street.Move("crew2", number, "done");
        (await street.Alarm()).ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task An_inspectors_report_tells_the_point_owner_by_sms_at_once()
    {
        await using var street = await StreetRig.Open();
        var report = (ReportProblem)street.Rig.Services.GetService(typeof(ReportProblem))!;
        var receipt = await report.Run(new ReportRequest("垃圾散落", StreetRig.Bin.Lon, StreetRig.Bin.Lat, Kind: "inspector"), street.Actor("inspector1"), CancellationToken.None);
        await street.Rig.Settle();
        (await street.Ringing(receipt.Value.Number)).ShouldBe(["point1"]);
        (await street.Messages()).Single().Channel.ShouldBe("sms");
    }

    [Fact]
    public async Task Figures_count_what_was_cleared_in_time_by_its_own_limit()
    {
        await using var street = await StreetRig.Open();
        var number = await HandedOver(street);
        await street.Move("crew2", number, "done");
        await street.After(TimeSpan.FromHours(3));
        (await street.Page(number)).Late.ShouldBeTrue("nobody checked in time");
        var figures = await ((ICaseFigures)street.Rig.Services.GetService(typeof(ICaseFigures))!).Run(null, street.Actor("street"), CancellationToken.None);
        figures.Items.Single(f => f.Code == "onTimeRate").Value.ShouldBe(100);
    }

    private static async Task<string> HandedOver(StreetRig street)
    {
        var number = await street.Alarm();
        foreach (var move in new[] { "accept", "arrived", "reallySo", "handedOver" })
        {
            (await street.Move("patrol1", number, move)).Refusal.ShouldBeNull(move);
        }

        return number;
    }
}
