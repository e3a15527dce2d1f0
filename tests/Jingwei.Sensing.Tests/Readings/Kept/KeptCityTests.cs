using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Lanes;
using Jingwei.Sensing.Readings;
using Jingwei.Sensing.Readings.Kept;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Sensing.Tests.Readings.Kept;

/// <summary>Readings kept by policy in a city whose lanes judge them.</summary>
public sealed class KeptCityTests
{
    private static readonly SensingOptions TwoDays = new() { Readings = new(2, 400, 3650) };

    [Fact]
    public async Task The_audit_counts_on_and_is_clean_before_and_after()
    {
        var rig = await Days(6);
        var before = await Audit(rig);
        before.Findings.ShouldBeEmpty();
        (before.Counts["accepted"], before.Counts["refused"]).ShouldBe((12, 6));
        await Keep(rig);
        rig.Get<ReadingFolder>().Days().Count.ShouldBe(2);
        var after = await Audit(rig);
        after.Findings.ShouldBeEmpty();
        after.Counts.ShouldBe(before.Counts);
        await using var again = await rig.Crash();
        await again.Settle();
        (await Audit(again)).Findings.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_day_that_vanished_otherwise_is_missed_and_so_is_one_that_is_in_no_aggregates()
    {
        await using var rig = await Days(6);
        await Keep(rig);
        var (folder, day) = (new DataFolder(rig.Folder).Readings, rig.Get<ReadingFolder>().Days()[0]);
        rig.Get<ReadingFolder>().Remove(day);
        (await Audit(rig)).Findings.Select(f => f.Code).Distinct().ShouldBe(["readings_evaluated_disagree"]);
        SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(folder, "hours-2026.db"));
        (await Audit(rig)).Findings.Select(f => f.Code).ShouldContain("readings_dropped_unkept");
    }

    [Fact]
    public async Task No_day_goes_while_a_lane_has_its_checkpoint_before_its_end()
    {
        await using var rig = await Days(6);
        var day = rig.Get<ReadingFolder>().Days()[1];
        await Tampering.Execute(rig.Folder, $"UPDATE lane SET checkpoint_seq = {IdSource.LowestAt(new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero))} WHERE id = {SensingRig.Next}");
        await Keep(rig);
        rig.Get<ReadingFolder>().Days()[0].ShouldBe(day);
        (await rig.Get<KeepReadings>().Step(CancellationToken.None)).Change.ShouldBe(KeepingChange.Waits);
        (await Audit(rig)).Findings.ShouldBeEmpty();
        await Tampering.Execute(rig.Folder, $"DELETE FROM lane WHERE id = {SensingRig.Next}");
        await Keep(rig);
        rig.Get<ReadingFolder>().Days()[0].ShouldBe(day);
    }

    [Fact]
    public async Task A_dry_run_says_from_when_on_there_are_readings()
    {
        await using var rig = await Days(6);
        var (from, until) = (rig.Clock.Now.AddDays(-6), rig.Clock.Now);
        (await rig.Get<DryRun>().Run([SensingRig.Bin], from, until, null, CancellationToken.None)).RawFrom.ShouldBeNull();
        await Keep(rig);
        var first = rig.Get<ReadingFolder>().Days()[0];
        (await rig.Get<DryRun>().Run([SensingRig.Bin], from, until, null, CancellationToken.None)).RawFrom!.Value.UtcDateTime.ShouldBe(first.ToDateTime(TimeOnly.MinValue));
        (await rig.Get<DryRun>().Run([SensingRig.Bin], until.AddDays(-1), until, null, CancellationToken.None)).RawFrom.ShouldBeNull();
    }

    [Fact]
    public async Task Counts_sum_exactly_over_the_border_on_days_of_the_city()
    {
        await using var rig = await Days(6);
        var before = Series(rig, "counter-001", "day", 500);
        // 08:00 in the city when the first was sent: intervals of five minutes that ended then.
        before.Items.Select(p => p.Values["in"].Sum).ShouldBe([1, 2, 3, 4, 5, 6]);
        before.Items[0].At.ShouldBe(Instants.FindIso("2026-11-21T16:00:00.000Z")!.Value);
        await Keep(rig);
        Lines(Series(rig, "counter-001", "day", 500)).ShouldBe(Lines(before));
    }

