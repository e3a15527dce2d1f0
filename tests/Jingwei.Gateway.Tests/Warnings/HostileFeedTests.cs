using System.Diagnostics;
using System.Globalization;
using System.Text;
using Jingwei.Foundation;
using Jingwei.Gateway.Cap;
using Jingwei.Gateway.Warnings;

namespace Jingwei.Gateway.Tests.Warnings;

/// <summary>What broken and hostile sources send costs nobody else their warnings.</summary>
public sealed class HostileFeedTests : IAsyncLifetime
{
    private WarningRig rig = null!;

    public async ValueTask InitializeAsync() => rig = await WarningRig.Start();

    public async ValueTask DisposeAsync() => await rig.DisposeAsync();

    [Fact]
    public async Task A_ring_that_crosses_itself_a_thousand_times_costs_no_time_and_is_seen()
    {
        var feed = await Keyed();
        var ring = string.Join(' ', Enumerable.Range(0, 1000).Select(i => string.Create(CultureInfo.InvariantCulture, $"{31.2 + (i * 7919 % 1000 * 0.00004):0.######},{121.40 + (i * 104729 % 997 * 0.00004):0.######}")));
        var watch = Stopwatch.StartNew();
        (await rig.Push(feed, WarningRig.Cap("1", where: $"<polygon>{ring} {ring.Split(' ')[0]}</polygon>"))).Value.Taken.ShouldBe("taken");
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        (await rig.Push(feed, WarningRig.Cap("2", where: "<polygon>31.21,121.41 31.21,121.41 31.21,121.41 31.21,121.41</polygon>"))).Value.Taken.ShouldBe("taken", "a point that is written as a ring");
        (await rig.Push(feed, WarningRig.Cap("3", where: $"<circle>31.21,121.41 {new string('9', 300)}</circle>"))).Value.Taken.ShouldBe("taken");
    }

    [Fact]
    public async Task Dead_links_hold_up_nothing_and_a_feed_of_dead_links_alone_is_failing()
    {
        string[] dead = [.. Enumerable.Range(0, PollFeed.MostFetched).Select(i => $"dead-{i}")];
        rig.Says["/feed"] = WarningRig.Index(dead);
        await rig.Feed();
        await rig.Run();
        (await rig.Feeds.List(rig.Admin, default)).Items[0].State.ShouldBe("failing");
        rig.Says["/feed"] = WarningRig.Index([.. dead, "1"]);
        rig.Says["/cap/1"] = WarningRig.Cap("1");
        await rig.Rig.AdvanceTo(rig.Clock.Now.AddMinutes(10));
        await rig.Run();
        (await rig.List.Run("active", null, rig.Leader, default)).Items.ShouldHaveSingleItem().Identifier.ShouldBe("1");
        (await rig.Feeds.List(rig.Admin, default)).Items[0].State.ShouldBe("good");
    }

    [Fact]
    public async Task A_message_from_the_far_future_is_refused_and_takes_no_other_with_it()
    {
        rig.Says["/feed"] = WarningRig.Index("1", "2");
        rig.Says["/cap/1"] = WarningRig.Cap("1").Replace("<sent>2026-11-27T", "<sent>9999-12-31T", StringComparison.Ordinal);
        rig.Says["/cap/2"] = WarningRig.Cap("2");
        var feed = await rig.Feed();
        await rig.Run();
        (await rig.List.Run("active", null, rig.Leader, default)).Items.ShouldHaveSingleItem().Identifier.ShouldBe("2");
        (await rig.Push(feed, rig.Says["/cap/1"])).Refusal!.Field.ShouldBe("alert/sent");
    }

    [Fact]
    public async Task A_source_ends_only_what_came_by_itself_and_hides_nothing_from_another()
    {
        var (city, street) = (await Keyed(), await Keyed());
        (await rig.Push(street, WarningRig.Cap("1"))).Value.Taken.ShouldBe("taken");
        (await rig.Push(city, WarningRig.Cap("1"))).Value.Taken.ShouldBe("taken");
        (await rig.Push(street, WarningRig.Cap("2", "Cancel", of: "1"))).Ok.ShouldBeTrue();
        (await rig.List.Run("active", null, rig.Leader, default)).Items.ShouldHaveSingleItem().FeedId.ShouldBe(city);
    }

    [Fact]
    public async Task A_source_that_is_stopped_leaves_no_warning_standing_at_its_device()
    {
        var feed = await Keyed();
        await rig.Push(feed, WarningRig.Cap("1"));
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":3}""");
        (await rig.Feeds.Change(feed, rig.Ask() with { Address = null, Enabled = false }, rig.Admin, default)).Ok.ShouldBeTrue();
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":0}""");
    }

    [Fact]
    public async Task An_update_that_says_only_that_it_is_over_is_an_all_clear()
    {
        var feed = await Keyed();
        await rig.Push(feed, WarningRig.Cap("1"));
        await rig.Push(feed, WarningRig.Cap("2", "Update", "Extreme", "1").Replace("<urgency>Expected", "<urgency>Past", StringComparison.Ordinal));
        await rig.Run();
        rig.Said()[^1].ShouldBe("""{"severity":0}""");
        (await rig.List.Run(null, null, rig.Leader, default)).Items.Select(w => w.State).ShouldBe(["note", "canceled"]);
    }

    [Fact]
    public void A_message_in_a_chinese_encoding_is_read()
    {
        var xml = """<?xml version="1.0" encoding="GB18030"?>""" + WarningRig.Cap("1");
        _ = ReadCap.Read(Encoding.UTF8.GetBytes(WarningRig.Cap("1")));
        var bytes = Encoding.GetEncoding("GB18030").GetBytes(xml);
        ReadCap.Read(bytes).Alert!.Infos[0].Event.ShouldBe("暴雨");
        SafeXml.TextOf(bytes).ShouldBe(xml);
    }

    private async Task<string> Keyed() => (await rig.Feeds.Make(rig.Ask() with { Address = null }, rig.Admin, default)).Value.Id;
}
