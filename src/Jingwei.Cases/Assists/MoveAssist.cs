using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <summary>A body takes its part, declines it or says that it is done; whoever asked asks another or takes it back.</summary>
internal sealed class MoveAssist(ICityWriter writer, CaseAccess access, AssistBook assists)
{
    public Task<Result<string>> Run(string number, string id, AssistMoveRequest request, Actor actor, string how, CancellationToken ct) => writer.Write<Result<string>>(async scope =>
    {
        var partId = Ids.Find(id);
        var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
        var part = row is null ? null : await scope.Db.Set<CaseAssistRow>().SingleOrDefaultAsync(a => a.CaseId == row.Id && a.Id == partId);
        // A body that declined sees the case no longer, and still hears why it cannot move what it was asked.
        if (row is null || (await access.PartsOf(scope.Db, row, actor) == CasePart.None && (part is null || assists.SidesOf(row, part, actor) == AssistSide.None)))
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        if (part is null)
        {
            return Refusal.Because(RefusalKind.NotFound, "assist_unknown", ("id", id));
        }

        var known = AssistRule.Moves.Select(m => m.Move).Distinct().ToList();
        if (request.Move is null || !known.Contains(request.Move))
        {
            return Refusal.Invalid("move", "move_unknown", ("move", request.Move), ("known", known));
        }

        var sides = assists.SidesOf(row, part, actor);
        if (!AssistRule.Moves.Any(m => m.Move == request.Move && (m.By & sides) != 0))
        {
            return Refusal.Because(RefusalKind.Forbidden, "assist_not_yours", ("of", (await OpenAssists.NameOf(scope.Db, part.BodyId)).Zh));
        }

        if (AssistRule.Find(part.State, request.Move) is not { } move)
        {
            return Refusal.Because(RefusalKind.Conflict, "assist_move_not_now", ("move", request.Move), ("state", part.State));
        }

        if (row.SuspendedAt is { } since && move.To != AssistState.Withdrawn)
        {
            return Refusal.Because(RefusalKind.Conflict, "case_suspended", ("since", since), ("until", row.SuspendedUntil));
        }

        if (await Wrong(scope.Db, move, request) is { } wrong)
        {
            return wrong;
        }

        var words = string.IsNullOrWhiteSpace(request.Words) ? null : request.Words.Trim();
        var role = (move.By & sides).HasFlag(AssistSide.Assisting) ? "assisting" : assists.AtDesk(row, actor) ? "dispatcher" : "handler";
        return move.Move == AssistRule.AskAnother
            ? await AskAnother(scope, row, part, request, words, actor, role, how)
            : await Make(scope, row, part, move, request, words, actor, role, how);
    }, ct);

    private async Task<Result<string>> Make(WriteScope scope, CaseRow row, CaseAssistRow part, AssistMove move, AssistMoveRequest request, string? words, Actor actor, string role, string how)
    {
        var before = part.State;
        part.Words = words ?? part.Words;
        if (part.State == AssistState.Asked && move.By == AssistSide.Assisting)
        {
            (part.AnsweredById, part.AnsweredAt) = (actor.AccountId, scope.Now);
        }

        End(scope, part, move.To, actor);
        await assists.Enter(scope, part, move.To);
        if (move.To is AssistState.Confirmed or AssistState.Done)
        {
            // Who does a part of it does not check it.
            await CaseBook.Involve(scope, row, actor.AccountId, handled: true);
        }

        var of = await OpenAssists.NameOf(scope.Db, part.BodyId);
        var code = move.To switch { AssistState.Confirmed => "assistConfirmed", AssistState.Declined => "assistDeclined", AssistState.Done => "assistDone", _ => "assistWithdrawn" };
        await assists.Tell(scope, row, part, new Happening(code, actor.AccountId, role, how, new { of, assist = OpenAssists.IdOf(part) }, words, move.To == AssistState.Done ? request.FileIds : null));
        switch (move.To)
        {
            case AssistState.Declined:
                AssistBook.Message(scope, row, await assists.Askers(scope.Db, row, part, scope.Now), AssistMessages.Declined(row.Number));
                break;
            case AssistState.Done:
                AssistBook.Message(scope, row, await assists.Askers(scope.Db, row, part, scope.Now), AssistMessages.Done(row.Number));
                break;
            case AssistState.Withdrawn when before != AssistState.Declined:
                AssistBook.Message(scope, row, await assists.Assisting(scope.Db, part, scope.Now), AssistMessages.Withdrawn(row.Number));
                break;
            default:
                break;
        }

        return row.Number;
    }

    private async Task<Result<string>> AskAnother(WriteScope scope, CaseRow row, CaseAssistRow part, AssistMoveRequest request, string? words, Actor actor, string role, string how)
    {
        if (row.Stage != Contracts.CaseStage.Handle)
        {
            return Refusal.Because(RefusalKind.Conflict, "assist_only_while_handled", ("state", row.State));
        }

        if (await assists.WrongBody(scope.Db, row, request.OrganizationId, scope.Now) is { } wrong)
        {
            return wrong;
        }

        var due = assists.DueBy(row, request.Limit, scope.Now, part.DueAt);
        if (!due.Ok)
        {
            return due.Refusal;
        }

        var next = Ids.Find(request.OrganizationId)!.Value;
        End(scope, part, AssistState.Replaced, actor);
        await assists.Enter(scope, part, AssistState.Replaced);
        await assists.Tell(scope, row, part, new Happening(
            "assistReplaced", actor.AccountId, role, how, new { of = await OpenAssists.NameOf(scope.Db, part.BodyId), next = await OpenAssists.NameOf(scope.Db, next), assist = OpenAssists.IdOf(part) }, words));
        await assists.Ask(scope, row, next, part.What, due.Value, actor, how);
        return row.Number;
    }

    private static void End(WriteScope scope, CaseAssistRow part, AssistState to, Actor actor)
    {
        if (!AssistRule.IsOpen(to))
        {
            // What is done late stays late, also where nobody had noticed yet.
            part.LateAt ??= to == AssistState.Done && part.StoodSince is null && part.DueAt <= scope.Now ? scope.Now : null;
            (part.EndedById, part.EndedAt, part.StoodSince) = (actor.AccountId, scope.Now, null);
        }
    }

    private static async Task<Refusal?> Wrong(CityDb db, AssistMove move, AssistMoveRequest request)
    {
        if (move.Words && string.IsNullOrWhiteSpace(request.Words))
        {
            return Refusal.Invalid("words", "words_required");
        }

        if (request.Words?.Length > MoveCase.LongestNote)
        {
            return Refusal.Invalid("words", "text_too_long", ("most", MoveCase.LongestNote));
        }

        var files = request.FileIds ?? [];
        if (files.Count < move.LeastPhotos)
        {
            return Refusal.Invalid("fileIds", "assist_photos_required", ("least", move.LeastPhotos));
        }

        if (files.Count > MoveCase.MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", MoveCase.MostFiles));
        }

        foreach (var id in files)
        {
            if (!await db.Set<StoredFileRow>().AnyAsync(f => f.Id == id))
            {
                return Refusal.Invalid("fileIds", "file_unknown", ("id", id));
            }
        }

        return null;
    }
}
