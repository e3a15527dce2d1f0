using Jingwei.Cases.Nearby;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>What of a report anybody may know: nothing of the reporter, no exact place, no address in anybody's words.</summary>
/// <param name="StepName">What its workflow calls the step where it stands.</param>
/// <param name="CoveredWords">The reporter's words with numbers and addresses covered. A door shows them only where the city says so for the category.</param>
/// <param name="BodyName">The body that it was dispatched to; null while it is the operations center's.</param>
/// <param name="UpdatedAt">When something last happened to it; of a closed one, when it was closed.</param>
/// <param name="ExpectedAt">By when it is to be cleared; null when nothing is promised, as while its clocks stand still.</param>
/// <param name="Area">The smallest area that may be named, a neighborhood or what lies above it, before what it lies in.</param>
/// <param name="Place">Rounded to <see cref="PublishedReports.PlaceDigits"/> decimals.</param>
public sealed record PublishedReport(
    long Id, string Number, string Category, bool Closed, CaseOutcome? Outcome, Text StepName, CaseSource Source, string? CoveredWords, Text? BodyName,
    DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt, DateTimeOffset? ClosedAt, DateTimeOffset? ExpectedAt, IReadOnlyList<Area> Area, GeoPoint Place);

/// <summary>What a list is narrowed to.</summary>
/// <param name="Numbers">These alone, whatever else is asked for.</param>
/// <param name="Categories">Codes; null for all.</param>
/// <param name="From">Reported at or after.</param>
/// <param name="Before">Reported before.</param>
/// <param name="Closed">Closed or open ones; null for both.</param>
/// <param name="After">The id of the last one of the page before.</param>
public sealed record PublishedFilter(
    IReadOnlyList<string>? Numbers = null, IReadOnlyList<string>? Categories = null, DateTimeOffset? From = null, DateTimeOffset? Before = null, bool? Closed = null, long? After = null);

/// <summary>By which a copy is told from a later one: any change of a report makes another stamp. Names of areas and bodies are not in it.</summary>
/// <param name="Newest">The id of the newest line of history.</param>
/// <param name="ChangedAt">When something was last told of any of them; null when there is none.</param>
public sealed record PublishedStamp(long Count, long Newest, DateTimeOffset? ChangedAt);

/// <summary>
/// What residents reported, or others for them, in categories that residents may choose and the city does not withhold, as anybody may see it. What devices and the city's own inspectors found is not told:
/// an alarm may speak of somebody's home.
/// </summary>
public sealed class PublishedReports
{
    /// <summary>About a hundred meters: enough for a map of the neighborhood, too little for a door.</summary>
    public const int PlaceDigits = 3;

    /// <summary>A place as strangers are told it.</summary>
    public static GeoPoint Rounded(GeoPoint place) => new(Math.Round(place.Lon, PlaceDigits), Math.Round(place.Lat, PlaceDigits));

    private static readonly string[] NamedLevels = [AreaLevels.Neighborhood, AreaLevels.Subdistrict, AreaLevels.District, AreaLevels.City];
    private readonly ICityReader reader;
    private readonly PublicCategories categories;
    private readonly WorkflowBook flows;
    private readonly AreaDirectory areas;

    internal PublishedReports(ICityReader reader, PublicCategories categories, WorkflowBook flows, AreaDirectory areas) =>
        (this.reader, this.categories, this.flows, this.areas) = (reader, categories, flows, areas);

    /// <summary>Newest first.</summary>
    /// <param name="most">Most of them in the answer.</param>
    public Task<IReadOnlyList<PublishedReport>> List(PublishedFilter filter, int most, CancellationToken ct) => reader.Read<IReadOnlyList<PublishedReport>>(async db =>
    {
        var rows = await Narrow(Published(db), filter).OrderByDescending(c => c.OpenedAt).ThenByDescending(c => c.Id).Take(most).ToListAsync(ct);
        return await Views(db, rows, ct);
    }, ct);

    /// <summary>The same in the order in which they were filed, for copies of everything that are fetched page by page.</summary>
    public Task<IReadOnlyList<PublishedReport>> Walk(PublishedFilter filter, int most, CancellationToken ct) => reader.Read<IReadOnlyList<PublishedReport>>(async db =>
    {
        var after = filter.After ?? 0;
        var rows = await Narrow(Published(db), filter).Where(c => c.Id > after).OrderBy(c => c.Id).Take(most).ToListAsync(ct);
        return await Views(db, rows, ct);
    }, ct);

    /// <summary>How what the filter leaves stands now.</summary>
    public Task<PublishedStamp> Stamp(PublishedFilter filter, CancellationToken ct) => reader.Read(async db =>
    {
        var cases = Narrow(Published(db), filter);
        var newest = await db.Set<CaseHistoryRow>().Where(h => cases.Any(c => c.Id == h.CaseId)).OrderByDescending(h => h.Id).Select(h => new { h.Id, h.RecordedAt }).FirstOrDefaultAsync(ct);
        return new PublishedStamp(await cases.LongCountAsync(ct), newest?.Id ?? 0, newest?.RecordedAt);
    }, ct);

    private IQueryable<CaseRow> Published(CityDb db)
    {
        var reportable = categories.Codes;
        return db.Set<CaseRow>().Where(c => (c.Source == CaseSource.Resident || c.Source == CaseSource.Assisted) && EF.Parameter(reportable).Contains(c.CategoryCode));
    }

    private static IQueryable<CaseRow> Narrow(IQueryable<CaseRow> cases, PublishedFilter filter)
    {
        if (filter.Numbers is { } numbers)
        {
            return cases.Where(c => EF.Parameter(numbers).Contains(c.Number));
        }

        cases = filter.Categories is { } codes ? cases.Where(c => EF.Parameter(codes).Contains(c.CategoryCode)) : cases;
        cases = filter.From is { } from ? cases.Where(c => c.OpenedAt >= from) : cases;
        cases = filter.Before is { } before ? cases.Where(c => c.OpenedAt < before) : cases;
        return filter.Closed is { } closed ? cases.Where(c => (c.Stage == CaseStage.Ended) == closed) : cases;
    }

    private async Task<IReadOnlyList<PublishedReport>> Views(CityDb db, List<CaseRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => r.Id);
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.Select(r => r.BodyId).OfType<long>().Distinct()]);
        var changed = await db.Set<CaseHistoryRow>().Where(h => EF.Parameter(ids).Contains(h.CaseId)).GroupBy(h => h.CaseId)
            .Select(g => new { g.Key, Last = g.Max(h => h.RecordedAt) }).ToDictionaryAsync(g => g.Key, g => g.Last, ct);
        return [.. rows.Select(r => ViewOf(r, bodies, changed.TryGetValue(r.Id, out var last) ? last : r.OpenedAt))];
    }

    private PublishedReport ViewOf(CaseRow row, IReadOnlyDictionary<long, Text> bodies, DateTimeOffset changed) => new(
        row.Id, row.Number, row.CategoryCode, row.Stage == CaseStage.Ended, row.Outcome, flows.Of(row).Step(row.State).Name, row.Source,
        row.Text is { } words ? Rules.CoveredWords.Of(words) : null,
        row.BodyId is { } body ? bodies.GetValueOrDefault(body) : null,
        row.OpenedAt, row.ClosedAt ?? changed, row.ClosedAt, row.SuspendedAt is null ? row.ClearDueAt : null,
        [.. areas.AncestorsOf(row.AreaId).Where(a => NamedLevels.Contains(a.Level))],
        Rounded(row.Place));
}
