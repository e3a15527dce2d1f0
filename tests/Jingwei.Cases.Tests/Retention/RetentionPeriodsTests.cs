using Jingwei.Cases.Contracts;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Coding;
using Jingwei.City.Contracts;
using Jingwei.Foundation.DataFiles;
using Jingwei.Storage.Due;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>Which periods are in force, how a backlog goes, who reads what of it, and how the folder of files is kept clean.</summary>
public sealed class RetentionPeriodsTests
{
    private const string Newer = "version: 7\nsource: 新\nuploads: 7\nlines:\n  - days: { other: 40 }\n    removes: [contact, words]\n";

    [Fact]
    public async Task What_ships_never_overrules_the_citys_own_and_is_proposed_once()
    {
        await using var city = await LevelsRig.Open();
        var report = await city.Report();
        await city.End(report.Number);
        var upgraded = new RetentionBook((Newer, ReadRetention.Read("", Newer, new List<FileMistake>())!));
        (await city.Storage.Reader.Read(upgraded.InForce)).Version.ShouldBe(7, "a city that published nothing goes by what ships");
        await city.Publish(500, 400);
        await city.After(TimeSpan.FromDays(50));
        var inForce = await city.Storage.Reader.Read(upgraded.InForce);
        (inForce.Own, inForce.Version, inForce.DaysOf("01-05", CaseSource.Resident, CaseOutcome.Cleared)).ShouldBe((true, 2, 500));

        var plans = new PlanOldCases(upgraded);
        var versions = ActivatorUtilities.CreateInstance<RetentionVersions>(city.Storage.Services, upgraded, plans);
        for (var start = 0; start < 2; start++)
        {
            await city.Storage.Writer.Write(async scope =>
            {
                await versions.ProposeShipped(scope);
                await plans.Await(scope);
                return true;
            });
        }

        await city.Storage.Settle();
        (await city.Known(report.Number)).ShouldBeTrue("nobody of the city has agreed");
        var proposed = await city.Storage.Reader.Read(db => db.Set<RetentionVersionRow>().SingleAsync(v => v.ProposedById == RetentionVersions.Product));
        (proposed.Version, proposed.State, proposed.Shipped).ShouldBe((3, CodeVersionState.Proposed, 7));
        (await versions.Check(new RetentionText(proposed.Yaml), city["mayor"], CancellationToken.None)).Value.AtOnce.ShouldBe(1);
        (await versions.Decide(proposed.Id.ToString(), new RetentionDecision("publish"), city["mayor"], CancellationToken.None)).Ok.ShouldBeTrue();
        await city.Storage.Settle();
        (await city.Known(report.Number)).ShouldBeFalse();
        (await city.Storage.Reader.Read(db => db.Set<RetentionPassRow>().OrderBy(p => p.Version).Select(p => $"{p.Own} {p.Version}").ToListAsync())).ShouldBe(["True 2", "True 3"]);
    }

    [Fact]
    public async Task What_was_over_long_ago_goes_a_few_a_second()
    {
        await using var city = await LevelsRig.Open();
        var reports = new List<ReportReceipt>();
        for (var i = 0; i < 7; i++)
        {
            reports.Add(await city.Report());
            await city.End(reports[^1].Number);
        }

        await city.Storage.Writer.Write(async scope =>
        {
            await scope.Db.Set<DueRow>().Where(d => d.Kind == RetentionBook.DueKind).ExecuteDeleteAsync();
            return await scope.Db.Set<CaseRetentionRow>().ExecuteDeleteAsync();
        });
        city.Storage.Clock.Advance(TimeSpan.FromDays(400));
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        await city.Storage.Settle();
        (await Known(city)).ShouldBe(2);
        (await city.Findings()).ShouldBeEmpty("they have their turn");
        await city.After(TimeSpan.FromSeconds(1));
        (await Known(city)).ShouldBe(0);
    }

    [Fact]
    public async Task For_whom_it_is_held_and_what_was_reported_is_not_for_everybody_who_reads_the_periods()
    {
        await using var city = await LevelsRig.Open();
        var report = await city.Report();
        await city.End(report.Number, CaseOutcome.Voided);
        await city.After(TimeSpan.FromDays(35));
        (await city.Hold(report.Number, TimeSpan.FromDays(20))).ShouldBeNull();
        var admin = city["leader"] with { AccountId = 1, UserName = "admin", Posts = [new ActorPost(Roles.Administrator, city.City, null, null)] };
        var (leader, other) = (await city.Get<ShowRetention>().Run(city["leader"], CancellationToken.None), await city.Get<ShowRetention>().Run(admin, CancellationToken.None));
        (leader.Holds.Single().Person, leader.Holds.Single().Reason).ShouldBe(("李法官", "民事案件取证"));
        (other.Holds.Single().Person, other.Holds.Single().Reason, other.Holds.Single().LiftedWhy).ShouldBe(("", "", null));
        leader.Due.Single().Title.Zh.ShouldContain("垃圾桶");
        other.Due.Single().Title.Zh.ShouldBe("满溢");
    }

    [Fact]
    public async Task A_file_without_a_row_goes_after_a_day_and_one_that_is_brought_again_stays()
    {
        await using var city = await LevelsRig.Open();
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        var (old, fresh, photo) = (city.PathOf(new string('a', 64)), city.PathOf(new string('b', 64)), await city.Photo(31));
        File.WriteAllText(old, "x");
        File.WriteAllText(fresh, "x");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        File.SetLastWriteTimeUtc(city.PathOf(photo), TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));
        (await city.Get<LeftFiles>().Run(CancellationToken.None)).ShouldBe(1);
        await city.Storage.Settle();
        (File.Exists(old), File.Exists(fresh), File.Exists(city.PathOf(photo))).ShouldBe((false, true, true));

        await city.After(TimeSpan.FromDays(6));
        (await city.Photo(31)).ShouldBe(photo);
        await city.After(TimeSpan.FromDays(5));
        File.Exists(city.PathOf(photo)).ShouldBeTrue("it was brought again five days ago");
        await city.After(TimeSpan.FromDays(4));
        File.Exists(city.PathOf(photo)).ShouldBeFalse();
        (await city.Storage.Reader.Read(db => db.Set<StoredFileRow>().CountAsync())).ShouldBe(0);
    }

    private static Task<int> Known(LevelsRig city) => city.Storage.Reader.Read(db => db.Set<CaseReporterRow>().CountAsync(r => r.ContactSealed != null));
}
