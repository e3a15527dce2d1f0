using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Cases.Workflows;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases;

/// <summary>Turns rows into what lists and live news show.</summary>
internal sealed class CaseSummaries(IScenarioCatalog catalog, WorkflowBook flows, AreaDirectory areas)
{
    private static readonly Text Center = new("城运中心", "Operations center");

    public async Task<IReadOnlyList<CaseSummary>> Of(CityDb db, IReadOnlyList<CaseRow> rows, DateTimeOffset now)
    {
        var ids = rows.SelectMany(r => new[] { r.OfficerId, r.CrewId, r.CalledId }).OfType<long>().Distinct().ToList();
        var people = await PeopleCards.Find(db, ids);
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.Select(r => r.BodyId).OfType<long>().Distinct()]);
        var caseIds = rows.Select(r => r.Id).ToList();
        var answers = (await db.Set<CaseReporterRow>().Where(r => EF.Parameter(caseIds).Contains(r.CaseId) && r.AnsweredAt != null).ToListAsync()).ToLookup(r => r.CaseId);
        var supervised = (await db.Set<Supervision.CaseSupervisionRow>().AsNoTracking()
            .Where(s => EF.Parameter(caseIds).Contains(s.CaseId) && s.State != Supervision.SupervisionState.Accepted).ToListAsync()).ToLookup(s => s.CaseId);
        var hands = (await db.Set<Hands.CaseHandRow>().AsNoTracking()
            .Where(h => EF.Parameter(caseIds).Contains(h.CaseId) && (h.State == HandState.Asked || h.State == HandState.Waiting)).ToListAsync()).ToLookup(h => h.CaseId);
        var causes = await Causes.ShowCause.MarksOf(db, rows);
        return [.. rows.Select(r => Of(r, people, bodies, now) with { ReporterSolved = StandingAnswer(r, answers[r.Id]), Supervised = MarkOf(supervised[r.Id]), Hand = MarkOf(hands[r.Id].FirstOrDefault()), Cause = causes.GetValueOrDefault(r.Id) })];
    }

    /// <summary>The one that presses most: ignored more often, then due sooner.</summary>
    private SupervisionMark? MarkOf(IEnumerable<Supervision.CaseSupervisionRow> open) =>
        open.OrderBy(s => s.State).ThenByDescending(s => s.TimesIgnored).ThenBy(s => s.DueAt).FirstOrDefault() is { } s
            ? new SupervisionMark(s.State, s.DueAt, s.TimesIgnored, areas.Find(s.HeldAreaId)?.Name ?? Text.Same("–"))
            : null;

    private HandMark? MarkOf(Hands.CaseHandRow? open) => open is null ? null
        : new HandMark(open.Kind, open.State, AreaOf(open.FromAreaId).Name, AreaOf(open.ToAreaId).Name, open.DueAt, open.TimesPassed);

    public AreaRef AreaOf(long areaId) => new(areaId.ToString(), areas.Find(areaId)?.Name ?? Text.Same(""));

    private CaseSummary Of(CaseRow row, IReadOnlyDictionary<long, PersonCard> people, IReadOnlyDictionary<long, Text> bodies, DateTimeOffset now) => new()
    {
        Id = row.Id.ToString(),
        Number = row.Number,
        State = row.State,
        StateName = flows.Of(row).Step(row.State).Name,
        Stage = row.Stage,
        Hold = row.Hold,
        Category = row.CategoryCode,
        CategoryName = catalog.FindCategory(row.CategoryCode)?.Name ?? Text.Same(row.CategoryCode),
        Title = row.Title,
        Severity = row.Severity,
        Source = row.Source,
        DeviceId = row.DeviceId,
        Area = AreaOf(row.AreaId),
        Desk = row.DeskAreaId is { } desk ? AreaOf(desk) : null,
        Place = new PlaceView(row.Lon, row.Lat, row.Address),
        Owner = OwnerOf(row, people, bodies),
        Called = row.CalledId is { } id && people.TryGetValue(id, out var called)
            ? new CalledView(called.UserName, called.DisplayName, row.CalledSince ?? row.OpenedAt, row.AcceptedAt)
            : null,
        OpenedAt = row.OpenedAt,
        DueAt = row.DueAt,
        DueKind = row.DueKind,
        DueName = row.DueKind is { } kind ? flows.Of(row).FindClock(kind)?.Name : null,
        Late = row.Late || (row.DueAt is { } due && due < now),
        SuspendedAt = row.SuspendedAt,
        SuspendedUntil = row.SuspendedUntil,
        Body = row.BodyId is { } bodyId && bodies.TryGetValue(bodyId, out var body) ? new BodyView(bodyId.ToString(), body) : null,
        Outcome = row.Outcome,
        ClosedAt = row.ClosedAt,
        SaidAt = row.SaidAt,
        Version = row.Version,
    };

    /// <summary>The answer of a case's reporters that stands; null when there is none.</summary>
    public static bool? StandingAnswer(CaseRow row, IEnumerable<CaseReporterRow> reporters) =>
        ReporterAnswers.Together(reporters.Select(r => ReporterAnswers.Standing(r.Solved, r.AnsweredAt, row.DoneAt, row.ClosedAt)));

    /// <summary>Who must act next: the crew once it was called, before that the officer who accepted, the body that it was dispatched to, else the center.</summary>
    private static OwnerView OwnerOf(CaseRow row, IReadOnlyDictionary<long, PersonCard> people, IReadOnlyDictionary<long, Text> bodies)
    {
        if (row is { Hold: CaseHold.Desk, Stage: CaseStage.Handle, BodyId: { } bodyId } && bodies.TryGetValue(bodyId, out var body))
        {
            return new OwnerView(null, body, "handler");
        }

        var (id, role) = row.Hold switch
        {
            CaseHold.CallCrew or CaseHold.Crew when row.CrewId is not null => (row.CrewId, "crew"),
            CaseHold.CallCrew or CaseHold.Crew or CaseHold.Officer => (row.OfficerId, "officer"),
            _ => ((long?)null, "center"),
        };
        return id is { } known && people.TryGetValue(known, out var person)
            ? new OwnerView(person.UserName, person.DisplayName, role)
            : new OwnerView(null, Center, "center");
    }
}
