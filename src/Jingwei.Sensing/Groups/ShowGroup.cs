using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Alarms;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Sensing.Registers;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Sensing.Groups;

/// <summary>A condition that holds on a device of a group, and is counted there.</summary>
/// <param name="AlarmId">The alarm that tells of it.</param>
public sealed record CountedView(string AlarmId, string DeviceId, Text DeviceName, Text Address, Text ConditionName, DateTimeOffset StartedAt, string? CaseNumber);

/// <summary>One count of a group.</summary>
/// <param name="Devices">How many devices are counted.</param>
/// <param name="There">How many there are that could be.</param>
public sealed record GroupCountView(string Name, Text Label, int Devices, int There);

/// <summary>The devices behind an alarm of a group, as they are now.</summary>
/// <param name="Holding">Conditions that hold now, the longest first; of areas that the reader may see.</param>
public sealed record GroupView(Text Name, IReadOnlyList<GroupCountView> Counts, IReadOnlyList<CountedView> Holding);

/// <summary>Shows what is behind an alarm of a group.</summary>
internal sealed class ShowGroup(ICityReader reader, DeviceDirectory directory, IScenarioCatalog catalog, Access access, AreaDirectory areas)
{
    /// <summary>Refused: <c>alarm_not_found</c>, also when its area is not the reader's; <c>alarm_of_one_device</c> when it is of no group.</summary>
    public async Task<Result<GroupView>> Run(string alarmId, Actor actor, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.AlarmRead);
        var alarm = long.TryParse(alarmId, out var id) ? await reader.Read(db => db.Set<AlarmRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == id, ct), ct) : null;
        if (alarm is null || !Sees(alarm.AreaId))
            return Refusal.Because(RefusalKind.NotFound, "alarm_not_found");
        if (directory.FindById(alarm.DeviceId) is not { Kind.Group: not null } subject || catalog.FindKind(subject.Kind.Code)?.Group is not { } form)
            return Refusal.Because(RefusalKind.NotFound, "alarm_of_one_device");
        var members = await reader.Read(db => db.Set<GroupMemberRow>().Where(m => m.GroupId == subject.Id).Select(m => m.DeviceId).ToListAsync(ct), ct);
        var facts = await reader.Read(
            db => db.Set<GroupFactRow>().Where(f => f.GroupId == subject.Id)
                .Join(db.Set<AlarmRow>(), f => new { f.DeviceId, f.Condition, f.Episode }, a => new { a.DeviceId, a.Condition, a.Episode }, (f, a) => a).AsNoTracking().ToListAsync(ct),
            ct);
        var book = new Rules.GroupBook(form);
        foreach (var member in members.Select(directory.FindById).OfType<DeviceEntry>())
            book.Join(member.Id, member.Kind.Code);
        foreach (var fact in facts)
            book.Begins(fact.DeviceId, fact.Condition, fact.Episode);
        var values = book.Values();
        return new GroupView(
            subject.DisplayName, [.. form.Counts.Select((c, i) => new GroupCountView(c.Name, c.Label, (int)values[i * 2], (int)values[(i * 2) + 1]))],
            [.. facts.OrderBy(f => f.StartedAt).Select(f => (Fact: f, Device: directory.FindById(f.DeviceId))).Where(f => f.Device is not null && Sees(f.Device.AreaId)).Select(f => new CountedView(
                f.Fact.Id.ToString(), f.Device!.Name, f.Device.DisplayName, f.Device.Address, catalog.NameOf(f.Device.Kind, f.Fact.Condition), f.Fact.StartedAt,
                f.Fact.CaseNumber))]);

        bool Sees(long area) => roots.Any(root => areas.Covers(root, area));
    }
}
