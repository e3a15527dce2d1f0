using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>A resident who says "not solved" is heard: by the checker before the close, by everybody after it.</summary>
public sealed class ReopeningTests
{
    [Fact]
    public async Task Not_solved_on_a_closed_case_opens_it_again_and_phones_ring()
    {
        await using var street = await StreetRig.Open();
        var number = await Cleared(street);
        (await street.Move("street", number, "checked")).Ok.ShouldBeTrue();
        await street.After(TimeSpan.FromMinutes(5));

        (await Answer(street, number, solved: false, "还是满的")).Value.Answer!.Solved.ShouldBeFalse();
        var page = await street.Page(number);
        page.State.ShouldBe("filed");
        page.ClosedAt.ShouldBeNull();
        page.ReporterSolved.ShouldBe(false);
        page.Reporter!.AnswerNote.ShouldBe("还是满的");
        page.History.Select(h => h.Code).ShouldContain("reopened");
        // Other eyes first: whose work did not solve it was nearest, and is not the first to be rung.
        (await street.Ringing(number)).ShouldNotBeEmpty();
        (await street.Ringing(number)).ShouldNotContain(page.History.First(h => h.Code == "alreadyClear").By.UserName);
        (await street.Findings()).ShouldBeEmpty();
        (await Answer(street, number, solved: true)).Refusal!.Code.ShouldBe("answered_already");
    }

    [Fact]
    public async Task What_was_opened_again_is_done_checked_and_asked_about_anew_and_the_books_agree()
    {
        await using var street = await StreetRig.Open();
        var number = await Cleared(street);
        await street.Move("street", number, "checked");
        await Answer(street, number, solved: false);
        await street.After(TimeSpan.FromSeconds(2));
        var officer = (await street.Ringing(number))[0];
        foreach (var move in new[] { "accept", "arrived", "reallySo" })
        {
            (await street.Move(officer, number, move)).Ok.ShouldBeTrue(move);
        }

        // The one who checked the first time takes a hand in it now; the second check is another's.
        (await street.Move("street", number, "handedOver")).Ok.ShouldBeTrue();
        (await street.Move("street", number, "done")).Ok.ShouldBeTrue();
        var view = await Follow(street, number);
        view.MayAnswer.ShouldBeTrue();
        view.Answer.ShouldBeNull("it was about the earlier work");
        (await street.AllowedMoves(number, "street")).ShouldNotContain("checked");
        (await street.Findings()).ShouldBeEmpty();
        await street.After(TimeSpan.FromHours(3));
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Not_solved_before_the_check_is_for_the_checker_who_must_write_why_they_close_all_the_same()
    {
        await using var street = await StreetRig.Open();
        var number = await Cleared(street);
        await Answer(street, number, solved: false);
        var page = await street.Page(number);
        page.State.ShouldBe("done");
        page.ReporterSolved.ShouldBe(false);
        page.MoveForms["checked"].Note.ShouldBe("required");
        (await street.Move("street", number, "checked")).Refusal!.Code.ShouldBe("note_required");
        (await street.Move("street", number, "checked", "现场看过，桶已换新")).Ok.ShouldBeTrue();
        (await Follow(street, number)).Answer.ShouldBeNull("the checker has read it; it may be asked once more");
    }

    [Fact]
    public async Task An_answer_may_be_corrected_while_nothing_was_done_about_it()
    {
        await using var street = await StreetRig.Open();
        var number = await Cleared(street);
        await Answer(street, number, solved: false);
        (await Answer(street, number, solved: true)).Value.Answer!.Solved.ShouldBeTrue();
        (await street.Page(number)).MoveForms["checked"].Note.ShouldBe("optional");
        (await Answer(street, number, solved: true)).Ok.ShouldBeTrue();
        (await street.Page(number)).History.Count(h => h.Code == "reporterAnswered").ShouldBe(2, "the same answer twice is one");
    }

    [Fact]
    public async Task A_month_after_the_close_it_is_a_new_report()
    {
        await using var street = await StreetRig.Open();
        var number = await Cleared(street);
        await street.Move("street", number, "checked");
        await street.After(TimeSpan.FromDays(31));
        (await Answer(street, number, solved: false)).Refusal!.Code.ShouldBe("answer_too_late");
    }

    private static async Task<string> Cleared(StreetRig street)
    {
        var number = await street.Report("桶满了", "南京西路");
        var officer = (await street.Ringing(number))[0];
        foreach (var move in new[] { "accept", "arrived", "alreadyClear" })
        {
            (await street.Move(officer, number, move)).Ok.ShouldBeTrue(move);
        }

        return number;
    }

    private static async Task<Foundation.Result<ReportView>> Answer(StreetRig street, string number, bool solved, string? note = null)
    {
        var answered = await street.Rig.Services.GetRequiredService<AnswerReport>().Run(number, new AnswerRequest(null, solved, note), street.Actor("stranger"), CancellationToken.None);
        await street.Rig.Settle();
        return answered;
    }

    private static async Task<ReportView> Follow(StreetRig street, string number) =>
        (await street.Rig.Services.GetRequiredService<FollowReport>().Show(number, null, street.Actor("stranger"), CancellationToken.None)).Value;
}
