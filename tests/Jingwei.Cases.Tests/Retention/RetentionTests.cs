using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Replies;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Rules.Search;
using Jingwei.Cases.Search;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Files;
using Jingwei.Testing;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>What is known of a reporter goes from everywhere at its time, and from nowhere before; what happened stays.</summary>
public sealed class RetentionTests
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Fact]
    public async Task At_its_time_it_is_gone_from_rows_words_history_and_folder_and_the_figures_stay()
    {
        await using var city = await RetentionStreet.Open();
        var photo = await city.Photo(1);
        var report = await city.Report([photo], city["desk"]);
        (await city.Get<SayMore>().Run(report.Number, new SayMoreRequest(report.FollowCode, "我叫王秀英，电话13912345678"), Actor.Nobody, CancellationToken.None)).Ok.ShouldBeTrue();
        (await city.Get<ReplyToReporter>().Run(report.Number, new ReplyRequest("王阿姨您好，已派人"), city["desk"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        await city.End(report.Number);
        var row = await city.Row(report.Number);
        var facts = await Facts(city, row.Id);
        await city.After(Year - TimeSpan.FromMilliseconds(1));
        (await city.Known(report.Number)).ShouldBeTrue();
        (await Found(city, "垃圾桶")).ShouldContain(row.Id);
        await city.After(TimeSpan.FromMilliseconds(1));
        await city.Storage.Settle();

        (await city.Everything()).ShouldNotContain(t => t.Contains("13912345678") || t.Contains("王秀英") || t.Contains("王阿姨") || t.Contains("302"));
        (await Found(city, "垃圾桶")).ShouldBeEmpty();
        city.Get<IFileStore>().Find(photo).ShouldBeNull();
        (await city.Row(report.Number)).Title.Zh.ShouldBe("满溢");
        (await city.History(row.Id)).ShouldBe(["filedFromReport", "reporterSaid", "replied", RemoveReporterData.Code]);
        (await Facts(city, row.Id)).ShouldBe(facts);
        (await city.Findings()).ShouldBeEmpty();
        var removal = await city.Storage.Reader.Read(db => db.Set<RetentionRemovalRow>().SingleAsync());
        (removal.CaseId, removal.Days, removal.Reporters, removal.Photos).ShouldBe((row.Id, 365, 1, 1));
        (await city.Storage.Reader.Read(db => db.Set<AuditLogRow>().SingleAsync(a => a.Action == RemoveReporterData.AuditAction))).Subject.ShouldBe(report.Number);
    }

    [Fact]
    public async Task The_reporters_link_answers_plainly_and_the_case_says_by_which_rule()
    {
        await using var city = await RetentionStreet.Open();
        var report = await city.Report();
        await city.End(report.Number, CaseOutcome.Voided);
        var before = await city.Get<ShowRetention>().OfCase(report.Number, city["leader"], CancellationToken.None);
        before.Value.Plan!.ShouldSatisfyAllConditions(p => p.Days.ShouldBe(60), p => p.DueAt.ShouldBe(city.Now.AddDays(60)));
        await city.After(TimeSpan.FromDays(60));
        await city.Storage.Settle();
        var view = (await city.Get<FollowReport>().Show(report.Number, report.FollowCode, Actor.Nobody, CancellationToken.None)).Value;
        (view.Text, view.RemovedAt, view.Steps[^1].Code).ShouldBe((null, city.Now, "dataRemoved"));
        var after = (await city.Get<ShowRetention>().OfCase(report.Number, city["leader"], CancellationToken.None)).Value;
        (after.Plan, after.Removed.Single().Version, after.Removed.Single().Way, after.MayHold).ShouldBe((null, RetentionBook.Shipped.Rule.Version, CaseOutcome.Voided, false));
        (await city.Hold(report.Number, TimeSpan.FromDays(5))).ShouldBe("hold_nothing_left");
        (await city.Get<SeeContact>().Run(report.Number, new ContactRequest("回访"), city["desk"], CancellationToken.None)).Refusal!.Code.ShouldBe("no_contact_given");
    }

    [Fact]
    public async Task A_crash_between_the_transaction_and_the_file_is_repaired_by_the_next_start()
    {
        await using var city = await RetentionStreet.Open();
        var photo = await city.Photo(2);
        var report = await city.Report([photo]);
        await city.End(report.Number);
        city.Storage.Clock.Advance(Year);
        var row = await city.Row(report.Number);
        // The transaction of the removal alone; its file is still there, as after a crash.
        await city.Storage.Writer.Write(async scope =>
        {
            var plan = await scope.Db.Set<CaseRetentionRow>().SingleAsync();
            await city.Get<RemoveReporterData>().Run(scope, await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == row.Id), plan);
            return true;
        });
        File.Exists(city.PathOf(photo)).ShouldBeTrue();
        (await city.Findings()).ShouldBeEmpty();
        await city.Restart();
        await city.Storage.Settle();
        File.Exists(city.PathOf(photo)).ShouldBeFalse();
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_photo_of_two_cases_stays_until_the_second_goes()
    {
        await using var city = await RetentionStreet.Open();
        var photo = await city.Photo(3);
        var (one, other) = (await city.Report([photo]), await city.Report([photo]));
        await city.End(one.Number, CaseOutcome.Voided);
        await city.End(other.Number);
        await city.After(TimeSpan.FromDays(61));
        (await city.Known(one.Number), await city.Known(other.Number), File.Exists(city.PathOf(photo))).ShouldBe((false, true, true));
        await city.After(Year);
        (await city.Known(other.Number), File.Exists(city.PathOf(photo))).ShouldBe((false, false));
    }

    [Fact]
    public async Task A_merged_case_goes_with_the_one_that_carries_it_on()
    {
        await using var city = await RetentionStreet.Open();
        var (one, other) = (await city.Report(), await city.Report());
        (await city.Get<Cases.Duplicates.MergeCases>().Merge(one.Number, new Cases.Duplicates.MergeRequest(other.Number), city["leader"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        await city.After(Year + Year);
        (await city.Known(one.Number)).ShouldBeTrue("the case that carries it on is open");
        await city.End(other.Number);
        await city.After(Year);
        (await city.Known(one.Number), await city.Known(other.Number)).ShouldBe((false, false));
        (await city.Row(one.Number)).Text.ShouldBeNull();
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_hold_keeps_it_and_its_lifting_lets_it_go()
    {
        await using var city = await RetentionStreet.Open();
        var report = await city.Report();
        await city.End(report.Number);
        (await city.Hold(report.Number, TimeSpan.FromDays(500), "desk")).ShouldBe("may_not");
        (await city.Hold(report.Number, TimeSpan.FromDays(-1))).ShouldBe("hold_until_invalid");
        (await city.Hold(report.Number, TimeSpan.FromDays(500))).ShouldBeNull();
        await city.After(TimeSpan.FromDays(400));
        (await city.Known(report.Number)).ShouldBeTrue();
        var hold = (await city.Get<ShowRetention>().OfCase(report.Number, city["leader"], CancellationToken.None)).Value.Holds.Single();
        (await city.Get<ShowRetention>().OfCase(report.Number, city["desk"], CancellationToken.None)).Value.Holds.ShouldBeEmpty("for whom and why is for those who decide on it");
        (await city.Get<HoldCase>().Lift(report.Number, hold.Id, new LiftRequest("结案"), city["leader"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        await city.Storage.Settle();
        (await city.Known(report.Number)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_second_person_publishes_and_the_preview_says_what_would_go()
    {
        await using var city = await RetentionStreet.Open();
        var (one, other) = (await city.Report(), await city.Report());
        await city.End(one.Number);
        await city.After(TimeSpan.FromDays(50));
        await city.End(other.Number);
        const string Shorter = "version: 1\nsource: x\nuploads: 7\nbrake: 500\nlines:\n  - days: { other: 40 }\n    removes: [contact, words]\n";
        var versions = city.Get<RetentionVersions>();
        var preview = (await versions.Check(new RetentionText(Shorter), city["district"], CancellationToken.None)).Value;
        (preview.AtOnce, preview.Soon, preview.Effects.Single().Now, preview.Effects.Single().Then).ShouldBe((1, 0, 365, 40));
        (await versions.Check(new RetentionText(Shorter), city["desk"], CancellationToken.None)).Refusal!.Code.ShouldBe("not_allowed");
        (await versions.Propose(new RetentionText(Shorter, "缩短"), city["district"], CancellationToken.None)).Ok.ShouldBeTrue();
        var id = (await city.Get<ShowRetention>().Run(city["mayor"], CancellationToken.None)).Versions[0].Id;
        (await versions.Decide(id, new RetentionDecision("publish"), city["district"], CancellationToken.None)).Refusal!.Code.ShouldBe("proposal_needs_second_person");
        (await city.Decide(city["district"].AccountId)).ShouldBeNull();
        (await city.Known(one.Number), await city.Known(other.Number)).ShouldBe((false, true));
        var page = await city.Get<ShowRetention>().Run(city["leader"], CancellationToken.None);
        (page.Rule.Version, page.Planning, page.DueCount, page.Removed.Single().CaseNumber).ShouldBe((2, false, 0, one.Number));
        await city.After(TimeSpan.FromDays(15));
        (await city.Get<ShowRetention>().Run(city["leader"], CancellationToken.None)).Due.Single().CaseNumber.ShouldBe(other.Number);
        (await city.Get<ShowRetention>().Run(city["besideLeader"], CancellationToken.None)).DueCount.ShouldBe(0);
    }

    [Fact]
    public async Task History_opens_for_the_removal_alone()
    {
        await using var city = await RetentionStreet.Open();
        var report = await city.Report();
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => city.Storage.Writer.Write(scope => scope.Db.Database.ExecuteSqlAsync($"UPDATE case_history SET note = NULL, file_ids = NULL")));
        var row = await city.Row(report.Number);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => city.Storage.Writer.Write(async scope =>
        {
            await scope.Db.Database.ExecuteSqlAsync($"INSERT INTO retention_open (case_id) VALUES ({row.Id})");
            return await scope.Db.Database.ExecuteSqlAsync($"UPDATE case_history SET code = 'other' WHERE case_id = {row.Id}");
        }));
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Photos_that_belong_to_nothing_and_old_answers_go_at_night()
    {
        await using var city = await RetentionStreet.Open();
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        var (used, unused) = (await city.Photo(4), await city.Photo(5));
        await city.Report([used]);
        await city.After(TimeSpan.FromDays(6));
        File.Exists(city.PathOf(unused)).ShouldBeTrue();
        await city.After(TimeSpan.FromDays(2));
        (File.Exists(city.PathOf(unused)), File.Exists(city.PathOf(used))).ShouldBe((false, true));
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Audit_names_what_should_be_gone()
    {
        await using var city = await RetentionStreet.Open();
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        var (one, other) = (await city.Report(), await city.Report());
        await city.End(one.Number);
        await city.End(other.Number);
        await city.Storage.Settle();
        await city.Storage.Writer.Write(async scope =>
        {
            await scope.Db.Set<Storage.Due.DueRow>().Where(d => d.Kind == RetentionBook.DueKind).ExecuteDeleteAsync();
            var id = (await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == other.Number)).Id;
            return await scope.Db.Set<CaseRetentionRow>().Where(p => p.CaseId == id).ExecuteDeleteAsync();
        });
        (await city.Findings()).Order().ShouldBe(["retention_unplanned", "retention_without_wait"]);
        await city.After(Year + TimeSpan.FromDays(1));
        (await city.Findings()).ShouldContain("reporter_data_overstays");
    }

    [Fact]
    public async Task A_folder_from_before_there_were_periods_is_planned()
    {
        await using var city = await LevelsRig.Open();
        var report = await city.Report();
        await city.End(report.Number);
        await city.Storage.Writer.Write(scope => scope.Db.Set<CaseRetentionRow>().ExecuteDeleteAsync());
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        await city.Storage.Settle();
        (await city.Get<ShowRetention>().OfCase(report.Number, city["leader"], CancellationToken.None)).Value.Plan!.Days.ShouldBe(365);
        await city.Release();
        (await city.Findings()).ShouldBeEmpty();
        await city.After(Year);
        (await city.Known(report.Number)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_hold_is_kept_to_the_end_of_its_day_in_the_city()
    {
        await using var city = await RetentionStreet.Open();
        var report = await city.Report();
        await city.End(report.Number);
        foreach (var wrong in new[] { "2027-13-40", "tomorrow", "", null, "2027-12-01T00:00:00Z", "2026-11-22", "2099-01-01" })
        {
            var refused = (await city.Get<HoldCase>().Hold(report.Number, new HoldRequest("李法官", "取证", wrong), city["leader"], "console", CancellationToken.None)).Refusal!;
            (refused.Code, refused.Field).ShouldBe(("hold_until_invalid", "until"), wrong);
        }

        (await city.Get<HoldCase>().Hold(report.Number, new HoldRequest("李法官", "取证", "2027-12-01"), city["leader"], "console", CancellationToken.None)).Ok.ShouldBeTrue();
        var end = DateTimeOffset.Parse("2027-12-01T16:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        (await city.Get<ShowRetention>().OfCase(report.Number, city["leader"], CancellationToken.None)).Value.Holds.Single().Until.ShouldBe(end, "in Shanghai that day ends at 16:00 of UTC");
        await city.After(end - city.Now - TimeSpan.FromMilliseconds(1));
        (await city.Known(report.Number)).ShouldBeTrue();
        await city.After(TimeSpan.FromMilliseconds(1));
        (await city.Known(report.Number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_a_call_of_staff_that_may_be_repeated_only_the_number_is_kept()
    {
        await using var city = await RetentionStreet.Open();
        var report = await city.Report();
        await Storage.Idempotency.Under("k", null, async () =>
            (await city.Get<ReplyToReporter>().Run(report.Number, new ReplyRequest("王阿姨您好"), city["desk"], "console", CancellationToken.None)).Ok.ShouldBeTrue());
        (await city.Storage.Reader.Read(db => db.Set<Storage.IdempotencyRow>().SingleAsync())).Answer.ShouldBe(System.Text.Json.JsonSerializer.Serialize(report.Number, Storage.StoredJson.Options));
    }

    private static Task<List<long>> Found(LevelsRig city, string words) =>
        city.Storage.Reader.Read(db => CaseSearchIndex.Find(db, [.. SearchTerms.Of(words)]).Select(h => h.CaseId).ToListAsync());

    private static Task<List<string>> Facts(LevelsRig city, long caseId) => city.Storage.Reader.Read(async db =>
        (await db.Set<Appraisals.CaseFactRow>().Where(f => f.CaseId == caseId).ToListAsync()).Select(f => System.Text.Json.JsonSerializer.Serialize(f)).Order().ToList());
}
