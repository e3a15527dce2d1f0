using Jingwei.Cases;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Retention;
using Jingwei.Cases.Workflows;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Jingwei.Dispatch.Tests;

/// <summary>Messages that went to staff about a report say nothing of it once its reporter's data is removed; those of other cases stay.</summary>
public sealed class ReporterForgottenTests
{
    [Fact]
    public async Task Messages_about_the_case_are_emptied_in_both_languages()
    {
        await using var street = await StreetRig.Open();
        var number = await street.Report("王秀英家门口垃圾桶满了", "富民路12号302室");
        await street.After(TimeSpan.FromMinutes(5));
        var before = (await street.Messages()).FindAll(m => m.CaseNumber == number);
        before.ShouldNotBeEmpty();
        before.ShouldContain(m => m.Text.Zh.Contains("王秀英") || m.Text.Zh.Contains("富民路"), "else there is nothing to empty");
        await street.Rig.Writer.Write(async scope =>
        {
            var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Number == number);
            row.Outcome = CaseOutcome.Voided;
            await street.Rig.Services.GetRequiredService<CaseBook>().Enter(scope, row, street.Rig.Services.GetRequiredService<WorkflowBook>().Of(row).Ended.Id);
            await street.Rig.Services.GetRequiredService<CaseBook>().Save(scope, row);
            await scope.Db.SaveChangesAsync();
            var plan = await scope.Db.Set<CaseRetentionRow>().SingleAsync(p => p.CaseId == row.Id);
            await street.Rig.Services.GetRequiredService<RemoveReporterData>().Run(scope, row, plan);
            return true;
        });
        await street.Rig.Settle();
        var after = (await street.Messages()).FindAll(m => m.CaseNumber == number);
        after.Count.ShouldBeGreaterThanOrEqualTo(before.Count);
        after.FindAll(m => before.Exists(b => b.Id == m.Id)).ShouldAllBe(m => m.Text.Zh.Contains(number) && !m.Text.Zh.Contains("王秀英") && !m.Text.Zh.Contains("富民路") && !m.Text.En.Contains("富民路"));
    }
}
