using System.Globalization;
using System.Text.Json;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Bulk;

/// <summary>One case of a bulk act has its turn: done with the rights that its maker has now, its outcome kept in the same transaction, at most once.</summary>
internal sealed class WhenBulkItemIsDue(DoAct act, People people, BulkBook book) : IDueHandler
{
    public const string DueKind = "case.bulk";

    public string Kind => DueKind;

    public static string SubjectOf(long bulkId, int place) => string.Create(CultureInfo.InvariantCulture, $"{bulkId}:{place}");

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var parts = due.Subject.Split(':');
        var (bulkId, place) = (long.Parse(parts[0], CultureInfo.InvariantCulture), int.Parse(parts[1], CultureInfo.InvariantCulture));
        var job = await scope.Db.Set<CaseBulkRow>().SingleAsync(j => j.Id == bulkId);
        var item = await scope.Db.Set<CaseBulkItemRow>().SingleAsync(i => i.BulkId == bulkId && i.Place == place);
        if (job.State != BulkState.Running || item.State != BulkItemState.Waiting)
        {
            return;
        }

        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == item.CaseId);
        var came = await act.Run(scope, row, JsonSerializer.Deserialize<BulkAct>(job.Act, StoredJson.Options)!, item.ExpectedVersion, await MakerOf(scope, job), job.How);
        (item.State, item.At) = (came.Ok ? BulkItemState.Done : BulkItemState.Refused, scope.Now);
        item.CameTo = came.Ok ? DoAct.Json(came.Value.To) : null;
        item.Refusal = came.Ok ? null : DoAct.Json(DoAct.Told(came.Refusal));
        await scope.Db.SaveChangesAsync();
        if (!await scope.Db.Set<CaseBulkItemRow>().AnyAsync(i => i.BulkId == bulkId && i.State == BulkItemState.Waiting))
        {
            (job.State, job.EndedAt) = (BulkState.Done, scope.Now);
            await scope.Db.SaveChangesAsync();
        }

        // How far it is; what it does is not said again with every case.
        scope.Announce(new LiveNews(null, job.AccountId, "bulk", await book.View(scope.Db, job, null) with { Act = new BulkAct(null, null) }));
    }

    /// <summary>A lock or the end of a post counts at once.</summary>
    private async Task<Actor> MakerOf(WriteScope scope, CaseBulkRow job) =>
        await people.Find(scope.Db, job.AccountId) is { } maker
            ? new Actor(maker.AccountId, maker.UserName, maker.DisplayName, ActorKind.Person, await people.PostsOf(scope.Db, maker.AccountId, scope.Now))
            : Actor.Nobody;
}
