using System.Globalization;
using Jingwei.Cases.Rules.Search;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Search;

/// <summary>
/// The words of cases: number, title, what was reported, address, category and device. Never who reported, nor how to reach them. Written in the transaction that writes the case; asked newest first, because
/// the index is in the order of the ids.
/// </summary>
internal sealed class CaseSearchIndex(IScenarioCatalog catalog)
{
    /// <summary>Beyond so many areas it is quicker to look at each case that has the words.</summary>
    public const int MostAreas = 300;

    // No text has this sign: it is of no script.
    private const char AreaMark = '\uE000';

    /// <summary>The words of a case as it stands, in place of those of before.</summary>
    public async Task Put(CityDb db, CaseRow row)
    {
        // An order of the hotline is found by its platform's number too.
        var order = await db.Set<Hotline.HotlineOrderRow>().FindAsync(row.Id);
        await db.Database.ExecuteSqlAsync($"INSERT OR REPLACE INTO case_search (rowid, terms) VALUES ({row.Id}, {TermsOf(row, order?.OrderNumber)})");
    }

    /// <summary>All terms of a case, with spaces between.</summary>
    public string TermsOf(CaseRow row, string? orderNumber = null)
    {
        var category = catalog.FindCategory(row.CategoryCode)?.Name;
        var terms = SearchTerms.Of(
            row.Number[(row.Number.LastIndexOf('-') + 1)..], row.Title.Zh, row.Title.En, row.Text, row.Address.Zh, row.Address.En, category?.Zh, category?.En, row.DeviceId, orderNumber);
        return string.Join(' ', terms.Append(AreaTerm(row.AreaId)));
    }

    /// <summary>Which of a few cases have all terms, read from the cases themselves: the index opens all its lists anew for each case that it is asked about.</summary>
    public async Task<IReadOnlyList<long>> Having(CityDb db, IReadOnlyCollection<long> ids, IReadOnlyList<string> terms, CancellationToken ct)
    {
        var rows = await db.Set<CaseRow>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToListAsync(ct);
        var orders = await db.Set<Hotline.HotlineOrderRow>().Where(o => EF.Parameter(ids).Contains(o.CaseId)).ToDictionaryAsync(o => o.CaseId, o => o.OrderNumber, ct);
        return [.. rows.Where(r => TermsOf(r, orders.GetValueOrDefault(r.Id)).Split(' ').ToHashSet(StringComparer.Ordinal).IsSupersetOf(terms)).Select(r => r.Id)];
    }

    /// <summary>The cases that have all terms, and lie right in one of the areas.</summary>
    /// <param name="areas">Null for all; not more than <see cref="MostAreas"/>.</param>
    public static IQueryable<CaseSearchHit> Find(CityDb db, IReadOnlyList<string> terms, IReadOnlyCollection<long>? areas = null)
    {
        var asked = string.Join(" AND ", terms.Select(t => $"\"{t}\""));
        if (areas is not null)
        {
            asked += $" AND ({string.Join(" OR ", areas.Select(a => $"\"{AreaTerm(a)}\""))})";
        }

        return db.Set<CaseSearchHit>().FromSql($"SELECT rowid AS case_id FROM case_search WHERE case_search MATCH {asked}");
    }

    private static string AreaTerm(long areaId) => AreaMark + areaId.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A case that has the words. A type of its own: of a bare number EF Core sorts by a cast of it, and the index's order is lost.</summary>
internal sealed class CaseSearchHit
{
    public long CaseId { get; init; }
}
