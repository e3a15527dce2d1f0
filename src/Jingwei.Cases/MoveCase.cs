using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Workflows;
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

/// <summary>Makes one move on a case: asks its workflow, checks the person and the input, writes state, history and events together.</summary>
internal sealed class MoveCase(ICityWriter writer, CaseBook book, WorkflowBook flows, CaseAccess access, People people)
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

            var flow = flows.Of(row);
            if (flows.FindMove(request.Move) is not { } move)
            {
                return Refusal.Invalid("move", "move_unknown", ("move", request.Move), ("known", flow.Moves.Select(m => m.Move).Distinct()));
            }

            if (request.ExpectedVersion is { } expected && expected != row.Version)
            {
                return Refusal.Because(RefusalKind.Conflict, "version_changed", ("expected", expected), ("actual", row.Version));
            }

            var line = flow.Find(row.State, move);
            var refusal = line is null
                ? Refusal.Because(RefusalKind.Conflict, "move_not_allowed", ("move", move), ("state", row.State))
                : await Forbidden(scope, row, line, parts, actor) ?? await WrongInput(scope, row, flow, line, request);
            if (refusal is not null)
            {
                return refusal;
            }

            await Apply(scope, row, flow, line!, request, actor, parts, how);
            return row.Number;
        }, ct);

    private static async Task<Refusal?> Forbidden(WriteScope scope, CaseRow row, WorkflowMove line, CasePart parts, Actor actor)
    {
        // Whoever handled it passes no check, as whatever part they come to it.
        if (row.Stage == CaseStage.Check && (line.By & CasePart.Viewer) == 0 && await CaseAccess.HasHandled(scope.Db, row, actor))
        {
            return Refusal.Because(RefusalKind.Forbidden, "handler_may_not_check");
        }

        return (line.By & parts) != 0 ? null : Refusal.Because(RefusalKind.Forbidden, "move_not_yours", ("move", line.Move), ("state", row.State));
    }

    private async Task<Refusal?> WrongInput(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line, MoveRequest request)
    {
        var files = request.FileIds ?? [];
        if (string.IsNullOrWhiteSpace(request.Note) && (line.Note == NoteNeed.Required || await AgainstTheReporter(scope, row, flow, line)))
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

        return line.Does == MoveVerb.Assign ? await WrongAssignee(scope, row, flow.Step(line.To!), request.UserName) : null;
    }

    /// <summary>Who passes a check while the reporter says "not solved" writes why.</summary>
    private static async Task<bool> AgainstTheReporter(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line) =>
        Passes(row, flow, line) && CaseSummaries.StandingAnswer(row, await scope.Db.Set<CaseReporterRow>().SingleOrDefaultAsync(r => r.CaseId == row.Id)) == false;

    /// <summary>Whether the move says that the work is done as it should be.</summary>
    public static bool Passes(CaseRow row, Workflow flow, WorkflowMove line) =>
        row.Stage is CaseStage.Check or CaseStage.Close && line.Does == MoveVerb.Go && line.To is { } to && flow.Step(to).Stage is CaseStage.Close or CaseStage.Ended;

    /// <summary>Who is sent must hold a post that may move cases here, and a crew's after the handover; whether they are on shift is the operator's to weigh.</summary>
    private async Task<Refusal?> WrongAssignee(WriteScope scope, CaseRow row, WorkflowStep to, string? userName)
    {
        if (string.IsNullOrWhiteSpace(userName) || await PeopleCards.FindByUserName(scope.Db, userName) is not { } person)
        {
            return Refusal.Invalid("userName", "person_unknown", ("userName", userName));
        }

        var posts = await people.PostsOf(scope.Db, person.AccountId, scope.Now);
        if (to.Hold == CaseHold.CallCrew)
        {
            var crew = posts.Where(p => p.Role == Roles.Crew).ToList();
            return crew.Count == 0 ? Refusal.Invalid("userName", "person_not_a_crew", ("userName", userName))
                : crew.Any(p => access.IsAround(p.AreaId, row)) ? null : Refusal.Invalid("userName", "person_not_of_this_area", ("userName", userName));
        }

        var actor = new Actor(person.AccountId, person.UserName, person.DisplayName, ActorKind.Person, posts);
        return access.MayBeSent(actor, row) ? null : Refusal.Invalid("userName", "person_not_of_this_area", ("userName", userName));
    }

    private async Task Apply(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line, MoveRequest request, Actor actor, CasePart parts, string how)
    {
        var (from, fromStage) = (row.State, row.Stage);
        // What another move says of a person is not written down: anybody could name anybody.
        var named = line.Does == MoveVerb.Assign ? request.UserName : null;
        var to = line.ToUncrewed is { } uncrewed && row.CrewId is null ? uncrewed : line.To;
        Hold(row, line, to is null ? null : flow.Step(to), actor, scope.Now);
        if (to is not null)
        {
            // What is being dealt with again has come to nothing yet.
            row.Outcome = line.Outcome ?? (flow.Step(to).Stage < CaseStage.Check ? null : row.Outcome);
            await book.Enter(scope, row, to);
        }

        await CaseBook.Involve(scope, row.Id, actor.AccountId, line.Handles);
        CaseBook.Write(scope, row.Id, new Happening(
            line.Move, actor.AccountId, RoleOf(line.By & parts), how,
            await NamedIn(scope, named), request.Note, request.FileIds, At: request.OccurredAt));
        if (line.Unsampled is { } passed && !SampledCheck.IsDrawn(row.Id))
        {
            await book.Enter(scope, row, passed, untouched: true);
            CaseBook.Write(scope, row.Id, Happening.ByRule("closedUnsampled", reasons: [Reason.Of("notSampled", ("sharePercent", (int)(SampledCheck.Share * 100)))]));
        }

        scope.Emit(row.Number, new CaseMoved(row.Id, row.Number, line.Move, from, row.State, actor.AccountId, named) { Does = line.Does, FromStage = fromStage, ToStage = row.Stage, ToHold = row.Hold });
        await book.Save(scope, row);
    }

    private async Task<object?> NamedIn(WriteScope scope, string? named) => named is not { } userName
        ? null
        : new { userName, name = (await people.FindByUserName(scope.Db, userName))?.DisplayName };

    /// <summary>Who holds the case after the move.</summary>
    private static void Hold(CaseRow row, WorkflowMove line, WorkflowStep? to, Actor actor, DateTimeOffset now)
    {
        if (line.Does == MoveVerb.Take)
        {
            (row.OfficerId, row.CalledId, row.CalledSince, row.AcceptedAt) = (actor.AccountId, actor.AccountId, row.CalledSince ?? now, now);
        }
        else if (line.Does == MoveVerb.Start && row.CalledId == actor.AccountId)
        {
            row.AcceptedAt = now;
        }
        else if (line.Does == MoveVerb.Assign && to?.Hold == CaseHold.CallCrew)
        {
            // Another crew; the officer who looked keeps the case.
            (row.CrewId, row.CalledId, row.CalledSince, row.AcceptedAt) = (null, null, null, null);
        }
        else if (to?.Hold == CaseHold.CallOfficer)
        {
            // Somebody is to look anew, or another is to.
            (row.OfficerId, row.CalledId, row.CalledSince, row.AcceptedAt) = (null, null, null, null);
        }
    }

    private static string RoleOf(CasePart part) => part switch
    {
        _ when part.HasFlag(CasePart.Crew) => "crew",
        _ when part.HasFlag(CasePart.Officer) || part.HasFlag(CasePart.Called) => "officer",
        _ when part.HasFlag(CasePart.Checker) => "checker",
        _ when part.HasFlag(CasePart.Operator) => "operator",
        _ when part.HasFlag(CasePart.ShiftLeader) => "shiftLeader",
        _ when part.HasFlag(CasePart.Dispatcher) => "dispatcher",
        _ when part.HasFlag(CasePart.Intake) => "intake",
        _ when part.HasFlag(CasePart.Body) => "handler",
        _ when part.HasFlag(CasePart.Supervisor) => "commander",
        _ => "viewer",
    };
}
