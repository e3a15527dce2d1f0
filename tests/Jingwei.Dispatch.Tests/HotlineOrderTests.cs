using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>An order of the hotline: taken once, contacted first, dispatched, answered, called back, and counted.</summary>
public sealed class HotlineOrderTests
{
    private static readonly OrderRequest Order = new(
        "SH-2026-000123", "小区垃圾房三天没人清运，味道很大", new OrderCaller("王先生", "13800001234"), Address: "某小区 3 号楼旁", Lon: StreetRig.Bin.Lon, Lat: StreetRig.Bin.Lat, Limit: new MoreTime(5, TimeUnit.WorkingDays));

    private static async Task<(StreetRig Street, long Body)> Open()
    {
        var street = await StreetRig.Open();
        await street.Hire("caller1", Roles.Hotline);
        await street.Hire("leader1", Roles.ShiftLeader);
        var body = await street.Hire("property", Roles.Handler, ofBody: true);
        return (street, body!.Value);
    }

    private static Task<Foundation.Result<OrderReceipt>> Take(StreetRig street, OrderRequest order, string who = "caller1") =>
        street.Rig.Services.GetRequiredService<TakeOrder>().Run(order, street.Actor(who), CancellationToken.None);

    private static async Task<IReadOnlyList<OrderLine>> List(StreetRig street, OrderFilter filter) =>
        (await street.Rig.Services.GetRequiredService<ListOrders>().Run(filter, street.Actor("leader1"), CancellationToken.None)).Value.Items;

    private static async Task Done(StreetRig street, string who, string number, MoveRequest move, int minutes = 1)
    {
        await street.After(TimeSpan.FromMinutes(minutes));
        var result = await street.Move(who, number, move);
        result.Ok.ShouldBeTrue($"{move.Move} by {who}: {(result.Ok ? "" : result.Refusal!.Code)}");
    }

    private static async Task<string> Refused(StreetRig street, string who, string number, MoveRequest move)
    {
        var result = await street.Move(who, number, move);
        result.Ok.ShouldBeFalse();
        return result.Refusal!.Code;
    }

    private static async Task<string> ToBody(StreetRig street, long body, OrderRequest? order = null)
    {
        var number = (await Take(street, order ?? Order)).Value.CaseNumber;
        await Done(street, "caller1", number, new MoveRequest("sign"));
        await Done(street, "caller1", number, new MoveRequest("reached", "来电人说早上七点最臭"));
        await Done(street, "caller1", number, new MoveRequest("dispatch", OrganizationId: body.ToString()));
        return number;
    }

    private static MoveRequest Asked(string move, Satisfaction satisfaction, TrulySolved solved, string? reason = null, string? note = null) => new(move, note, CallBack: new CallBackAnswers(satisfaction, solved, reason));

    [Fact]
    public async Task An_order_goes_from_the_platform_to_its_call_back_and_counts()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var number = await ToBody(street, body);
        await Done(street, "property", number, new MoveRequest("answer", "您好，已清运，今后每天两次"), 60);
        await Done(street, "caller1", number, new MoveRequest("callMissed", "忙音"));
        await Done(street, "caller1", number, Asked("calledBack", Satisfaction.Basic, TrulySolved.Yes));

        var page = await street.Page(number);
        (page.State, page.Outcome, page.Source).ShouldBe(("closed", CaseOutcome.Cleared, CaseSource.Hotline));
        var hotline = page.Hotline.ShouldNotBeNull();
        hotline.Calls.Select(c => (c.Why, c.Reached)).ShouldBe([(CallReason.FirstContact, true), (CallReason.CallBack, false), (CallReason.CallBack, true)]);
        hotline.Answers.ShouldHaveSingleItem().Text.ShouldBe("您好，已清运，今后每天两次");
        page.Reporter!.ContactMasked.ShouldNotBeNull().ShouldNotContain("00001");
        (await street.Counts(Appraised.Hotline, k => k.AreaId == street.AreaId)).ShouldBe("orders 1, contactDue 1, contactedOnTime 1, answerDue 1, answeredOnTime 1, calledBack 1, satisfied 1, trulySolved 1");
        (await List(street, new OrderFilter(null, null, null, "complaint", null, false, true, null, null))).ShouldBeEmpty("the caller says that it is solved");
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_same_number_is_taken_once_and_the_platform_reads_what_became_of_it()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var first = (await Take(street, Order)).Value;
        var again = (await Take(street, Order with { Text = "同一件，重推" })).Value;
        (again.CaseNumber, again.Known, again.FollowCode).ShouldBe((first.CaseNumber, true, null));

