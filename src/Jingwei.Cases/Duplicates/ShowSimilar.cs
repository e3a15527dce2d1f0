using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Duplicates;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Duplicates;

/// <summary>Shows which cases a report or case may be the same as: to residents before they send, to intake while it types, and beside a case.</summary>
internal sealed class ShowSimilar(ICityReader reader, FindSimilar find, Nearby.PublicCategories categories, CaseAccess access, WorkflowBook flows, IScenarioCatalog catalog, PersonalText personal, CityClock clock)
{
    private const int MostShown = 5;

    /// <summary>A resident who names no category is asked about what is in the same words, when so much of the words is the same.</summary>
    private const double WordsEnough = 0.08;

    /// <summary>For whoever reports: open, within 250 m, of the same category; where no category is said, what is said in like words.</summary>
    public Task<Result<Page<SimilarReport>>> ToReporter(SimilarRequest request, CancellationToken ct) => reader.Read<Result<Page<SimilarReport>>>(async db =>
    {
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        var place = new GeoPoint(request.Lon!.Value, request.Lat!.Value);
        var rule = DuplicateRule.Resident;
        var facts = find.Facts(place, clock.Now, request.Category, request.Text, null);
        var near = await FindSimilar.Near(db.Set<CaseRow>().AsNoTracking(), place, rule.ReachMeters, null).ToListAsync(ct);
        // An alarm may speak of somebody's home: only what people reported, of what people may report, is told to others.
        near = near.FindAll(c => IsPublic(c, categories));
        if (facts.Category is { } category)
        {
            near = near.FindAll(c => c.CategoryCode == category);
        }

        var found = find.Rank(near, facts, rule, MostCompared, find.PublicFactsOf).Where(s => facts.Category is not null || SaysTheSame(s, request.Text, rule)).Take(MostShown).ToList();
        var counts = await CountsOf(db, found);
        return new Page<SimilarReport>(
            [.. found.Select(s => new SimilarReport(
                KeyOf(personal, s.Row.Id), NameOf(s.Row), InSteps(s.Likeness.DistanceMeters), s.Row.OpenedAt, s.Row.Stage, Math.Max(1, counts.GetValueOrDefault(s.Row.Id))))],
            null);
    }, ct);

    /// <summary>While an intake officer types.</summary>
    public Task<Result<Page<SimilarCase>>> ToIntake(SimilarRequest request, Actor actor, CancellationToken ct) => reader.Read<Result<Page<SimilarCase>>>(async db =>
    {
        if (Wrong(request) is { } wrong)
        {
            return wrong;
        }

        var place = new GeoPoint(request.Lon!.Value, request.Lat!.Value);
        var near = await FindSimilar.Near(access.Visible(db, actor).AsNoTracking(), place, DuplicateRule.Intake.ReachMeters, null).ToListAsync(ct);
        return await Views(db, find.Rank(near, find.Facts(place, clock.Now, request.Category, request.Text, null), DuplicateRule.Intake, MostShown), actor);
    }, ct);

    /// <summary>Beside a case: within 50 m and 12 weeks, the ended ones too.</summary>
    public Task<Result<Page<SimilarCase>>> BesideCase(string number, Actor actor, CancellationToken ct) => reader.Read<Result<Page<SimilarCase>>>(async db =>
    {
        var row = await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct);
        if (row is null || await access.PartsOf(db, row, actor) == CasePart.None)
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        var rule = DuplicateRule.Staff;
        var near = await FindSimilar.Near(access.Visible(db, actor).AsNoTracking(), row.Place, rule.ReachMeters, row.OpenedAt - rule.Within).ToListAsync(ct);
        near = near.FindAll(c => c.Id != row.Id && c.OpenedAt <= row.OpenedAt + rule.Within);
        var factsOf = await find.WithPhotos(db, row, near);
        return await Views(db, find.Rank(near, factsOf(row), rule, MostShown, factsOf), actor);
    }, ct);

    /// <summary>Whether other reporters may hear of a case and join it: as <see cref="PublishedReports"/> publishes.</summary>
    public static bool IsPublic(CaseRow row, Nearby.PublicCategories categories) =>
        row.Source is CaseSource.Resident or CaseSource.Assisted && categories.Has(row.CategoryCode);

    /// <summary>A name that leads to the case only together with its place.</summary>
    public static string KeyOf(PersonalText personal, long caseId) => Convert.ToHexStringLower(personal.Mark("similar", caseId))[..24];

    private const int MostCompared = FindSimilar.MostCompared;

    private async Task<Page<SimilarCase>> Views(CityDb db, IReadOnlyList<Similar> found, Actor actor)
    {
        var counts = await CountsOf(db, found);
        var views = new List<SimilarCase>();
        foreach (var (row, like) in found)
        {
            views.Add(new SimilarCase(
                row.Number, row.Title, NameOf(row), flows.Of(row).Step(row.State).Name, row.Stage, row.Outcome, row.Text, row.Address, row.OpenedAt, (int)Math.Round(like.DistanceMeters),
                Math.Round(like.Score, 3), like.Reasons, counts.GetValueOrDefault(row.Id), row.Stage != CaseStage.Ended && MergeCases.MayBy(await access.PartsOf(db, row, actor), actor), like.Photos is var (mine, its) ? new SimilarPhotos(mine, its) : null));
        }

        return new Page<SimilarCase>(views, null);
    }

    /// <summary>Of what a sensor filed, the words are the category's name.</summary>
    private bool SaysTheSame(Similar similar, string? text, DuplicateRule rule)
    {
        var facts = find.FactsOf(similar.Row);
        var spoken = facts.Words is null ? CompareReports.Run(facts with { Words = NameOf(similar.Row).Zh }, facts with { Words = text }, rule) : similar.Likeness;
        return spoken.Shares.Any(s => s.Of == "words" && s.Share >= WordsEnough);
    }

    private Text NameOf(CaseRow row) => catalog.FindCategory(row.CategoryCode)?.Name ?? Foundation.Text.Same(row.CategoryCode);

    private static async Task<Dictionary<long, int>> CountsOf(CityDb db, IReadOnlyList<Similar> found)
    {
        var ids = found.Select(f => f.Row.Id).ToList();
        return await db.Set<CaseReporterRow>().Where(r => EF.Parameter(ids).Contains(r.CaseId)).GroupBy(r => r.CaseId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
    }

    private static int InSteps(double meters) => (int)Math.Round(meters / Nearby.ListNearReports.Step) * Nearby.ListNearReports.Step;

    private static Refusal? Wrong(SimilarRequest request) =>
        request.Lon is not { } lon || request.Lat is not { } lat || !new GeoPoint(lon, lat).IsOnEarth ? Refusal.Invalid("lon", "place_required")
        : request.Text?.Length > ReportProblem.LongestText ? Refusal.Invalid("text", "text_too_long", ("most", ReportProblem.LongestText))
        : null;
}
