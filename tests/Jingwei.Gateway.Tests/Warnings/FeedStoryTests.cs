using Jingwei.Foundation;
using Jingwei.Gateway.Warnings;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Warnings;

/// <summary>A weather service's warnings on their way in, over a real folder and a real port; the clock is moved by hand.</summary>
public sealed class FeedStoryTests : IAsyncLifetime
{
    private WarningRig rig = null!;

    public async ValueTask InitializeAsync() => rig = await WarningRig.Start();

    public async ValueTask DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_warning_is_heard_updated_and_taken_back_and_the_device_says_so_each_time()
    {
        rig.Says["/feed"] = WarningRig.Index("1");
        rig.Says["/cap/1"] = WarningRig.Cap("1");
        var feed = await rig.Feed();
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":3}""");
        var seen = (await rig.List.Run("active", null, rig.Leader, default)).Items.ShouldHaveSingleItem();
        seen.ShouldSatisfyAllConditions(
            w => w.Severity.ShouldBe(3), w => w.Tells.ShouldBeTrue(), w => w.Placed.ShouldBeTrue(), w => w.Infos[0].Headline.ShouldBe("暴雨预警 1"), w => w.EndsAt.ShouldBe(Instants.FindIso("2026-11-27T12:00:00.000Z")!.Value));
        (await rig.List.One(seen.Id, rig.Leader, default)).Value.ShouldSatisfyAllConditions(p => p.Xml.ShouldBe(WarningRig.Cap("1")), p => p.Areas.Select(a => a.Name.Zh).ShouldContain("一街道"));
        // The desk of the other street has nothing to do with it.
        (await rig.List.Run(null, null, rig.Operator, default)).Items.ShouldBeEmpty();
        (await rig.List.One(seen.Id, rig.Operator, default)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);

