using System.Globalization;
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
    private const string Newer = "version: 7\nsource: 新\nuploads: 7\nbrake: 500\nlines:\n  - days: { other: 40 }\n    removes: [contact, words]\n";

    [Fact]
    public async Task What_ships_never_overrules_the_citys_own_and_is_proposed_once()
    {
        await using var city = await LevelsRig.Open();
        var report = await city.Report();
        await city.End(report.Number);
        var upgraded = new RetentionBook((Newer, ReadRetention.Read("", Newer, new List<FileMistake>())!));
        (await city.Storage.Reader.Read(upgraded.InForce)).Version.ShouldBe(7, "a city that published nothing plans by what ships");
        await city.Publish(500, 400);
        await city.After(TimeSpan.FromDays(50));
        var inForce = await city.Storage.Reader.Read(upgraded.InForce);
        (inForce.Own, inForce.Version, inForce.DaysOf("01-05", CaseSource.Resident, CaseOutcome.Cleared)).ShouldBe((true, 2, 500));

        var gate = new RetentionGate(upgraded);
        var plans = new PlanOldCases(upgraded, gate);
        var versions = ActivatorUtilities.CreateInstance<RetentionVersions>(city.Storage.Services, upgraded, gate, plans, ActivatorUtilities.CreateInstance<PreviewPeriods>(city.Storage.Services, upgraded));
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
        (await versions.Decide(proposed.Id.ToString(), new RetentionDecision("publish", AtOnce: 1), city["mayor"], CancellationToken.None)).Ok.ShouldBeTrue();
        await city.Storage.Settle();
        (await city.Known(report.Number)).ShouldBeFalse();
        (await city.Storage.Reader.Read(db => db.Set<RetentionPassRow>().OrderBy(p => p.Version).Select(p => $"{p.Own} {p.Version}").ToListAsync())).ShouldBe(["True 2", "True 3"]);
    }

    [Fact]
    public async Task For_whom_it_is_held_and_what_was_reported_is_not_for_everybody_who_reads_the_periods()
    {
        await using var city = await RetentionStreet.Open();
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
    public async Task A_file_without_a_row_is_named_for_thirty_days_before_it_goes()
    {
        await using var city = await RetentionStreet.Open();
        var machine = new Machine();
        var left = new LeftFiles(city.Storage.Reader, city.Storage.Writer, city.Get<IFileStore>(), machine);
        var (old, fresh, photo) = (city.PathOf(new string('a', 64)), city.PathOf(new string('b', 64)), await city.Photo(31));
        File.WriteAllText(old, "x");
        File.WriteAllText(fresh, "x");
        File.SetLastWriteTimeUtc(old, machine.Now.UtcDateTime.AddDays(-2));
        File.SetLastWriteTimeUtc(fresh, machine.Now.UtcDateTime);
        File.SetLastWriteTimeUtc(city.PathOf(photo), machine.Now.UtcDateTime.AddDays(-2));
        for (var start = 0; start < 40; start++)
        {
            (await left.Run(CancellationToken.None)).ShouldBe(1);
        }

        (await city.Findings()).ShouldBe(["file_without_row"], "however often the program starts, it is one day");
        File.SetLastWriteTimeUtc(fresh, machine.Now.UtcDateTime.AddDays(400));
        machine.Now = machine.Now.AddDays(365);
        (await left.Run(CancellationToken.None)).ShouldBe(1);
        for (var day = 3; day < LeftFiles.Looks; day++)
        {
            machine.Now = machine.Now.AddDays(1);
            await left.Run(CancellationToken.None);
        }

        await city.Storage.Settle();
        File.Exists(old).ShouldBeTrue("a clock that was set counts for one day");
        machine.Now = machine.Now.AddDays(1);
        await left.Run(CancellationToken.None);
        await city.Storage.Settle();
        (File.Exists(old), File.Exists(fresh), File.Exists(city.PathOf(photo))).ShouldBe((false, true, true));
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_folder_with_another_days_database_loses_no_photo()
    {
        await using var city = await RetentionStreet.Open();
        var machine = new Machine();
        var left = new LeftFiles(city.Storage.Reader, city.Storage.Writer, city.Get<IFileStore>(), machine);
        var photos = new List<string>();
        for (var i = 0; i < LeftFiles.Handful + 5; i++)
        {
            photos.Add(await city.Photo((byte)(40 + i)));
            File.SetLastWriteTimeUtc(city.PathOf(photos[^1]), machine.Now.UtcDateTime.AddDays(-2));
        }

        // As with the city.db of three days ago.
        await city.Storage.Writer.Write(scope => scope.Db.Set<StoredFileRow>().ExecuteDeleteAsync());
        for (var day = 0; day < LeftFiles.Looks * 2; day++)
        {
            (await left.Run(CancellationToken.None)).ShouldBe(LeftFiles.Handful + 1);
            machine.Now = machine.Now.AddDays(1);
        }

        await city.Storage.Settle();
        photos.ShouldAllBe(p => File.Exists(city.PathOf(p)));
        (await city.Findings()).ShouldBe(["files_without_rows"]);
    }

    [Fact]
    public async Task A_photo_that_is_brought_again_waits_as_long_again()
    {
        await using var city = await RetentionStreet.Open();
        await city.Get<KeepRetention>().Begin(CancellationToken.None);
        var photo = await city.Photo(31);
        await city.After(TimeSpan.FromDays(6));
        (await city.Photo(31)).ShouldBe(photo);
        await city.After(TimeSpan.FromDays(5));
        File.Exists(city.PathOf(photo)).ShouldBeTrue("it was brought again five days ago");
        await city.After(TimeSpan.FromDays(4));
        File.Exists(city.PathOf(photo)).ShouldBeFalse();
        (await city.Storage.Reader.Read(db => db.Set<StoredFileRow>().CountAsync())).ShouldBe(0);
    }

    private sealed class Machine : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = DateTimeOffset.Parse("2026-11-23T01:00:00Z", CultureInfo.InvariantCulture);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
