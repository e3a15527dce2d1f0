using Jingwei.City.Contracts;
using Jingwei.Storage;

namespace Jingwei.Cases.Hands;

/// <summary>Where desks stand: somebody holds a post there that hands cases on, so that one who receives is there to see it.</summary>
internal sealed class DeskPosts(People people)
{
    private static readonly string[] AtDesks = [Roles.Operator, Roles.ShiftLeader, Roles.Dispatcher, Roles.Commander];

    public async Task<bool> StandIn(CityDb db, long areaId, DateTimeOffset now) => (await All(db, now)).Contains(areaId);

    public async Task<IReadOnlySet<long>> All(CityDb db, DateTimeOffset now) => (await people.AreasOf(db, AtDesks, now)).ToHashSet();
}
