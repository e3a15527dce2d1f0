using Jingwei.Cases.Rules.Hands;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hands;

/// <summary>
/// The receiver did not answer in time: the question goes to the next level above it at which somebody leads, who answers in its place, and the same time begins anew there. At the top it stands as late
/// until it is answered or taken back. The sender has the case all the while.
/// </summary>
internal sealed class WhenHandIsUnanswered(HandBook hands, People people, AreaDirectory areas) : IDueHandler
{
    private static readonly string[] Leaders = [Roles.Commander, Roles.ShiftLeader];

    public string Kind => HandBook.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject);
        if (await scope.Db.Set<CaseHandRow>().SingleOrDefaultAsync(h => h.Id == id) is not { State: HandState.Waiting } hand)
        {
            return;
        }

        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == hand.CaseId);
        var holders = new List<PersonAtPost>();
        foreach (var role in Leaders)
        {
            holders.AddRange(await people.HoldersFor(scope.Db, role, hand.HeldAreaId, scope.Now));
        }

        var (missed, silent) = (hand.DueAt, hands.NameOf(hand.HeldAreaId));
        var up = LevelAbove.Next(areas.AncestorsOf(hand.HeldAreaId).Skip(1).Select(a => a.Id), holders.Select(h => h.AreaId).ToHashSet());
        hand.TimesPassed++;
        if (up is { } level)
        {
            await hands.Await(scope, hand, level);
        }

        var names = holders.Where(h => h.AreaId == up).Select(h => h.DisplayName).Distinct().ToList();
        await hands.Tell(scope, row, hand, Happening.ByRule(
            up is null ? "handIgnored" : "handUnanswered",
            new { of = silent, missed, to = hands.NameOf(hand.ToAreaId), level = hands.NameOf(hand.HeldAreaId), dueAt = hand.DueAt, supervisors = new Text(string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.En))) }));
    }
}
