using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Webhooks;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>What a platform sends under its signature: cases once each, steps of cases that one of us handed over, and what is wrong by its own field names.</summary>
public sealed class ArrivalTests
{
    [Fact]
    public async Task A_case_arrives_once_for_each_number_and_our_closing_is_sent_back()
    {
        await using var rig = await ExchangeRig.Start();
        var taken = (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-77"))).Value;
        taken.ShouldSatisfyAllConditions(t => t.Known.ShouldBeFalse(), t => t.OutsideNumber.ShouldBe("S-77"));
        (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-77"))).Value.ShouldBe(taken with { Known = true });
        (await rig.Arrives(ExchangeKind.Case, "m2", Good("S-77", "别的话"))).Value.ShouldBe(taken with { Known = true });
        (await rig.Rig.Reader.Read(db => db.Set<CaseRow>().CountAsync())).ShouldBe(1);

        var row = await rig.Rig.Reader.Read(db => db.Set<CaseRow>().SingleAsync());
        row.ShouldSatisfyAllConditions(
            r => r.Source.ShouldBe(CaseSource.Platform), r => r.CategoryCode.ShouldBe("05-02"), r => r.Text.ShouldBe("广告牌松动"), r => r.AreaId.ShouldBe(rig.Area.Street), r => r.OwnLimit.ShouldNotBeNull());
        var reporter = await rig.Rig.Reader.Read(db => db.Set<CaseReporterRow>().SingleAsync());
        reporter.ShouldSatisfyAllConditions(r => r.ContactMasked.ShouldBe("138****1234"), r => r.BehalfName.ShouldBe("王强"), r => r.ContactSealed!.ShouldNotContain("1380"));
        (await rig.Send()).ShouldBe(0, "the platform knows what it sent");

        await rig.Moves(taken.Number, "handling", CaseStage.Handle);
        await rig.Moves(taken.Number, "closed", CaseStage.Ended, CaseOutcome.Cleared);
        (await rig.Send()).ShouldBe(2);
        rig.Heard(1).ShouldSatisfyAllConditions(b => b["caseNo"]!.GetValue<string>().ShouldBe("S-77"), b => b["status"]!.GetValue<string>().ShouldBe("80"), b => b["result"]!.GetValue<string>().ShouldBe("1"));
        (await rig.Link(taken.Number)).ShouldSatisfyAllConditions(l => l.Way.ShouldBe("in"), l => l.State.ShouldBe("taken"));
    }

    [Fact]
    public async Task Steps_and_answers_of_a_case_that_was_handed_out_arrive_and_wait_for_a_look()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number);
        await rig.Send();
        (await rig.Arrives(ExchangeKind.Step, "s1", new { caseNo = "S-1", status = "40", time = "2026-11-27 08:50:00" })).Ok.ShouldBeTrue();
        (await rig.Link(number)).ShouldSatisfyAllConditions(l => l.OutsideStep.ShouldBe("working"), l => l.NeedsLook.ShouldBeFalse());
        (await rig.Arrives(ExchangeKind.Step, "s2", new { caseNo = number, status = "60", opinion = "已修复", time = "2026-11-27 08:40:00" })).Refusal.ShouldBeNull("our own number does as well");
        (await rig.Arrives(ExchangeKind.Step, "s2", new { caseNo = number, status = "60", opinion = "已修复", time = "2026-11-27 08:40:00" })).Value.Known.ShouldBeTrue("a repeat tells nothing anew");
        var link = await rig.Link(number);
        link.ShouldSatisfyAllConditions(l => l.OutsideStep.ShouldBe("working", "what is older does not set it back"), l => l.NeedsLook.ShouldBeTrue());
        (await rig.History(number)).Count(c => c is "platformWorking" or "platformAnswered").ShouldBe(2);
        (await rig.Show()).Look.ShouldBe(1);
        (await rig.List.Links(ExchangeRig.Hub, true, null, null, rig.Leader, default)).Value.Items.ShouldHaveSingleItem().Id.ShouldBe(link.Id);
        (await rig.Right.Looked(link.Id, rig.Neighbor, default)).Refusal!.Code.ShouldBe("exchange_link_unknown");
        (await rig.Right.Looked(link.Id, rig.Leader, default)).Ok.ShouldBeTrue();
        (await rig.Show()).Look.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_wrong_is_named_by_their_field_with_what_would_be_right_and_stands_in_a_list()
    {
        await using var rig = await ExchangeRig.Start();
        var refusal = (await rig.Arrives(ExchangeKind.Case, "m1", new { caseNo = "S-1", content = "张三 13800001234", caseType = "77", areaCode = "310106014000", contact = new { phone = "13800001234" } })).Refusal!;
        refusal.ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(RefusalKind.Invalid), r => r.Field.ShouldBe("caseType"), r => r.Code.ShouldBe("exchange_fields_wrong"), r => r.Args!["count"].ShouldBe(1));
        (await rig.Rig.Reader.Read(db => db.Set<CaseRow>().AnyAsync())).ShouldBeFalse();
        var stands = (await rig.List.Arrivals(ExchangeRig.Hub, true, null, rig.Leader, default)).Value.Items.ShouldHaveSingleItem();
        stands.ShouldSatisfyAllConditions(a => a.OutsideNumber.ShouldBe("S-1"), a => a.State.ShouldBe("refused"), a => a.Mistakes.Single().Given.ShouldBe("77"), a => a.Mistakes.Single().Known!.ShouldContain("010101"));
        var kept = await rig.Rig.Reader.Read(db => db.Set<ExchangeArrivalRow>().SingleAsync());
        System.Text.Json.JsonSerializer.Serialize(kept).ShouldNotContain("1380", Case.Sensitive, "nothing of a person is kept of what was not taken");
        (await rig.Right.ArrivalDone(stands.Id, rig.Neighbor, default)).Refusal!.Code.ShouldBe("exchange_arrival_unknown");

        (await rig.Arrives(ExchangeKind.Case, "m2", Good("S-1"))).Ok.ShouldBeTrue();
        (await rig.List.Arrivals(ExchangeRig.Hub, true, null, rig.Leader, default)).Value.Items.ShouldBeEmpty("it came again as it should be");
        (await rig.Arrives(ExchangeKind.Step, "m3", new { caseNo = "S-9", status = "60" })).Refusal!.Field.ShouldBe("caseNo");
        (await rig.Arrives(ExchangeKind.Step, "m4", new { caseNo = "S-1", status = "61" })).Refusal!.Field.ShouldBe("status");
        var last = (await rig.List.Arrivals(ExchangeRig.Hub, true, null, rig.Leader, default)).Value.Items;
        last.Select(a => a.Mistakes.Single().Code).ShouldBe(["codeUnknown", "numberUnknown"]);
        (await rig.Right.ArrivalDone(last[0].Id, rig.Leader, default)).Ok.ShouldBeTrue();
        (await rig.Right.ArrivalDone(last[0].Id, rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_arrival_not_refused");
        (await rig.Show()).Arrived.ShouldBe(1);
    }

    [Fact]
    public async Task Only_the_platform_itself_gets_in_and_only_for_its_areas()
    {
        await using var rig = await ExchangeRig.Start();
        (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-1"), WebhookSecret.New())).Refusal!.ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(RefusalKind.Unauthenticated), r => r.Code.ShouldBe("exchange_signature_wrong"));
        (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-1"), old: TimeSpan.FromMinutes(6))).Refusal!.Kind.ShouldBe(RefusalKind.Unauthenticated);
        (await rig.Arrives(ExchangeKind.Case, "m1", "[1")).Refusal!.Code.ShouldBe("exchange_body_invalid");
        var outside = (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-1") with { areaCode = null, position = new Position(121.49, 31.23, "外区") })).Refusal!;
        outside.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("exchange_fields_wrong"), r => r.Field.ShouldBe("position.lon"));
        (await rig.List.Arrivals(ExchangeRig.Hub, true, null, rig.Leader, default)).Value.Items.Single().Mistakes.Single().Known.ShouldBe(["静安区"]);
        (await rig.Rig.Reader.Read(db => db.Set<CaseRow>().AnyAsync())).ShouldBeFalse();

        var renewed = (await rig.Book.NewSecret(ExchangeRig.Hub, false, rig.Admin, default)).Value.Secret!;
        (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-1"), renewed)).Ok.ShouldBeTrue();
        (await rig.Arrives(ExchangeKind.Case, "m2", Good("S-2"))).Ok.ShouldBeTrue("for a day the old one counts too");
    }

    [Fact]
    public async Task A_step_that_comes_before_the_number_was_noted_is_asked_to_come_again()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number);
        var send = rig.Of<SendMessage>();
        var ready = (await send.Next(await rig.Rig.Reader.Read(db => db.Set<ExchangePlatformRow>().Select(p => p.Id).SingleAsync()), default))!;
        var answer = await send.Post(ready, default);
        var step = new { caseNo = "S-1", status = "40", time = "2026-11-27 08:50:00" };
        (await rig.Arrives(ExchangeKind.Step, "s1", step)).Refusal!.ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(RefusalKind.Unavailable), r => r.Code.ShouldBe("exchange_number_not_yet"));
        (await rig.Show()).Arrived.ShouldBe(0);

        await send.Note(ready, answer, default);
        (await rig.Arrives(ExchangeKind.Step, "s1", step)).Ok.ShouldBeTrue();
        (await rig.Link(number)).OutsideStep.ShouldBe("working");
        (await rig.Arrives(ExchangeKind.Step, "s2", new { caseNo = "S-9", status = "40" })).Refusal!.Code.ShouldBe("exchange_fields_wrong", "nothing is under way any more");
    }

    [Fact]
    public async Task A_limit_that_means_never_is_none_and_what_cannot_be_read_is_named()
    {
        await using var rig = await ExchangeRig.Start();
        (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-1") with { limitTime = "9999-12-31 23:59:59" })).Ok.ShouldBeTrue();
        (await rig.Arrives(ExchangeKind.Case, "m2", Good("S-2") with { reportTime = "1900-01-02 00:00:00" })).Ok.ShouldBeTrue();
        (await rig.Rig.Reader.Read(db => db.Set<CaseRow>().Select(c => c.OwnLimit).ToListAsync())).ShouldAllBe(limit => limit == null);
        (await rig.Arrives(ExchangeKind.Case, "m3", Good("S-3") with { reportTime = "0001-01-01 00:00:00" })).Refusal!.Field.ShouldBe("reportTime");
        (await rig.Arrives(ExchangeKind.Case, "m4", """{"caseNo":"S-4","content":"\ud83d","caseType":"050112"}""")).Refusal!.Field.ShouldBe("content");
        (await rig.Show()).Arrived.ShouldBe(2);
    }

    [Fact]
    public async Task A_later_step_does_not_settle_one_that_was_refused_and_a_case_and_a_step_may_bear_one_id()
    {
        await using var rig = await ExchangeRig.Start();
        (await rig.Arrives(ExchangeKind.Case, "m1", Good("S-1"))).Ok.ShouldBeTrue();
        var step = (await rig.Arrives(ExchangeKind.Step, "m1", new { caseNo = "S-1", status = "40" })).Value;
        step.Known.ShouldBeFalse("the case bore the same id, and was another message");
        (await rig.Link(step.Number)).OutsideStep.ShouldBe("working");

        (await rig.Arrives(ExchangeKind.Step, "m2", new { caseNo = "S-1", status = "61", opinion = "已修复" })).Refusal!.Field.ShouldBe("status");
        (await rig.Arrives(ExchangeKind.Step, "m3", new { caseNo = "S-1", status = "80" })).Ok.ShouldBeTrue();
        var stands = (await rig.List.Arrivals(ExchangeRig.Hub, true, null, rig.Leader, default)).Value.Items.ShouldHaveSingleItem();
        stands.MessageId.ShouldBe("m2", "its words were never taken");
        (await rig.Arrives(ExchangeKind.Step, "m2", new { caseNo = "S-1", status = "60", opinion = "已修复" })).Ok.ShouldBeTrue();
        (await rig.Show()).Arrived.ShouldBe(0, "the same message came as it should be");
    }

    [Fact]
    public async Task A_neighbor_who_has_nothing_to_do_with_it_sees_nothing()
    {
        await using var rig = await ExchangeRig.Start();
        await rig.Arrives(ExchangeKind.Case, "m1", Good("S-1"));
        (await rig.List.Platforms(rig.Neighbor, default)).Items.ShouldNotContain(p => p.Name == ExchangeRig.Hub);
        (await rig.List.Links(ExchangeRig.Hub, false, null, null, rig.Neighbor, default)).Refusal!.Code.ShouldBe("exchange_platform_unknown");
        (await rig.List.Messages(ExchangeRig.Hub, null, null, rig.Neighbor, default)).Refusal!.Code.ShouldBe("exchange_platform_unknown");
        (await rig.List.Messages(ExchangeRig.Hub, "lost", null, rig.Leader, default)).Refusal!.Field.ShouldBe("state");
    }

    [Fact]
    public async Task Who_sees_one_district_alone_sees_what_lies_there_and_in_order()
    {
        await using var rig = await ExchangeRig.Start();
        var numbers = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            var number = await rig.Report(text: $"第 {i} 个");
            await rig.HandOver(number);
            numbers.Insert(0, number);
        }

        await rig.Send();
        foreach (var actor in new[] { rig.Leader, rig.Desk })
        {
            (await rig.List.Links(ExchangeRig.Hub, false, null, null, actor, default)).Value.Items.Select(l => l.CaseNumber).ShouldBe(numbers);
            (await rig.List.Messages(ExchangeRig.Hub, null, null, actor, default)).Value.Items.Select(m => m.CaseNumber).ShouldBe(numbers);
            (await rig.List.Messages(ExchangeRig.Hub, "delivered", null, actor, default)).Value.Items.Select(m => m.CaseNumber).ShouldBe(numbers);
            (await rig.List.Links(null, false, numbers[1], null, actor, default)).Value.Items.ShouldHaveSingleItem().CaseNumber.ShouldBe(numbers[1]);
        }

        (await rig.List.Links(null, false, numbers[1], null, rig.Neighbor, default)).Value.Items.ShouldBeEmpty();
    }

    private static Sent Good(string number, string text = "广告牌松动") =>
        new(number, text, "050112", "310106014000", "2026-11-27 08:30:00", "2026-11-28 08:30:00", new Position(121.45, 31.23, "某路 3 号"), new Contact("王强", "13800001234"));

#pragma warning disable SA1300, IDE1006 // As the platform spells them.
    private sealed record Sent(string caseNo, string content, string caseType, string? areaCode, string reportTime, string limitTime, Position position, Contact contact);

    private sealed record Position(double lon, double lat, string address);

    private sealed record Contact(string name, string phone);
#pragma warning restore SA1300, IDE1006
}
