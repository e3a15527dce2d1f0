using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using Jingwei.Gateway.Exchange;
using Jingwei.Gateway.Outward;
using Jingwei.Gateway.Webhooks;
using Jingwei.Storage.Audit;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>A case's way to a real platform that takes, refuses, is away, and is cut off in between; the clock is moved by hand.</summary>
public sealed class HandOutTests
{
    private static readonly string[] Steps = ["50", "80"];

    [Fact]
    public async Task A_case_goes_signed_once_and_its_later_steps_follow_with_the_platforms_number()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number);
        await rig.Moves(number, "handling", CaseStage.Handle);
        await rig.Moves(number, "closed", CaseStage.Ended, CaseOutcome.Cleared);
        (await rig.Send()).ShouldBe(3);

        rig.Platform.Heard.Select(h => h.Path).ShouldBe(["/hub/api/cases", "/hub/api/cases/steps", "/hub/api/cases/steps"]);
        var first = rig.Platform.Heard.First();
        first.Headers["webhook-signature"].ShouldBe(WebhookSecret.Sign([rig.Key], first.Headers["webhook-id"], DateTimeOffset.FromUnixTimeSeconds(long.Parse(first.Headers["webhook-timestamp"], System.Globalization.CultureInfo.InvariantCulture)), first.Body));
        rig.Heard(0).ShouldSatisfyAllConditions(
            b => b["reqNo"]!.GetValue<string>().ShouldBe(number), b => b["areaCode"]!.GetValue<string>().ShouldBe("310106014000"), b => b["remark"]!.GetValue<string>().ShouldBe("市里主管"),
            b => b["reportTime"]!.GetValue<string>().ShouldBe("2026-11-27 09:00:00"), b => b["contact"]!["phone"]!.GetValue<string>().ShouldBe("13800001234"),
            b => b["position"]!["address"]!.GetValue<string>().ShouldNotContain("1201"));
        new[] { 1, 2 }.Select(i => rig.Heard(i)["status"]!.GetValue<string>()).ShouldBe(Steps);
        rig.Heard(2).ShouldSatisfyAllConditions(b => b["caseNo"]!.GetValue<string>().ShouldBe("S-1"), b => b["result"]!.GetValue<string>().ShouldBe("1"));
        (await rig.Link(number)).ShouldSatisfyAllConditions(l => l.OutsideNumber.ShouldBe("S-1"), l => l.State.ShouldBe("handed"), l => l.By.ShouldBe("p1"));
        (await rig.History(number)).Count(c => c is "handedOut" or "platformTook").ShouldBe(2);
        (await rig.Hand.Run(ExchangeRig.Hub, new HandToPlatformRequest(number, "又一次"), rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_case_ended");
        (await rig.Send()).ShouldBe(0, "what was told is not told again");
    }

    [Fact]
    public async Task Each_sending_of_what_belongs_to_a_person_is_a_look_in_the_log_and_a_dry_run_is_none()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        var preview = (await rig.List.Preview(ExchangeRig.Hub, number, rig.Leader, default)).Value;
        preview.ShouldSatisfyAllConditions(
            p => p.Address.ShouldEndWith("/hub/api/cases"), p => p.Body.ShouldNotContain("13800001234"), p => p.Body.ShouldContain("138****1234"), p => p.Purposes.ShouldBe(["市级平台回访上报人"]), p => p.Mistakes.ShouldBeEmpty());
        (await Looks(rig)).ShouldBeEmpty();
        rig.Platform.Heard.ShouldBeEmpty();

        await rig.HandOver(number);
        await rig.Send();
        (await Looks(rig)).ShouldBe([$"exchange:cityHub {number} 市级平台回访上报人"]);
        var message = (await rig.Messages()).Single();
        (await rig.List.BodyOf(message.Id, rig.Leader, default)).Value.Body!.ShouldSatisfyAllConditions(b => b.ShouldNotContain("13800001234"), b => b.ShouldContain(number));
        (await rig.Rig.Reader.Read(db => db.Set<ExchangeMessageRow>().Select(m => m.Body).SingleAsync()))!.ShouldNotContain("13800001234", Case.Sensitive, "sealed where it lies");
    }

    [Fact]
    public async Task An_answer_that_was_lost_in_a_crash_makes_no_second_case()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number);
        await rig.Rig.Settle();
        var send = rig.Of<SendMessage>();
        var id = await rig.Rig.Reader.Read(db => db.Set<ExchangePlatformRow>().Select(p => p.Id).SingleAsync());
        var ready = (await send.Next(id, default))!;
        (await send.Post(ready, default)).Status.ShouldBe(200, "the platform took it");
        await rig.Restart();
        (await rig.Link(number)).OutsideNumber.ShouldBeNull("and we know nothing of it");

        (await rig.Send()).ShouldBe(1);
        rig.Platform.Heard.Select(h => (h.Headers["idempotency-key"], h.Body)).Distinct().Count().ShouldBe(1, "the same again, word for word");
        rig.Platform.Heard.Count.ShouldBe(2);
        rig.Kept.Count.ShouldBe(1);
        (await rig.Link(number)).OutsideNumber.ShouldBe("S-1");
    }

    [Fact]
    public async Task A_platform_that_is_away_is_asked_again_over_a_restart_and_keeps_the_order()
    {
        await using var rig = await ExchangeRig.Start();
        rig.Platform.Says(503);
        var (one, two) = (await rig.Report(), await rig.Report(text: "第二个"));
        await rig.HandOver(one);
        await rig.HandOver(two);
        (await rig.Send()).ShouldBe(1, "the rest waits behind it");
        (await rig.Show()).ShouldSatisfyAllConditions(
            p => p.State.ShouldBe("failing"), p => p.Waiting.ShouldBe(2), p => p.LastStatus.ShouldBe(503), p => p.LastFault.ShouldBe("refused"), p => p.NextTryAt!.Value.ShouldBeInRange(rig.Now.AddSeconds(5), rig.Now.AddSeconds(6)));
        (await rig.Send()).ShouldBe(0);

        await rig.Restart();
        rig.Takes();
        await rig.After(TimeSpan.FromSeconds(6));
        (await rig.Send()).ShouldBe(2);
        rig.Platform.Heard.Skip(1).Select(h => h.Body.Contains(one, StringComparison.Ordinal)).ShouldBe([true, false]);
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.State.ShouldBe("active"), p => p.Waiting.ShouldBe(0), p => p.LastFault.ShouldBe("refused", "the last failure stays to be seen"));
    }

    [Fact]
    public async Task What_is_refused_holds_its_own_case_alone_and_is_sent_again_by_hand()
    {
        await using var rig = await ExchangeRig.Start();
        rig.Says(422, """{"message":"案件类型不存在，请联系 13912345678"}""");
        var (one, two) = (await rig.Report(), await rig.Report(text: "第二个"));
        await rig.HandOver(one);
        await rig.Send();
        await rig.Moves(one, "handling", CaseStage.Handle);
        rig.Takes();
        await rig.HandOver(two);
        (await rig.Send()).ShouldBe(1);
        rig.Platform.Heard.Last().Body.ShouldContain(two);

        var refused = (await rig.Messages("refused")).ShouldHaveSingleItem();
        refused.ShouldSatisfyAllConditions(m => m.CaseNumber.ShouldBe(one), m => m.LastStatus.ShouldBe(422), m => m.Says.ShouldBe("案件类型不存在，请联系 ***"), m => m.Kind.ShouldBe("case"));
        (await rig.Messages("held")).ShouldHaveSingleItem().CaseNumber.ShouldBe(one);
        (await rig.Link(one)).State.ShouldBe("refused");
        (await rig.History(one)).ShouldContain("platformRefused");
        (await rig.Right.SendAgain(refused.Id, rig.Neighbor, default)).Refusal!.Code.ShouldBe("exchange_message_unknown");
        (await rig.Right.SendAgain(refused.Id, rig.Leader, default)).Value.State.ShouldBe("waiting");
        (await rig.Send()).ShouldBe(2, "the case, and the step that was held behind it");
        (await rig.Link(one)).ShouldSatisfyAllConditions(l => l.State.ShouldBe("handed"), l => l.OutsideNumber.ShouldNotBeNull());
        (await rig.Right.SendAgain(refused.Id, rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_message_not_refused");
    }

    [Fact]
    public async Task What_is_set_aside_lets_the_rest_of_its_case_go()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number);
        await rig.Send();
        rig.Says(400, """{"message":"状态不对"}""");
        await rig.Moves(number, "handling", CaseStage.Handle);
        await rig.Send();
        rig.Takes();
        await rig.Moves(number, "closed", CaseStage.Ended, CaseOutcome.Cleared);
        (await rig.Send()).ShouldBe(0);
        var refused = (await rig.Messages("refused")).Single();
        (await rig.Right.SetAside(refused.Id, rig.Leader, default)).Value.State.ShouldBe("setAside");
        (await rig.Send()).ShouldBe(1);
        rig.Heard(rig.Platform.Heard.Count - 1)["status"]!.GetValue<string>().ShouldBe("80");
    }

    [Fact]
    public async Task A_rule_hands_over_what_it_names_with_the_platforms_own_key_and_nothing_of_a_person()
    {
        await using var rig = await ExchangeRig.Start("provinceHub", "k-123");
        await rig.Report("01-01");
        (await rig.Send()).ShouldBe(0, "the rule speaks of gas and bridges alone");
        var number = await rig.Report("13-01", "闻到燃气味");
        (await rig.Send()).ShouldBe(1);
        rig.Platform.Heard.Single().ShouldSatisfyAllConditions(
            h => h.Headers["x-app-key"].ShouldBe("k-123"), h => h.Headers.ContainsKey("webhook-signature").ShouldBeFalse(), h => h.Body.ShouldContain("\"kind\":\"A13\""), h => h.Body.ShouldNotContain("13800001234"));
        (await rig.Link(number)).ByRule.ShouldBeTrue();
        await rig.Moves(number, "handling", CaseStage.Handle);
        (await rig.Send()).ShouldBe(1, "once, and its step");
        rig.Platform.Heard.Last().Path.ShouldBe("/hub/openapi/event/progress");
    }

    [Fact]
    public async Task What_may_not_be_handed_over_is_named()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report("13-01");
        await rig.HandOver(number);
        await rig.Send();
        rig.Heard(0)["caseType"]!.GetValue<string>().ShouldBe("990101", "what the table lacks has another code there");
        (await rig.Hand.Run(ExchangeRig.Hub, new HandToPlatformRequest(await rig.Report(lon: 121.49), "邻区"), rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_area_outside");
        (await rig.Hand.Run(ExchangeRig.Hub, new HandToPlatformRequest(number, " "), rig.Leader, default)).Refusal!.Field.ShouldBe("reason");
        (await rig.Hand.Run(ExchangeRig.Hub, new HandToPlatformRequest("2026-沪-9", "x"), rig.Leader, default)).Refusal!.Field.ShouldBe("number");
        (await rig.Hand.Run(ExchangeRig.Hub, new HandToPlatformRequest(number, "x"), rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_known_there");
        (await rig.Hand.Run("nobody", new HandToPlatformRequest(number, "x"), rig.Leader, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
    }

    [Fact]
    public async Task What_cannot_be_written_never_leaves_and_goes_when_the_citys_own_file_says_how()
    {
        await using var rig = await ExchangeRig.Start(before: folder => Own(folder, "310107"));
        var number = await rig.Report();
        await rig.HandOver(number);
        (await rig.Send()).ShouldBe(0);
        var refused = (await rig.Messages("refused")).ShouldHaveSingleItem();
        refused.Mistakes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(m => m.Field.ShouldBe("areaCode"), m => m.Code.ShouldBe("codeUnmapped"), m => m.Given.ShouldBe("310106014"), m => m.Known.ShouldBe(["310107"]));
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.Refused.ShouldBe(1), p => p.Notes.ShouldContain(n => n.What == "area" && n.Code == "310107"));

        Own(rig.Rig.Folder, "310106");
        await rig.Restart();
        await rig.Right.SendAgain(refused.Id, rig.Leader, default);
        (await rig.Send()).ShouldBe(1);
        rig.Heard(0)["areaCode"]!.GetValue<string>().ShouldBe("310106000000");
    }

    [Fact]
    public async Task A_file_with_mistakes_is_set_aside_and_the_others_go_on()
    {
        await using var rig = await ExchangeRig.Start(before: folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, "exchange"));
            File.WriteAllText(Path.Combine(folder, "exchange", "mine.1.yaml"), "platform: mine\nversion: x\n");
        });
        var seen = await rig.List.Platforms(rig.Admin, default);
        seen.Items.Select(p => p.Name).ShouldBe(["cityHub", "provinceHub"]);
        seen.Broken.ShouldAllBe(m => m.File == "exchange/mine.1.yaml");
        seen.Broken.ShouldContain(m => m.Line == 2 && m.Code == "notNumber");
    }

    /// <summary>The city's own file in place of the one that ships: another area has a code.</summary>
    private static void Own(string folder, string area)
    {
        var yaml = MappingBook.Shipped().Single(f => f.File == "exchange/cityHub.1.yaml").Yaml.ReplaceLineEndings("\n").Replace("    \"310106014\": \"310106014000\"\n", "", StringComparison.Ordinal).Replace("\"310106\":", $"\"{area}\":", StringComparison.Ordinal);
        Directory.CreateDirectory(Path.Combine(folder, "exchange"));
        File.WriteAllText(Path.Combine(folder, "exchange", "cityHub.1.yaml"), yaml);
    }

    [Fact]
    public async Task Nothing_is_sent_where_this_city_may_not_call_and_bad_settings_are_named()
    {
        await using var rig = await ExchangeRig.Start();
        var district = rig.Area.District.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var other = rig.Area.Other.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var good = new PlatformRequest($"{rig.Platform.Address}/hub", [district]);
        (await rig.Book.Keep(ExchangeRig.Hub, good with { Address = "http://10.0.0.1/in" }, rig.Admin, default)).Refusal!.Code.ShouldBe("outward_address_not_allowed");
        (await rig.Book.Keep(ExchangeRig.Hub, good with { AreaIds = [] }, rig.Admin, default)).Refusal!.Field.ShouldBe("areaIds");
        (await rig.Book.Keep(ExchangeRig.Hub, good with { AreaIds = [other] }, rig.Admin, default)).Refusal!.Code.ShouldBe("exchange_area_not_yours");
        (await rig.Book.Keep(ExchangeRig.Hub, good with { Version = 7 }, rig.Admin, default)).Refusal!.Field.ShouldBe("version");
        (await rig.Book.Keep(ExchangeRig.Hub, good with { Key = "short" }, rig.Admin, default)).Refusal!.Code.ShouldBe("exchange_secret_invalid");
        (await rig.Book.Keep("provinceHub", good, rig.Admin, default)).Refusal!.Code.ShouldBe("exchange_key_required");
        (await rig.Book.Keep("provinceHub", good with { Key = "with space" }, rig.Admin, default)).Refusal!.Code.ShouldBe("exchange_key_invalid");
        (await rig.Book.Pause(ExchangeRig.Hub, rig.Leader, default)).Refusal!.Code.ShouldBe("exchange_platform_unknown");

        var number = await rig.Report();
        (await rig.Book.Pause(ExchangeRig.Hub, rig.Admin, default)).Ok.ShouldBeTrue();
        await rig.HandOver(number);
        (await rig.Send()).ShouldBe(0);
        (await rig.Show()).ShouldSatisfyAllConditions(p => p.State.ShouldBe("paused"), p => p.Waiting.ShouldBe(1));
        await rig.Book.Resume(ExchangeRig.Hub, rig.Admin, default);
        (await rig.Send()).ShouldBe(1);
    }

    private static Task<List<string>> Looks(ExchangeRig rig) => rig.Rig.Reader.Read(db => db.Set<AuditLogRow>().Where(a => a.Action == "contact.see").OrderBy(a => a.Id).Select(a => a.Actor + " " + a.Subject + " " + a.Purpose).ToListAsync());
}
