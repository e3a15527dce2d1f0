using Jingwei.Cases.Contracts;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Supervision;
using Jingwei.Foundation.WorkingTime;

namespace Jingwei.Cases.Tests.Supervision;

/// <summary>督办: asked from above, answered in words, accepted or sent back; ignored, it goes a level up.</summary>
public sealed class SupervisionTests
{
    [Fact]
    public async Task A_body_answers_and_its_answer_is_sent_back_then_accepted()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await Supervise(city, row, "leader", "为什么三天没有动工")).ShouldBeNull();
        (await city.Page(row.Number, "leader")).Supervised.ShouldNotBeNull();
        (await city.Page(row.Number, "leader")).MaySupervise.ShouldBeFalse("one is open at this level");
        (await Answer(city, row, "urban", "x")).ShouldBe("case_unknown", "another body");
        (await Answer(city, row, "desk", "x")).ShouldBe("supervision_not_asked_of_you", "nobody answers for a body");
        (await Answer(city, row, "green", " ")).ShouldBe("text_required");

        (await Answer(city, row, "green", "在等吊车")).ShouldBeNull();
        (await Answer(city, row, "green", "再说一遍")).ShouldBe("supervision_answered");
        (await Decide(city, row, "leader", "return")).ShouldBe("text_required", "what is wrong is said");
        (await Decide(city, row, "leader", "return", "哪天开工")).ShouldBeNull();
        (await Decide(city, row, "leader", "accept")).ShouldBe("supervision_not_answered");
        (await Answer(city, row, "green", "明天上午")).ShouldBeNull();
        (await Decide(city, row, "leader", "accept")).ShouldBeNull();
        (await city.Page(row.Number, "leader")).Supervised.ShouldBeNull();
        (await city.History(row.Id)).Where(c => c.StartsWith("superv", StringComparison.Ordinal))
            .ShouldBe(["supervised", "supervisionAnswered", "supervisionReturned", "supervisionAnswered", "supervisionAccepted"]);
        await city.After(TimeSpan.FromDays(10));
        (await city.History(row.Id)).ShouldNotContain("supervisionEscalated", "what is answered waits for nobody");
    }

    [Fact]
    public async Task What_nobody_answers_goes_up_level_by_level_in_working_time()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        (await Supervise(city, row, "leader", "何时办结", new MoreTime(4, TimeUnit.WorkingHours))).ShouldBeNull();
        await city.After(TimeSpan.FromHours(6));
        var first = (await city.Page(row.Number, "district")).Supervisions.ShouldHaveSingleItem();
        (first.TimesIgnored, first.Level.En, first.State).ShouldBe((1, "District", SupervisionState.Waiting));

        await city.After(TimeSpan.FromDays(1));
        var second = (await city.Page(row.Number, "mayor")).Supervisions[0];
        (second.TimesIgnored, second.Level.En).ShouldBe((2, "City"));
        await city.After(TimeSpan.FromDays(3));
        var top = (await city.Page(row.Number, "mayor")).Supervisions[0];
        (top.TimesIgnored, top.Level.En, top.Late).ShouldBe((3, "City", true), "at the top it stands");
        (await city.History(row.Id)).Where(c => c.StartsWith("superv", StringComparison.Ordinal))
            .ShouldBe(["supervised", "supervisionEscalated", "supervisionEscalated", "supervisionIgnored"]);
        city.Storage.News.Count(n => n.Kind == "supervision").ShouldBe(4, "each is told aloud");

        (await Answer(city, row, "green", "已经办好")).ShouldBeNull();
        (await Decide(city, row, "leader", "accept")).ShouldBe("supervision_not_yours", "it lies with the city now");
        (await Decide(city, row, "mayor", "accept")).ShouldBeNull();
    }

    [Fact]
    public async Task Only_who_stands_above_supervises_and_one_at_a_time_of_a_level()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case();
        (await Supervise(city, row, "desk", "x")).ShouldBe("supervision_not_yours");
        (await Supervise(city, row, "leader", "")).ShouldBe("text_required");
        (await Supervise(city, row, "leader", "x", new MoreTime(-1, TimeUnit.WorkingHours))).ShouldBe("limit_invalid");
        (await Supervise(city, row, "leader", "没人接单")).ShouldBeNull();
        (await Supervise(city, row, "leader", "再问")).ShouldBe("supervision_open");
        (await Supervise(city, row, "district", "区里也问")).ShouldBeNull();
        (await city.Page(row.Number, "desk")).Supervisions.Select(s => s.MayAnswer).ShouldBe([true, true]);
        var closed = await city.Case("closed");
        (await Supervise(city, closed, "leader", "x")).ShouldBe("supervised_case_ended");
        var list = await city.Get<ListCases>().Run(new CaseFilter(Supervised: true), city["leader"], CancellationToken.None);
        list.Value.Items.Select(c => c.Number).ShouldBe([row.Number]);
    }

    private static async Task<string?> Supervise(LevelsRig city, CaseRow row, string who, string words, MoreTime? limit = null) =>
        (await city.Get<SuperviseCase>().Run(row.Number, new SuperviseRequest(words, limit ?? new MoreTime(1, TimeUnit.WorkingDays)), city[who], "console", CancellationToken.None)).Refusal?.Code;

    private static async Task<string?> Answer(LevelsRig city, CaseRow row, string who, string words) =>
        (await city.Get<AnswerSupervision>().Answer(row.Number, await IdOf(city, row), new SupervisionAnswer(words), city[who], "field", CancellationToken.None)).Refusal?.Code;

    private static async Task<string?> Decide(LevelsRig city, CaseRow row, string who, string decision, string? words = null) =>
        (await city.Get<AnswerSupervision>().Decide(row.Number, await IdOf(city, row), new SupervisionDecision(decision, words), city[who], "console", CancellationToken.None)).Refusal?.Code;

    private static async Task<string> IdOf(LevelsRig city, CaseRow row) => (await city.Page(row.Number, "mayor")).Supervisions[0].Id;
}
