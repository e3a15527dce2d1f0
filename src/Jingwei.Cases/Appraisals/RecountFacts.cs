using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appraisals;

/// <summary>
/// Each night at 03:30 of the city: whatever is open, or was closed since the last recount, is counted anew from its history, and the sums of the last thirteen months are compared with their facts.
/// What is otherwise is put right and kept, so that the page and the audit can say so. It goes piece by piece, so that no move waits for it.
/// </summary>
internal sealed class RecountFacts(CaseFactBook book, CitySettings city, AreaDirectory areas, CityNights nights) : IDueHandler
{
    public const string DueKind = "appraisal.recount";
    public const int CasesInOnePiece = 40;
    private const int SumsInOnePiece = 4_000;
    private const int Stretches = 13;
    private const int DaysOfStretch = 31;
    private const int MostFindings = 50;
    private const string Night = "night";
    private const string Piece = "piece";
    private static readonly TimeOnly At = new(3, 30);

    private static readonly IReadOnlyList<(Appraised Of, FactKind Kind)> Counts = [.. NamedCounts.All.SelectMany(c => c.Of.Select(of => (of, c.Kind)))];

    public string Kind => DueKind;

    /// <summary>Sets the wait for the next night, unless it is set.</summary>
    public async Task Await(WriteScope scope)
    {
        if (await scope.FindDue(DueKind, Night) is null)
        {
            await scope.Schedule(DueKind, Night, nights.Next(scope.Now, At));
        }
    }

    public async Task Handle(DueRow due, WriteScope scope)
    {
        if (due.Subject == Night)
        {
            await (areas.City is null ? scope.Schedule(DueKind, Night, nights.Next(scope.Now, At)) : Begin(scope));
            return;
        }

        var at = JsonSerializer.Deserialize<Progress>(due.Body!, StoredJson.Options)!;
        if (await scope.Db.Set<CaseRecountRow>().SingleOrDefaultAsync(r => r.Id == at.RecountId) is not { FinishedAt: null } recount)
        {
            return;
        }

        var findings = recount.Findings is { } json ? JsonSerializer.Deserialize<List<string>>(json, StoredJson.Options)! : [];
        var next = at.Sums is null ? await CountCases(scope, recount, at, findings) : await CompareSums(scope, recount, at, findings);
        recount.Findings = findings.Count == 0 ? null : JsonSerializer.Serialize(findings.Take(MostFindings), StoredJson.Options);
        if (next is null)
        {
            recount.FinishedAt = scope.Now;
        }
        else
        {
            await scope.Schedule(DueKind, Piece, scope.Now, next);
        }
    }

    private async Task Begin(WriteScope scope)
    {
        var since = await scope.Db.Set<CaseRecountRow>().Where(r => r.FinishedAt != null).OrderByDescending(r => r.Id).Select(r => (DateTimeOffset?)r.StartedAt).FirstOrDefaultAsync();
        var recount = new CaseRecountRow { Id = scope.NewId(), StartedAt = scope.Now };
        scope.Db.Add(recount);
        await scope.Schedule(DueKind, Piece, scope.Now, new Progress(recount.Id, since));
        await scope.Schedule(DueKind, Night, nights.Next(scope.Now, At));
    }

    private async Task<Progress?> CountCases(WriteScope scope, CaseRecountRow recount, Progress at, List<string> findings)
    {
        var cases = scope.Db.Set<CaseRow>().Where(c => c.Id > at.CaseId);
        if (at.Since is { } since)
        {
            // What was upheld since changed facts of cases that ended long ago.
            var corrected = await scope.Db.Set<Appeals.CaseAppealRow>().Where(a => a.DecidedAt >= since && a.State == Appeals.AppealState.Upheld).Select(a => a.CaseId).Distinct().ToListAsync();
            cases = cases.Where(c => c.Stage != CaseStage.Ended || c.ClosedAt >= since || EF.Parameter(corrected).Contains(c.Id));
        }

        var rows = await cases.OrderBy(c => c.Id).Take(CasesInOnePiece).ToListAsync();
        foreach (var row in rows)
        {
            // One that was never counted is the business of CountOldCases.
            var known = await scope.Db.Set<CaseCountRow>().AnyAsync(c => c.CaseId == row.Id);
            if (await book.CountAnew(scope, row) is var changed and > 0 && known)
            {
                recount.Wrong++;
                findings.Add($"{row.Number}: {changed}");
            }

            await scope.Db.SaveChangesAsync();
        }

        recount.Cases += rows.Count;
        return rows.Count < CasesInOnePiece ? at with { Sums = 0 } : at with { CaseId = rows[^1].Id };
    }