        var read = street.Rig.Services.GetRequiredService<ReadOrders>();
        var since = (await read.Changes(null, null, street.Actor("caller1"), CancellationToken.None)).Value;
        since.Items.ShouldHaveSingleItem().State.ShouldBe("received");
        (await read.Changes(since.Next, null, street.Actor("caller1"), CancellationToken.None)).Value.Items.ShouldBeEmpty();

        await Done(street, "caller1", first.CaseNumber, new MoveRequest("sign"));
        await Done(street, "caller1", first.CaseNumber, new MoveRequest("reached", "说明了情况"));
        await Done(street, "caller1", first.CaseNumber, new MoveRequest("dispatch", OrganizationId: body.ToString()));
        await Done(street, "property", first.CaseNumber, new MoveRequest("answer", "已办"));
        var later = (await read.Changes(since.Next, null, street.Actor("caller1"), CancellationToken.None)).Value.Items.ShouldHaveSingleItem();
        (later.State, later.Answers.ShouldHaveSingleItem().Text, later.ContactedAt is not null).ShouldBe(("callingBack", "已办", true));
        (await read.One("SH-2026-000123", null, street.Actor("caller1"), CancellationToken.None)).Value.CaseNumber.ShouldBe(first.CaseNumber);
        (await read.One("SH-2026-000123", "其他平台", street.Actor("caller1"), CancellationToken.None)).Refusal!.Code.ShouldBe("order_unknown");
    }

    [Fact]
    public async Task What_is_promised_goes_before_the_categorys_limit_and_stays_when_the_category_changes()
    {
        var (street, _) = await Open();
        await using var __ = street;
        var promised = street.Now.AddHours(30);
        var number = (await Take(street, Order with { Limit = null, PromisedAt = promised })).Value.CaseNumber;
        (await street.Page(number)).Clocks.Single(c => c.Kind == "answer").DueAt.ShouldBe(promised);
        (await street.Recategorize("leader1", number, "01-06", "另一类")).Ok.ShouldBe(true);
        var clock = (await street.Page(number)).Clocks.Single(c => c.Kind == "answer");
        clock.DueAt.ShouldBe(promised);

        var days = (await Take(street, Order with { OrderNumber = "SH-2", OrderedAt = street.Now.AddHours(-2) })).Value;
        var due = (await street.Page(days.CaseNumber)).Clocks.Single(c => c.Kind == "answer").DueAt;
        due.ShouldBe(days.DueAt);
        due.ShouldNotBeNull().ShouldBeGreaterThan(street.Now.AddDays(4));
    }

    [Fact]
    public async Task Each_field_that_is_wrong_is_named_at_once()
    {
        var (street, _) = await Open();
        await using var __ = street;
        var refusal = (await Take(street, new OrderRequest(" ", "", new OrderCaller(null, "打不通"), Kind: "rant", Category: "没有这类", Lon: 200, Lat: 31, Limit: new MoreTime(-1, TimeUnit.WorkingDays)))).Refusal!;
        refusal.Code.ShouldBe("order_invalid");
        ((IEnumerable<OrderMistake>)refusal.Args!["mistakes"]!).Select(m => $"{m.Field} {m.Code}").ShouldBe(
        [
            "orderNumber order_number_required", "text text_required", "caller.phone caller_phone_invalid", "kind order_kind_unknown", "category order_category_unknown", "lat order_place_invalid", "limit more_time_invalid",
        ]);
        (await Take(street, Order with { Lon = 0, Lat = 0 })).Refusal!.Field.ShouldBe("lon");
    }

    [Fact]
    public async Task Who_answered_does_not_call_back_and_what_is_not_solved_goes_back_with_its_own_trace()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var number = (await Take(street, Order)).Value.CaseNumber;
        await Done(street, "caller1", number, new MoveRequest("sign"));
        await Done(street, "caller1", number, new MoveRequest("reached", "问清了"));
        await Done(street, "caller1", number, new MoveRequest("answer", "直接答复：明天清运"));
        (await Refused(street, "caller1", number, Asked("calledBack", Satisfaction.Very, TrulySolved.Yes))).ShouldBe("handler_may_not_check");

        await street.Hire("caller2", Roles.Hotline);
        (await Refused(street, "caller2", number, new MoveRequest("calledBack"))).ShouldBe("call_back_incomplete");
        (await Refused(street, "caller2", number, Asked("calledBack", Satisfaction.Yes, TrulySolved.No))).ShouldBe("call_back_reason_required");
        (await Refused(street, "caller2", number, Asked("calledBack", Satisfaction.Yes, TrulySolved.No, "还在臭"))).ShouldBe("not_solved_goes_back");
        (await Refused(street, "caller2", number, Asked("notSolved", Satisfaction.Yes, TrulySolved.Yes, note: "？"))).ShouldBe("solved_does_not_go_back");
        await Done(street, "caller2", number, Asked("notSolved", Satisfaction.Yes, TrulySolved.No, "还在臭", "请物业去"));
        (await street.Page(number)).State.ShouldBe("dispatching", "no body had it yet");
        await Done(street, "caller2", number, new MoveRequest("dispatch", OrganizationId: body.ToString()));
        await Done(street, "property", number, new MoveRequest("answer", "已清运"));
        await Done(street, "caller2", number, Asked("notSolved", Satisfaction.No, TrulySolved.Partly, "只清了一半", "再去一次"));
        (await street.Page(number)).State.ShouldBe("handling");
        await Done(street, "property", number, new MoveRequest("answer", "全部清运"));
        await Done(street, "caller2", number, Asked("closeUnsolved", Satisfaction.No, TrulySolved.No, "要求赔偿", "超出职责，已解释"));
        (await street.Page(number)).State.ShouldBe("callingBack", "it waits for the shift leader");
        (await street.Decide("leader1", number, "grant")).Ok.ShouldBeTrue();

        var listed = await List(street, new OrderFilter("closed", null, "sh-2026", null, null, null, true, null, null));
        var line = listed.ShouldHaveSingleItem();
        (line.Satisfaction, line.Solved, line.Answers, line.ContactedAt is not null).ShouldBe((Satisfaction.No, TrulySolved.No, 3, true));
        (await List(street, new OrderFilter("open", null, null, null, null, null, null, null, null))).ShouldBeEmpty();
        var page = await street.Page(number);
        page.State.ShouldBe("closed");
        page.Hotline!.Calls.Where(c => c.Why == CallReason.CallBack).Select(c => (c.Round, c.Solved)).ShouldBe([(1, TrulySolved.No), (2, TrulySolved.Partly), (3, TrulySolved.No)]);
        page.Hotline.Answers.Select(a => a.Round).ShouldBe([1, 2, 3]);
        (await street.Counts(Appraised.Hotline, k => k.BodyId == body)).ShouldBe("orders 1, contactDue 1, contactedOnTime 1, answerDue 1, answeredOnTime 1, calledBack 1, sentForRework 1", "the last call-back counts");
    }

    [Fact]
    public async Task What_went_back_counts_once_and_stays_counted_when_it_was_answered_again()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var number = await ToBody(street, body);
        await Done(street, "property", number, new MoveRequest("answer", "已清"), 30);
        await Done(street, "caller1", number, Asked("notSolved", Satisfaction.No, TrulySolved.No, "还是臭", "请再清一次"));
        async Task<bool> IsCounted() => (await street.Counts(Appraised.Hotline, k => k.AreaId == street.AreaId)).Contains("sentForRework 1", StringComparison.Ordinal);
        (await IsCounted()).ShouldBeTrue();
        await Done(street, "property", number, new MoveRequest("answer", "又清了一次"), 30);
        (await IsCounted()).ShouldBeTrue("before it is called back again");
        await Done(street, "caller1", number, Asked("calledBack", Satisfaction.Yes, TrulySolved.Yes));
        (await IsCounted()).ShouldBeTrue();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Three_calls_in_vain_count_as_contacted_at_once_and_whoever_answered_grants_no_close()
    {
        var (street, _) = await Open();
        await using var __ = street;
        await street.Hire("leader2", Roles.ShiftLeader);
        var number = (await Take(street, Order)).Value.CaseNumber;
        await Done(street, "caller1", number, new MoveRequest("sign"));
        for (var i = 0; i < 3; i++)
        {
            await Done(street, "caller1", number, new MoveRequest("notReached", "无人接听"));
        }

        (await street.Counts(Appraised.Hotline, k => k.AreaId == street.AreaId)).ShouldContain("contactedOnTime 1");
        await Done(street, "caller1", number, new MoveRequest("goOn", "三次未接"));
        // The desk answers itself; the operator, who may dispatch and grant as well, did it.
        await Done(street, "street", number, new MoveRequest("answer", "已电话告知物业"));
        await Done(street, "caller1", number, Asked("closeUnsolved", Satisfaction.No, TrulySolved.No, "不满意", "无法再办"));
        (await street.Decide("street", number, "grant")).Refusal!.Code.ShouldBe("handler_may_not_check");
        (await street.Decide("leader2", number, "grant")).Ok.ShouldBeTrue();
        (await street.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_empty_date_of_a_spreadsheet_is_told_and_breaks_nothing()
    {
        var (street, _) = await Open();
        await using var __ = street;
        var old = await Take(street, Order with { OrderNumber = "OLD-1", OrderedAt = DateTimeOffset.UnixEpoch, Limit = null, PromisedAt = street.Now.AddDays(1) });
        old.Refusal!.Code.ShouldBe("order_invalid");
    }

    [Fact]
    public async Task Three_calls_that_nobody_answers_let_it_go_on_and_be_closed_outside_of_the_rates()
    {
        var (street, body) = await Open();
        await using var _ = street;
        var number = (await Take(street, Order)).Value.CaseNumber;
        await Done(street, "caller1", number, new MoveRequest("sign"));
        for (var i = 0; i < 3; i++)
        {
            (await Refused(street, "caller1", number, new MoveRequest("goOn", "打不通"))).ShouldBe("more_tries_needed");
            await Done(street, "caller1", number, new MoveRequest("notReached", "无人接听"), 20);
        }

        await Done(street, "caller1", number, new MoveRequest("goOn", "三次未接通"));
        await Done(street, "caller1", number, new MoveRequest("dispatch", OrganizationId: body.ToString()));
        await Done(street, "property", number, new MoveRequest("answer", "已办"));
        (await Refused(street, "caller1", number, new MoveRequest("closeUnreached", "打不通"))).ShouldBe("more_tries_needed");
        for (var i = 0; i < 3; i++)
        {
            await Done(street, "caller1", number, new MoveRequest("callMissed"), 20);
        }

        await Done(street, "caller1", number, new MoveRequest("closeUnreached", "三次回访未接通"));
        (await street.Counts(Appraised.Hotline, k => k.AreaId == street.AreaId)).ShouldBe("orders 1, contactDue 1, contactedOnTime 1, answerDue 1, answeredOnTime 1, notReached 1");
    }

    [Fact]
    public async Task An_order_without_a_place_is_tied_to_one_and_counts_there()
    {
        var (street, _) = await Open();
        await using var __ = street;
        var receipt = (await Take(street, Order with { Lon = null, Lat = null, Address = "不知道在哪" })).Value;
        receipt.PlaceOpen.ShouldBeTrue();
        var tie = street.Rig.Services.GetRequiredService<TiePlace>();
        var access = street.Rig.Services.GetRequiredService<Access>();
        (await tie.Run(receipt.CaseNumber, new PlaceRequest(0, 0), street.Actor("caller1"), "console", access, CancellationToken.None)).Refusal!.Code.ShouldBe("order_place_outside");
        (await tie.Run(receipt.CaseNumber, new PlaceRequest(StreetRig.Bin.Lon, StreetRig.Bin.Lat, "垃圾房"), street.Actor("caller1"), "console", access, CancellationToken.None)).Ok.ShouldBeTrue();
        var page = await street.Page(receipt.CaseNumber);
        (page.Hotline!.PlaceOpen, page.Area.Id, page.Place.Address.Zh).ShouldBe((false, street.AreaId.ToString(), "垃圾房"));
        (await street.Counts(Appraised.Hotline, k => k.AreaId == street.AreaId)).ShouldBe("orders 1, contactDue 1, answerDue 1");
    }

    [Fact]
    public async Task Sent_back_to_the_platform_needs_an_approval_and_leaves_nothing_due()
    {
        var (street, _) = await Open();
        await using var __ = street;
        var number = (await Take(street, Order)).Value.CaseNumber;
        await Done(street, "caller1", number, new MoveRequest("toPlatform", "不在本辖区"));
        (await street.Decide("leader1", number, "grant")).Ok.ShouldBeTrue();
        (await street.Page(number)).State.ShouldBe("sentBack");
        (await street.Counts(Appraised.Hotline, k => k.AreaId == street.AreaId)).ShouldBe("orders 1, ordersSentBack 1");
    }

    [Fact]
    public async Task A_file_is_previewed_taken_whole_and_repeated_without_taking_anything_twice()
    {
        var (street, _) = await Open();
        await using var __ = street;
        const string Head = "工单编号,诉求内容,来电人,联系电话,诉求类型,受理时间,办理时限,经度,纬度\n";
        var good = Head + $"A-1,路灯不亮,李女士,021-12345678,投诉,2026-11-20 09:30,5个工作日,{StreetRig.Bin.Lon},{StreetRig.Bin.Lat}\nA-2,咨询停车,赵先生,13900001111,咨询,,24小时,,\n";
        var import = street.Rig.Services.GetRequiredService<ImportOrders>();

        async Task<OrderImport> Run(byte[] bytes, bool preview) => (await import.Run(new MemoryStream(bytes), preview, street.Actor("caller1"), "console", CancellationToken.None)).Value;

        var preview = await Run(System.Text.Encoding.UTF8.GetBytes(good), preview: true);
        (preview.Stored, preview.New, preview.Known, preview.Mistakes.Count).ShouldBe((false, 2, 0, 0), string.Join("; ", preview.Mistakes));
        preview.Orders.Select(o => o.PlaceOpen).ShouldBe([false, true]);
        (await street.Rig.Reader.Read(db => db.Set<HotlineOrderRow>().CountAsync())).ShouldBe(0);

        var chinese = System.Text.CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(good);
        var stored = await Run(chinese, preview: false);
        (stored.Stored, stored.New, stored.ReadAs).ShouldBe((true, 2, "GB18030"));
        (await Run(chinese, preview: false)).Known.ShouldBe(2);
        (await street.Rig.Reader.Read(db => db.Set<HotlineOrderRow>().CountAsync())).ShouldBe(2);

        var misnamed = await Run(System.Text.Encoding.UTF8.GetBytes(good.Replace("联系电话", "联系电活", StringComparison.Ordinal)), preview: false);
        misnamed.Mistakes.Select(m => $"{m.Line} {m.Field} {m.Code} {m.Value}").ShouldBe(["1 callerPhone order_column_missing ", "1 联系电活 order_column_unknown 联系电话"], ignoreOrder: true);
        var wrong = await Run(System.Text.Encoding.UTF8.GetBytes(Head + "B-1,,,打不通,吵架,昨天,很快,,\nB-1,x,,123456,,,,,\n"), preview: false);
        wrong.Stored.ShouldBeFalse();
        wrong.Mistakes.Select(m => $"{m.Line} {m.Field} {m.Code}").ShouldBe(
        [
            "2 text required", "2 orderedAt not_a_date", "2 limit order_limit_unreadable", "2 callerPhone caller_phone_invalid", "2 kind order_kind_unknown", "3 orderNumber order_number_twice",
        ], ignoreOrder: true);
    }
}
