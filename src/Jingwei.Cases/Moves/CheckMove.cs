using Jingwei.Cases.Coding;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hotline;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Flow;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Jingwei.Storage.Files;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Moves;

/// <summary>Whether a move that somebody may make was sent with all that it needs; else which field is wrong.</summary>
internal sealed class CheckMove(CaseAccess access, People people, ProposeBodies proposals, Disputes disputes, WorkItems.WorkItemGate gate, Straight.StraightBook straights)
{
    /// <summary>Nothing stands still for longer without somebody deciding so anew.</summary>
    public const int MostSuspendedDays = 366;

    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(2);

    public async Task<Refusal?> Run(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line, MoveRequest request)
    {
        if (await Assists.OpenAssists.Holds(scope.Db, row, flow, line) is { } held)
        {
            return held;
        }

        var files = request.FileIds ?? [];
        if (string.IsNullOrWhiteSpace(request.Note) && (line.Note == NoteNeed.Required || await AgainstTheReporter(scope, row, flow, line)))
        {
            return Refusal.Invalid("note", "note_required");
        }

        if (request.Note?.Length > MoveCase.LongestNote)
        {
            return Refusal.Invalid("note", "note_too_long", ("most", MoveCase.LongestNote));
        }

        if (MovePhotos.Lacking(line, files) is { } lacking)
        {
            return lacking;
        }

        if (files.Count > MoveCase.MostFiles)
        {
            return Refusal.Invalid("fileIds", "too_many_files", ("most", MoveCase.MostFiles));
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

        if (await KeepCalls.Wrong(scope, row, flow, line, request) is { } wrong)
        {
            return wrong;
        }

        return line.Does switch
        {
            MoveVerb.Assign => await WrongAssignee(scope, row, flow.Step(line.To!), request.UserName),
            MoveVerb.Dispatch => (line.Straight ? await straights.Wrong(scope.Db, row, request.OrganizationId) : null) ?? await WrongBody(scope, row, request.OrganizationId) ?? await Overruled(scope, row, request),
            MoveVerb.Rule => await WrongBody(scope, row, request.OrganizationId),
            MoveVerb.Disown => await disputes.TooLate(scope, row, flow, line) ?? (request.OrganizationId is null ? null : await WrongBody(scope, row, request.OrganizationId)),
            MoveVerb.Extend => WrongTime(request.MoreTime),
            MoveVerb.Suspend => WrongUntil(scope, request.Until),
            _ => null,
        };
    }

    /// <summary>Whether the move says that the work is done as it should be.</summary>
    public static bool Passes(CaseRow row, Workflow flow, WorkflowMove line) =>
        row.Stage is CaseStage.Check or CaseStage.Close && line.Does == MoveVerb.Go && line.To is { } to && flow.Step(to).Stage is CaseStage.Close or CaseStage.Ended;

    /// <summary>Who passes a check while the reporter says "not solved" writes why.</summary>
    private static async Task<bool> AgainstTheReporter(WriteScope scope, CaseRow row, Workflow flow, WorkflowMove line) =>
        Passes(row, flow, line) && CaseSummaries.StandingAnswer(row, await scope.Db.Set<CaseReporterRow>().Where(r => r.CaseId == row.Id).ToListAsync()) == false;

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

    /// <summary>A body of the place: of an area over it, or in the same subdistrict.</summary>
    private async Task<Refusal?> WrongBody(WriteScope scope, CaseRow row, string? organizationId)
    {
        if (Ids.Find(organizationId) is not { } id || await people.FindOrganization(scope.Db, id) is not { } body)
        {
            return Refusal.Invalid("organizationId", "organization_unknown", ("organizationId", organizationId));
        }

        return !access.IsAround(body.AreaId, row) ? Refusal.Invalid("organizationId", "organization_not_of_this_area", ("organization", body.Name.Zh))
            : await people.HasHandler(scope.Db, id, scope.Now) ? await gate.Wrong(scope.Db, row, body, scope.Now)
            : Refusal.Invalid("organizationId", "organization_without_handler", ("organization", body.Name.Zh));
    }

    /// <summary>Whoever sends it to another body than the first that is proposed says why.</summary>
    private async Task<Refusal?> Overruled(WriteScope scope, CaseRow row, MoveRequest request) =>
        string.IsNullOrWhiteSpace(request.Note) && await proposals.Of(scope.Db, row, scope.Now) is [var first, ..] && first.Id != Ids.Find(request.OrganizationId)
            ? Refusal.Invalid("note", "overruling_needs_reason", ("proposed", first.Name.Zh))
            : null;

    private static Refusal? WrongTime(MoreTime? more) =>
        more is { Amount: { } amount, Unit: { } unit } && TimeLimit.Find(amount, unit) is not null && amount <= MostOf(unit)
            ? null
            : Refusal.Invalid("moreTime", "more_time_invalid", ("known", Enum.GetNames<TimeUnit>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])));

    /// <summary>A year at once; for more somebody asks again.</summary>
    private static decimal MostOf(TimeUnit unit) => unit switch { TimeUnit.Minutes => MostSuspendedDays * 24 * 60, TimeUnit.WorkingHours => MostSuspendedDays * 8, _ => MostSuspendedDays };

    private static Refusal? WrongUntil(WriteScope scope, DateTimeOffset? until)
    {
        var latest = scope.Now.AddDays(MostSuspendedDays);
        return until is { } at && at > scope.Now && at <= latest ? null : Refusal.Invalid("until", "instant_out_of_range", ("from", scope.Now), ("until", latest));
    }
}
