using Jingwei.Cases.Contracts;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Somebody went, and the case is closed: alarms that last until somebody looked are over.</summary>
internal sealed class WhenCaseClosed(LookedAt looked) : IReaction<CaseMoved>
{
    public async Task When(CaseMoved happened, WriteScope scope)
    {
        if (happened.ToStage != CaseStage.Ended || happened.FromStage == CaseStage.Ended)
        {
            return;
        }

        var closedAt = await scope.Db.Set<CaseRow>().Where(c => c.Id == happened.CaseId).Select(c => c.ClosedAt).SingleOrDefaultAsync();
        await looked.Note(scope, happened.Number, closedAt ?? scope.Now);
    }
}
