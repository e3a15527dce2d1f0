using Jingwei.Cases.Contracts;
using Jingwei.Cases.Photos;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Duplicates;

/// <summary>A case that may be the same.</summary>
internal sealed record Similar(CaseRow Row, DuplicateLikeness Likeness);

/// <summary>Finds cases that a report may be the same as: through the index on the cells of the map, then by <see cref="CompareReports"/>.</summary>
internal sealed class FindSimilar(IScenarioCatalog catalog)
{
    /// <summary>Of a place with more cases than this only the newest are compared.</summary>
    public const int MostCompared = 200;

    private static readonly List<CaseStage> Open = [.. Enum.GetValues<CaseStage>().Where(s => s != CaseStage.Ended)];
    private static readonly List<CaseStage> All = [.. Enum.GetValues<CaseStage>()];

    /// <summary>Those in the cells around a place, open ones or all since an instant; merged ones are carried on elsewhere and left out.</summary>
    public static IQueryable<CaseRow> Near(IQueryable<CaseRow> cases, GeoPoint place, double meters, DateTimeOffset? endedTooSince)
    {
        var cells = PlaceCells.Around(place, meters);
        var stages = endedTooSince is null ? Open : All;
        var since = endedTooSince ?? DateTimeOffset.UnixEpoch;
        return cases.Where(c => EF.Parameter(cells).Contains(c.Cell) && EF.Parameter(stages).Contains(c.Stage) && c.OpenedAt >= since && c.MergedIntoId == null)
            .OrderByDescending(c => c.Id).Take(MostCompared);
    }

    /// <summary>What a stranger may be told of: its place rounded, so that asking from several places tells no more.</summary>
    public ReportFacts PublicFactsOf(CaseRow row) => FactsOf(row) with { Place = PublishedReports.Rounded(row.Place) };

    /// <summary>Those of <paramref name="near"/> within reach and alike enough to be shown, the most alike first.</summary>
    public IReadOnlyList<Similar> Rank(IEnumerable<CaseRow> near, ReportFacts facts, DuplicateRule rule, int most, Func<CaseRow, ReportFacts>? factsOf = null) =>
    [
        .. near.Select(c => new Similar(c, CompareReports.Run(facts, (factsOf ?? FactsOf)(c), rule))).Where(s => s.Likeness.Score > 0 && s.Likeness.Score >= rule.Shown)
            .OrderByDescending(s => s.Likeness.Score).ThenByDescending(s => s.Row.Id).Take(most),
    ];

    /// <summary>The facts of a case and of those near it, with what their photos look like; for staff alone.</summary>
    public async Task<Func<CaseRow, ReportFacts>> WithPhotos(CityDb db, CaseRow row, IEnumerable<CaseRow> near)
    {
        var marked = await PhotoMarks.Of(db, [row.Id, .. near.Select(c => c.Id)]);
        return c => FactsOf(c) with { Photos = [.. marked[c.Id].Select(p => new PhotoFact(p.FileId, p.Mark))] };
    }

    public ReportFacts FactsOf(CaseRow row) => Facts(row.Place, row.OpenedAt, row.CategoryCode, row.Text, row.DeviceId);

    /// <param name="category">A code; the general one says nothing.</param>
    public ReportFacts Facts(GeoPoint place, DateTimeOffset at, string? category, string? words, string? asset)
    {
        var known = string.IsNullOrWhiteSpace(category) || category == catalog.GeneralCode() ? null : category;
        return new ReportFacts(place, at, known, known is null ? null : catalog.FindCategory(known)?.ParentCode ?? known, words, asset);
    }
}
