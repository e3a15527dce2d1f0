using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>A move that somebody wants to make.</summary>
/// <param name="Move">Its name; case, hyphens and underscores do not matter.</param>
/// <param name="UserName">For assign: who shall be called. Other moves pass over it.</param>
/// <param name="OccurredAt">For moves made without a network: when it really happened; not in the future, not before the case.</param>
/// <param name="ExpectedVersion">When given, the move is refused if the case has changed since.</param>
public sealed record MoveRequest(
    string? Move, string? Note = null, IReadOnlyList<string>? FileIds = null, string? UserName = null, DateTimeOffset? OccurredAt = null, int? ExpectedVersion = null);

/// <summary>Makes one move on a case: asks the table, checks the person and the input, writes state, history and events together.</summary>
internal sealed class MoveCase(ICityWriter writer, CaseBook book, CaseAccess access, People people)
{
    public const int LongestNote = 2000;
    public const int MostFiles = 9;
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    public Task<Result<string>> Run(string number, MoveRequest request, Actor actor, string how, CancellationToken ct) =>
        writer.Write<Result<string>>(async scope =>
        {
            if (actor.Kind != ActorKind.Person)
            {
                return Refusal.Because(RefusalKind.Forbidden, "only_people_move_cases");
            }

            var row = await scope.Db.Set<CaseRow>().SingleOrDefaultAsync(c => c.Number == number);
            var parts = row is null ? CasePart.None : await access.PartsOf(scope.Db, row, actor);
            if (row is null || parts == CasePart.None)
            {
                return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
            }

            if (MoveNames.Find(request.Move) is not { } move)
            {
                return Refusal.Invalid("move", "move_unknown", ("move", request.Move), ("known", MoveNames.All));
            }

            if (request.ExpectedVersion is { } expected && expected != row.Version)
            {
                return Refusal.Because(RefusalKind.Conflict, "version_changed", ("expected", expected), ("actual", row.Version));
            }

            var line = CaseWorkflow.Find(row.State, move);
            var refusal = line is null
                ? Refusal.Because(RefusalKind.Conflict, "move_not_allowed", ("move", MoveNames.Of(move)), ("state", row.State))
                : await Forbidden(scope, row, line, parts, actor) ?? await WrongInput(scope, row, line, request);
            if (refusal is not null)
            {
                return refusal;
            }

            await Apply(scope, row, line!, request, actor, parts, how);
            return row.Number;
        }, ct);

    private static async Task<Refusal?> Forbidden(WriteScope scope, CaseRow row, WorkflowLine line, CasePart parts, Actor actor)
    {
        if ((line.By & parts) != 0)
        {
            return null;
        }

        return line.By == CasePart.Checker && await CaseAccess.HasHandled(scope.Db, row, actor)
            ? Refusal.Because(RefusalKind.Forbidden, "handler_may_not_check")
            : Refusal.Because(RefusalKind.Forbidden, "move_not_yours", ("move", MoveNames.Of(line.Move)), ("state", row.State));
    }

    private async Task<Refusal?> WrongInput(WriteScope scope, CaseRow row, WorkflowLine line, MoveRequest request)
    {
        var files = request.FileIds ?? [];
        if (string.IsNullOrWhiteSpace(request.Note) && (line.Note == NoteNeed.Required || await AgainstTheReporter(scope, row, line)))
        {
            return Refusal.Invalid("note", "note_required");
        }

        if (request.Note?.Length > LongestNote)
        {
            return Refusal.Invalid("note", "note_too_long", ("most", LongestNote));
        }

        if (MovePhotos.Lacking(line, files) is { } lacking)
        {
            return lacking;
        }

        if (files.Count > MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", MostFiles));
        }

        foreach (var id in files)
        {
            if (!await scope.Db.Set<StoredFileRow>().AnyAsync(f => f.Id == id))
            {
                return Refusal.Invalid("fileIds", "file_unknown", ("id", id));
            }
        }

        if (request.OccurredAt is { } at && (at > scope.Now + ClockSlack || at < row.OpenedAt - ClockSlack))
        {
            return Refusal.Invalid("occurredAt", "instant_out_of_range", ("from", row.OpenedAt), ("until", scope.Now));
        }

        return line.Move == CaseMove.Assign ? await WrongAssignee(scope, row, line, request.UserName) : null;
    }

    /// <summary>Who passes a check while the reporter says "not solved" writes why.</summary>
    private static async Task<bool> AgainstTheReporter(WriteScope scope, CaseRow row, WorkflowLine line) =>
        line.Move == CaseMove.Checked && CaseSummaries.StandingAnswer(row, await scope.Db.Set<CaseReporterRow>().SingleOrDefaultAsync(r => r.CaseId == row.Id)) == false;

