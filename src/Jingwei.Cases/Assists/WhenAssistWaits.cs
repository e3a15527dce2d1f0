using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <summary>
/// A part is late, nobody said whether their body takes it, or nobody acts on a refusal: it goes to whoever leads at the desk, and a level up each time that still nobody acts. At the top it stands as ignored.
/// </summary>
internal sealed class WhenAssistWaits(AssistBook assists, People people, AreaDirectory areas) : IDueHandler
{
    /// <summary>The roles to which it goes.</summary>
    private static readonly string[] Supervisors = [Roles.ShiftLeader, Roles.Commander];

    public string Kind => OpenAssists.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject, CultureInfo.InvariantCulture);
        if (await scope.Db.Set<CaseAssistRow>().SingleOrDefaultAsync(a => a.Id == id) is not { EndedAt: null, StoodSince: null, WaitUntil: { } until } part || until > scope.Now)
        {
            return;
        }

        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == part.CaseId);
        var late = part.LateAt is null && AssistRule.IsWithBody(part.State) && part.DueAt <= scope.Now;
        part.LateAt = late ? scope.Now : part.LateAt;
        var holders = new List<PersonAtPost>();
        foreach (var role in Supervisors)
        {
            holders.AddRange(await people.HoldersFor(scope.Db, role, part.AreaId, scope.Now));
        }

        // The first time it goes to the nearest level, which may be a zone that crosses the tree; then to the next larger one.
        IReadOnlyList<long> levels = [.. areas.LevelsOver(part.AreaId).Select(a => a.Id)];
        var up = LevelAbove.Next(part.TimesRaised == 0 ? levels : LevelAbove.Above(levels, part.HeldAreaId), holders.Select(h => h.AreaId).ToHashSet());
        part.TimesRaised++;
        part.HeldAreaId = up ?? part.HeldAreaId;
        DateTimeOffset? next = part is { State: AssistState.Asked, LateAt: null } && part.DueAt > scope.Now ? part.DueAt : null;
        if (up is not null && assists.AgainAt(part, scope.Now) is var again && !(next < again))
        {
            next = again;
        }

        await OpenAssists.Wait(scope, part, next);
        var there = holders.Where(h => h.AreaId == up).DistinctBy(h => h.AccountId).ToList();
        var names = there.ConvertAll(h => h.DisplayName);
        await assists.Tell(scope, row, part, Happening.ByRule(
            late ? "assistLate" : up is null ? "assistIgnored" : part.State switch { AssistState.Asked => "assistUnanswered", AssistState.Declined => "assistUndecided", _ => "assistStillLate" },
            new { of = await OpenAssists.NameOf(scope.Db, part.BodyId), dueAt = part.DueAt, level = assists.AreaName(part.HeldAreaId), supervisors = names.Count == 0 ? Text.Same("–") : new Text(string.Join('、', names.Select(n => n.Zh)), string.Join(", ", names.Select(n => n.InEnglish()))), assist = OpenAssists.IdOf(part) }));
        AssistBook.Message(scope, row, [.. there.Select(h => h.AccountId)], AssistMessages.Raised(row.Number));
        if (late)
        {
            AssistBook.Message(scope, row, [.. await assists.Assisting(scope.Db, part, scope.Now), .. await assists.Askers(scope.Db, row, part, scope.Now)], AssistMessages.Late(row.Number));
        }
    }
}

/// <summary>Whatever waits of a part is waited for; nothing of a case that is at its check or further stands open.</summary>
internal sealed class AssistAudit : IAuditCheck
{
    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (parts, waits) = (db.Set<CaseAssistRow>().Where(a => a.EndedAt == null), db.Set<DueRow>());
        var unwatched = await parts.Where(a => a.StoodSince == null && a.WaitUntil > now && !waits.Any(w => w.Kind == OpenAssists.DueKind && w.Subject == a.Id.ToString())).Select(a => a.Id).ToListAsync(ct);
        var left = await parts.Join(db.Set<CaseRow>().Where(c => c.Stage == CaseStage.Check || c.Stage == CaseStage.Close || c.Stage == CaseStage.Ended), a => a.CaseId, c => c.Id, (a, c) => c.Number).Distinct().ToListAsync(ct);
        var reported = await parts.Join(db.Set<CaseRow>().Where(c => c.SuspendedAt == null), a => a.CaseId, c => c.Id, (a, c) => new { a.StoodSince, c.Number }).Where(x => x.StoodSince != null).Select(x => x.Number).Distinct().ToListAsync(ct);
        return new AuditSection(
            "assists", new Dictionary<string, long> { ["open"] = await parts.LongCountAsync(ct) },
            [
                .. unwatched.Select(id => new AuditFinding("assist_without_wait", id.ToString(CultureInfo.InvariantCulture), "somebody must act on it, and nobody will notice that they do not")),
                .. left.Select(n => new AuditFinding("assist_open_when_done", n, "the case is reported as handled or has ended, and another body's part of it stands open")),
                .. reported.Select(n => new AuditFinding("assist_stands_still", n, "the case goes on, and a part of it does not")),
            ]);
    }
}
