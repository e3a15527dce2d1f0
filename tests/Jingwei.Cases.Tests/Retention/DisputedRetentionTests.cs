using Jingwei.Cases.Appeals;
using Jingwei.Cases.Bulk;
using Jingwei.Cases.Causes;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Supervision;
using Jingwei.Cases.Tests.Appeals;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>What is still to be judged keeps its case; then the words of staff lose the numbers of persons, and nothing names a photo that is gone.</summary>
public sealed class DisputedRetentionTests
{
    private const string Told = "2026-12-05当天已处置，李阿姨13912345678可作证";
    private const string Covered = "2026-12-05当天已处置，李阿姨***可作证";

    [Fact]
    public async Task An_appeal_that_waits_keeps_the_data_until_it_is_judged_and_then_loses_numbers_and_photo()
    {
        await using var rig = await AppealRig.Open();
        var city = rig.City;
        await city.Release();
        var photo = await city.Photo(61);
        var reporter = (await city.Get<AddReporter>().Assisted(rig.Case.Number, new FurtherReporter("我家门口", [photo], OnBehalfOf: new OnBehalfOf("李阿姨", RetentionStreet.Phone)), city["desk"], CancellationToken.None)).Value;
        await rig.PassDue();
        await rig.Close();
        var judgement = (await rig.Of("green")).Judgements.First(j => j.Kind == JudgementKind.Late);
        var asked = await city.Get<FileAppeal>().Run(rig.Case.Number, new AppealRequest("late", judgement.JudgedAt, Told, FileIds: [photo], StayAt: judgement.StayAt), city["green"], "console", CancellationToken.None);
        asked.Ok.ShouldBeTrue(asked.Ok ? "" : asked.Refusal.Code);
        await city.After(TimeSpan.FromDays(800));
        (await city.Known(reporter.Number), File.Exists(city.PathOf(photo))).ShouldBe((true, true));
        (await city.Get<ShowRetention>().OfCase(rig.Case.Number, city["leader"], CancellationToken.None)).Value.Plan!.Undecided.ShouldBeTrue();
        (await city.Findings()).ShouldBeEmpty();
        (await city.Get<RetentionVersions>().Check(new RetentionText("version: 1\nsource: x\nuploads: 7\nbrake: 500\nlines:\n  - days: { other: 40 }\n    removes: [contact]\n"), city["mayor"], CancellationToken.None)).Value.AtOnce.ShouldBe(0, "it would stay");

        (await rig.Decide("mayor", "reject", Told)).ShouldBeNull();
        await city.Storage.Settle();
        (await city.Known(reporter.Number), File.Exists(city.PathOf(photo))).ShouldBe((false, false));
        var appeal = await city.Storage.Reader.Read(db => db.Set<CaseAppealRow>().SingleAsync());
        (appeal.Words, appeal.DecisionNote, appeal.FileIds).ShouldBe((Covered, Covered, "[]"));
        (await city.Everything()).ShouldNotContain(t => t.Contains(RetentionStreet.Phone) || t.Contains(photo));
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_supervision_that_is_not_settled_keeps_the_data()
    {
        await using var city = await RetentionStreet.Open();
        var report = await city.Report();
        var asked = await city.Get<SuperviseCase>().Run(report.Number, new SuperviseRequest("为什么还没处置", new MoreTime(1, TimeUnit.WorkingDays)), city["mayor"], "console", CancellationToken.None);
        asked.Ok.ShouldBeTrue(asked.Ok ? "" : asked.Refusal.Code);
        await city.End(report.Number);
        await city.After(TimeSpan.FromDays(500));
        (await city.Known(report.Number)).ShouldBeTrue();
        (await city.Findings()).ShouldBeEmpty();
        // However it is settled: the case is looked at again within a day.
        await city.Storage.Writer.Write(scope => scope.Db.Set<CaseSupervisionRow>().ExecuteUpdateAsync(s => s.SetProperty(r => r.State, SupervisionState.Accepted)));
        await city.After(TimeSpan.FromDays(1));
        (await city.Known(report.Number)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_a_cause_and_an_act_on_many_cases_no_number_of_a_person_is_left()
    {
        await using var city = await RetentionStreet.Open();
        var (parent, child) = (await city.Report(), await city.Report());
        var bound = await city.Get<BindCases>().Bind(parent.Number, new BindRequest([child.Number], Cause: Told), city["leader"], "console", CancellationToken.None);
        bound.Ok.ShouldBeTrue(bound.Ok ? "" : bound.Refusal.Code);
        var (parentRow, childRow) = (await city.Row(parent.Number), await city.Row(child.Number));
        await city.Storage.Writer.Write(async scope =>
        {
            // As older versions wrote it.
            CaseBook.Write(scope, parentRow.Id, new Happening(BindCases.ChildBoundCode, city["leader"].AccountId, "shiftLeader", "console", new { count = 1, numbers = new[] { child.Number }, cause = Told }));
            var bulk = new CaseBulkRow { Id = scope.NewId(), AccountId = 1, Act = $$"""{"move":{"move":"void","note":"{{Told}}"},"hand":null}""", How = "console", State = BulkState.Done, MadeAt = scope.Now, Total = 1 };
            scope.Db.Add(bulk);
            scope.Db.Add(new CaseBulkItemRow { BulkId = bulk.Id, Place = 0, CaseId = childRow.Id, State = BulkItemState.Done });
            await scope.Db.SaveChangesAsync();
            return true;
        });
        await city.End(parent.Number);
        await city.End(child.Number);
        await city.After(TimeSpan.FromDays(366));
        (await city.Known(parent.Number), await city.Known(child.Number)).ShouldBe((false, false));
        (await city.Everything()).Where(t => t.Contains(RetentionStreet.Phone)).ShouldBeEmpty();
        (await city.Storage.Reader.Read(db => db.Set<CaseCauseRow>().Select(c => c.Cause).SingleAsync())).ShouldBe(Covered);
        (await city.Storage.Reader.Read(db => db.Set<CaseBulkRow>().Select(b => b.Act).SingleAsync())).ShouldBe("""{"move":{"move":"void"},"hand":null}""");
    }

    [Fact]
    public async Task Where_only_the_contact_goes_no_line_of_staff_is_touched()
    {
        await using var city = await RetentionStreet.Open();
        var filed = (await city.Get<ReportProblem>().Run(new ReportRequest("巡查发现", 121.45, 31.23, null, RetentionStreet.Phone, "inspector", Category: "01-05"), city["desk"], CancellationToken.None)).Value;
        var row = await city.Row(filed.Number);
        await city.Storage.Writer.Write(async scope =>
        {
            CaseBook.Write(scope, row.Id, new Happening("passed", city["desk"].AccountId, "operator", "console", Note: "养护班组电话13612345678"));
            await scope.Db.SaveChangesAsync();
            return true;
        });
        await city.End(filed.Number);
        await city.After(TimeSpan.FromDays(731));
        (await city.Known(filed.Number)).ShouldBeFalse();
        (await city.Everything()).ShouldContain("养护班组电话13612345678");
    }
}
