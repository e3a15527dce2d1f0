using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Registers;

/// <summary>What is asked of the list of devices; what is null does not narrow it.</summary>
/// <param name="Kind">Kinds with commas between.</param>
/// <param name="State">normal, alarm, silent or unknown; several with commas between. Of those in alarm silent names who has fallen silent as well. What is switched off has no state.</param>
/// <param name="Area">An area's id; everything below it counts.</param>
/// <param name="Q">Part of the name, the display name or the address.</param>
/// <param name="Cursor">The name after which the page begins.</param>
internal sealed record DeviceFilter(string? Kind, string? State, string? Area, string? Q, int? Limit, string? Cursor);

/// <summary>Devices that the caller may see, by name; from memory, with their active alarms.</summary>
internal sealed class ListDevices(DeviceDirectory directory, DeviceViews views, AlarmViews alarmViews, AreaDirectory areas, Access access, ICityReader reader, CityClock clock)
{
    private const int UsualLimit = 50;
    private const int MostLimit = 500;

    public async Task<Result<Page<DeviceView>>> Run(DeviceFilter filter, Actor actor, CancellationToken ct)
    {
        var narrowed = Narrow(filter, actor);
        if (!narrowed.Ok)
            return narrowed.Refusal;
        var limit = Math.Clamp(filter.Limit ?? UsualLimit, 1, MostLimit);
        // They are by name, so that a page is found without looking at all of them.
        var found = narrowed.Value.Take(limit + 1).ToList();
        var page = found.Take(limit).ToList();
        var active = await ActiveAlarms([.. page.Select(d => d.Id)], ct);
        return new Page<DeviceView>([.. page.Select(d => views.Show(d, [.. active[d.Id]]))], found.Count > limit ? page[^1].Name : null);
    }

    /// <summary>How many the filter leaves.</summary>
    public Result<int> Count(DeviceFilter filter, Actor actor) => Narrow(filter, actor).Then<int>(found => found.Count());

    private Result<IEnumerable<DeviceEntry>> Narrow(DeviceFilter filter, Actor actor)
    {
        var states = Words(filter.State).Select(Known).ToList();
        if (states.Contains(null))
            return Refusal.Invalid("state", "state_unknown", ("known", "normal,alarm,silent,unknown"));
        var kinds = Words(filter.Kind);
        var area = Ids.Find(filter.Area);
        var seen = SeenBy(actor);
        var words = (filter.Q ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var now = views.NowMs;
        return Result<IEnumerable<DeviceEntry>>.Of(directory.All
            .Where(d => !d.IsSubject && string.CompareOrdinal(d.Name, filter.Cursor ?? "") > 0)
            .Where(d => kinds.Length == 0 || kinds.Contains(d.Kind.Code))
            .Where(d => seen(d.AreaId) && (area is not { } root || areas.Covers(root, d.AreaId)))
            // A camera reports no values, so that it has no state and is in no figure of states.
            .Where(d => states.Count == 0 || (d.Enabled && d.Kind.Values.Count > 0 && IsIn(d, now, states)))
            .Where(d => Mentions(d, words)));
    }

    /// <summary>One device; refused as not found when the caller may not see it.</summary>
    public async Task<Result<DeviceView>> One(string name, Actor actor, CancellationToken ct)
    {
        if (Find(name, actor) is not { } device)
            return Refusal.Because(RefusalKind.NotFound, "device_not_found");
        return views.Show(device, [.. (await ActiveAlarms([device.Id], ct))[device.Id]]);
    }

    /// <summary>The device, if the caller may see it.</summary>
    public DeviceEntry? Find(string name, Actor actor) => directory.Find(name) is { IsSubject: false } device && SeenBy(actor)(device.AreaId) ? device : null;

    private static bool IsIn(DeviceEntry device, long nowMs, List<DeviceState?> states)
    {
        var state = DeviceViews.StateOf(device, nowMs);
        return states.Contains(state) || (states.Contains(DeviceState.Silent) && DeviceViews.FellSilent(device, state));
    }

    private Func<long, bool> SeenBy(Actor actor)
    {
        var roots = access.AreasFor(actor, Actions.DeviceRead);
        var known = new Dictionary<long, bool>();
        return areaId =>
        {
            if (!known.TryGetValue(areaId, out var may))
                known[areaId] = may = roots.Any(root => areas.Covers(root, areaId));
            return may;
        };
    }

    private async Task<ILookup<long, AlarmView>> ActiveAlarms(IReadOnlyList<long> deviceIds, CancellationToken ct)
    {
        var (rows, silences) = await reader.Read(
            async db => (
                await db.Set<AlarmRow>().Where(a => a.ClearedAt == null && deviceIds.Contains(a.DeviceId)).OrderByDescending(a => a.Id).ToListAsync(ct),
                await AlarmViews.InForce(db, clock.Now)),
            ct);
        return rows.ToLookup(a => a.DeviceId, a => alarmViews.Show(a, silences));
    }

    private static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static DeviceState? Known(string word) =>
        Enum.TryParse<DeviceState>(word, ignoreCase: true, out var known) && Enum.IsDefined(known) && !char.IsAsciiDigit(word[0]) ? known : null;

    private static bool Mentions(DeviceEntry device, string[] words) =>
        words.Length == 0 || Array.TrueForAll(words, word =>
            Has(device.Name, word) || Has(device.DisplayName.Zh, word) || Has(device.DisplayName.En, word) || Has(device.Address.Zh, word) || Has(device.Address.En, word));

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);
}
