using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Alarms;

/// <summary>Alarms that the caller may see, newest first. Withdrawn ones are shown too: they happened to people.</summary>
internal sealed class ListAlarms(ICityReader reader, Access access, CityClock clock, AlarmViews views)
{
    private const int UsualLimit = 50;
    private const int MostLimit = 500;

    /// <param name="active">Only active ones, or only cleared ones; null for both.</param>
    /// <param name="acknowledged">Only those that somebody has seen, or only those that nobody has; null for both.</param>
    /// <param name="area">An area's id; everything below it counts.</param>
    /// <param name="device">A device's name.</param>
    /// <param name="condition">Conditions with their kinds and commas between: <c>bin.overflow,bin.silent</c>.</param>
    /// <param name="severity">Severities with commas between, 1 to 4: <c>3,4</c>.</param>
    /// <param name="from">Raised at or after.</param>
    /// <param name="limit">1 to 500; 50 when null.</param>
    /// <param name="cursor">The id after which the page begins.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<Result<Page<AlarmView>>> Run(
        bool? active, bool? acknowledged, string? area, string? device, string? condition, string? severity, DateTimeOffset? from, int? limit, string? cursor, Actor actor, CancellationToken ct)
    {
        var before = long.MaxValue;
        if (!string.IsNullOrEmpty(cursor) && !long.TryParse(cursor, out before))
            return Refusal.Invalid("cursor", "cursor_invalid");
        var deviceId = string.IsNullOrEmpty(device) ? (long?)null : views.IdOf(device);
        var conditions = (condition ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Exists(conditions, c => c.Split('.') is not [{ Length: > 0 }, { Length: > 0 }]))
            return Refusal.Invalid("condition", "condition_needs_kind");
        var severities = (severity ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (Array.Exists(severities, s => s is not ("1" or "2" or "3" or "4")))
            return Refusal.Invalid("severity", "severity_unknown");
        var bad = Array.ConvertAll(severities, s => s[0] - '0');
        var most = Math.Clamp(limit ?? UsualLimit, 1, MostLimit);
        var roots = access.AreasFor(actor, Actions.AlarmRead);
        var (rows, silences) = await reader.Read(
            async db =>
            {
                var closure = db.Set<AreaClosureRow>();
                var alarms = db.Set<AlarmRow>().Where(a => a.Id < before && closure.Any(c => roots.Contains(c.AncestorId) && c.DescendantId == a.AreaId));
                if (active is { } wanted)
                    alarms = alarms.Where(a => a.ClearedAt == null == wanted);
                if (acknowledged is { } seen)
                    alarms = alarms.Where(a => a.AcknowledgedAt != null == seen);
                if (Ids.Find(area) is { } within)
                    alarms = alarms.Where(a => closure.Any(c => c.AncestorId == within && c.DescendantId == a.AreaId));
                if (deviceId is { } one)
                    alarms = alarms.Where(a => a.DeviceId == one);
                if (conditions.Length > 0)
                    alarms = alarms.Where(a => db.Set<DeviceRow>().Any(d => d.Id == a.DeviceId && EF.Parameter(conditions).Contains(d.Kind + "." + a.Condition)));
                if (bad.Length > 0)
                    alarms = alarms.Where(a => EF.Parameter(bad).Contains(a.Severity));
                if (from is { } since)
                {
                    // An alarm's id is made when it is stored, which is never before it was raised: the days before are not read.
                    var lowest = IdSource.LowestAt(since);
                    alarms = alarms.Where(a => a.Id >= lowest && a.RaisedAt >= since);
                }
                return (await alarms.OrderByDescending(a => a.Id).Take(most + 1).ToListAsync(ct), await AlarmViews.InForce(db, clock.Now));
            },
            ct);
        var page = rows.Take(most).Select(a => views.Show(a, silences)).ToList();
        return new Page<AlarmView>(page, rows.Count > most ? page[^1].Id : null);
    }
}
