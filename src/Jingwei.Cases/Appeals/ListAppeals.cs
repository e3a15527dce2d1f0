using Jingwei.Cases.Appraisals;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Appraisal;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Sensing.Contracts.Catalog;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Appeals;

/// <param name="State">waiting, late, upheld or rejected; all when left out.</param>
internal sealed record AppealFilter(string? State, int? Limit, string? Cursor);

/// <summary>Lists appeals: a body's own, and those of the areas whose appraisal somebody sees. Also what is held against a body, and the appeals of one case.</summary>
internal sealed class ListAppeals(ICityReader reader, AppealBook book, AppealRules rules, CaseAccess access, IScenarioCatalog catalog, CitySettings city, CityClock clock)
{
    /// <summary>How far back the list of what is held against a body goes; older judgements are found on their case.</summary>
    public const int DaysBack = 30;
    private const int MostInOnePage = 200;
    private const int MostJudgements = 200;
    private static readonly string[] States = ["waiting", "late", "upheld", "rejected"];

    /// <summary>Whether somebody sees an appeal.</summary>
    public static bool Sees(AppealBook book, CaseAppealRow appeal, Actor actor) =>
        book.BodiesOf(actor).Contains(appeal.BodyId) || book.AreasOf(actor) is not { } areas || areas.Contains(appeal.AreaId);

    public Task<Result<Page<AppealView>>> Run(AppealFilter filter, Actor actor, CancellationToken ct) => reader.Read<Result<Page<AppealView>>>(async db =>
    {
        if (filter.Limit is < 1 or > MostInOnePage)
        {
            return Refusal.Invalid("limit", "limit_out_of_range", ("least", 1), ("most", MostInOnePage));
        }

        if (!string.IsNullOrEmpty(filter.State) && !States.Contains(filter.State))
        {
            return Refusal.Invalid("state", "state_unknown", ("known", States));
        }

        if (!string.IsNullOrEmpty(filter.Cursor) && Ids.Find(filter.Cursor) is null)
        {
            return Refusal.Invalid("cursor", "cursor_invalid");
        }

        var limit = filter.Limit ?? 50;
        var rows = await Narrow(db, filter, actor).OrderByDescending(a => a.Id).Take(limit + 1).ToListAsync(ct);
        return new Page<AppealView>(await Views(db, [.. rows.Take(limit)], actor, ct), rows.Count > limit ? rows[limit - 1].Id.ToString() : null);
    }, ct);

