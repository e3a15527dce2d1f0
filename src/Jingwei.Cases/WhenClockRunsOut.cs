using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Storage;
using Jingwei.Storage.Due;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>A clock of a case ran out: the case is late, its history says so, and those who watch are told.</summary>
internal sealed class WhenClockRunsOut(CaseBook book) : IDueHandler
{
    public const string DueKind = "case.clock";

    public string Kind => DueKind;

    public async Task Handle(DueRow due, WriteScope scope)
    {
        var caseId = JsonSerializer.Deserialize<Body>(due.Body!, StoredJson.Options)!.CaseId;
        var clockId = long.Parse(due.Subject);
        var clock = await scope.Db.Set<CaseClockRow>().SingleOrDefaultAsync(c => c.Id == clockId);
        if (clock is null or { MetAt: not null } or { DueAt: null })
        {
            return;
        }

        var row = await scope.Db.Set<CaseRow>().SingleAsync(c => c.Id == caseId);
        if (row.Stage == CaseStage.Ended)
        {
            clock.MetAt = row.ClosedAt;
            await book.Save(scope, row);
            return;
        }

        CaseBook.Write(scope, row.Id, Happening.ByRule("clockMissed", new { kind = clock.Kind, dueAt = clock.DueAt }));
        scope.Emit(row.Number, new CaseClockMissed(row.Id, row.Number, clock.Kind, clock.DueAt!.Value));
        await book.SaveUnmoved(scope, row);
    }

    internal sealed record Body(long CaseId);
}
