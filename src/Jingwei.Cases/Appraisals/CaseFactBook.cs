using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appraisals;

/// <summary>
/// Keeps the facts of cases and their sums by day, in the transaction that changes the case. Facts are reckoned from the whole history each time, and only what differs is written; while nothing that
/// counts has changed (a note, a call, a limit that passed) not even that.
/// </summary>
internal sealed class CaseFactBook(WorkflowBook flows, CityWorkTime work, CitySettings city, IScenarioCatalog catalog)
{
    /// <summary>The facts follow the case as it stands.</summary>
    /// <param name="clocks">All of the case, in the order in which they were set.</param>
    public async Task Keep(WriteScope scope, CaseRow row, IReadOnlyList<CaseClockRow> clocks)
    {
        var mark = await MarkOf(scope.Db, row, clocks);
        var counted = await scope.Db.Set<CaseCountRow>().FindAsync(row.Id);
        if (counted?.CountedFrom != mark)
        {
            await Count(scope, row, clocks, counted, mark);
        }
    }

    /// <summary>Counts a case whose facts may never have been counted, or may be wrong; answers how many facts had to be taken back or added.</summary>
    public async Task<int> CountAnew(WriteScope scope, CaseRow row)
    {
        var clocks = await CaseClocks.Of(scope.Db, row.Id);
        return await Count(scope, row, clocks, await scope.Db.Set<CaseCountRow>().FindAsync(row.Id), await MarkOf(scope.Db, row, clocks));
    }

