using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Jingwei.Storage.Outbox;

namespace Jingwei.Dispatch;

/// <param name="On">Would be called now.</param>
/// <param name="Until">When this shift ends, city time; null when off.</param>
public sealed record ShiftView(bool On, DateTimeOffset? Until);

/// <summary>
/// Whether the person is at work, by the same question that chooses whom to call. For whatever post they hold: a crew may not read the register of
/// people, and its phone must know all the same when to be silent and when to stop telling where it is.
/// </summary>
internal sealed class ShowShift(ICityReader reader, People people, CityClock clock)
{
    public Task<ShiftView> Run(Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var now = clock.Now;
        DateTimeOffset? until = null;
        foreach (var (role, area) in actor.Posts.Where(p => p.CountsAt(now)).Select(p => (p.Role, p.AreaId)).Distinct())
        {
            var own = (await people.OnShift(db, role, area, now)).FirstOrDefault(s => s.Person.AccountId == actor.AccountId);
            until = own is not null && (until is null || own.Until > until) ? own.Until : until;
        }

        return new ShiftView(until is not null, until);
    }, ct);
}

/// <summary>Somebody checked in or out on one screen: their others look again.</summary>
internal sealed class WhenShiftChecked : IReaction<ShiftChecked>
{
    public Task When(ShiftChecked happened, WriteScope scope)
    {
        scope.Announce(new LiveNews(null, happened.AccountId, "shift", new { on = happened.On }));
        return Task.CompletedTask;
    }
}
