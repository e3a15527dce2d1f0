using System.Text.Json;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Moves;

/// <summary>Asks for the approval that a move needs; the case stays where it is, and its clocks run on.</summary>
internal sealed class AskApproval(CaseBook book)
{
    public const string AskedCode = "asked";

    public async Task<Result<string>> Run(WriteScope scope, CaseRow row, WorkflowMove line, MoveRequest request, Actor actor, string role, string how)
    {
        if (await scope.Db.Set<CaseRequestRow>().AnyAsync(r => r.CaseId == row.Id && r.Move == line.Move && r.State == RequestState.Waiting))
        {
            return Refusal.Because(RefusalKind.Conflict, "request_waiting", ("move", line.Move));
        }

        scope.Db.Add(new CaseRequestRow
        {
            Id = scope.NewId(),
            CaseId = row.Id,
            Move = line.Move,
            Body = JsonSerializer.Serialize(request with { ExpectedVersion = null }, StoredJson.Options),
            AskedById = actor.AccountId,
            AskedRole = role,
            AskedAt = scope.Now,
        });
        await CaseBook.Involve(scope, row, actor.AccountId, handled: false);
        CaseBook.Write(scope, row.Id, new Happening(AskedCode, actor.AccountId, role, how, new { move = line.Move, moveName = line.Name }, request.Note, request.FileIds));
        await book.Save(scope, row);
        return row.Number;
    }
}