    /// <summary>The facts that follow from all that is stored of a case, and from nothing else.</summary>
    public async Task<IReadOnlyList<Fact>> FactsOf(CityDb db, CaseRow row, IReadOnlyList<CaseClockRow> clocks, IReadOnlyList<TimeLimit> closing)
    {
        var lines = await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => h.CaseId == row.Id).OrderBy(h => h.Id).ToListAsync();
        var flow = flows.Of(row);
        var history = MapHistory.Of(row, flow, lines, clocks, closing, work.Value);
        var upheld = await db.Set<Appeals.CaseAppealRow>().AsNoTracking().Where(a => a.CaseId == row.Id && a.State == Appeals.AppealState.Upheld).OrderBy(a => a.Id).ToListAsync();
        return CaseFacts.Of(history with { Hotline = await MapHotline.Of(db, row, flow, clocks), Corrections = [.. upheld.Select(a => a.AsCorrection())] });
    }

    /// <summary>The histories of cases by their ids, without the hotline's part, in a few questions for all; without those that were never counted.</summary>
    public async Task<IReadOnlyDictionary<long, CaseHistory>> HistoriesOf(CityDb db, IReadOnlyCollection<CaseRow> rows)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var counted = await db.Set<CaseCountRow>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.CaseId)).ToDictionaryAsync(c => c.CaseId);
        var lines = (await db.Set<CaseHistoryRow>().AsNoTracking().Where(h => EF.Parameter(ids).Contains(h.CaseId)).OrderBy(h => h.Id).ToListAsync()).ToLookup(h => h.CaseId);
        var clocks = (await db.Set<CaseClockRow>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.CaseId)).OrderBy(c => c.Id).ToListAsync()).ToLookup(c => c.CaseId);
        var upheld = (await db.Set<Appeals.CaseAppealRow>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.CaseId) && a.State == Appeals.AppealState.Upheld).OrderBy(a => a.Id).ToListAsync()).ToLookup(a => a.CaseId);
        return rows.Where(r => counted.ContainsKey(r.Id)).ToDictionary(
            r => r.Id, r => MapHistory.Of(r, flows.Of(r), [.. lines[r.Id]], [.. clocks[r.Id]], ClosingOf(counted[r.Id]), work.Value) with { Corrections = [.. upheld[r.Id].Select(a => a.AsCorrection())] });
    }

    /// <summary>Keeps other limits for a case's closing, because a person named what it is; the next save counts by them.</summary>
    public static async Task RenewClosing(WriteScope scope, CaseRow row, IEnumerable<TimeLimit> limits)
    {
        if (await scope.Db.Set<CaseCountRow>().FindAsync(row.Id) is { } counted)
        {
            counted.ClosingLimits = JsonSerializer.Serialize(limits.Select(l => new Kept(l.Amount, l.Unit)), StoredJson.Options);
        }
    }

    public static IReadOnlyList<TimeLimit> ClosingOf(CaseCountRow counted) =>
        [.. JsonSerializer.Deserialize<List<Kept>>(counted.ClosingLimits, StoredJson.Options)!.Select(k => new TimeLimit(k.Amount, k.Unit))];

    private async Task<int> Count(WriteScope scope, CaseRow row, IReadOnlyList<CaseClockRow> clocks, CaseCountRow? counted, string mark)
    {
        if (counted is null)
        {
            var limits = ClosingLimits.Clocks(flows.Of(row)).Select(c => Limits.Of(catalog, row, c)).Select(l => new Kept(l.Amount, l.Unit));
            counted = new CaseCountRow { CaseId = row.Id, CountedFrom = mark, ClosingLimits = JsonSerializer.Serialize(limits, StoredJson.Options) };
            scope.Db.Add(counted);
        }

        counted.CountedFrom = mark;
        var now = await FactsOf(scope.Db, row, clocks, ClosingOf(counted));
        var before = await scope.Db.Set<CaseFactRow>().AsNoTracking().Where(f => f.CaseId == row.Id).ToListAsync();
        var changes = FactChanges.Between(before.Select(f => FactOf(f, row.Number)), now);
        await Write(scope, row, before, changes);
        return changes.Added.Count + changes.Removed.Count;
    }

    private async Task Write(WriteScope scope, CaseRow row, List<CaseFactRow> before, FactChanges changes)
    {
        var left = before.ToLookup(f => FactOf(f, row.Number));
        var gone = changes.Removed.GroupBy(f => f).SelectMany(g => left[g.Key].Take(g.Count())).Select(f => f.Id).ToList();
        if (gone.Count > 0)
        {
            await scope.Db.Set<CaseFactRow>().Where(f => gone.Contains(f.Id)).ExecuteDeleteAsync();
        }

        scope.Db.AddRange(changes.Added.Select(f => new CaseFactRow
        {
            Id = scope.NewId(), CaseId = row.Id, Appraised = f.Of, Kind = f.Kind, At = f.At, CountsAt = f.CountsAt, Day = CityDays.Of(f.CountsAt, city.Time),
            AreaId = f.AreaId, BodyId = f.BodyId, PersonId = f.PersonId, Category = f.Category, Amount = f.Amount,
        }));
        await FactSums.Add(scope.Db, changes.Added.Select(f => (TallyKey.From(f, city.Time), (long)f.Amount)).Concat(changes.Removed.Select(f => (TallyKey.From(f, city.Time), -(long)f.Amount))));
    }

    internal static Fact FactOf(CaseFactRow row, string number) =>
        new(row.Appraised, row.Kind, number, row.At, row.CountsAt, row.AreaId, row.BodyId, row.PersonId, row.Category, row.Amount);

    /// <summary>All that facts follow from changes one of these: a step, who holds it, to which body it went, its clocks.</summary>
    private static async Task<string> MarkOf(CityDb db, CaseRow row, IReadOnlyList<CaseClockRow> clocks)
    {
        var text = new StringBuilder($"{row.State}|{row.OfficerId}|{row.BodyId}|{row.CategoryCode}|{row.Code}|{row.Condition}|{row.Outcome}|{row.SuspendedAt?.ToUnixTimeMilliseconds()}");
        if (row.Source == CaseSource.Hotline)
        {
            // An order may be tied to its place later, and a call that nobody answers changes no step.
            text.Append('|').Append(row.AreaId).Append('|').Append(await db.Set<Hotline.CaseCallRow>().CountAsync(c => c.CaseId == row.Id));
        }

        foreach (var clock in clocks)
        {
            text.Append('|').Append(clock.Id).Append(':').Append(clock.DueAt?.ToUnixTimeMilliseconds()).Append(':').Append(clock.MetAt?.ToUnixTimeMilliseconds());
        }

        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 12));
    }

    private sealed record Kept(decimal Amount, TimeUnit Unit);
}