    /// <summary>The newest judgements against the actor's bodies that count in the last days.</summary>
    public Task<Page<JudgementView>> Held(Actor actor, CancellationToken ct) => reader.Read(async db =>
    {
        var first = CityDays.Of(clock.Now.AddDays(-DaysBack), city.Time);
        var found = new List<(CaseRow Row, Judgement Judgement)>();
        foreach (var body in book.BodiesOf(actor))
        {
            var held = await Lacking(db, body, first, clock.Now).Take(MostJudgements).ToListAsync(ct);
            var rows = await db.Set<CaseRow>().AsNoTracking().Where(c => EF.Parameter(held).Contains(c.Id)).ToListAsync(ct);
            found.AddRange((await book.Against(db, rows, body)).Where(f => CityDays.Of(f.Judgement.CountsAt, city.Time) >= first));
        }

        var newest = found.OrderByDescending(f => f.Judgement.At).Take(MostJudgements).ToList();
        var ids = newest.Select(f => f.Row.Id).Distinct().ToList();
        var appeals = (await db.Set<CaseAppealRow>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.CaseId)).ToListAsync(ct)).ToLookup(a => a.CaseId);
        var names = await PeopleCards.OrganizationNames(db, [.. newest.Select(f => f.Judgement.BodyId).Distinct()]);
        var open = await Open(db, actor, ids, ct);
        return new Page<JudgementView>([.. newest.Select(f => ViewOf(f.Row, f.Judgement, [.. appeals[f.Row.Id]], names, open.Contains(f.Row.Id)))], null);
    }, ct);

    /// <summary>The cases of which something that counts from a day on is held against a body, the newest first; one as often as that is so. One index answers it, back from the newest day until there are enough.</summary>
    internal static IQueryable<long> Lacking(CityDb db, long body, int first, DateTimeOffset now)
    {
        var own = db.Set<CaseFactRow>().Where(f => f.Appraised == Appraised.Department && f.BodyId == body);
        return own.Where(f => f.Day >= first && (f.Kind == FactKind.Reworked || (f.CountsAt <= now && (
                (f.Kind == FactKind.DueToHandle
                    && own.Count(o => o.Day == f.Day && o.CaseId == f.CaseId && o.Kind == FactKind.DueToHandle && o.CountsAt == f.CountsAt)
                        > own.Count(o => o.Day == f.Day && o.CaseId == f.CaseId && o.Kind == FactKind.HandledOnTime && o.CountsAt == f.CountsAt))
                || (f.Kind == FactKind.DueToClose
                    && own.Count(o => o.Day == f.Day && o.CaseId == f.CaseId && o.Kind == FactKind.DueToClose && o.CountsAt == f.CountsAt)
                        > own.Count(o => o.Day == f.Day && o.CaseId == f.CaseId && o.Kind == FactKind.Closed && o.CountsAt == f.CountsAt))))))
            .OrderByDescending(f => f.Day).ThenByDescending(f => f.CaseId).Select(f => f.CaseId);
    }

    /// <summary>Of one case, for who sees it or has something held against them in it.</summary>
    public Task<Result<CaseAppeals>> OfCase(string number, Actor actor, CancellationToken ct) => reader.Read<Result<CaseAppeals>>(async db =>
    {
        var bodies = book.BodiesOf(actor);
        var row = await db.Set<CaseRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == number, ct);
        var sees = row is not null && await access.PartsOf(db, row, actor) != Rules.Flow.CasePart.None;
        if (row is null || (!sees && !await FileAppeal.Concerns(db, row, bodies)))
        {
            return Refusal.Because(RefusalKind.NotFound, "case_unknown", ("number", number));
        }

        var appeals = await db.Set<CaseAppealRow>().AsNoTracking().Where(a => a.CaseId == row.Id).OrderByDescending(a => a.Id).ToListAsync(ct);
        var names = await PeopleCards.OrganizationNames(db, bodies);
        var judgements = new List<JudgementView>();
        foreach (var body in bodies)
        {
            judgements.AddRange((await book.Against(db, [row], body)).Select(a => ViewOf(row, a.Judgement, appeals, names, sees)));
        }

        return new CaseAppeals(judgements, await Views(db, [.. appeals.Where(a => Sees(book, a, actor))], actor, ct), rules.Newest.FileWithin.Words, rules.Newest.JudgeWithin.Words);
    }, ct);

    /// <summary>Those that the actor may see and that were asked for.</summary>
    internal IQueryable<CaseAppealRow> Narrow(CityDb db, AppealFilter filter, Actor actor)
    {
        var (bodies, areas, now) = (book.BodiesOf(actor), book.AreasOf(actor), clock.Now);
        var appeals = db.Set<CaseAppealRow>().AsNoTracking();
        appeals = areas switch
        {
            null => appeals,
            [] => appeals.Where(a => EF.Parameter(bodies).Contains(a.BodyId)),
            _ => appeals.Where(a => EF.Parameter(areas).Contains(a.AreaId) || EF.Parameter(bodies).Contains(a.BodyId)),
        };
        appeals = filter.State switch
        {
            "waiting" => appeals.Where(a => a.State == AppealState.Waiting),
            "late" => appeals.Where(a => a.State == AppealState.Waiting && (a.TimesIgnored > 0 || a.DueAt < now)),
            "upheld" => appeals.Where(a => a.State == AppealState.Upheld),
            "rejected" => appeals.Where(a => a.State == AppealState.Rejected),
            _ => appeals,
        };
        return Ids.Find(filter.Cursor) is { } below ? appeals.Where(a => a.Id < below) : appeals;
    }

    /// <summary>Who may not see the case reads of what kind it is, not what was reported.</summary>
    private Text TitleFor(CaseRow row, bool sees) => sees ? row.Title : catalog.FindCategory(row.CategoryCode)?.Name ?? Text.Same(row.CategoryCode);

    private async Task<HashSet<long>> Open(CityDb db, Actor actor, List<long> ids, CancellationToken ct) =>
        (await access.Visible(db, actor).Where(c => EF.Parameter(ids).Contains(c.Id)).Select(c => c.Id).ToListAsync(ct)).ToHashSet();

    private JudgementView ViewOf(CaseRow row, Judgement judgement, IReadOnlyList<CaseAppealRow> appeals, IReadOnlyDictionary<long, Text> names, bool sees)
    {
        var until = book.Until(row, judgement, appeals);
        var asked = appeals.Any(a => a.IsAgainst(judgement));
        return new JudgementView(
            row.Number, TitleFor(row, sees), new BodyView(judgement.BodyId.ToString(), names.GetValueOrDefault(judgement.BodyId, Text.Same("–"))), judgement.Kind, judgement.At, judgement.StayAt, judgement.CountsAt, until, !asked && !(until < clock.Now));
    }

    private async Task<IReadOnlyList<AppealView>> Views(CityDb db, IReadOnlyList<CaseAppealRow> rows, Actor actor, CancellationToken ct)
    {
        var ids = rows.Select(r => r.CaseId).Distinct().ToList();
        var cases = await db.Set<CaseRow>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
        var open = await Open(db, actor, ids, ct);
        var bodies = await PeopleCards.OrganizationNames(db, [.. rows.Select(r => r.BodyId).Distinct()]);
        var handled = actor.Kind != ActorKind.Person ? [] : (await db.Set<CasePartyRow>().Where(p => EF.Parameter(ids).Contains(p.CaseId) && p.AccountId == actor.AccountId && p.Handled).Select(p => p.CaseId).ToListAsync(ct)).ToHashSet();
        var people = await PeopleCards.Find(db, [.. rows.SelectMany(r => new[] { r.AskedById, r.DecidedById }).OfType<long>().Distinct()]);
        return
        [
            .. rows.Select(a => new AppealView(
                a.Id.ToString(), cases[a.CaseId].Number, TitleFor(cases[a.CaseId], open.Contains(a.CaseId)), open.Contains(a.CaseId), book.AreaName(cases[a.CaseId].AreaId), new BodyView(a.BodyId.ToString(), bodies.GetValueOrDefault(a.BodyId, Text.Same("–"))),
                a.Kind, a.JudgedAt, a.StayAt, a.CountsAt, NameOf(a.AskedById)!, a.AskedAt, a.Words, a.Files, book.AreaName(a.HeldAreaId), a.DueAt, a.State == AppealState.Waiting && (a.TimesIgnored > 0 || a.DueAt < clock.Now), a.TimesIgnored, a.State,
                NameOf(a.DecidedById), a.DecidedAt, a.DecisionNote, book.MayDecide(a, actor) && !handled.Contains(a.CaseId))),
        ];

        Text? NameOf(long? id) => id is { } known ? people.GetValueOrDefault(known)?.DisplayName ?? Text.Same("–") : null;
    }
}
