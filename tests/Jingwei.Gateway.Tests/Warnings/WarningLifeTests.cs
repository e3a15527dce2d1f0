using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Jingwei.Gateway.Cap;
using Jingwei.Gateway.Warnings;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Warnings;

public sealed class WarningLifeTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 27, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Alert", 1, "", WarningState.Active)]
    [InlineData("Update", 1, "", WarningState.Active)]
    [InlineData("Alert", 0, "", WarningState.Expired)]
    [InlineData("Alert", 1, "Update", WarningState.Replaced)]
    [InlineData("Alert", 1, "Update Cancel", WarningState.Canceled)]
    [InlineData("Alert", 0, "Cancel", WarningState.Canceled)]
    [InlineData("Cancel", 1, "", WarningState.Note)]
    [InlineData("Ack", 1, "Cancel", WarningState.Note)]
    public void A_state_follows_from_what_is_known(string type, int hoursLeft, string namedBy, object state) =>
        WarningLife.StateOf(type, Noon.AddHours(hoursLeft), namedBy.Split(' ', StringSplitOptions.RemoveEmptyEntries), Noon).ShouldBe((WarningState)state);

    [Theory]
    [InlineData("310106012", "310106", true)]
    [InlineData("310106012", "310000", true)]
    [InlineData("310106", "310106012", true)]
    [InlineData("310106012", "310106000000", true)]
    [InlineData("310106012", "310106012003", true)]
    [InlineData("31", "310106", true)]
    [InlineData("310106", "310101", false)]
    [InlineData("310106", "320000", false)]
    [InlineData("310106", "", false)]
    [InlineData("310106", "SHANGHAI", false)]
    public void An_official_code_holds_what_begins_with_it(string ours, string theirs, bool holds) => WarningPlace.IsWithin(ours, theirs).ShouldBe(holds);

    [Theory]
    [InlineData(5, 0, false, 300)]
    [InlineData(5, 0, true, 10)]
    [InlineData(5, 1, false, 600)]
    [InlineData(5, 3, true, 2400)]
    [InlineData(5, 4, false, 3600)]
    [InlineData(5, 4000, false, 3600)]
    [InlineData(120, 5, false, 7200)]
    public void A_feed_that_fails_is_asked_less_often(int every, int failures, bool more, int seconds) => PollRule.WaitAfter(every, failures, more).TotalSeconds.ShouldBe(seconds);

    /// <summary>Messages of one story stand the same in the end, in whichever order they arrive, and the device says the same.</summary>
    [Fact]
    public async Task The_order_of_arrival_changes_nothing()
    {
        var stories = Gen.Sample(Orders, 12, 12);
        foreach (var order in stories)
        {
            await using var straight = await WarningRig.Start();
            await using var mixed = await WarningRig.Start();
            (await End(mixed, [.. order.Select(i => Story[i])])).ShouldBe(await End(straight, Story), string.Join(' ', order));
        }
    }

    private static readonly string[] Story =
    [
        WarningRig.Cap("1"), WarningRig.Cap("2", "Update", "Extreme", "1"), WarningRig.Cap("3", "Update", "Minor", "1 2", where: "<circle>10.0,20.0 5</circle>"),
        WarningRig.Cap("4", severity: "Moderate"), WarningRig.Cap("5", "Cancel", "Minor", "4"), WarningRig.Cap("6", severity: "Severe", expires: "2026-11-27T07:00:00+08:00"),
        WarningRig.Cap("7", "Cancel", "Minor", "1", status: "Exercise"), WarningRig.Cap("8", severity: "Minor"),
    ];

    private static readonly Gen<int[]> Orders = Gen.Shuffle(Enumerable.Range(0, 8).ToArray());

    private static async Task<string> End(WarningRig rig, IEnumerable<string> messages)
    {
        var feed = (await rig.Feeds.Make(rig.Ask() with { Address = null }, rig.Admin, default)).Value.Id;
        foreach (var message in messages)
        {
            (await rig.Push(feed, message)).Ok.ShouldBeTrue();
        }

        await rig.Run();
        var states = await rig.Rig.Reader.Read(db => db.Set<WarningInRow>().OrderBy(w => w.Identifier).Select(w => $"{w.Identifier}:{w.State}").ToListAsync());
        return string.Join(' ', states) + rig.Said()[^1];
    }
}
