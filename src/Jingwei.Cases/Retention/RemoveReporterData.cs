using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Cases.Search;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Removes what is known of a case's reporters, of all that it carries on too, of each what the periods say of their own report, in one transaction: rows, words for the search and lines of history at once, photos by a wait for each file. What happened,
/// when and by which part stays, so that history and figures are what they were.
/// </summary>
internal sealed class RemoveReporterData(CaseBook book, RetentionBook retention, WorkflowBook flows, CaseSearchIndex search, IScenarioCatalog catalog, AreaDirectory areas)
{
    public const string Code = "reporterDataRemoved";
    public const string Actor = "retention";
    public const string AuditAction = "reporterData.remove";

    public async Task Run(WriteScope scope, CaseRow row, CaseRetentionRow plan)
    {
        var db = scope.Db;
        var going = await GoingReporters.Of(db, row.Id, await retention.InForce(db), flows);
        foreach (var reporter in going.Reporters)
        {
            Clear(reporter, going.KindsOf(reporter), scope.Now);
        }

        foreach (var one in going.Cases.Where(c => WroteByReporter(c) && going.KindsOf(c).Contains(RemovedKind.Words)))
        {
            await ClearWords(db, one);
        }

        var photos = await ReporterPhotos.Of(db, going);
        await RedactLines.Run(db, going, photos);
        foreach (var photo in photos)
        {
            await ReporterPhotos.Forget(scope, photo);
        }

        var kinds = going.Kinds;
        var removal = new RetentionRemovalRow
        {
            Id = scope.NewId(), CaseId = row.Id, AreaId = row.AreaId, At = scope.Now, Version = plan.Version, Days = plan.Days, Way = plan.Way, Carries = plan.Carries, Kinds = JsonSerializer.Serialize(kinds, StoredJson.Options),
            Reporters = going.Reporters.Count, Photos = photos.Count,
        };
        db.Add(removal);
        db.Remove(plan);
        foreach (var one in going.Cases)
        {
            CaseBook.Write(scope, one.Id, Happening.ByRule(Code, new { version = plan.Version, days = plan.Days, way = plan.Way }));
        }

        scope.Audit(Actor, AuditAction, row.Number, detail: $"{string.Join(",", kinds)}; periods {plan.Version}, {plan.Days} days after the end");
        scope.Emit(row.Number, new ReporterDataRemoved([.. going.Cases.Select(r => r.Number)], plan.PlannedAt));
        await book.SaveUnmoved(scope, row);
    }

    /// <summary>The words are a reporter's, not a device's nor those of the city's own people.</summary>
    internal static bool WroteByReporter(CaseRow row) => row.Source is CaseSource.Resident or CaseSource.Assisted or CaseSource.Hotline or CaseSource.Platform;

    private static void Clear(CaseReporterRow reporter, IReadOnlyList<RemovedKind> kinds, DateTimeOffset now)
    {
        (reporter.ContactSealed, reporter.ContactMasked, reporter.BehalfName, reporter.AccountId) = (null, null, null, null);
        // Other periods may remove more of somebody of whom something went before.
        var all = RetentionBook.RemovedOf(reporter.RemovedKinds).Union(kinds).Order();
        (reporter.RemovedAt, reporter.RemovedKinds) = (reporter.RemovedAt ?? now, JsonSerializer.Serialize(all, StoredJson.Options));
        if (kinds.Contains(RemovedKind.Words))
        {
            (reporter.Words, reporter.AnswerNote) = (null, null);
        }
    }

    /// <summary>The title is the category's name, the address that of the area; the point on the map stays, for figures and for what is found again there.</summary>
    private async Task ClearWords(CityDb db, CaseRow row)
    {
        row.Text = null;
        row.Title = catalog.FindCategory(row.CategoryCode)?.Name ?? Foundation.Text.Same(row.CategoryCode);
        row.Address = areas.Find(row.AreaId)?.Name ?? Foundation.Text.Same("");
        await db.SaveChangesAsync();
        await search.Put(db, row);
    }
}
