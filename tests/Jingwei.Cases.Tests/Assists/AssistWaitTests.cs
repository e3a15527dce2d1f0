using Jingwei.Cases.Assists;
using Jingwei.Cases.Rules.Assists;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Assists;

/// <summary>Each wait of a part is a due row: it outlives the program, goes up when nobody acts, and stands still with the case.</summary>
public sealed class AssistWaitTests
{
    [Fact]
    public async Task Who_does_not_answer_is_told_of_level_by_level_and_late_by_the_due_instant()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban, hours: 6)).ShouldBeNull();
        await city.Restart();
        await city.After(TimeSpan.FromHours(2.5));
        var asked = (await city.Parts(row))[0];
        (asked.State, asked.TimesRaised, asked.Level.En, asked.Late).ShouldBe((AssistState.Asked, 1, "Subdistrict", false), "first whoever leads at the desk");
        await city.After(TimeSpan.FromDays(1));
        var late = (await city.Parts(row))[0];
        (late.TimesRaised, late.Level.En, late.Late).ShouldBe((2, "District", true));
        await city.After(TimeSpan.FromDays(7));
        var top = (await city.Parts(row))[0];
        (top.Level.En, top.WaitUntil).ShouldBe(("City", null), "at the top it stands");
        (await city.Told(row)).ShouldBe(["assistAsked", "assistUnanswered", "assistLate", "assistUnanswered", "assistIgnored"]);
        (await city.Waits()).ShouldBe(0);
        (await city.Audit()).ShouldBeEmpty();
        (await city.Move(row, "urban", "confirm")).ShouldBeNull();
        (await city.Parts(row))[0].Late.ShouldBeTrue("that stays");
    }

    [Fact]
    public async Task What_was_taken_and_not_done_is_late_once_and_goes_up_again()
    {
        await using var city = await LevelsRig.Open();
        await city.Photograph();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "green", city.Urban, hours: 4)).ShouldBeNull();
        (await city.Move(row, "urban", "confirm")).ShouldBeNull();
        await city.After(TimeSpan.FromDays(4));
        (await city.Told(row)).ShouldBe(["assistAsked", "assistConfirmed", "assistLate", "assistStillLate", "assistStillLate", "assistIgnored"]);
        (await city.Move(row, "urban", "done", "补办好了", photo: true)).ShouldBeNull();
        var done = (await city.Parts(row))[0];
        (done.State, done.Late).ShouldBe((AssistState.Done, true));
        await city.After(TimeSpan.FromDays(9));
        (await city.Told(row)).Count.ShouldBe(7, "what is done waits for nobody");
    }

    [Fact]
    public async Task A_refusal_that_nobody_acts_on_goes_up_and_is_not_the_bodys_lateness()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban, hours: 3)).ShouldBeNull();
        (await city.Move(row, "urban", "decline", "不会")).ShouldBeNull();
        await city.After(TimeSpan.FromHours(30));
        (await city.Told(row)).ShouldBe(["assistAsked", "assistDeclined", "assistUndecided"]);
        (await city.Parts(row))[0].Late.ShouldBeFalse();
        (await city.Move(row, "leader", "withdraw", "改由主办自办")).ShouldBeNull("whoever leads the desk decides in its place");
    }

    [Fact]
    public async Task While_the_case_is_suspended_its_parts_stand_still()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban, hours: 3)).ShouldBeNull();
        var due = (await city.Parts(row))[0].DueAt;
        await city.Suspend(row, city.Now.AddDays(5));
        (await city.Waits()).ShouldBe(0);
        (await city.Parts(row))[0].StandsStill.ShouldBeTrue();
        (await city.Move(row, "urban", "confirm")).ShouldBe("case_suspended");
        (await city.Ask(row, "desk", city.Urban)).ShouldBe("case_suspended");
        (await city.Audit()).ShouldBeEmpty();
        await city.After(TimeSpan.FromDays(5));
        await city.Storage.Settle();
        var part = (await city.Parts(row))[0];
        (part.StandsStill, part.Late, part.TimesRaised).ShouldBe((false, false, 0));
        part.DueAt.ShouldBe(due.AddDays(5));
        (await city.Waits()).ShouldBe(1);
        (await city.Move(row, "urban", "confirm")).ShouldBeNull();
    }

    [Fact]
    public async Task The_desk_of_a_zone_has_the_parts_of_its_cases_and_its_leader_is_told_first()
    {
        await using var city = await LevelsRig.Open();
        await city.Zone("zoneDesk", "zoneLeader");
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "zoneDesk", city.Urban, hours: 6)).ShouldBeNull();
        (await city.Get<ListAssists>().Run(new AssistFilter("by", "open"), city["zoneDesk"], CancellationToken.None)).Value.Items.ShouldHaveSingleItem().Number.ShouldBe(row.Number);
        (await city.Get<ListAssists>().Count(city["zoneDesk"], CancellationToken.None)).By.Asked.ShouldBe(1);
        await city.After(TimeSpan.FromHours(2.5));
        (await city.Parts(row))[0].Level.En.ShouldBe("Zone");
        await city.After(TimeSpan.FromDays(1));
        (await city.Parts(row))[0].Level.En.ShouldBe("Subdistrict");
    }

    [Fact]
    public async Task A_wait_that_is_lost_is_found_by_the_audit()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await city.Ask(row, "desk", city.Urban)).ShouldBeNull();
        (await city.Audit()).ShouldBeEmpty();
        await city.Storage.Writer.Write(scope => scope.Db.Set<Storage.Due.DueRow>().Where(w => w.Kind == OpenAssists.DueKind).ExecuteDeleteAsync());
        (await city.Audit()).ShouldBe(["assist_without_wait"]);
    }
}