    /// <summary>Who is sent must hold a post that may move cases here, and a crew's after the handover; whether they are on shift is the operator's to weigh.</summary>
    private async Task<Refusal?> WrongAssignee(WriteScope scope, CaseRow row, WorkflowLine line, string? userName)
    {
        if (string.IsNullOrWhiteSpace(userName) || await PeopleCards.FindByUserName(scope.Db, userName) is not { } person)
        {
            return Refusal.Invalid("userName", "person_unknown", ("userName", userName));
        }

        var posts = await people.PostsOf(scope.Db, person.AccountId, scope.Now);
        if (line.To == CaseState.HandedOver)
        {
            var crew = posts.Where(p => p.Role == Roles.Crew).ToList();
            return crew.Count == 0 ? Refusal.Invalid("userName", "person_not_a_crew", ("userName", userName))
                : crew.Any(p => access.IsAround(p.AreaId, row)) ? null : Refusal.Invalid("userName", "person_not_of_this_area", ("userName", userName));
        }

        var actor = new Actor(person.AccountId, person.UserName, person.DisplayName, ActorKind.Person, posts);
        return access.MayBeSent(actor, row) ? null : Refusal.Invalid("userName", "person_not_of_this_area", ("userName", userName));
    }

    private async Task Apply(WriteScope scope, CaseRow row, WorkflowLine line, MoveRequest request, Actor actor, CasePart parts, string how)
    {
        var from = row.State;
        // What another move says of a person is not written down: anybody could name anybody.
        var named = line.Move == CaseMove.Assign ? request.UserName : null;
        var to = line.Move == CaseMove.Returned ? CaseWorkflow.AfterReturn(row.CrewId is not null) : line.To;
        Hold(row, line, actor, scope.Now);
        row.Outcome = line.Outcome ?? (to is CaseState.Filed or CaseState.HandedOver ? null : row.Outcome);
        if (to is { } state)
        {
            await book.Enter(scope, row, state);
        }

        await CaseBook.Involve(scope, row.Id, actor.AccountId, line.Handles);
        CaseBook.Write(scope, row.Id, new Happening(
            MoveNames.Of(line.Move), actor.AccountId, RoleOf(line.By & parts), how,
            await NamedIn(scope, named), request.Note, request.FileIds, At: request.OccurredAt));
        if (line.Move == CaseMove.PickedUp && !SampledCheck.IsDrawn(row.Id))
        {
            await book.Enter(scope, row, CaseState.Closed, untouched: true);
            CaseBook.Write(scope, row.Id, Happening.ByRule("closedUnsampled", reasons: [Reason.Of("notSampled", ("sharePercent", (int)(SampledCheck.Share * 100)))]));
        }

        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, line.Move, from, row.State, actor.AccountId, named));
        await book.Save(scope, row);
    }

    private async Task<object?> NamedIn(WriteScope scope, string? named) => named is not { } userName
        ? null
        : new { userName, name = (await people.FindByUserName(scope.Db, userName))?.DisplayName };

    /// <summary>Who holds the case after the move.</summary>
    private static void Hold(CaseRow row, WorkflowLine line, Actor actor, DateTimeOffset now)
    {
        switch (line.Move)
        {
            case CaseMove.Accept:
                row.OfficerId = actor.AccountId;
                row.CalledId = actor.AccountId;
                row.CalledSince ??= now;
                row.AcceptedAt = now;
                break;
            case CaseMove.StartWork when row.CalledId == actor.AccountId:
                row.AcceptedAt = now;
                break;
            case CaseMove.Assign when line.To == CaseState.HandedOver:
                // Another crew; the officer who looked keeps the case.
                row.CrewId = null;
                row.CalledId = null;
                row.CalledSince = null;
                row.AcceptedAt = null;
                break;
            case CaseMove.NotMine or CaseMove.Assign:
                row.OfficerId = null;
                row.CalledId = null;
                row.CalledSince = null;
                row.AcceptedAt = null;
                break;
            case CaseMove.Returned when row.CrewId is null:
                row.OfficerId = null;
                row.CalledId = null;
                row.CalledSince = null;
                row.AcceptedAt = null;
                break;
            default:
                break;
        }
    }

    private static string RoleOf(CasePart part) => part switch
    {
        _ when part.HasFlag(CasePart.Crew) => "crew",
        _ when part.HasFlag(CasePart.Officer) || part.HasFlag(CasePart.Called) => "officer",
        _ when part.HasFlag(CasePart.Checker) => "checker",
        _ when part.HasFlag(CasePart.Operator) => "operator",
        _ => "viewer",
    };
}
