using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appraisals;

/// <summary>A table of appraisal over a period: its rows. Only of areas that are the reader's.</summary>
internal sealed class ShowAppraisal(ICityReader reader, AskAppraisal ask, CaseSummaries summaries, IScenarioCatalog catalog)
{
    private static readonly Text Everything = new("合计", "All together");

    public Task<Result<AppraisalReport>> Run(AppraisalRequest request, Actor actor, CancellationToken ct) => Answer(request, actor, async (db, asked) =>
    {
        var (report, rows) = await Report(db, asked, ct);
        var year = asked.YearBefore is { } days ? (await RowsOf(db, asked, days, ct)).ToDictionary(r => r.SubjectId) : [];
        var users = asked.By == RowsBy.Person ? await PeopleCards.Find(db, [.. report.Rows.Select(r => r.SubjectId)]) : new Dictionary<long, PersonCard>();
        return new AppraisalReport(
            AppraisalWords.ViewOf(asked.Table), asked.Period, asked.Days?.First, asked.Days?.Last, asked.Complete, asked.By, asked.Area is { } area ? summaries.AreaOf(area.Id) : null,
            [.. report.Rows.Select(r => RowOf(r, rows[r.SubjectId], users, asked.YearBefore is null ? null : year.GetValueOrDefault(r.SubjectId)))], await RecountOf(db, ct))
        {
            Whole = await WholeOf(db, asked, ct),
        };
    }, ct);

    /// <summary>The same as CSV, in the words of a language.</summary>
    public Task<Result<string>> Csv(AppraisalRequest request, bool chinese, Actor actor, CancellationToken ct) =>
        Answer(request, actor, async (db, asked) => ReportCsv.Write((await Report(db, asked, ct)).Report, chinese), ct);

    private async Task<Result<T>> Answer<T>(AppraisalRequest request, Actor actor, Func<CityDb, AskedAppraisal, Task<T>> make, CancellationToken ct)
    {
        var asked = ask.Run(request, actor);
        return asked.Ok ? await reader.Read(db => make(db, asked.Value), ct) : asked.Refusal;
    }

    private async Task<(MonthlyReport Report, IReadOnlyDictionary<long, AppraisalRow> Rows)> Report(CityDb db, AskedAppraisal asked, CancellationToken ct)
    {
        var now = await RowsOf(db, asked, asked.Days, ct);
        var before = await RowsOf(db, asked, asked.Before, ct);
        var names = await NamesOf(db, asked.By, [.. now.Select(r => r.SubjectId)]);
        return (MonthlyReport.Of(asked.Table, asked.Kind, now, before, names), now.ToDictionary(r => r.SubjectId));
    }

    internal async Task<IReadOnlyList<AppraisalRow>> RowsOf(CityDb db, AskedAppraisal asked, DaySpan? days, CancellationToken ct)
    {
        if (days is not { } span)
        {
            return [];
        }

        var sums = await FactSums.Of(db, asked.Table.Appraised, span, ct);
        return Appraise.Rows(asked.Table, sums, new Slice(span, asked.Areas), asked.By, area => ask.RowAreaOf(area, asked.Roots) is { } row ? [row] : []);
    }

    /// <summary>All rows of the hotline together: what lies in the areas that are looked at, whichever rows it is shown in.</summary>
    private async Task<AppraisalRowView?> WholeOf(CityDb db, AskedAppraisal asked, CancellationToken ct)
    {
        if (asked.Table.Appraised != Appraised.Hotline || asked.Days is null)
        {
            return null;
        }

        var (now, before, year) = (await All(asked.Days), await All(asked.Before), await All(asked.YearBefore));
        var row = MonthlyReport.Of(asked.Table, asked.Kind, [now], [before], _ => asked.Area?.Name ?? Everything).Rows[0];
        return RowOf(row, now, new Dictionary<long, PersonCard>(), year);

        async Task<AppraisalRow> All(DaySpan? days)
        {
            var counts = new Dictionary<FactKind, long>();
            if (days is { } span)
            {
                var slice = new Slice(span, asked.Areas);
                foreach (var (key, sum) in (await FactSums.Of(db, asked.Table.Appraised, span, ct)).Where(s => slice.Covers(s.Key)))
                {
                    counts[key.Kind] = counts.GetValueOrDefault(key.Kind) + sum;
                }
            }

            return Appraise.Row(asked.Table, 0, counts);
        }
    }

    internal async Task<Func<long, Text>> NamesOf(CityDb db, RowsBy by, IReadOnlyCollection<long> ids)
    {
        switch (by)
        {
            case RowsBy.Person:
                var people = await PeopleCards.Find(db, ids);
                return id => people.TryGetValue(id, out var person) ? person.DisplayName : Text.Same($"{id}");
            case RowsBy.Body:
                var bodies = await PeopleCards.OrganizationNames(db, ids);
                return id => bodies.TryGetValue(id, out var body) ? body : Text.Same($"{id}");
            case RowsBy.Category:
                var categories = catalog.Categories.DistinctBy(c => c.Code).ToDictionary(c => CategoryKeys.Of(c.Code), c => c.Name);
                return id => categories.TryGetValue(id, out var category) ? category : Text.Same($"{id}");
            default:
                return id => summaries.AreaOf(id).Name;
        }
    }

    /// <param name="year">The same a year before; null when that is not asked for, or nothing was counted.</param>
    private static AppraisalRowView RowOf(ReportRow row, AppraisalRow counted, IReadOnlyDictionary<long, PersonCard> users, AppraisalRow? year) => new(
        row.SubjectId.ToString(), row.Name, users.TryGetValue(row.SubjectId, out var user) ? user.UserName : null, [.. row.Figures.Select(f => AppraisalWords.ViewOf(f, counted.Counts, year?.Find(f.Now.Indicator.Code)?.Value))],
        AppraisalWords.Number(row.Total), Figures.Shown(row.Total), Figures.ShownChange(row.Change), row.Grade, row.GradeBefore, row.Rank, row.WeightBehind);

    private static async Task<RecountView> RecountOf(CityDb db, CancellationToken ct) =>
        await db.Set<CaseRecountRow>().Where(r => r.FinishedAt != null).OrderByDescending(r => r.Id).FirstOrDefaultAsync(ct) is { } last
            ? new RecountView(last.StartedAt, last.Cases, last.Sums, last.Wrong, last.Wrong == 0)
            : new RecountView(null, 0, 0, 0, true);
}