    private async Task<Progress?> CompareSums(WriteScope scope, CaseRecountRow recount, Progress at, List<string> findings)
    {
        var (seen, n) = (0, at.Sums!.Value);
        for (; n < Counts.Count * Stretches && seen < SumsInOnePiece; n++)
        {
            var (of, kind) = Counts[n / Stretches];
            var (looked, wrong) = await Compare(scope, of, kind, StretchOf(scope.Now, n % Stretches));
            seen += looked;
            recount.Wrong += wrong.Count;
            findings.AddRange(wrong.Select(d => $"{d.Key.Of} {d.Key.Kind} {d.Key.Day:yyyy-MM-dd} {d.Key.AreaId}/{d.Key.BodyId}/{d.Key.PersonId} {d.Key.Category}: {d.Kept}, {d.Counted}"));
        }

        recount.Sums += seen;
        return n < Counts.Count * Stretches ? at with { Sums = n } : null;
    }

    private static async Task<(int Looked, IReadOnlyList<CountDisagreement> Wrong)> Compare(WriteScope scope, Appraised of, FactKind kind, DaySpan days)
    {
        var kept = await Kept(scope.Db, of, kind, days);
        var counted = await Counted(scope.Db, of, kind, days);
        var wrong = Recount.Compare(kept, counted);
        await FactSums.Add(scope.Db, wrong.Select(d => (d.Key, d.Counted - d.Kept)));
        return (counted.Count, wrong);
    }

    /// <summary>Sums as they are kept.</summary>
    public static async Task<IReadOnlyDictionary<TallyKey, long>> Kept(CityDb db, Appraised of, FactKind kind, DaySpan days)
    {
        var (first, last) = (CityDays.Of(days.First), CityDays.Of(days.Last));
        var rows = await db.Set<CaseFactSumRow>().AsNoTracking().Where(s => s.Appraised == of && s.Kind == kind && s.Day >= first && s.Day <= last && s.Total != 0).ToListAsync();
        return rows.ToDictionary(FactSums.KeyOf, r => r.Total);
    }

    /// <summary>The same sums, of the facts.</summary>
    public static async Task<IReadOnlyDictionary<TallyKey, long>> Counted(CityDb db, Appraised of, FactKind kind, DaySpan days)
    {
        var (first, last) = (CityDays.Of(days.First), CityDays.Of(days.Last));
        var sums = await db.Set<CaseFactRow>().Where(f => f.Appraised == of && f.Kind == kind && f.Day >= first && f.Day <= last)
            .GroupBy(f => new { f.Day, f.AreaId, f.BodyId, f.PersonId, f.Category }).Select(g => new { g.Key, Sum = g.Sum(f => (long)f.Amount) }).ToListAsync();
        return sums.Where(s => s.Sum != 0).ToDictionary(s => new TallyKey(of, kind, CityDays.Day(s.Key.Day), s.Key.AreaId, s.Key.BodyId, s.Key.PersonId, s.Key.Category), s => s.Sum);
    }

    /// <summary>All counts over all days: where the sums that are kept are otherwise.</summary>
    public static async Task<IReadOnlyList<CountDisagreement>> CompareAll(CityDb db)
    {
        var wrong = new List<CountDisagreement>();
        foreach (var (of, kind) in Counts)
        {
            var all = new DaySpan(DateOnly.MinValue, DateOnly.MaxValue);
            wrong.AddRange(Recount.Compare(await Kept(db, of, kind, all), await Counted(db, of, kind, all)));
        }

        return wrong;
    }

    // The first stretch holds what is still to come due; each other one the days before the one in front of it.
    private DaySpan StretchOf(DateTimeOffset now, int stretch)
    {
        var today = DateOnly.FromDateTime(city.Time.LocalOf(now.ToUnixTimeMilliseconds()));
        var first = today.AddDays(-DaysOfStretch * (stretch + 1));
        return new DaySpan(first, stretch == 0 ? DateOnly.MaxValue : first.AddDays(DaysOfStretch - 1));
    }

    /// <param name="Since">Cases closed before are not looked at; null looks at all.</param>
    /// <param name="CaseId">The last that was looked at.</param>
    /// <param name="Sums">How far sums are compared; null while cases are counted.</param>
    internal sealed record Progress(long RecountId, DateTimeOffset? Since, long CaseId = 0, int? Sums = null);
}
