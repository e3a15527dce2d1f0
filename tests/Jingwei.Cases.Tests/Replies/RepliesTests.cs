using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Replies;
using Jingwei.City.Contracts;

namespace Jingwei.Cases.Tests.Replies;

/// <summary>往来: staff write to who reported, they write back, and nothing that was said is lost from sight.</summary>
public sealed class RepliesTests
{
    private static readonly CancellationToken Now = CancellationToken.None;

    [Fact]
    public async Task Staff_ask_and_the_reporter_answers_with_words_that_wait_for_a_reply()
    {
        await using var city = await LevelsRig.Open();
        var sent = await Report(city);
        (await Reply(city, sent.Number, "desk", new("请告诉我们门牌号", Asks: true))).ShouldBeNull();
        var asked = await Follow(city, sent);
        (asked.Asked, asked.MaySay).ShouldBe((true, true));
        (asked.Steps[^1].Code, asked.Steps[^1].Words).ShouldBe(("asked", "请告诉我们门牌号"));

        (await Say(city, sent, " ")).ShouldBe("text_required");
        (await Say(city, sent with { FollowCode = "wrong" }, "x")).ShouldBe("report_unknown");
        (await Say(city, sent, "18 号门口")).ShouldBeNull();
        (await Follow(city, sent)).Asked.ShouldBeFalse();
        (await Listed(city, "desk", said: true)).ShouldBe([sent.Number]);
        var page = await city.Page(sent.Number, "desk");
        (page.MayReply, page.SaidAt).ShouldBe((true, city.Now));
        page.History[^1].Note.ShouldBe("18 号门口");
        (await Reply(city, sent.Number, "desk", new(Seen: true))).ShouldBeNull();
        (await Listed(city, "desk", said: true)).ShouldBeEmpty();
        (await Follow(city, sent)).Steps.Count.ShouldBe(3, "that it was read is no step");
        (await Reply(city, sent.Number, "desk", new(Seen: true))).ShouldBe("nothing_said");
    }

    [Fact]
    public async Task Who_only_looks_writes_to_nobody_and_bad_words_get_their_answer()
    {
        await using var city = await LevelsRig.Open();
        var sent = await Report(city);
        (await Reply(city, sent.Number, "green", new("x"))).ShouldBe("case_unknown", "another body does not even see it");
        (await Reply(city, sent.Number, "desk", new())).ShouldBe("reply_required");
        (await Reply(city, sent.Number, "desk", new("x", Seen: true))).ShouldBe("reply_or_seen");
        (await Reply(city, sent.Number, "desk", new("x", Reporter: "2020-沪-000001"))).ShouldBe("reporter_unknown");
        (await Reply(city, sent.Number, "desk", new(new string('x', 5_000)))).ShouldBe("text_too_long");
        (await Reply(city, (await city.Case()).Number, "desk", new("x"))).ShouldBe("no_reporter");
    }

    [Fact]
    public async Task What_is_written_to_one_reporter_no_other_reads_nor_what_was_written_before_one_came()
    {
        await using var city = await LevelsRig.Open();
        var first = await Report(city);
        (await Reply(city, first.Number, "desk", new("给所有人的旧话"))).ShouldBeNull();
        await city.After(TimeSpan.FromMinutes(1));
        var second = (await city.Get<AddReporter>().Assisted(first.Number, new FurtherReporter("我也看到", null, null, new OnBehalfOf(null, "13812345678")), city["desk"], Now)).Value;
        await city.After(TimeSpan.FromMinutes(1));
        (await Reply(city, first.Number, "desk", new("只给第二位", Reporter: second.Number))).ShouldBeNull();
        (await Reply(city, first.Number, "desk", new("给所有人"))).ShouldBeNull();
        (await Say(city, first, "第一位说的")).ShouldBeNull();
        Words(await Follow(city, first)).ShouldBe(["给所有人的旧话", "给所有人", "第一位说的"]);
        Words(await Follow(city, second)).ShouldBe(["只给第二位", "给所有人"]);
        (await Reply(city, first.Number, "desk", new("回第二位", Reporter: second.Number))).ShouldBeNull();
        (await city.Page(first.Number, "desk")).SaidAt.ShouldNotBeNull("the first one still waits");
        (await Reply(city, first.Number, "desk", new("回第一位", Reporter: first.Number))).ShouldBeNull();
        (await city.Page(first.Number, "desk")).SaidAt.ShouldBeNull();
    }

