using Jingwei.Cases.Contracts;
using Jingwei.Cases.FirstAsked;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Replies;
using Jingwei.Cases.Retention;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Tests.Retention;

/// <summary>What was said on the telephone, to the asker and of the place goes too, from every text there is; and nothing is written afterwards that would stay.</summary>
public sealed class SpokenRetentionTests
{
    private const string Secret = "白鹭湾";

    [Fact]
    public async Task Of_a_hotline_order_no_text_has_what_the_caller_said()
    {
        await using var city = await RetentionStreet.Open();
        var taken = await city.Get<TakeOrder>().Run(
            new OrderRequest("W-1", $"{Secret}三号楼异味", new OrderCaller(Secret, RetentionStreet.Phone), Category: "01-05", Area: Secret, Address: $"{Secret}3号", Limit: new MoreTime(5, TimeUnit.WorkingDays)), city["desk"], CancellationToken.None);
        taken.Ok.ShouldBeTrue(taken.Ok ? "" : taken.Refusal.Code);
        var number = taken.Value.CaseNumber;
        var tied = await city.Get<TiePlace>().Run(number, new PlaceRequest(121.45, 31.23, $"{Secret}小区东门"), city["desk"], "console", city.Get<Access>(), CancellationToken.None);
        tied.Ok.ShouldBeTrue(tied.Ok ? "" : tied.Refusal.Code);
        await Move(city, number, "desk", new MoveRequest("sign"));
        await Move(city, number, "desk", new MoveRequest("notReached", $"{Secret}的电话无人接"));
        await Move(city, number, "desk", new MoveRequest("reached", $"来电人说{Secret}早上最臭"));
        await Move(city, number, "desk", new MoveRequest("answer", $"已清理{Secret}"));
        await Move(city, number, "districtDesk", new MoveRequest("callMissed", $"{Secret}没接"));
        await Move(city, number, "districtDesk", new MoveRequest("notSolved", $"{Secret}还是臭", CallBack: new CallBackAnswers(Satisfaction.No, TrulySolved.No, $"{Secret}没清干净")));
        await Move(city, number, "desk", new MoveRequest("answer", $"再次清理{Secret}"));
        await Move(city, number, "districtDesk", new MoveRequest("closeUnsolved", $"{Secret}客观上做不到", CallBack: new CallBackAnswers(Satisfaction.No, TrulySolved.Partly, $"{Secret}仍有味")));
        var asked = await city.Storage.Reader.Read(db => db.Set<CaseRequestRow>().Select(r => r.Id).SingleAsync());
        var granted = await city.Get<DecideRequest>().Run(number, asked.ToString(), new DecisionRequest("grant", $"同意，{Secret}"), city["leader"], "console", CancellationToken.None);
        granted.Ok.ShouldBeTrue(granted.Ok ? "" : granted.Refusal.Code);
        await city.Storage.Settle();
        (await city.Everything()).Count(t => t.Contains(Secret)).ShouldBeGreaterThan(12);
        var row = await city.Row(number);
        var history = await city.History(row.Id);
        await city.After(TimeSpan.FromDays(731));

        // What one of the staff wrote to another to decide is theirs; numbers in it are covered.
        (await city.Everything()).Where(t => t.Contains(Secret)).Distinct().ShouldBe([$"同意，{Secret}"]);
        (await city.History(row.Id)).ShouldBe([.. history, RemoveReporterData.Code]);
        (await city.Storage.Reader.Read(db => db.Set<CaseHistoryRow>().Where(h => h.CaseId == row.Id && h.Code == TiePlace.Code).Select(h => h.Args).SingleAsync()))!.ShouldContain("\"to\":");
        (await city.Storage.Reader.Read(db => db.Set<CaseCallRow>().CountAsync(c => c.CaseId == row.Id))).ShouldBe(5, "that there were calls, and what came of them, is a figure");
        (await city.Findings()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Only_the_address_of_a_place_may_leave_the_arguments_of_a_line()
    {
        await using var city = await RetentionStreet.Open();
        var row = await city.Row((await city.Report()).Number);
        await Should.ThrowAsync<Microsoft.Data.Sqlite.SqliteException>(() => city.Storage.Writer.Write(async scope =>
        {
            await scope.Db.Database.ExecuteSqlAsync($"INSERT INTO retention_open (case_id) VALUES ({row.Id})");
            return await scope.Db.Database.ExecuteSqlAsync($"UPDATE case_history SET args = json_remove(args, '$.source') WHERE case_id = {row.Id}");
        }));
    }

    [Fact]
    public async Task After_the_removal_nobody_writes_what_would_stay()
    {
        await using var city = await RetentionStreet.Open();
        var report = await city.Report(by: city["desk"]);
        await city.End(report.Number);
        await city.After(TimeSpan.FromDays(365));
        (await city.Known(report.Number)).ShouldBeFalse();
        foreach (var to in new[] { null, report.Number })
        {
            (await city.Get<ReplyToReporter>().Run(report.Number, new ReplyRequest($"{Secret}您好", Reporter: to), city["desk"], "console", CancellationToken.None)).Refusal!.Code.ShouldBe("reporters_removed");
        }

        await city.Storage.Writer.Write(scope => scope.Db.Set<CaseFirstAskedRow>().ExecuteUpdateAsync(f => f.SetProperty(r => r.State, FirstAskedState.ToTell)));
        var told = await city.Get<SeeAskerThrough>().Told(report.Number, new ToldRequest("phone", $"告诉{Secret}了"), city["desk"], "console", CancellationToken.None);
        told.Ok.ShouldBeTrue(told.Ok ? "" : told.Refusal.Code);
        var first = await city.Storage.Reader.Read(db => db.Set<CaseFirstAskedRow>().SingleAsync());
        (first.State, first.ToldHow, first.ToldWords).ShouldBe((FirstAskedState.Told, ToldHow.Phone, null));
        (await city.Everything()).ShouldNotContain(t => t.Contains(Secret));
    }

    private static async Task Move(LevelsRig city, string number, string who, MoveRequest move)
    {
        await city.After(TimeSpan.FromMinutes(1));
        var made = await city.Get<MoveCase>().Run(number, move, city[who], "console", CancellationToken.None);
        made.Ok.ShouldBeTrue($"{move.Move} by {who}: {(made.Ok ? "" : made.Refusal.Code)}");
        await city.Storage.Settle();
    }
}
