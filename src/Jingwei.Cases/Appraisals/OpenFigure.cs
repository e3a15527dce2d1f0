using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appraisals;

/// <summary>Opens a figure to the cases behind it: those that hold a rate back first. Of a case that the reader may not see only the number of such is told.</summary>
internal sealed class OpenFigure(ICityReader reader, AskAppraisal ask, CaseAccess access, CaseSummaries summaries, IScenarioCatalog catalog, CaseFactBook book, CitySettings city, CityClock clock)
{
    private const int Most = 200;

    /// <param name="indicator">Code of the table's indicator.</param>
    /// <param name="subject">Whose row: the id of a person, body or area; everybody's when none is given.</param>
    public Task<Result<FigureCases>> Run(AppraisalRequest request, string? indicator, string? subject, Actor actor, CancellationToken ct)
    {
        var asked = ask.Run(request, actor);
        if (!asked.Ok)
        {
            return Task.FromResult<Result<FigureCases>>(asked.Refusal);
        }

        if (asked.Value.Table.Indicators.FirstOrDefault(i => i.Code == indicator) is not { } found)
        {
            return Task.FromResult<Result<FigureCases>>(Refusal.Invalid("indicator", "appraisal_indicator_unknown", ("indicator", indicator), ("known", asked.Value.Table.Indicators.Select(i => i.Code))));
        }

        if (!string.IsNullOrEmpty(subject) && Ids.Find(subject) is null)
        {
            return Task.FromResult<Result<FigureCases>>(Refusal.Invalid("subject", "appraisal_subject_unknown", ("subject", subject)));
        }

        return reader.Read<Result<FigureCases>>(async db => await Open(db, asked.Value, found, Ids.Find(subject), actor, ct), ct);
    }

    private async Task<FigureCases> Open(CityDb db, AskedAppraisal asked, Indicator indicator, long? subject, Actor actor, CancellationToken ct)
    {
        var shares = await SharesOf(db, asked, indicator, subject, ct);
        var ids = shares.Keys.ToList();
        var seen = new List<CaseRow>();
        foreach (var piece in ids.Chunk(500))
        {
            seen.AddRange(await access.Visible(db, actor).Where(c => EF.Parameter(piece).Contains(c.Id)).ToListAsync(ct));
        }

        // What is missing above the line comes first: that is what somebody looks for.
        var shown = seen.OrderByDescending(c => indicator.Direction == Direction.For ? shares[c.Id].Below - shares[c.Id].Above : shares[c.Id].Above).ThenByDescending(c => c.Id).Take(Most).ToList();
        var cases = await summaries.Of(db, shown, clock.Now);
        var corrected = await CorrectedOf(db, asked, indicator, subject, shown, ct);
        return new FigureCases(
            AppraisalWords.ViewOf(indicator), shares.Values.Sum(s => s.Above), shares.Values.Sum(s => s.Below), ids.Count - seen.Count, seen.Count - shown.Count,
            [.. shown.Zip(cases, (row, summary) => new CaseShareView(summary, shares[row.Id].Above, shares[row.Id].Below, corrected.Contains(row.Id)))]);
    }

    /// <summary>Those of which the figure counts something otherwise because an appeal was upheld; of a body's or a person's row only its own.</summary>
    private async Task<HashSet<long>> CorrectedOf(CityDb db, AskedAppraisal asked, Indicator indicator, long? subject, List<CaseRow> shown, CancellationToken ct)
    {
        var ids = shown.Select(c => c.Id).ToList();
        var upheld = await db.Set<Appeals.CaseAppealRow>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.CaseId) && a.State == Appeals.AppealState.Upheld).ToListAsync(ct);
        if (upheld.Count == 0 || asked.Days is not { } days)
        {
            return [];
        }

        var (first, last) = (CityDays.Of(days.First), CityDays.Of(days.Last));
        var kinds = indicator.Numerator.Kinds.Concat(indicator.Denominator?.Kinds ?? []).ToHashSet();
        var histories = await book.HistoriesOf(db, [.. shown.Where(c => upheld.Exists(a => a.CaseId == c.Id))]);
        return [.. upheld.Where(a => histories.TryGetValue(a.CaseId, out var history) && Judgements.ChangesBy(history, a.AsCorrection()) is var changes && changes.Added.Concat(changes.Removed).Any(Counts)).Select(a => a.CaseId)];

        bool Counts(Fact fact) => fact.Of == asked.Table.Appraised && kinds.Contains(fact.Kind) && CityDays.Of(fact.CountsAt, city.Time) is var day && day >= first && day <= last
            && (subject is null || asked.By switch { RowsBy.Body => fact.BodyId == subject, RowsBy.Person => fact.PersonId == subject, _ => true });
    }

    private List<string> CategoriesOf(long key) => [.. catalog.Categories.Select(c => c.Code).Where(c => CategoryKeys.Of(c) == key)];

    private async Task<Dictionary<long, (long Above, long Below)>> SharesOf(CityDb db, AskedAppraisal asked, Indicator indicator, long? subject, CancellationToken ct)
    {
        if (asked.Days is not { } days)
        {
            return [];
        }

        var (first, last) = (CityDays.Of(days.First), CityDays.Of(days.Last));
        var counts = new Dictionary<long, Dictionary<FactKind, long>>();
        foreach (var kind in indicator.Numerator.Kinds.Concat(indicator.Denominator?.Kinds ?? []).Distinct())
        {
            var facts = db.Set<CaseFactRow>().Where(f => f.Appraised == asked.Table.Appraised && f.Kind == kind && f.Day >= first && f.Day <= last);
            facts = (asked.By, subject) switch
            {
                (RowsBy.Person, { } person) => facts.Where(f => f.PersonId == person),
                (RowsBy.Body, { } body) => facts.Where(f => f.BodyId == body),
                (RowsBy.Category, { } key) => facts.Where(f => EF.Parameter(CategoriesOf(key)).Contains(f.Category)),
                _ => facts,
            };
            foreach (var fact in await facts.Select(f => new { f.CaseId, f.AreaId, f.PersonId, f.BodyId, f.Amount }).ToListAsync(ct))
            {
                var counted = asked.Areas.Contains(fact.AreaId) && (asked.By switch
                {
                    RowsBy.Area => subject is null || ask.RowAreaOf(fact.AreaId, asked.Roots) == subject,
                    RowsBy.Person => fact.PersonId is not null,
                    RowsBy.Category => true,
                    _ => fact.BodyId is not null,
                });
                if (counted)
                {
                    var of = counts.TryGetValue(fact.CaseId, out var known) ? known : counts[fact.CaseId] = [];
                    of[kind] = of.GetValueOrDefault(kind) + fact.Amount;
                }
            }
        }

        return counts.ToDictionary(c => c.Key, c => (indicator.Numerator.Of(c.Value), indicator.Denominator?.Of(c.Value) ?? 0));
    }
}
