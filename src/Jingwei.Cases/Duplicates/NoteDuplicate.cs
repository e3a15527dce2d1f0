using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Storage;
using Jingwei.Storage.Outbox;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Duplicates;

/// <summary>
/// After a filing: the open case that is most alike, when enough speaks for it, is noted in the history as 可能重复. People decide; nothing is merged by itself. Two cases of sensors
/// are left alone: alarms have their own rule for what is one incident.
/// </summary>
internal sealed class NoteDuplicate(FindSimilar find, CaseBook book) : IReaction<CaseFiled>
{
    public const string Code = "maybeDuplicate";

    public async Task When(CaseFiled happened, WriteScope scope)
    {
        if (await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Id == happened.CaseId) is not { Stage: not CaseStage.Ended } row)
        {
            return;
        }

        var rule = DuplicateRule.Staff;
        var near = await FindSimilar.Near(scope.Db.Set<CaseRow>(), row.Place, rule.ReachMeters, null).ToListAsync();
        var others = near.FindAll(c => c.Id < row.Id && c.OpenedAt >= row.OpenedAt - rule.Within && (c.AlarmId is null || row.AlarmId is null));
        var factsOf = await find.WithPhotos(scope.Db, row, others);
        if (find.Rank(others, factsOf(row), rule, 1, factsOf) is not [{ } best] || best.Likeness.Score < rule.Told)
        {
            return;
        }

        CaseBook.Write(scope, row.Id, Happening.ByRule(Code, new { number = best.Row.Number, percent = (int)Math.Round(best.Likeness.Score * 100) }, best.Likeness.Reasons));
        await book.SaveUnmoved(scope, row);
    }
}
