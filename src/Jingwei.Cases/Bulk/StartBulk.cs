using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Bulk;

/// <summary>Stores the act with its cases, each with a wait of its own that is due at once: what a stop of the program interrupts goes on after it.</summary>
internal sealed class StartBulk(ICityWriter writer, ChooseCases choose, CaseAccess access, BulkBook book)
{
    /// <summary>Acts of one person that may run at once.</summary>
    public const int MostRunning = 3;

    public Task<Result<BulkView>> Run(BulkRequest request, Actor actor, string how, CancellationToken ct) =>
        writer.Write<Result<BulkView>>(async scope =>
        {
            var chosen = await choose.Of(scope.Db, request, actor, ct);
            if (!chosen.Ok)
            {
                return chosen.Refusal;
            }

            if (await scope.Db.Set<CaseBulkRow>().CountAsync(j => j.AccountId == actor.AccountId && j.State == BulkState.Running) >= MostRunning)
            {
                return Refusal.Because(RefusalKind.TooMany, "bulk_running", ("most", MostRunning));
            }

            var numbers = chosen.Value.Cases.Select(c => c.Number!.Trim()).ToList();
            // What its maker may not see is not taken, as what does not exist.
            var ids = await access.Visible(scope.Db, actor).Where(c => EF.Parameter(numbers).Contains(c.Number)).Select(c => new { c.Number, c.Id, c.Version }).ToDictionaryAsync(c => c.Number);
            var cases = chosen.Value.Cases.Where(c => ids.ContainsKey(c.Number!.Trim())).ToList();
            if (cases.Count == 0)
            {
                return Refusal.Invalid("cases", "bulk_none");
            }

            var row = new CaseBulkRow { Id = scope.NewId(), AccountId = actor.AccountId, Act = DoAct.Json(Kept(request.Act!)), How = how, MadeAt = scope.Now, Total = cases.Count };
            scope.Db.Add(row);
            var place = 0;
            foreach (var one in cases)
            {
                var known = ids[one.Number!.Trim()];
                scope.Db.Add(new CaseBulkItemRow { BulkId = row.Id, Place = ++place, CaseId = known.Id, ExpectedVersion = one.Version ?? known.Version });
                await scope.Schedule(WhenBulkItemIsDue.DueKind, WhenBulkItemIsDue.SubjectOf(row.Id, place), scope.Now);
            }

            await scope.Db.SaveChangesAsync();
            return await book.View(scope.Db, row, actor);
        }, ct);

    /// <summary>Photos and times of single cases are not those of many.</summary>
    private static BulkAct Kept(BulkAct act) => new(
        act.Move is { } move ? move with { FileIds = null, OccurredAt = null, ExpectedVersion = null } : null,
        act.Hand is { } hand ? hand with { ExpectedVersion = null } : null);
}