    [Fact]
    public async Task Pages_put_together_are_the_whole_at_the_border_too()
    {
        await using var rig = await Days(6);
        var whole = Lines(Series(rig, "bin-012", "hour", 500));
        whole.Count.ShouldBe(6);
        await Keep(rig);
        foreach (var step in new[] { "minute", "hour", "day" })
        {
            var paged = new List<string>();
            string? cursor = null;
            do
            {
                var page = Series(rig, "bin-012", step, 2, cursor);
                page.Items.Count.ShouldBeLessThanOrEqualTo(2);
                paged.AddRange(Lines(page));
                cursor = page.Next;
            }
            while (cursor is not null);
            paged.ShouldBe(Lines(Series(rig, "bin-012", step, 500)));
            paged.Count.ShouldBe(6);
        }
        Lines(Series(rig, "bin-012", "hour", 500)).ShouldBe(whole);
        Series(rig, "bin-012", "day", 500).Items.Select(p => p.Refused).ShouldAllBe(refused => refused == 1);
    }

    [Fact]
    public async Task Booleans_and_words_tell_how_often_and_the_last()
    {
        await using var rig = await SensingRig.Start();
        foreach (var said in new[] { """{"lid":"open","burning":false}""", """{"lid":"shut","burning":true}""", """{"lid":"open","burning":false}""", """{"burning":false}""" })
            await rig.Send("bin-012", said);
        var point = Series(rig, "bin-012", "hour", 10).Items.ShouldHaveSingleItem();
        (point.Values["lid"].Count, point.Values["lid"].Last).ShouldBe((3, "open"));
        point.Values["lid"].Words.ShouldBe(new Dictionary<string, long> { ["open"] = 2, ["shut"] = 1 }, ignoreOrder: true);
        (point.Values["burning"].Count, point.Values["burning"].Mean, point.Values["burning"].Last).ShouldBe((4, 0.25, false));
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused_by_name()
    {
        await using var rig = await SensingRig.Start();
        var show = rig.Get<ShowSeries>();
        show.Run("bin-012", null, null, "week", null, null, Anybody(rig)).Refusal!.Code.ShouldBe("step_unknown");
        show.Run("bin-012", "yesterday", null, "day", null, null, Anybody(rig)).Refusal!.Code.ShouldBe("instant_invalid");
        show.Run("bin-012", null, null, "day", null, "x", Anybody(rig)).Refusal!.Code.ShouldBe("cursor_invalid");
        show.Run("nobody", null, null, "day", null, null, Anybody(rig)).Refusal!.Code.ShouldBe("device_not_found");
        show.Run("bin-012", null, null, "day", null, null, Anybody(rig)).Value.Items.ShouldBeEmpty();
    }

    // Each midnight UTC a reading of a bin and of the counter, and a message that is refused; the lanes have stopped, with their last checkpoints.
    private static async Task<SensingRig> Days(int days)
    {
        var rig = await SensingRig.Start(options: TwoDays);
        for (var day = 0; day < days; day++)
        {
            await rig.Send("bin-012", $$"""{"fill":{{day * 10}}}""");
            await rig.Send("counter-001", $$"""{"in":{{day + 1}}}""");
            await rig.Send("bin-012", "nothing");
            await rig.Advance(TimeSpan.FromDays(1));
        }
        await rig.Get<LaneHost>().StopAsync(CancellationToken.None);
        return rig;
    }

    private static async Task Keep(SensingRig rig)
    {
        while ((await rig.Get<KeepReadings>().Step(CancellationToken.None)).Worked)
        {
        }
    }

    private static async Task<AuditSection> Audit(SensingRig rig) => await rig.Storage.Reader.Read(db =>
        rig.Storage.Services.GetServices<IAuditCheck>().OfType<SensingAudit>().Single().Check(db, rig.Clock.Now, CancellationToken.None));

    private static Page<SeriesPointView> Series(SensingRig rig, string device, string step, int limit, string? cursor = null) =>
        rig.Get<ShowSeries>().Run(device, null, null, step, limit, cursor, Anybody(rig)).Value;

    private static List<string> Lines(Page<SeriesPointView> page) => [.. page.Items.SelectMany(p => p.Values.Select(v => $"{p.At:O} {v.Key} {v.Value} {p.Refused}"))];

    private static Actor Anybody(SensingRig rig) => new(
        1, "street", Text.Same("street"), ActorKind.Person,
        [new ActorPost(Roles.Operator, SensingRig.Street, null, null, rig.Clock.Now.AddYears(-1)), new ActorPost(Roles.Operator, SensingRig.Next, null, null, rig.Clock.Now.AddYears(-1))]);
}
