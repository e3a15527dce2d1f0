using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>Removals have stopped: somebody who stands for the whole city looks how many cases are due, and lets them go. All ended cases are planned anew then, so that each has its turn.</summary>
internal sealed class ReleaseRemovals(ICityWriter writer, RetentionGate gate, PlanOldCases plans, RetentionVersions versions)
{
    public Task<Result<string>> Run(RetentionRelease request, Actor actor, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        if (!versions.MayPublish(actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "retention_city_only");
        }

        if (await RetentionGate.Find(scope.Db) is not { StoppedAt: not null })
        {
            return Refusal.Because(RefusalKind.Conflict, "retention_not_stopped");
        }

        if (request.Cases is not { } seen)
        {
            return Refusal.Invalid("cases", "retention_preview_required");
        }

        var due = await Due(scope.Db, scope.Now);
        if (due > seen)
        {
            return Refusal.Because(RefusalKind.Conflict, "retention_more_goes", ("seen", seen), ("count", due));
        }

        await gate.Release(scope);
        scope.Audit(actor.UserName, "retention.release", "city", detail: $"{due} cases are due");
        await scope.Db.SaveChangesAsync();
        await plans.Anew(scope);
        return "";
    }, ct);

    /// <summary>How many cases nothing keeps any more; counted to <see cref="RetentionPage.MostCounted"/>.</summary>
    public static Task<int> Due(CityDb db, DateTimeOffset now) => RetentionGate.DueSince(db, null, now).Take(RetentionPage.MostCounted).CountAsync();
}