    [Fact]
    public async Task What_a_reporter_wrote_waits_where_the_case_was_merged_into()
    {
        await using var city = await LevelsRig.Open();
        var (one, other) = (await Report(city), await Report(city));
        (await Say(city, one, "还有一处")).ShouldBeNull();
        (await city.Get<MergeCases>().Merge(one.Number, new MergeRequest(other.Number, "同一件"), city["leader"], "console", Now)).Ok.ShouldBeTrue();
        (await Listed(city, "desk", said: true)).ShouldBe([other.Number]);
        (await Reply(city, one.Number, "desk", new("x"))).ShouldBe("reply_where_merged");
        (await Reply(city, other.Number, "desk", new("都会去看", Reporter: one.Number))).ShouldBeNull();
        (await Listed(city, "desk", said: true)).ShouldBeEmpty();
        Words(await Follow(city, one)).ShouldBe(["还有一处", "都会去看"]);
        Words(await Follow(city, other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_passed_in_a_case_that_one_was_taken_out_of_goes_with_its_reporter()
    {
        await using var city = await LevelsRig.Open();
        var (one, other) = (await Report(city), await Report(city));
        var merge = city.Get<MergeCases>();
        (await merge.Merge(one.Number, new MergeRequest(other.Number, "同一件"), city["leader"], "console", Now)).Ok.ShouldBeTrue();
        await city.After(TimeSpan.FromMinutes(1));
        (await Say(city, one, "并在一起时说的")).ShouldBeNull();
        (await Listed(city, "desk", said: true)).ShouldBe([other.Number]);
        (await merge.Split(one.Number, new SplitRequest("不是同一件"), city["leader"], "console", Now)).Ok.ShouldBeTrue();
        (await Listed(city, "desk", said: true)).ShouldBe([one.Number], "it waits where its reporter is");
        Words(await Follow(city, one)).ShouldBe(["并在一起时说的"]);
        (await Reply(city, one.Number, "desk", new("单独办"))).ShouldBeNull();
        (await Listed(city, "desk", said: true)).ShouldBeEmpty();
        Words(await Follow(city, one)).ShouldBe(["并在一起时说的", "单独办"]);
        Words(await Follow(city, other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_waited_in_one_of_two_goes_on_waiting_when_they_become_one()
    {
        await using var city = await LevelsRig.Open();
        var (one, other) = (await Report(city), await Report(city));
        (await Say(city, other, "没人回我")).ShouldBeNull();
        await city.After(TimeSpan.FromMinutes(1));
        (await Reply(city, one.Number, "desk", new("只有这边看到"))).ShouldBeNull();
        (await city.Get<MergeCases>().Merge(one.Number, new MergeRequest(other.Number, "同一件"), city["leader"], "console", Now)).Ok.ShouldBeTrue();
        (await Listed(city, "desk", said: true)).ShouldBe([other.Number]);
    }

    [Fact]
    public async Task Words_that_came_meanwhile_are_not_read_with_those_before()
    {
        await using var city = await LevelsRig.Open();
        var sent = await Report(city);
        (await Say(city, sent, "第一句")).ShouldBeNull();
        var read = (await city.Page(sent.Number, "desk")).History[^1].Id;
        (await Say(city, sent, "第二句")).ShouldBeNull();
        (await Reply(city, sent.Number, "desk", new(Seen: true, UpTo: read))).ShouldBe("said_more");
        (await Reply(city, sent.Number, "desk", new(Seen: true, UpTo: (await city.Page(sent.Number, "desk")).History[^1].Id))).ShouldBeNull();
    }

    [Fact]
    public async Task So_much_is_said_in_a_day_and_nothing_more_of_what_is_closed()
    {
        await using var city = await LevelsRig.Open();
        var sent = await Report(city);
        for (var i = 0; i < SayMore.MostADay; i++)
        {
            (await Say(city, sent, $"第 {i} 句")).ShouldBeNull();
        }

        (await Say(city, sent, "再说一句")).ShouldBe("said_too_often");
        await city.After(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(1));
        (await Say(city, sent, "第二天")).ShouldBeNull();
        var row = await city.Storage.Writer.Write(async scope =>
        {
            var found = scope.Db.Set<CaseRow>().Single(c => c.Number == sent.Number);
            await city.Get<CaseBook>().Enter(scope, found, "closed");
            await city.Get<CaseBook>().Save(scope, found);
            return found;
        });
        row.SaidAt.ShouldNotBeNull("a close answers nobody");
        (await Say(city, sent, "办完了再说")).ShouldBe("report_ended");
        (await Reply(city, sent.Number, "desk", new("请看一看", Asks: true))).ShouldBe("case_ended");
        (await Reply(city, sent.Number, "desk", new("结果是这样"))).ShouldBeNull();
        Words(await Follow(city, sent))[^1].ShouldBe("结果是这样");
    }

    [Fact]
    public async Task How_content_somebody_is_stands_apart_from_whether_it_is_solved()
    {
        await using var city = await LevelsRig.Open();
        var sent = await Report(city);
        await city.Storage.Writer.Write(async scope =>
        {
            var found = scope.Db.Set<CaseRow>().Single(c => c.Number == sent.Number);
            await city.Get<CaseBook>().Enter(scope, found, "closed");
            await city.Get<CaseBook>().Save(scope, found);
            return 0;
        });
        (await Answer(city, sent, new(sent.FollowCode, true, null, 6))).ShouldBe("rating_out_of_range");
        (await Answer(city, sent, new(sent.FollowCode, true, null, 2))).ShouldBeNull();
        (await city.Page(sent.Number, "desk")).Reporter!.Rating.ShouldBe(2);
        (await Answer(city, sent, new(sent.FollowCode, true, "补一句"))).ShouldBeNull();
        (await city.Page(sent.Number, "desk")).Reporter!.Rating.ShouldBe(2, "left out, it stays");
        await city.After(TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1));
        (await Answer(city, sent, new(sent.FollowCode, false))).ShouldBe("answer_too_late");
    }

    [Fact]
    public async Task Phrases_come_by_category_and_step_with_what_the_case_knows_filled_in()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case(body: city.Greening);
        var phrases = (await city.Get<ListPhrases>().Run(row.Number, "reply", city["desk"], Now)).Value.Items;
        phrases.Select(p => p.Code).ShouldContain("under-way");
        phrases.Select(p => p.Code).ShouldNotContain("received", "that is of another step");
        var text = phrases.Single(p => p.Code == "under-way").Text;
        text.Zh.ShouldContain("“满溢”已派给绿化所处置");
        text.En.ShouldContain("Greening is dealing with “Bin”");
        text.Zh.ShouldNotContain("{");
        (await city.Get<ListPhrases>().Run(row.Number, "poem", city["desk"], Now)).Refusal!.Code.ShouldBe("phrase_use_unknown");
        (await city.Get<ListPhrases>().Run(row.Number, null, city["urban"], Now)).Refusal!.Code.ShouldBe("case_unknown");
    }

    [Fact]
    public void What_is_wrong_in_a_file_of_phrases_is_said_with_its_line()
    {
        var mistakes = new List<Foundation.DataFiles.FileMistake>();
        Phrases.Read("p.yaml", "phrases:\n  - code: a\n    zh: 甲\n    en: A\n    for: [sing]\n    text: x\n", mistakes);
        mistakes.ShouldHaveSingleItem().Line.ShouldBe(5);
    }

    private static string[] Words(ReportView view) => [.. view.Steps.Select(s => s.Words).OfType<string>()];

    private static async Task<ReportReceipt> Report(LevelsRig city) =>
        (await city.Get<ReportProblem>().Run(new ReportRequest("垃圾桶满了", 121.45, 31.229, Category: "01-05"), Actor.Nobody, Now)).Value;

    private static async Task<ReportView> Follow(LevelsRig city, ReportReceipt sent) => (await city.Get<FollowReport>().Show(sent.Number, sent.FollowCode, Actor.Nobody, Now)).Value;

    private static async Task<string?> Say(LevelsRig city, ReportReceipt sent, string text)
    {
        var said = await city.Get<SayMore>().Run(sent.Number, new SayMoreRequest(sent.FollowCode, text), Actor.Nobody, Now);
        return said.Ok ? null : said.Refusal.Code;
    }

    private static async Task<string?> Reply(LevelsRig city, string number, string who, ReplyRequest request)
    {
        var replied = await city.Get<ReplyToReporter>().Run(number, request, city[who], "console", Now);
        return replied.Ok ? null : replied.Refusal.Code;
    }

    private static async Task<string?> Answer(LevelsRig city, ReportReceipt sent, AnswerRequest request)
    {
        var answered = await city.Get<AnswerReport>().Run(sent.Number, request, Actor.Nobody, Now);
        return answered.Ok ? null : answered.Refusal.Code;
    }

    private static async Task<IReadOnlyList<string>> Listed(LevelsRig city, string who, bool said) =>
        [.. (await city.Get<ListCases>().Run(new CaseFilter(Said: said), city[who], Now)).Value.Items.Select(c => c.Number)];
}
