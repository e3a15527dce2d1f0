using Jingwei.Cases.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Dispatch.Messages;

/// <summary>What was known of a case's reporters is removed: messages about it name the case from then on, and nothing of what was reported.</summary>
internal sealed class WhenReporterDataIsRemoved : IReaction<ReporterDataRemoved>
{
    public async Task When(ReporterDataRemoved happened, WriteScope scope)
    {
        foreach (var number in happened.Numbers)
        {
            var text = new Text($"案卷 {number}：内容已按保存期限删除", $"Case {number}: what it said was removed when its time was over");
            await scope.Db.Set<MessageRow>().Where(m => m.CaseNumber == number)
                .ExecuteUpdateAsync(m => m.SetProperty(r => r.Text.Zh, text.Zh).SetProperty(r => r.Text.En, text.En).SetProperty(r => r.Detail, (string?)null));
        }
    }
}