        rig.Says["/feed"] = WarningRig.Index("2", "1");
        rig.Says["/cap/2"] = WarningRig.Cap("2", "Update", "Extreme", "1");
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(5));
        await rig.Restart();
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":4}""");
        (await rig.List.One(seen.Id, rig.Leader, default)).Value.Warning.State.ShouldBe("replaced");

        rig.Says["/feed"] = WarningRig.Index("3");
        rig.Says["/cap/3"] = WarningRig.Cap("3", "Cancel", "Minor", "1 2");
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(5));
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":0}""");
        (await rig.List.Run("active", null, rig.Leader, default)).Items.ShouldBeEmpty();
        var all = (await rig.List.Run(null, null, rig.Leader, default)).Items;
        all.Select(w => (w.Identifier, w.State)).ShouldBe([("3", "note"), ("2", "canceled"), ("1", "canceled")]);
        (await rig.List.One(all[1].Id, rig.Leader, default)).Value.Related.Select(r => r.Identifier).ShouldBe(["1", "3"]);
        (await rig.Feeds.Polls(feed, null, rig.Admin, default)).Value.Items.Select(p => (p.Outcome, p.Entries, p.Taken)).ShouldBe([("read", 1, 1), ("read", 2, 1), ("read", 1, 1)]);
    }

    [Fact]
    public async Task What_expires_is_over_also_when_nobody_says_so_and_over_a_restart()
    {
        rig.Says["/feed"] = WarningRig.Cap("1", expires: "2026-11-27T08:02:00+08:00");
        await rig.Feed();
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":3}""");
        await rig.Restart();
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(3));
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":0}""");
        (await rig.List.Run(null, null, rig.Leader, default)).Items.ShouldHaveSingleItem().State.ShouldBe("expired");
    }

    [Fact]
    public async Task A_feed_is_asked_for_what_is_new_and_less_often_while_it_fails()
    {
        rig.Says["/feed"] = WarningRig.Index("1");
        rig.Says["/cap/1"] = WarningRig.Cap("1");
        var feed = await rig.Feed();
        await rig.Run();
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(5));
        await rig.Run();
        var polls = (await rig.Feeds.Polls(feed, null, rig.Admin, default)).Value.Items;
        polls.Select(p => (p.Outcome, p.Status)).ShouldBe([("notModified", 304), ("read", 200)]);
        rig.Service.Heard.Count(h => h.Path == "/cap/1").ShouldBe(1, "a message is fetched once");
        rig.Said();

        rig.Says.Remove("/feed");
        foreach (var minutes in new[] { 5, 10, 20, 40, 60, 60 })
        {
            var before = rig.Service.Heard.Count;
            await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(minutes).AddSeconds(-1));
            await rig.Run();
            rig.Service.Heard.Count.ShouldBe(before, $"not yet after {minutes} minutes");
            await rig.Rig.AdvanceTo(rig.Clock.Now.AddSeconds(1));
            await rig.Run();
            rig.Service.Heard.Count.ShouldBe(before + 1);
        }

        var failing = (await rig.Feeds.List(rig.Admin, default)).Items.ShouldHaveSingleItem();
        failing.ShouldSatisfyAllConditions(f => f.State.ShouldBe("failing"), f => f.Failures.ShouldBe(6), f => f.Last!.Outcome.ShouldBe("refused"), f => f.Last!.Status.ShouldBe(404), f => f.Active.ShouldBe(1));
        rig.Said().ShouldBeEmpty("while the feed is not heard its device is silent, and that is seen");
        rig.Says["/feed"] = WarningRig.Index("1");
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(60));
        await rig.Run();
        (await rig.Feeds.List(rig.Admin, default)).Items[0].ShouldSatisfyAllConditions(f => f.State.ShouldBe("good"), f => f.NextPollAt.ShouldBe(rig.Clock.Now.AddMinutes(5)));
        rig.Said().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task What_is_not_as_it_should_be_is_told_to_the_keeper_and_hides_nothing_else()
    {
        rig.Says["/feed"] = WarningRig.Index("bad", "good", "gone");
        rig.Says["/cap/bad"] = WarningRig.Cap("bad", severity: "Red");
        rig.Says["/cap/good"] = WarningRig.Cap("good");
        var feed = await rig.Feed();
        await rig.Run();
        (await rig.Feeds.Polls(feed, null, rig.Admin, default)).Value.Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            p => (p.Entries, p.Taken, p.Refused).ShouldBe((3, 1, 2)), p => p.Detail!.ShouldContain("alert/info/severity"));
        rig.Says["/feed"] = "<html/>";
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(5));
        await rig.Run();
        (await rig.Feeds.List(rig.Admin, default)).Items[0].Last!.ShouldSatisfyAllConditions(p => p.Outcome.ShouldBe("notFeed"), p => p.Detail.ShouldBe("notFeed"));
    }

    [Fact]
    public async Task A_message_that_points_into_the_house_is_not_fetched()
    {
        rig.Says["/feed"] = """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>x</id><link type="application/cap+xml" href="http://10.0.0.8/secret"/></entry><entry><id>y</id><link href="file:///etc/passwd"/></entry></feed>""";
        var feed = await rig.Feed();
        await rig.Run();
        (await rig.Feeds.Polls(feed, null, rig.Admin, default)).Value.Items[0].ShouldSatisfyAllConditions(p => p.Refused.ShouldBe(2), p => p.Detail!.ShouldContain("may not be called"));
        rig.Service.Heard.Select(h => h.Path).ShouldBe(["/feed"]);
    }

    [Fact]
    public async Task Only_what_the_source_is_set_for_is_told_to_the_device()
    {
        rig.Says["/feed"] = WarningRig.Index("1", "2", "3", "4");
        rig.Says["/cap/1"] = WarningRig.Cap("1", severity: "Extreme", status: "Exercise");
        rig.Says["/cap/2"] = WarningRig.Cap("2", severity: "Extreme").Replace("暴雨", "高温", StringComparison.Ordinal);
        rig.Says["/cap/3"] = WarningRig.Cap("3", severity: "Extreme", where: "<geocode><valueName>GB/T 2260</valueName><value>310101</value></geocode>");
        rig.Says["/cap/4"] = WarningRig.Cap("4", severity: "Moderate");
        await rig.Feed("暴雨");
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":2}""");
        (await rig.List.Run("active", null, rig.Leader, default)).Items.Select(w => (w.Identifier, w.Tells)).ShouldBe([("4", true), ("2", false), ("1", false)], "an exercise and a heat wave are shown; the next district's are not ours");
        var (id, _) = (await rig.Feeds.List(rig.Admin, default)).Items.Select(f => (f.Id, f.Name)).Single();
        (await rig.Feeds.Change(id, rig.Ask() with { LeastSeverity = "Severe" }, rig.Admin, default)).Ok.ShouldBeTrue();
        (await rig.Push(id, WarningRig.Cap("5", severity: "Moderate"))).Value.Taken.ShouldBe("taken");
        (await rig.List.Run("active", null, rig.Leader, default)).Items[0].ShouldSatisfyAllConditions(w => w.Identifier.ShouldBe("5"), w => w.Tells.ShouldBeFalse());
    }

    [Fact]
    public async Task A_system_with_a_key_sends_and_is_answered_by_element()
    {
        var feed = (await rig.Feeds.Make(rig.Ask() with { Address = null }, rig.Admin, default)).Value.Id;
        var taken = (await rig.Push(feed, WarningRig.Cap("1"))).Value;
        taken.Taken.ShouldBe("taken");
        (await rig.Push(feed, WarningRig.Cap("1"))).Value.ShouldBe(new WarningTaken("known", taken.Id));
        (await rig.Push(feed, WarningRig.Cap("2", where: "<circle>10.0,20.0 5</circle>"))).Value.ShouldBe(new WarningTaken("elsewhere", null));
        var wrong = (await rig.Push(feed, WarningRig.Cap("3", severity: "Red"))).Refusal!;
        wrong.ShouldSatisfyAllConditions(r => r.Code.ShouldBe("cap_invalid"), r => r.Field.ShouldBe("alert/info/severity"), r => r.Args!["why"].ShouldBeOfType<Text>().En.ShouldContain("Extreme, Severe"));
        (await rig.Push(feed, "<!DOCTYPE a [<!ENTITY b 'c'>]>" + WarningRig.Cap("4"))).Refusal!.Field.ShouldBe("alert");
        (await rig.Push(feed, WarningRig.Cap("5") + new string(' ', 600_000))).Refusal!.Kind.ShouldBe(RefusalKind.TooLarge);
        (await rig.Push(feed, WarningRig.Cap("6"), rig.Operator)).Refusal!.Kind.ShouldBe(RefusalKind.NotFound);
        await rig.Feeds.Change(feed, rig.Ask() with { Address = null, Enabled = false }, rig.Admin, default);
        (await rig.Push(feed, WarningRig.Cap("7"))).Refusal!.Code.ShouldBe("warning_feed_stopped");
    }

    [Fact]
    public async Task A_source_is_held_against_what_there_is()
    {
        async Task<string?> Field(WarningFeedRequest request) => (await rig.Feeds.Make(request, rig.Admin, default)).Refusal?.Field;
        (await Field(rig.Ask() with { Name = " " })).ShouldBe("name");
        (await Field(rig.Ask() with { Address = "http://10.0.0.1/feed" })).ShouldBe("address");
        (await Field(rig.Ask() with { AreaId = "5" })).ShouldBe("areaId");
        (await Field(rig.Ask() with { EveryMinutes = 0 })).ShouldBe("everyMinutes");
        (await Field(rig.Ask() with { LeastSeverity = "Red" })).ShouldBe("leastSeverity");
        (await Field(rig.Ask() with { Words = ["a,b"] })).ShouldBe("words");
        (await Field(rig.Ask() with { Devices = ["nobody"] })).ShouldBe("devices");
        (await Field(rig.Ask() with { AreaId = rig.Area.Two.ToString() })).ShouldBe("devices", "the device stands in the other street");
        (await rig.Feeds.Make(rig.Ask() with { AreaId = rig.Area.City.ToString() }, rig.Admin, default)).Refusal!.Kind.ShouldBe(RefusalKind.Forbidden);
    }

    [Fact]
    public async Task Polls_are_forgotten_after_a_week()
    {
        rig.Says["/feed"] = WarningRig.Index();
        await rig.Feed();
        await rig.Run();
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddDays(9));
        (await rig.Rig.Reader.Read(db => db.Set<WarningPollRow>().CountAsync())).ShouldBe(0);
    }
}
