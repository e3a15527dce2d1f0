using Jingwei.Cases.Contracts;
using Jingwei.Cases.FirstAsked;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Rules.FirstAsked;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.FirstAsked;

/// <summary>首问负责: who was asked first stays with the case whatever hands it takes, tells the asker what came of it in time, and hands that over only with a reason and a leader's agreement.</summary>
public sealed class FirstAskedTests
{
    [Theory]
    [InlineData(CaseStage.Close, CaseStage.Ended, false, AskerNews.Outcome)]
    [InlineData(CaseStage.Close, CaseStage.Ended, true, AskerNews.Step)]
    [InlineData(CaseStage.Ended, CaseStage.Check, false, AskerNews.Again)]
    [InlineData(CaseStage.Ended, CaseStage.Ended, false, AskerNews.Step)]
    [InlineData(CaseStage.Dispatch, CaseStage.Handle, false, AskerNews.Step)]
    public void An_end_is_an_outcome_unless_another_case_carries_it_on(CaseStage from, CaseStage to, bool merged, AskerNews news) => FirstAskedRule.Of(from, to, merged).ShouldBe(news);

    [Fact]
    public async Task Whoever_was_asked_stays_with_it_through_hands_and_tells_the_outcome_in_time()
    {
        await using var city = await LevelsRig.Open();
        var number = await Asked(city, "desk");
        var page = await city.Page(number, "desk");
        (page.FirstAsked!.By.En, page.FirstAsked.State, page.FirstAsked.MayTell).ShouldBe(("desk", FirstAskedState.Following, false));
        (await Tell(city, number, "desk")).ShouldBe("first_asked_no_outcome");
        (await city.Get<HandCase>().Run(number, new HandRequest(city.Beside.ToString(), "x"), city["district"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        await Move(city, number, "closed");
        (await Listed(city, "desk", "mine")).ShouldBe([number]);
        (await Listed(city, "desk", "tell")).ShouldBe([number], "led from elsewhere by now, and still to be told by whoever was asked");
        city.Storage.News.Count(n => n.Kind == "firstAsked" && n.AccountId == city["desk"].AccountId).ShouldBeGreaterThan(0);
        (await Tell(city, number, "leader")).ShouldBe("first_asked_not_you");
        (await Tell(city, number, "desk", "shouted")).ShouldBe("told_how_unknown");
        (await Tell(city, number, "desk", words: " ")).ShouldBe("text_required");
        (await Tell(city, number, "desk")).ShouldBeNull();
        (await Tell(city, number, "desk")).ShouldBe("first_asked_told");
        (await Listed(city, "desk", "mine")).ShouldBeEmpty();
        await city.After(TimeSpan.FromDays(4));
        (await Codes(city, number)).ShouldBe(["firstAskedToTell", "firstAskedTold"]);
    }

    [Fact]
    public async Task Who_takes_a_further_call_about_a_case_that_nobody_was_asked_about_sees_the_caller_through()
    {
        await using var city = await LevelsRig.Open();
        var number = (await city.Case()).Number;
        (await city.Page(number, "desk")).FirstAsked.ShouldBeNull();
        (await Call(city, number, "worker")).ShouldBeTrue();
        (await city.Page(number, "desk")).FirstAsked!.By.En.ShouldBe("worker");
        (await Call(city, number, "desk")).ShouldBeTrue();
        (await city.Page(number, "desk")).FirstAsked!.By.En.ShouldBe("worker", "one person sees them through");

        static async Task<bool> Call(LevelsRig city, string number, string by) => (await city.Get<Cases.Duplicates.AddReporter>().Assisted(
            number, new FurtherReporter("我也看到", null, null, new OnBehalfOf(null, "13812345678")), city[by], CancellationToken.None)).Ok;
    }

    [Fact]
    public async Task Who_is_not_told_in_time_stands_in_the_leaders_list_over_a_restart_and_a_case_that_goes_on_is_to_be_told_anew()
    {
        await using var city = await LevelsRig.Open();
        var number = await Asked(city, "desk");
        await Move(city, number, "closed");
        await city.Restart();
        await city.After(TimeSpan.FromDays(2));
        (await Listed(city, "leader", "late")).ShouldBe([number]);
        (await Listed(city, "besideLeader", "late")).ShouldBeEmpty("only who may see the case");
        (await Codes(city, number)).ShouldBe(["firstAskedToTell", "firstAskedLate"]);
        await Move(city, number, "filed", CaseStage.Ended);
        (await Listed(city, "leader", "late")).ShouldBeEmpty();
        await Move(city, number, "closed");
        (await Tell(city, number, "desk", "notReached")).ShouldBeNull();
    }

    [Fact]
    public async Task The_duty_goes_to_another_only_with_a_reason_and_a_leaders_agreement()
    {
        await using var city = await LevelsRig.Open();
        var number = await Asked(city, "desk");
        (await Hand(city, number, "desk", "leader", " ")).ShouldBe("text_required");
        (await Hand(city, number, "leader", "desk")).ShouldBe("first_asked_not_you");
        (await Hand(city, number, "desk", "besideDesk")).ShouldBe("person_not_of_this_area");
        (await Hand(city, number, "desk", "nobody")).ShouldBe("person_unknown");
        (await Hand(city, number, "desk", "worker")).ShouldBeNull();
        (await Hand(city, number, "desk", "worker")).ShouldBe("first_asked_handing");
        (await Listed(city, "leader", "handing")).ShouldBe([number]);
        (await Decide(city, number, "desk", "grant")).ShouldBe("own_request");
        (await Decide(city, number, "worker", "grant")).ShouldBe("first_asked_not_leader");
        (await Decide(city, number, "leader", "refuse")).ShouldBe("text_required");
        (await Decide(city, number, "leader", "refuse", "你自己接的")).ShouldBeNull();
        (await Hand(city, number, "desk", "worker")).ShouldBeNull();
        (await Decide(city, number, "leader", "grant")).ShouldBeNull();
        (await city.Page(number, "worker")).FirstAsked!.By.En.ShouldBe("worker");
        (await Listed(city, "worker", "mine")).ShouldBe([number]);
        (await Decide(city, number, "leader", "grant")).ShouldBe("first_asked_not_handing");
    }

    [Fact]
    public async Task Whoever_leads_gives_the_duty_to_another_or_tells_once_its_holder_is_late()
    {
        await using var city = await LevelsRig.Open();
        var (number, other) = (await Asked(city, "desk"), await Asked(city, "desk"));
        await Move(city, number, "closed");
        await Move(city, other, "closed");
        (await Hand(city, number, "leader", "worker")).ShouldBe("first_asked_not_you", "its holder is still in time");
        await city.After(TimeSpan.FromDays(2));
        (await Hand(city, number, "besideLeader", "worker")).ShouldBe("case_unknown");
        (await Hand(city, number, "leader", "worker", " ")).ShouldBe("text_required");
        (await city.Page(number, "leader")).FirstAsked!.MayHand.ShouldBeTrue();
        (await Hand(city, number, "leader", "worker")).ShouldBeNull();
        (await city.Page(number, "worker")).FirstAsked!.MayTell.ShouldBeTrue();
        (await Tell(city, number, "worker")).ShouldBeNull();
        (await Codes(city, number)).ShouldBe(["firstAskedToTell", "firstAskedLate", "firstAskedReassigned", "firstAskedTold"]);
        (await Tell(city, other, "worker")).ShouldBe("first_asked_not_you");
        (await Tell(city, other, "leader")).ShouldBeNull();
        (await Codes(city, other)).ShouldBe(["firstAskedToTell", "firstAskedLate", "firstAskedToldFor"]);
    }

    [Fact]
    public async Task A_holder_whose_posts_ended_is_relieved_and_nobody_gets_the_duty_who_has_none()
    {
        await using var city = await LevelsRig.Open();
        var number = await Asked(city, "desk");
        (await Hand(city, number, "desk", "worker")).ShouldBeNull();
        await Leaves(city, "worker");
        (await Decide(city, number, "leader", "grant")).ShouldBe("person_not_of_this_area", "who was named has left meanwhile");
        (await Hand(city, number, "leader", "worker2")).ShouldBe("first_asked_not_you");
        await Leaves(city, "desk");
        (await Hand(city, number, "leader", "worker")).ShouldBe("person_not_of_this_area");
        (await Hand(city, number, "leader", "worker2")).ShouldBeNull();
        (await city.Page(number, "leader")).FirstAsked!.By.En.ShouldBe("worker2");
    }

    private static Task Leaves(LevelsRig city, string who) => city.Storage.Writer.Write(async scope =>
    {
        await scope.Db.Database.ExecuteSqlAsync($"UPDATE post SET valid_until = 1 WHERE account_id = {city[who].AccountId}");
        return 0;
    });

    private static async Task<string> Asked(LevelsRig city, string who)
    {
        var filed = await city.Get<ReportProblem>().Run(
            new ReportRequest("路灯不亮", 121.45, 31.229, Kind: "assisted", Category: "01-05", OnBehalfOf: new OnBehalfOf("李阿姨", "13812345678")), city[who], CancellationToken.None);
        await city.Storage.Settle();
        return filed.Value.Number;
    }

    /// <summary>As a move would: the step, and the event that tells of it.</summary>
    private static async Task Move(LevelsRig city, string number, string to, CaseStage? from = null)
    {
        await city.Storage.Writer.Write(async scope =>
        {
            var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == number);
            var (before, stage) = (row.State, from ?? row.Stage);
            await city.Get<CaseBook>().Enter(scope, row, to);
            await city.Get<CaseBook>().Save(scope, row);
            scope.Emit(number, new CaseMoved(row.Id, number, "x", before, to, null, null) { Does = MoveVerb.Go, FromStage = stage, ToStage = row.Stage, ToHold = row.Hold });
            return 0;
        });
        await city.Storage.Settle();
    }

    private static async Task<string?> Tell(LevelsRig city, string number, string who, string how = "phone", string words = "灯已修好") =>
        (await city.Get<SeeAskerThrough>().Told(number, new ToldRequest(how, words), city[who], "console", CancellationToken.None)).Refusal?.Code;

    private static async Task<string?> Hand(LevelsRig city, string number, string who, string to, string reason = "调离岗位") =>
        (await city.Get<SeeAskerThrough>().Hand(number, new HandFirstAsked(to, reason), city[who], "console", CancellationToken.None)).Refusal?.Code;

    private static async Task<string?> Decide(LevelsRig city, string number, string who, string decision, string? words = null) =>
        (await city.Get<SeeAskerThrough>().Decide(number, new FirstAskedDecision(decision, words), city[who], "console", CancellationToken.None)).Refusal?.Code;

    private static async Task<IReadOnlyList<string>> Listed(LevelsRig city, string who, string list) =>
        [.. (await city.Get<ListCases>().Run(new CaseFilter(Asker: list), city[who], CancellationToken.None)).Value.Items.Select(c => c.Number)];

    private static async Task<IReadOnlyList<string>> Codes(LevelsRig city, string number)
    {
        var id = (await city.Page(number, "mayor")).Id;
        return [.. (await city.History(long.Parse(id))).Where(c => c.StartsWith("firstAsked", StringComparison.Ordinal))];
    }
}
