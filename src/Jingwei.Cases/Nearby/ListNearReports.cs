using Jingwei.Cases.Contracts;
using Jingwei.Cases.Duplicates;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Nearby;

/// <summary>What anybody may know of a report near by: nothing of who reported, no words, no exact place.</summary>
/// <param name="Key">By which somebody joins it, with its place; null once it is closed.</param>
/// <param name="Place">Rounded to about a hundred meters.</param>
/// <param name="DistanceMeters">From where it was asked to the rounded place, in steps of 50.</param>
/// <param name="ClosedAt">Null while it is open.</param>
public sealed record NearReport(string? Key, Text CategoryName, GeoPoint Place, int DistanceMeters, DateTimeOffset Since, CaseStage Stage, DateTimeOffset? ClosedAt, int Reporters);

/// <summary>公开地图: what residents reported around a place, still open or closed in the last fortnight, the nearest first.</summary>
internal sealed class ListNearReports(ICityReader reader, PublicCategories categories, IScenarioCatalog catalog, PersonalText personal, CityClock clock)
{
    public const double ReachMeters = 600;
    public const int Most = 50;

    /// <summary>So long what is closed is still shown: as long as it may be reopened.</summary>
    public static readonly TimeSpan Closed = Rules.ReporterAnswers.Window;

    /// <summary>What was open for longer is not looked for among the closed: the index knows when something was opened.</summary>
    private static readonly TimeSpan Recent = TimeSpan.FromDays(90);
    private static readonly List<CaseStage> Open = [.. Enum.GetValues<CaseStage>().Where(s => s != CaseStage.Ended)];
    /// <summary>Distances are told in such steps.</summary>
    public const int Step = 50;

    public Task<Result<Page<NearReport>>> Run(double? lon, double? lat, CancellationToken ct) => reader.Read<Result<Page<NearReport>>>(async db =>
    {
        if (lon is not { } east || lat is not { } north || !new GeoPoint(east, north).IsOnEarth)
        {
            return Refusal.Invalid("lon", "place_required");
        }

        var here = new GeoPoint(east, north);
        var since = clock.Now - Closed;
        // The true place may lie a little farther than the rounded one, by which alone a report appears and disappears.
        var cells = PlaceCells.Around(here, ReachMeters + 100);
        var codes = categories.Codes;
        var recent = clock.Now - Recent;
        var around = db.Set<CaseRow>().AsNoTracking().Where(c => EF.Parameter(cells).Contains(c.Cell));
        var rows = await Published(around.Where(c => EF.Parameter(Open).Contains(c.Stage)), codes).ToListAsync(ct);
        rows.AddRange(await Published(around.Where(c => c.Stage == CaseStage.Ended && c.OpenedAt >= recent && c.ClosedAt >= since), codes).ToListAsync(ct));
        var near = rows.ConvertAll(r => (Row: r, Place: PublishedReports.Rounded(r.Place))).ConvertAll(r => (r.Row, r.Place, Meters: here.DistanceMetersTo(r.Place)))
            .FindAll(r => r.Meters <= ReachMeters).OrderBy(r => r.Meters).ThenByDescending(r => r.Row.Id).Take(Most).ToList();
        var ids = near.ConvertAll(n => n.Row.Id);
        var counts = await db.Set<CaseReporterRow>().Where(r => EF.Parameter(ids).Contains(r.CaseId)).GroupBy(r => r.CaseId).Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new Page<NearReport>(
            [
                .. near.Select(n => new NearReport(
                    n.Row.Stage == CaseStage.Ended ? null : ShowSimilar.KeyOf(personal, n.Row.Id), catalog.FindCategory(n.Row.CategoryCode)?.Name ?? Foundation.Text.Same(n.Row.CategoryCode),
                    n.Place, (int)Math.Round(n.Meters / Step) * Step, n.Row.OpenedAt, n.Row.Stage, n.Row.ClosedAt, Math.Max(1, counts.GetValueOrDefault(n.Row.Id)))),
            ],
            null);
    }, ct);

    private static IQueryable<CaseRow> Published(IQueryable<CaseRow> cases, IReadOnlyList<string> codes) => cases
        .Where(c => c.MergedIntoId == null && (c.Source == CaseSource.Resident || c.Source == CaseSource.Assisted) && EF.Parameter(codes).Contains(c.CategoryCode))
        .Where(c => c.Outcome == null || (c.Outcome != CaseOutcome.Voided && c.Outcome != CaseOutcome.NotAccepted && c.Outcome != CaseOutcome.FalseAlarm && c.Outcome != CaseOutcome.NotFound))
        .OrderByDescending(c => c.Id).Take(FindSimilar.MostCompared);
}
