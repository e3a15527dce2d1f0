using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Bulk;

/// <summary>What somebody's bulk acts have come to, and their stopping. Each sees their own.</summary>
internal sealed class BulkBook(ICityWriter writer, ICityReader reader, CaseAccess access)
{
    private const int Shown = 20;

    public Task<Page<BulkView>> Mine(Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var views = new List<BulkView>();
        foreach (var row in await db.Set<CaseBulkRow>().Where(j => j.AccountId == actor.AccountId).OrderByDescending(j => j.Id).Take(Shown).ToListAsync(ct))
        {
            views.Add(await View(db, row, null));
        }

        return new Page<BulkView>(views, null);
    }, ct);

    public Task<Result<BulkView>> Show(string id, Actor actor, CancellationToken ct) => reader.Read<Result<BulkView>>(async db =>
        await Find(db, id, actor) is { } row ? await View(db, row, actor) : Unknown(id), ct);

    /// <summary>What was done stays done; cases that have not had their turn are left as they are.</summary>
    public Task<Result<BulkView>> Stop(string id, Actor actor, CancellationToken ct) => writer.Write<Result<BulkView>>(async scope =>
    {
        if (await Find(scope.Db, id, actor) is not { } row)
        {
            return Unknown(id);
        }

        if (row.State == BulkState.Running)
        {
            (row.State, row.EndedAt) = (BulkState.Stopped, scope.Now);
            foreach (var item in await scope.Db.Set<CaseBulkItemRow>().Where(i => i.BulkId == row.Id && i.State == BulkItemState.Waiting).ToListAsync())
            {
                item.State = BulkItemState.Left;
                await scope.CancelDue(WhenBulkItemIsDue.DueKind, WhenBulkItemIsDue.SubjectOf(row.Id, item.Place));
            }

            await scope.Db.SaveChangesAsync();
        }

        return await View(scope.Db, row, actor);
    }, ct);

    /// <param name="reader">Whose eyes the cases are shown to, of what they may not see the number alone; null leaves the cases out.</param>
    internal async Task<BulkView> View(CityDb db, CaseBulkRow row, Actor? reader)
    {
        var items = db.Set<CaseBulkItemRow>().Where(i => i.BulkId == row.Id);
        var counts = await items.GroupBy(i => i.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var outcomes = reader is null ? [] : await Outcomes(db, items, reader);
        return new BulkView(
            row.Id.ToString(), row.State, Read<BulkAct>(row.Act)!, row.MadeAt, row.EndedAt, row.Total, Of(BulkItemState.Done), Of(BulkItemState.Refused), Of(BulkItemState.Waiting), Of(BulkItemState.Left), outcomes);

        int Of(BulkItemState state) => counts.GetValueOrDefault(state);
    }

    private async Task<IReadOnlyList<BulkOutcome>> Outcomes(CityDb db, IQueryable<CaseBulkItemRow> items, Actor reader)
    {
        var rows = await items.OrderBy(i => i.Place).Join(db.Set<CaseRow>(), i => i.CaseId, c => c.Id, (i, c) => new { Item = i, c.Number }).ToListAsync();
        var ids = rows.ConvertAll(x => x.Item.CaseId);
        var titles = await access.Visible(db, reader).Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Title);
        return rows.ConvertAll(x => new BulkOutcome(
            x.Number, titles.GetValueOrDefault(x.Item.CaseId) ?? Text.Same(x.Number), x.Item.State, x.Item.At, Read<Text>(x.Item.CameTo), Read<BulkRefusal>(x.Item.Refusal)));
    }

    private static T? Read<T>(string? json)
        where T : class => json is null ? null : JsonSerializer.Deserialize<T>(json, StoredJson.Options);

    private static async Task<CaseBulkRow?> Find(CityDb db, string id, Actor actor) =>
        Ids.Find(id) is { } known ? await db.Set<CaseBulkRow>().SingleOrDefaultAsync(j => j.Id == known && j.AccountId == actor.AccountId) : null;

    private static Refusal Unknown(string id) => Refusal.Because(RefusalKind.NotFound, "bulk_unknown", ("id", id));
}
