using Jingwei.Cases.Rules.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Supervision;

/// <summary>
/// Nobody answered in time: it goes to the next level above at which somebody supervises, and the same time begins anew there. At the top it stands as
/// ignored, in every list, until it is answered.
/// </summary>
internal sealed class WhenSupervisionIsIgnored(SupervisionBook supervisions, People people, AreaDirectory areas) : IDueHandler
{
    /// <summary>The roles that supervise (<c>case.supervise</c>).</summary>
    private static readonly string[] Supervisors = [Roles.Commander, Roles.ShiftLeader];

    public string Kind => SupervisionBook.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject);
        if (await scope.Db.Set<CaseSupervisionRow>().SingleOrDefaultAsync(s => s.Id == id) is not { State: SupervisionState.Waiting } supervision)
        {
            return;
        }

        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == supervision.CaseId);
        var holders = new List<PersonAtPost>();
        foreach (var role in Supervisors)
        {
            holders.AddRange(await people.HoldersFor(scope.Db, role, supervision.HeldAreaId, scope.Now));
        }

        var missed = supervision.DueAt;
        var up = LevelAbove.Next(areas.AncestorsOf(supervision.HeldAreaId).Skip(1).Select(a => a.Id), holders.Select(h => h.AreaId).ToHashSet());
        var of = await SupervisionBook.AskedName(scope.Db, row, supervision);
        supervision.TimesIgnored++;
        if (up is { } level)
        {
            supervision.HeldAreaId = level;
            await supervisions.Await(scope, supervision, SupervisionBook.LimitOf(supervision));
        }

        var names = holders.Where(h => h.AreaId == up).Select(h => h.DisplayName).Distinct().ToList();
        await supervisions.Tell(scope, row, supervision, Happening.ByRule(
            up is null ? "supervisionIgnored" : "supervisionEscalated",
            new { of, missed, level = supervisions.AreaName(supervision.HeldAreaId), dueAt = supervision.DueAt, supervisors = new Text(string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.En))) }));
    }
}
