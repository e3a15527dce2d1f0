using System.Globalization;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Assists;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.Cases.Supervision;
using Jingwei.Cases.WorkItems;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Assists;

/// <summary>What the slices of co-handling share: who stands on which side, which bodies can be asked, the time there is, and how everybody hears of it.</summary>
internal sealed class AssistBook(CaseBook book, CaseAccess cases, CityWorkTime time, CitySettings city, Access access, AreaDirectory areas, People people, WorkItemGate gate, AssistRules rules)
{
    /// <summary>The rights by which somebody works at the desk that leads a case.</summary>
    private static readonly string[] DeskActions = [Actions.CaseAssign, Actions.CaseFile, Actions.CaseDispatch, Actions.HotlineWork];

    /// <summary>Who hears at a desk of what is asked from there.</summary>
    private static readonly string[] DeskRoles = [Roles.Operator, Roles.Dispatcher, Roles.ShiftLeader, Roles.Hotline];

    public Text AreaName(long id) => areas.Find(id)?.Name ?? Text.Same("–");

    public bool AtDesk(CaseRow row, Actor actor) =>
        actor.Kind == ActorKind.Person && DeskActions.Any(a => access.May(actor, a, new AccessScope(row.DeskAreaId ?? row.AreaId, row.BodyId)));

    /// <summary>Whether the actor answers for the body that was asked, wherever in the subdistrict their post is: it was asked because it is around, not because the case lies in its area.</summary>
    public bool IsAsked(CaseAssistRow part, Actor actor) => actor.Kind == ActorKind.Person && cases.BodiesOf(actor).Contains(part.BodyId);

    /// <summary>Whether the actor answers for a body in this case.</summary>
    public bool Answers(CaseRow row, long? body, Actor actor) => actor.Kind == ActorKind.Person && body is not null
        && (access.May(actor, Actions.CaseHandle, new AccessScope(row.AreaId, body)) || access.May(actor, Actions.CaseHandle, new AccessScope(row.DeskAreaId ?? row.AreaId, body)));

    public AssistSide SidesOf(CaseRow row, CaseAssistRow part, Actor actor)
    {
        var (desk, leads) = (AtDesk(row, actor), Answers(row, row.BodyId, actor));
        return (IsAsked(part, actor) ? AssistSide.Assisting : 0) | (desk || (leads && part.AskedByLead) ? AssistSide.Asking : 0) | (leads ? AssistSide.Leading : 0);
    }

    /// <summary>While a case is handled, its desk and the body that has it may ask others.</summary>
    public bool MayAsk(CaseRow row, Actor actor) => row.Stage == CaseStage.Handle && row.SuspendedAt is null && (AtDesk(row, actor) || Answers(row, row.BodyId, actor));

    /// <summary>By when it is to be done, or why that cannot be.</summary>
    /// <param name="usual">By when, if no limit was given.</param>
    public Result<DateTimeOffset> DueBy(CaseRow row, MoreTime? limit, DateTimeOffset now, DateTimeOffset? usual = null)
    {
        var latest = AssistRule.Latest(row.ClearDueAt ?? row.DueAt, now);
        if (limit is null)
        {
            return (usual > now ? usual : latest) is { } at ? at : Refusal.Invalid("limit", "assist_limit_needed");
        }

        var asked = SupervisionBook.LimitOf(limit);
        if (!asked.Ok)
        {
            return asked.Refusal;
        }

        var due = time.Value.Due(now, asked.Value).At;
        return due > latest ? Refusal.Invalid("limit", "assist_later_than_case", ("latest", latest)) : due;
    }

    /// <summary>Why a body cannot be asked; null when it can. It is of the place, somebody answers for it, it does not lead the case and does not have a part of it already.</summary>
    public async Task<Refusal?> WrongBody(CityDb db, CaseRow row, string? organizationId, DateTimeOffset now)
    {
        if (Ids.Find(organizationId) is not { } id || await people.FindOrganization(db, id) is not { } body)
        {
            return Refusal.Invalid("organizationId", "organization_unknown", ("organizationId", organizationId));
        }

        return !cases.IsAround(body.AreaId, row) ? Refusal.Invalid("organizationId", "organization_not_of_this_area", ("organization", body.Name.Zh))
            : !await people.HasHandler(db, id, now) ? Refusal.Invalid("organizationId", "organization_without_handler", ("organization", body.Name.Zh))
            : row.BodyId == id ? Refusal.Invalid("organizationId", "assist_body_leads", ("organization", body.Name.Zh))
            : await OpenAssists.Of(db, row.Id).AnyAsync(a => a.BodyId == id) ? Refusal.Invalid("organizationId", "assist_body_asked", ("organization", body.Name.Zh))
            : await gate.Wrong(db, row, body, now);
    }

    /// <summary>The bodies that can be asked, by name.</summary>
    public async Task<IReadOnlyList<BodyView>> BodiesFor(CityDb db, CaseRow row, DateTimeOffset now)
    {
        var over = cases.AreasOver(row);
        var asked = await OpenAssists.Of(db, row.Id).Select(a => a.BodyId).ToListAsync();
        var found = new List<BodyView>();
        foreach (var body in (await people.HandlingBodies(db, now)).Where(b => cases.IsAround(b.AreaId, over) && b.Id != row.BodyId && !asked.Contains(b.Id)))
        {
            if (await gate.Wrong(db, row, body, now) is null)
            {
                found.Add(new BodyView(body.Id.ToString(CultureInfo.InvariantCulture), body.Name));
            }
        }

        return [.. found.OrderBy(b => b.Name.Zh, StringComparer.Ordinal)];
    }

