using System.Text.Json;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Gateway.Exchange;

/// <summary>The newest of long lists for whoever sees some areas alone: of each area its newest, and of these the newest, so that nobody's page goes through what others see.</summary>
internal static class NewestOfAreas
{
    /// <param name="within">Ids of areas; null for all.</param>
    public static IQueryable<ExchangeLinkRow> Links(CityDb db, long platformId, long before, List<long>? within, int most)
    {
        var rows = db.Set<ExchangeLinkRow>().Where(l => l.PlatformId == platformId && l.Id < before);
        return within is null
            ? rows.OrderByDescending(l => l.Id).Take(most)
            : Each(db, within).SelectMany(_ => db.Set<ExchangeLinkRow>(), (area, l) => new { area, l })
                .Where(x => rows.Where(k => k.AreaId == x.area).OrderByDescending(k => k.Id).Take(most).Select(k => k.Id).Contains(x.l.Id))
                .Select(x => x.l).OrderByDescending(l => l.Id).Take(most);
    }

    /// <param name="delivered">Those alone; nearly all are, so that it is asked of each and not begun with.</param>
    /// <param name="within">Ids of areas; null for all.</param>
    public static IQueryable<ExchangeMessageRow> Messages(CityDb db, long platformId, bool delivered, long before, List<long>? within, int most)
    {
        var rows = db.Set<ExchangeMessageRow>().Where(m => m.PlatformId == platformId && m.Id < before);
        rows = delivered ? rows.Where(m => m.State != ExchangeState.Waiting && m.State != ExchangeState.Held && m.State != ExchangeState.Refused && m.State != ExchangeState.SetAside) : rows;
        return within is null
            ? rows.OrderByDescending(m => m.Id).Take(most)
            : Each(db, within).SelectMany(_ => db.Set<ExchangeMessageRow>(), (area, m) => new { area, m })
                .Where(x => rows.Where(k => k.AreaId == x.area).OrderByDescending(k => k.Id).Take(most).Select(k => k.Id).Contains(x.m.Id))
                .Select(x => x.m).OrderByDescending(m => m.Id).Take(most);
    }

    private static IQueryable<long> Each(CityDb db, List<long> areas) => db.Database.SqlQuery<long>($"SELECT value AS \"Value\" FROM json_each({JsonSerializer.Serialize(areas)})");
}
