using System.Text;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appraisals;

/// <summary>The sums of facts by day, as they are stored.</summary>
internal static class FactSums
{
    // Eight values a row; SQLite takes some thousands in one statement.
    private const int MostAtOnce = 200;

    /// <summary>Adds to sums, or takes from them: one statement for all.</summary>
    public static async Task Add(CityDb db, IEnumerable<(TallyKey Key, long By)> changes)
    {
        foreach (var piece in changes.GroupBy(c => c.Key, c => c.By).Select(g => (g.Key, By: g.Sum())).Where(c => c.By != 0).Chunk(MostAtOnce))
        {
            var sql = new StringBuilder("INSERT INTO case_fact_sum (appraised, kind, day, area_id, body_id, person_id, category, total) VALUES ");
            var values = new List<object>();
            foreach (var (key, by) in piece)
            {
                sql.Append(values.Count > 0 ? ", (" : "(").AppendJoin(", ", Enumerable.Range(values.Count, 8).Select(i => $"{{{i}}}")).Append(')');
                values.AddRange([key.Of.ToString(), key.Kind.ToString(), CityDays.Of(key.Day), key.AreaId, key.BodyId ?? 0, key.PersonId ?? 0, key.Category, by]);
            }

            sql.Append(" ON CONFLICT DO UPDATE SET total = total + excluded.total");
            await db.Database.ExecuteSqlRawAsync(sql.ToString(), values);
        }
    }

    /// <summary>Of one table over some days; by what they are added up.</summary>
    public static async Task<Dictionary<TallyKey, long>> Of(CityDb db, Appraised appraised, DaySpan days, CancellationToken ct)
    {
        var (first, last) = (CityDays.Of(days.First), CityDays.Of(days.Last));
        var rows = await db.Set<CaseFactSumRow>().AsNoTracking().Where(s => s.Appraised == appraised && s.Day >= first && s.Day <= last && s.Total != 0).ToListAsync(ct);
        return rows.ToDictionary(KeyOf, r => r.Total);
    }

    public static TallyKey KeyOf(CaseFactSumRow row) => new(
        row.Appraised, row.Kind, CityDays.Day(row.Day), row.AreaId, row.BodyId == 0 ? null : row.BodyId, row.PersonId == 0 ? null : row.PersonId, row.Category);
}
