using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Retention;
using Jingwei.Cases.Search;
using Jingwei.City.Contracts;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Retention;

/// <summary>
/// Removes what is known of a case's reporters, of all that it carries on too, in one transaction: rows, words for the search and lines of history at once, photos by a wait for each file. What happened,
/// when and by which part stays, so that history and figures are what they were.
/// </summary>
internal sealed class RemoveReporterData(CaseBook book, RetentionBook retention, CaseSearchIndex search, IScenarioCatalog catalog, AreaDirectory areas)
{
    public const string Code = "reporterDataRemoved";
    public const string Actor = "retention";
    public const string AuditAction = "reporterData.remove";

    public async Task Run(WriteScope scope, CaseRow row, CaseRetentionRow plan)
    {
        var db = scope.Db;
        var kinds = (await retention.InForce(db)).LineOf(plan.CategoryCode, plan.Source).Removes;
        var cases = await CaseReporters.Below(db, row.Id);
        var rows = await db.Set<CaseRow>().Where(c => EF.Parameter(cases).Contains(c.Id)).ToListAsync();
        var reporters = await db.Set<CaseReporterRow>().Where(r => r.CaseId == row.Id).ToListAsync();
        foreach (var reporter in reporters)
        {
            Clear(reporter, kinds, scope.Now);
        }

        if (kinds.Contains(RemovedKind.Words))
        {
            foreach (var one in rows.Where(WroteByReporter))
            {
                await ClearWords(db, one);
            }
        }

        var photos = kinds.Contains(RemovedKind.Photos) ? await ReporterPhotos.Take(scope, cases) : new HashSet<string>();
        await RedactLines.Run(db, cases, kinds, photos);
        var removal = new RetentionRemovalRow
        {
            Id = scope.NewId(), CaseId = row.Id, AreaId = row.AreaId, At = scope.Now, Version = plan.Version, Days = plan.Days, Way = plan.Way, Kinds = JsonSerializer.Serialize(kinds, StoredJson.Options),
            Reporters = reporters.Count, Photos = photos.Count,
        };
        db.Add(removal);
        db.Remove(plan);
        foreach (var one in rows)
        {
            CaseBook.Write(scope, one.Id, Happening.ByRule(Code, new { version = plan.Version, days = plan.Days, way = plan.Way }));
        }

        scope.Audit(Actor, AuditAction, row.Number, detail: $"{string.Join(",", kinds)}; periods {plan.Version}, {plan.Days} days after the end");
        scope.Emit(row.Number, new ReporterDataRemoved([.. rows.Select(r => r.Number)], plan.PlannedAt));
        await book.SaveUnmoved(scope, row);
    }

    /// <summary>The words are a reporter's, not a device's nor those of the city's own people.</summary>
    internal static bool WroteByReporter(CaseRow row) => row.Source is CaseSource.Resident or CaseSource.Assisted or CaseSource.Hotline;

    private static void Clear(CaseReporterRow reporter, IReadOnlyList<RemovedKind> kinds, DateTimeOffset now)
    {
        (reporter.ContactSealed, reporter.ContactMasked, reporter.BehalfName, reporter.AccountId, reporter.RemovedAt) = (null, null, null, null, now);
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
