using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Lists;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Hands;

/// <summary>交办: down and taken over at once; up and across once the sender's leader has agreed and the receiver accepts, who is asked in working time, level by level.</summary>
public sealed class HandTests
{
    [Fact]
    public async Task Across_waits_for_the_leader_here_and_the_desk_there_and_the_sender_keeps_it_meanwhile()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Hand(city, row, "worker", city.Beside)).ShouldBe("hand_not_yours");
        (await Hand(city, row, "desk", city.Beside, " ")).ShouldBe("text_required");
        (await Hand(city, row, "desk", city.Beside)).ShouldBeNull();
        (await Hand(city, row, "desk", city.District)).ShouldBe("hand_open", "one at a time");
        (await Open(city, row)).State.ShouldBe(HandState.Asked);
        (await Decide(city, row, "besideDesk", "accept")).ShouldBe("hand_not_so_far", "nobody here has agreed yet");
        (await Decide(city, row, "desk", "approve")).ShouldBe("own_request");
        (await Decide(city, row, "leader", "deny")).ShouldBe("text_required", "why not");
        (await Decide(city, row, "leader", "approve")).ShouldBeNull();

        (await Moves(city, row, "desk")).ShouldContain("dispatch", "the sender keeps the case while it waits");
        (await Moves(city, row, "besideDesk")).ShouldNotContain("dispatch");
        (await Listed(city, "besideDesk", "accept")).ShouldBe([row.Number]);
        (await Listed(city, "desk", "sent")).ShouldBe([row.Number]);
        (await Decide(city, row, "besideDesk", "accept")).ShouldBeNull();

        (await Moves(city, row, "besideDesk")).ShouldContain("dispatch");
        (await Moves(city, row, "desk")).ShouldNotContain("dispatch", "it is another's to dispatch");
        (await city.Page(row.Number, "desk")).Desk!.Name.En.ShouldBe("Beside", "who handed on still sees it, and where it is");
        (await Listed(city, "desk", "on")).ShouldBe([row.Number]);
        (await Listed(city, "besideDesk", "received")).ShouldBe([row.Number]);
        (await Listed(city, "besideDesk", null)).ShouldBe([row.Number], "what lies elsewhere and is led from here is in the center's list");
        (await Listed(city, "farDesk", null)).ShouldBeEmpty();
        (await city.History(row.Id)).Where(c => c.StartsWith("hand", StringComparison.Ordinal)).ShouldBe(["handAsked", "handOffered", "handedAcross"]);
        city.Storage.News.Count(n => n.Kind == "hand").ShouldBe(6, "each line is told at both desks");
    }

    [Fact]
    public async Task A_refusal_gives_its_reason_and_leaves_the_case_where_it_was_with_its_clock()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        var due = (await city.Page(row.Number, "desk")).DueAt;
        (await Hand(city, row, "leader", city.Beside)).ShouldBeNull();
        (await Open(city, row)).State.ShouldBe(HandState.Waiting, "who leads needs nobody's leave");
        (await Decide(city, row, "besideDesk", "refuse")).ShouldBe("text_required");
        (await Decide(city, row, "besideDesk", "refuse", "地点在你处一侧")).ShouldBeNull();
        var page = await city.Page(row.Number, "leader");
        (page.Desk, page.Hand, page.DueAt, page.Hands[0].DecisionNote).ShouldBe((null, null, due, "地点在你处一侧"));
        (await Moves(city, row, "desk")).ShouldContain("dispatch");
        (await city.Get<ShowCase>().Run(row.Number, city["besideDesk"], CancellationToken.None)).Ok.ShouldBeTrue("who answered has to do with it");
        (await city.Get<ShowCase>().Run(row.Number, city["besideLeader"], CancellationToken.None)).Ok.ShouldBeFalse("the rest of a center that refused it sees it no longer");
        (await Decide(city, row, "besideDesk", "accept")).ShouldBe("hand_not_so_far");
    }

    [Fact]
    public async Task What_nobody_answers_goes_up_a_level_in_working_time_and_a_restart_loses_nothing()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Hand(city, row, "leader", city.Beside)).ShouldBeNull();
        await city.Restart();
        await city.After(TimeSpan.FromHours(3));
        var first = (await city.Page(row.Number, "district")).Hands[0];
        (first.TimesPassed, first.HeldBy!.Name.En, first.State, first.Late).ShouldBe((1, "District", HandState.Waiting, true));
        await city.After(TimeSpan.FromDays(3));
        var top = (await city.Page(row.Number, "mayor")).Hands[0];
        (top.TimesPassed, top.HeldBy!.Name.En).ShouldBe((3, "City"), "at the top it stands");
        (await city.History(row.Id)).Where(c => c.StartsWith("hand", StringComparison.Ordinal)).ShouldBe(["handOffered", "handUnanswered", "handUnanswered", "handIgnored"]);
        (await Moves(city, row, "desk")).ShouldContain("dispatch", "the sender has had it all the while");
        (await Decide(city, row, "mayor", "accept")).ShouldBeNull("who stands above answers in its place");
        (await city.Page(row.Number, "leader")).Desk!.Name.En.ShouldBe("Beside");
        (await Findings(city)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_center_above_takes_it_over_and_the_lower_one_sees_that_and_why_and_gets_it_back()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Take(city, row, "leader", city.Subdistrict)).ShouldBe("hand_not_above");
        (await Take(city, row, "districtDesk", city.District)).ShouldBe("hand_not_above", "one who leads takes over");
        (await Hand(city, row, "leader", city.Beside)).ShouldBeNull();
        (await Take(city, row, "district", city.District, "影响全区")).ShouldBeNull();
        (await city.Page(row.Number, "leader")).Hands.Select(h => h.State).ShouldBe([HandState.Overtaken, HandState.Made]);
        var seen = (await city.Page(row.Number, "desk")).Hands[1];
        (seen.Kind, seen.Reason).ShouldBe((HandKind.TakeOver, "影响全区"));
        (await Moves(city, row, "desk")).ShouldNotContain("dispatch");
        (await Moves(city, row, "districtDesk")).ShouldContain("dispatch");
        (await Hand(city, row, "leader", city.Beside)).ShouldBe("hand_not_yours");

        (await Hand(city, row, "districtDesk", city.Subdistrict, "请街道办理")).ShouldBeNull();
        (await city.Page(row.Number, "desk")).Desk.ShouldBeNull("it is led from its place again");
        (await Moves(city, row, "desk")).ShouldContain("dispatch");
        (await Listed(city, "desk", "on")).ShouldBeEmpty("it came back");
        (await city.History(row.Id)).Where(c => c.StartsWith("hand", StringComparison.Ordinal) || c == "takenOver").ShouldBe(["handOffered", "handOvertaken", "takenOver", "handedDown"]);
    }

    [Fact]
    public async Task Up_is_asked_and_across_by_one_who_stands_above_both_is_a_ruling()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Hand(city, row, "leader", city.Far)).ShouldBe("hand_no_way", "beside, and of another level");
        (await Hand(city, row, "leader", city.Neighborhood)).ShouldBe("hand_no_desk");
        (await Hand(city, row, "leader", city.District)).ShouldBeNull();
        (await Decide(city, row, "leader", "withdraw")).ShouldBeNull();
        (await Hand(city, row, "leader", city.District)).ShouldBeNull();
        (await Decide(city, row, "districtDesk", "accept")).ShouldBeNull();
        (await Hand(city, row, "district", city.Far)).ShouldBeNull();
        (await Open(city, row)).State.ShouldBe(HandState.Waiting);
        (await Decide(city, row, "farDesk", "refuse", "不在本区")).ShouldBeNull();
        (await Hand(city, row, "mayor", city.Far, "由外区办")).ShouldBeNull();
        (await city.Page(row.Number, "farDesk")).LedFrom!.Name.En.ShouldBe("Far", "nobody is asked whom a ruling names");
    }

    [Fact]
    public async Task An_ended_case_goes_nowhere_and_ends_what_waits()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Hand(city, row, "leader", city.Beside)).ShouldBeNull();
        await city.Storage.Writer.Write(async scope =>
        {
            var open = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id);
            await city.Get<CaseBook>().Enter(scope, open, "closed");
            await city.Get<CaseBook>().Save(scope, open);
            return 0;
        });
        (await city.Page(row.Number, "leader")).Hands[0].State.ShouldBe(HandState.Overtaken);
        (await Hand(city, row, "leader", city.Beside)).ShouldBe("hand_case_ended");
        await city.After(TimeSpan.FromDays(2));
        (await city.History(row.Id)).ShouldNotContain("handUnanswered");
        (await city.History(row.Id)).ShouldContain("handOvertaken");
        city.Storage.News.Count(n => n.Kind == "hand" && ((HandNews)n.Data).What == "handOvertaken").ShouldBe(2, "both centers hear that it came to nothing");
    }

    [Fact]
    public async Task The_receiver_still_sees_and_answers_what_went_up_unanswered()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Hand(city, row, "leader", city.Beside)).ShouldBeNull();
        await city.After(TimeSpan.FromHours(3));
        (await Open(city, row)).HeldAreaId.ShouldBe(city.District);
        (await Listed(city, "besideDesk", "accept")).ShouldBe([row.Number]);
        (await Listed(city, "district", "accept")).ShouldBe([row.Number]);
        (await Decide(city, row, "besideDesk", "accept")).ShouldBeNull();
    }

    [Fact]
    public async Task After_a_hand_the_leading_desks_commander_commands_and_the_one_of_the_place_reads()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Parts(city, row, "leader")).HasFlag(CasePart.Supervisor).ShouldBeTrue();
        (await Hand(city, row, "district", city.Beside)).ShouldBeNull();
        (await Parts(city, row, "besideLeader")).HasFlag(CasePart.Supervisor).ShouldBeTrue();
        (await Parts(city, row, "district")).HasFlag(CasePart.Supervisor).ShouldBeTrue("above both");
        (await Parts(city, row, "leader") & (CasePart.Supervisor | CasePart.Viewer)).ShouldBe(CasePart.Viewer);
    }

    [Fact]
    public async Task Whoever_also_holds_a_post_above_sees_the_lists_of_the_lower_center_too()
    {
        await using var city = await LevelsRig.Open();
        var row = await city.Case("dispatching", city.Greening);
        (await Hand(city, row, "leader", city.Beside)).ShouldBeNull();
        var both = city["besideDesk"] with { Posts = [.. city["mayor"].Posts, .. city["besideDesk"].Posts] };
        (await city.Get<ListCases>().Run(new CaseFilter(Hand: "accept"), both, CancellationToken.None)).Value.Items.Select(c => c.Number).ShouldBe([row.Number]);
        var leads = city["leader"] with { Posts = [.. city["mayor"].Posts, .. city["district"].Posts] };
        city.Get<HandBook>().MayTakeTo(row, leads).Select(a => a.Id).ShouldBe([city.City, city.District], ignoreOrder: true);
    }

    [Fact]
    public async Task What_was_handed_on_twice_stands_once_in_the_list_and_pages_go_on()
    {
        await using var city = await LevelsRig.Open();
        CaseRow[] rows = [await city.Case("dispatching", city.Greening), await city.Case("dispatching", city.Greening), await city.Case("dispatching", city.Greening)];
        foreach (var row in rows)
        {
            (await Hand(city, row, "district", city.Beside)).ShouldBeNull();
            (await Hand(city, row, "district", city.Subdistrict)).ShouldBeNull();
            (await Hand(city, row, "district", city.Beside)).ShouldBeNull();
        }

        (await Listed(city, "desk", "on")).ShouldBe([.. rows.Reverse().Select(r => r.Number)]);
        (await Listed(city, "besideDesk", "received")).ShouldBe([.. rows.Reverse().Select(r => r.Number)]);
        var first = (await city.Get<ListCases>().Run(new CaseFilter(Hand: "on", Limit: 2), city["desk"], CancellationToken.None)).Value;
        first.Items.Count.ShouldBe(2);
        (await city.Get<ListCases>().Run(new CaseFilter(Hand: "on", Limit: 2, Cursor: first.Next), city["desk"], CancellationToken.None)).Value.Items.Select(c => c.Number).ShouldBe([rows[0].Number]);
    }

    private static Task<CasePart> Parts(LevelsRig city, CaseRow row, string who) => city.Storage.Reader.Read(async db =>
        await city.Get<CaseAccess>().PartsOf(db, await db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id), city[who]));

    private static async Task<string?> Hand(LevelsRig city, CaseRow row, string who, long to, string reason = "不属本街道") => await Run(city, row, who, new HandRequest(to.ToString(), reason));

    private static async Task<string?> Take(LevelsRig city, CaseRow row, string who, long to, string reason = "提级") => await Run(city, row, who, new HandRequest(to.ToString(), reason, TakeOver: true));

    private static async Task<string?> Run(LevelsRig city, CaseRow row, string who, HandRequest request)
    {
        var code = (await city.Get<HandCase>().Run(row.Number, request, city[who], "console", CancellationToken.None)).Refusal?.Code;
        await city.Storage.Settle();
        return code;
    }

    private static async Task<string?> Decide(LevelsRig city, CaseRow row, string who, string decision, string? words = null) =>
        (await city.Get<DecideHand>().Run(row.Number, (await Open(city, row)).Id.ToString(), new HandDecision(decision, words), city[who], "console", CancellationToken.None)).Refusal?.Code;

    private static Task<CaseHandRow> Open(LevelsRig city, CaseRow row) => city.Storage.Reader.Read(db => db.Set<CaseHandRow>().Where(h => h.CaseId == row.Id).OrderByDescending(h => h.Id).FirstAsync());

    private static async Task<IReadOnlyList<string>> Moves(LevelsRig city, CaseRow row, string who) =>
        await city.Get<ShowCase>().Run(row.Number, city[who], CancellationToken.None) is { Ok: true } page ? page.Value.AllowedMoves : [];

    private static async Task<IReadOnlyList<string>> Listed(LevelsRig city, string who, string? hand) =>
        [.. (await city.Get<ListCases>().Run(new CaseFilter(Hand: hand), city[who], CancellationToken.None)).Value.Items.Select(c => c.Number)];

    private static async Task<IReadOnlyList<string>> Findings(LevelsRig city) => await city.Storage.Reader.Read(async db =>
        (await city.Storage.Services.GetServices<IAuditCheck>().OfType<CaseAudit>().Single().Check(db, city.Now, CancellationToken.None)).Findings.Select(f => f.Code).Where(k => k.Contains("hand", StringComparison.Ordinal)).ToList());
}
