using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Gateway.Exchange;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Tests.Exchange;

/// <summary>What of a person lies in messages to platforms: masked by what wrote it, gone in time, and gone with the person.</summary>
public sealed class ExchangePrivacyTests
{
    [Fact]
    public async Task A_body_is_masked_by_the_mapping_that_wrote_it_when_that_is_gone()
    {
        await using var rig = await ExchangeRig.Start();
        await rig.HandOver(await rig.Report());
        await rig.Send();
        var message = (await rig.Messages()).Single();
        var folder = Path.Combine(rig.Rig.Folder, "exchange");
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "cityHub.1.yaml"), "no: [yaml");
        await rig.Restart();
        (await rig.Show()).State.ShouldBe("broken");
        (await rig.List.BodyOf(message.Id, rig.Leader, default)).Value.Body!.ShouldSatisfyAllConditions(b => b.ShouldNotContain("13800001234"), b => b.ShouldContain("138****1234"), b => b.ShouldNotContain("李梅"));
    }

    [Fact]
    public async Task Who_reported_a_case_that_another_carried_for_a_while_is_forgotten_there_too()
    {
        await using var rig = await ExchangeRig.Start();
        var (theirs, carries, third) = (await rig.Report(), await rig.Report(text: "传感器", contact: null), await rig.Report(text: "别人", contact: "13911112222"));
        await Carry(rig, theirs, carries);
        await rig.HandOver(carries);
        await rig.HandOver(third);
        await rig.Send();
        rig.Heard(0)["contact"]!["phone"]!.GetValue<string>().ShouldBe("13800001234");

        await Forget(rig, theirs);
        var left = await rig.Rig.Reader.Read(db => db.Set<ExchangeMessageRow>().Where(m => m.Body != null).Select(m => m.CaseNumber).ToListAsync());
        left.ShouldBe([third]);
    }

    [Fact]
    public async Task When_the_reporter_is_forgotten_so_is_what_was_sent_of_them()
    {
        await using var rig = await ExchangeRig.Start();
        var number = await rig.Report();
        await rig.HandOver(number, "李梅催办");
        await rig.Send();
        await Forget(rig, number);
        var left = await rig.Rig.Reader.Read(db => db.Set<ExchangeMessageRow>().SingleAsync());
        left.ShouldSatisfyAllConditions(m => m.Body.ShouldBeNull(), m => m.Told.ShouldNotContain("李梅"));
        (await rig.Link(number)).ShouldSatisfyAllConditions(l => l.Reason.ShouldBeNull(), l => l.OutsideNumber.ShouldBe("S-1"));
    }

    [Fact]
    public async Task Bodies_go_after_thirty_days_and_those_that_were_refused_after_ninety()
    {
        await using var rig = await ExchangeRig.Start();
        var one = await rig.Report();
        await rig.HandOver(one);
        await rig.Send();
        rig.Says(422, """{"message":"不收"}""");
        var two = await rig.Report(text: "第二个");
        await rig.HandOver(two);
        await rig.Send();
        await rig.Arrives(ExchangeKind.Step, "s1", new { caseNo = "S-1", status = "40" });
        await rig.After(TimeSpan.FromDays(31));
        var left = await rig.Rig.Reader.Read(db => db.Set<ExchangeMessageRow>().Where(m => m.Body != null).Select(m => m.CaseNumber).ToListAsync());
        left.ShouldBe([two]);
        (await rig.Rig.Reader.Read(db => db.Set<ExchangeArrivalRow>().CountAsync())).ShouldBe(1);
        await rig.After(TimeSpan.FromDays(61));
        (await rig.Rig.Reader.Read(db => db.Set<ExchangeArrivalRow>().CountAsync())).ShouldBe(0);
        (await rig.Rig.Reader.Read(db => db.Set<ExchangeMessageRow>().AnyAsync(m => m.Body != null))).ShouldBeFalse();
        (await rig.Link(one)).OutsideNumber.ShouldBe("S-1");

        rig.Takes();
        var refused = (await rig.Messages("refused")).ShouldHaveSingleItem();
        await rig.Right.SendAgain(refused.Id, rig.Leader, default);
        await rig.Send();
        rig.Platform.Heard.ShouldContain(h => h.Body.Contains(two, StringComparison.Ordinal) && h.Headers["idempotency-key"] == refused.MessageId + "_1", "nobody knows any more whether it is the same");
    }

    private static async Task Forget(ExchangeRig rig, string number)
    {
        await rig.Rig.Writer.Write(scope =>
        {
            scope.Emit("forget", new ReporterDataRemoved([number], scope.Now));
            return Task.FromResult(true);
        });
        await rig.Rig.Settle();
    }

    /// <summary>The second case has no reporter of its own, and carries the first's, as when that is merged into one that a device filed.</summary>
    private static Task<int> Carry(ExchangeRig rig, string theirs, string carries) => rig.Rig.Writer.Write(async scope =>
    {
        var into = await scope.Db.Set<CaseRow>().Where(c => c.Number == carries).Select(c => c.Id).SingleAsync();
        await scope.Db.Set<CaseReporterRow>().Where(r => r.CaseId == into).ExecuteDeleteAsync();
        return await scope.Db.Set<CaseReporterRow>().Where(r => r.Number == theirs).ExecuteUpdateAsync(set => set.SetProperty(r => r.CaseId, into));
    });
}
