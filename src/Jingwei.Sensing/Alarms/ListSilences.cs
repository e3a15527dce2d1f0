using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>Silences and maintenance windows that concern the caller's areas, those of wider areas too, newest first.</summary>
internal sealed class ListSilences(ICityReader reader, Access access, CityClock clock, SilenceViews views)
{
    private const int UsualLimit = 50;
    private const int MostLimit = 500;

    /// <param name="over">Only those that are over, or only those that are not; null for both.</param>
    /// <param name="area">An area's id; what is about it, something below it, or something around it.</param>
    /// <param name="limit">1 to 500; 50 when null.</param>
    /// <param name="cursor">The id after which the page begins.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<Page<SilenceView>>> Run(bool? over, string? area, int? limit, string? cursor, Actor actor, CancellationToken ct)
    {
        var before = long.MaxValue;
        if (!string.IsNullOrEmpty(cursor) && !long.TryParse(cursor, out before))
            return Refusal.Invalid("cursor", "cursor_invalid");
        var most = Math.Clamp(limit ?? UsualLimit, 1, MostLimit);
        var roots = access.AreasFor(actor, Actions.AlarmRead);
        return await reader.Read<Result<Page<SilenceView>>>(
            async db =>
            {
                var (now, closure) = (clock.Now, db.Set<AreaClosureRow>());
                var rows = db.Set<SilenceRow>().Where(s => s.Id < before && closure.Any(c =>
                    (roots.Contains(c.AncestorId) && c.DescendantId == s.AreaId) || (roots.Contains(c.DescendantId) && c.AncestorId == s.AreaId)));
                if (over is { } wanted)
                    rows = rows.Where(s => (s.UntilAt <= now || s.EndedAt != null) == wanted);
                if (Ids.Find(area) is { } within)
                    rows = rows.Where(s => closure.Any(c => (c.AncestorId == within && c.DescendantId == s.AreaId) || (c.DescendantId == within && c.AncestorId == s.AreaId)));
                var page = await rows.OrderByDescending(s => s.Id).Take(most + 1).ToListAsync(ct);
                var ids = page.ConvertAll(s => (long?)s.Id);
                var holds = await db.Set<AlarmRow>().Where(a => a.ClearedAt == null && ids.Contains(a.HeldBy)).GroupBy(a => a.HeldBy!.Value)
                    .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
                var shown = page.Take(most).Select(s => views.Show(s, holds.GetValueOrDefault(s.Id))).ToList();
                return new Page<SilenceView>(shown, page.Count > most ? shown[^1].Id : null);
            },
            ct);
    }
}