    /// <summary>Asks a body: the part, its wait, its line of history, and a message to who answers for the body.</summary>
    public async Task Ask(WriteScope scope, CaseRow row, long body, string what, DateTimeOffset dueAt, Actor actor, string how)
    {
        var (desk, lead) = (row.DeskAreaId ?? row.AreaId, Answers(row, row.BodyId, actor) && !AtDesk(row, actor));
        var part = new CaseAssistRow
        {
            Id = scope.NewId(), CaseId = row.Id, AreaId = desk, BodyId = body, LeadId = row.BodyId, AskedByLead = lead, AskedById = actor.AccountId, AskedAt = scope.Now, Rule = rules.Newest.Version, What = what, DueAt = dueAt, HeldAreaId = desk,
        };
        scope.Db.Add(part);
        await Enter(scope, part, AssistState.Asked);
        var of = await OpenAssists.NameOf(scope.Db, body);
        await Tell(scope, row, part, new Happening("assistAsked", actor.AccountId, lead ? "handler" : "dispatcher", how, new { of, dueAt, assist = OpenAssists.IdOf(part) }, what));
        Message(scope, row, await people.HandlersOf(scope.Db, [body], scope.Now), AssistMessages.Asked(row.Number, When(dueAt)));
    }

    /// <summary>Puts a part into a state; what waits there begins anew, at the desk's own level.</summary>
    public async Task Enter(WriteScope scope, CaseAssistRow part, AssistState state)
    {
        var rule = rules.Of(part.Rule);
        (part.State, part.HeldAreaId, part.TimesRaised) = (state, part.AreaId, 0);
        // What stands still begins where it stood; it goes on from there with the case.
        var now = part.StoodSince ?? scope.Now;
        var within = state == AssistState.Asked ? rule.AnswerWithin : state == AssistState.Declined ? rule.DecideWithin : rule.RaiseAgainAfter;
        await OpenAssists.Wait(scope, part, AssistRule.NextWait(state, now, part.DueAt, part.LateAt is not null, time.Value.Due(now, within).At));
    }

    /// <summary>交办: another desk leads the case now, and its open parts are that desk's: in its lists, and what waits begins anew at its level.</summary>
    public async Task Follow(WriteScope scope, CaseRow row)
    {
        var desk = row.DeskAreaId ?? row.AreaId;
        foreach (var part in await OpenAssists.Of(scope.Db, row.Id).Where(a => a.AreaId != desk).ToListAsync())
        {
            // What is told of an area is heard above it too.
            long[] told = areas.Covers(part.AreaId, desk) ? [desk] : areas.Covers(desk, part.AreaId) ? [part.AreaId] : [part.AreaId, desk];
            part.AreaId = desk;
            await Enter(scope, part, part.State);
            foreach (var area in told)
            {
                scope.Announce(new LiveNews(area, null, "assist", new { number = row.Number, what = "assistHanded" }));
            }
        }
    }

    /// <summary>The instant at which what went up goes up again.</summary>
    public DateTimeOffset AgainAt(CaseAssistRow part, DateTimeOffset now) => time.Value.Due(now, rules.Of(part.Rule).RaiseAgainAfter).At;

    public int MostOpen => rules.Newest.MostOpen;

    /// <summary>Writes the line, saves the case, and tells the screens of the desk and of both bodies.</summary>
    public async Task Tell(WriteScope scope, CaseRow row, CaseAssistRow part, Happening line)
    {
        CaseBook.Write(scope, row.Id, line);
        await book.SaveUnmoved(scope, row);
        await OpenAssists.Announce(scope, people, row, part, line.Code);
    }

    /// <summary>Who asked; once the case was handed on, whoever works at the desk that has it now. For what the leading body asked, whoever answers for the body that leads.</summary>
    public async Task<IReadOnlyList<long>> Askers(CityDb db, CaseRow row, CaseAssistRow part, DateTimeOffset now)
    {
        if (part.AskedByLead && (row.BodyId ?? part.LeadId) is { } lead)
        {
            return await people.HandlersOf(db, [lead], now);
        }

        if (!await db.Set<CaseHandRow>().AnyAsync(h => h.CaseId == row.Id && h.State == HandState.Made && h.DecidedAt >= part.AskedAt))
        {
            return [part.AskedById];
        }

        var (desk, holders) = (row.DeskAreaId ?? row.AreaId, new List<PersonAtPost>());
        foreach (var role in DeskRoles)
        {
            holders.AddRange(await people.HoldersFor(db, role, desk, now));
        }

        var nearest = LevelAbove.Next(areas.LevelsOver(desk).Select(a => a.Id), holders.Select(h => h.AreaId).ToHashSet());
        return [.. holders.Where(h => h.AreaId == nearest).Select(h => h.AccountId).Distinct()];
    }

    public Task<IReadOnlyList<long>> Assisting(CityDb db, CaseAssistRow part, DateTimeOffset now) => people.HandlersOf(db, [part.BodyId], now);

    public static void Message(WriteScope scope, CaseRow row, IReadOnlyList<long> accounts, Text words)
    {
        if (accounts.Count > 0)
        {
            scope.Emit(row.Number, new MeetingTold(row.Number, [.. accounts.Distinct()], words));
        }
    }

    private string When(DateTimeOffset at) => at.ToOffset(city.UtcOffsetAt(at)).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture);
}
