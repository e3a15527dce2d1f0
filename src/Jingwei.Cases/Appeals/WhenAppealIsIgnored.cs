using System.Globalization;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Audit;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appeals;

/// <summary>Nobody judged in time: it goes to the next level above at which somebody judges, with as much time again. At the top it stands as ignored until it is judged.</summary>
internal sealed class WhenAppealIsIgnored(AppealBook appeals) : IDueHandler
{
    public string Kind => AppealBook.DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var id = long.Parse(due.Subject, CultureInfo.InvariantCulture);
        if (await scope.Db.Set<CaseAppealRow>().SingleOrDefaultAsync(a => a.Id == id) is not { State: AppealState.Waiting } appeal)
        {
            return;
        }

        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == appeal.CaseId);
        var (missed, missedBy) = (appeal.DueAt, appeals.AreaName(appeal.HeldAreaId));
        await appeals.Bar(scope.Db, row, appeal);
        var (up, judges) = await appeals.JudgesFrom(scope.Db, appeal, LevelAbove.Above(appeals.PathUp(appeal.AreaId), appeal.HeldAreaId), scope.Now);
        appeal.TimesIgnored++;
        appeal.IgnoredAtTop = up is null;
        if (up is { } level)
        {
            appeal.HeldAreaId = level;
            await appeals.Await(scope, appeal);
        }

        var of = (await PeopleCards.OrganizationNames(scope.Db, [appeal.BodyId])).GetValueOrDefault(appeal.BodyId, Text.Same("–"));
        await appeals.Tell(scope, row, Happening.ByRule(
            up is null ? "appealIgnored" : "appealEscalated",
            new { of, missed, missedBy, level = appeals.AreaName(appeal.HeldAreaId), judges = FileAppeal.Joined(judges), dueAt = appeal.DueAt }));
    }
}

/// <summary>Whatever waits to be judged is waited for, but for what was ignored at the top.</summary>
internal sealed class AppealAudit : IAuditCheck
{
    public async Task<AuditSection> Check(CityDb db, DateTimeOffset now, CancellationToken ct)
    {
        var (appeals, waits) = (db.Set<CaseAppealRow>(), db.Set<DueRow>());
        var unwatched = await appeals.Where(a => a.State == AppealState.Waiting && !a.IgnoredAtTop && !waits.Any(w => w.Kind == AppealBook.DueKind && w.Subject == a.Id.ToString())).Select(a => a.Id).ToListAsync(ct);
        return new AuditSection(
            "appeals", new Dictionary<string, long> { ["waiting"] = await appeals.LongCountAsync(a => a.State == AppealState.Waiting, ct) },
            [.. unwatched.Select(id => new AuditFinding("appeal_without_wait", id.ToString(CultureInfo.InvariantCulture), "somebody must judge it, and nobody will notice that they do not"))]);
    }
}
