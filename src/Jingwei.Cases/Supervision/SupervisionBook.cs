using System.Text.Json;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Flow;
using Jingwei.Cases.Rules.Supervision;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Supervision;

/// <summary>What the slices of supervision share: the time to answer with its wait, its line of history, its news, and what a page shows of it.</summary>
internal sealed class SupervisionBook(CaseBook book, CityWorkTime time, CityClock clock, Access access, AreaDirectory areas)
{
    public const string DueKind = "case.supervision";
    public const int LongestWords = 2000;
    private static readonly Text Center = new("城运中心值守", "the center's desk");

    /// <summary>What is wrong with words that somebody must write.</summary>
    public static Refusal? Wrong(string? words, string field = "words") =>
        string.IsNullOrWhiteSpace(words) ? Refusal.Invalid(field, "text_required")
        : words.Length > LongestWords ? Refusal.Invalid(field, "text_too_long", ("most", LongestWords)) : null;

    /// <summary>The time to answer that was asked for.</summary>
    public static Result<TimeLimit> LimitOf(MoreTime? asked) => asked is { Amount: { } amount, Unit: { } unit } && TimeLimit.Find(amount, unit) is { } limit
        ? limit : Refusal.Invalid("limit", "limit_invalid", ("units", Enum.GetNames<TimeUnit>().Select(n => char.ToLowerInvariant(n[0]) + n[1..])));

    /// <summary>The answer is due so long from now.</summary>
    public async Task Await(WriteScope scope, CaseSupervisionRow row, TimeLimit limit)
    {
        (row.Limit, row.DueAt, row.State) = (Json(limit), time.Value.Due(scope.Now, limit).At, SupervisionState.Waiting);
        await scope.Schedule(DueKind, row.Id.ToString(), row.DueAt);
    }

    public static TimeLimit LimitOf(CaseSupervisionRow row)
    {
        var asked = JsonSerializer.Deserialize<MoreTime>(row.Limit, StoredJson.Options)!;
        return new TimeLimit(asked.Amount!.Value, asked.Unit!.Value);
    }

    /// <summary>Writes the line, saves the case and tells the desks aloud.</summary>
    public async Task Tell(WriteScope scope, CaseRow row, CaseSupervisionRow supervision, Happening line)
    {
        CaseBook.Write(scope, row.Id, line);
        await book.SaveUnmoved(scope, row);
        scope.Emit(row.Number, new CaseSupervised(row.Id, row.Number, line.Code, supervision.HeldAreaId, supervision.DueAt, supervision.TimesIgnored));
        scope.Announce(new LiveNews(row.DeskAreaId ?? row.AreaId, null, "supervision", new SupervisionNews(
            row.Number, row.Title, line.Code, AreaName(supervision.HeldAreaId), supervision.DueAt, supervision.TimesIgnored)));
    }

    public Text AreaName(long id) => areas.Find(id)?.Name ?? Text.Same("–");

    /// <summary>Who must answer, as screens name them.</summary>
    public static async Task<Text> AskedName(CityDb db, CaseRow row, CaseSupervisionRow supervision)
    {
        if (supervision.BodyId is { } body)
        {
            return (await PeopleCards.OrganizationNames(db, [body])).GetValueOrDefault(body, Text.Same("–"));
        }

        var holder = supervision.AskedOf == AskedOf.Holder ? row.Hold == CaseHold.Crew ? row.CrewId : row.OfficerId : null;
        return holder is { } id && (await PeopleCards.Find(db, [id])).GetValueOrDefault(id) is { } person ? person.DisplayName : Center;
    }

    /// <summary>Whether this person may answer it. A body that the case was taken from still answers for what it was asked.</summary>
    public bool MayAnswer(CaseRow row, CaseSupervisionRow supervision, CasePart parts, Actor actor) =>
        actor.Kind == ActorKind.Person && supervision.State == SupervisionState.Waiting && actor.AccountId != supervision.AskedById
        && (supervision.AskedOf == AskedOf.Body
            ? access.May(actor, Actions.CaseHandle, new AccessScope(row.AreaId, supervision.BodyId)) || access.May(actor, Actions.CaseHandle, new AccessScope(row.DeskAreaId ?? row.AreaId, supervision.BodyId))
            : (Answerers.PartsOf(supervision.AskedOf) & parts) != 0);

    /// <summary>Whether this person accepts answers or sends them back: supervises at the level where it lies, and did not answer.</summary>
    public bool MayDecide(CaseSupervisionRow supervision, Actor actor) =>
        actor.Kind == ActorKind.Person && supervision.State == SupervisionState.Answered && supervision.AnsweredById != actor.AccountId
        && access.May(actor, Actions.CaseSupervise, new AccessScope(supervision.HeldAreaId));

    /// <summary>The area of the actor's post from which this case can be supervised; null when there is none.</summary>
    public long? LevelOf(CaseRow row, Actor actor) => actor.Kind != ActorKind.Person ? null
        : access.AreasFor(actor, Actions.CaseSupervise).Where(a => areas.Covers(a, row.DeskAreaId ?? row.AreaId)).Select(a => (long?)a).FirstOrDefault();

    /// <summary>All of a case in their order, as its page shows them.</summary>
    public async Task<IReadOnlyList<SupervisionView>> Of(CityDb db, CaseRow row, CasePart parts, Actor actor)
    {
        var rows = await db.Set<CaseSupervisionRow>().AsNoTracking().Where(s => s.CaseId == row.Id).OrderBy(s => s.Id).ToListAsync();
        var names = await PeopleCards.Find(db, [.. rows.SelectMany(s => new[] { s.AskedById, s.AnsweredById, s.DecidedById }).OfType<long>().Distinct()]);
        var views = new List<SupervisionView>();
        foreach (var s in rows)
        {
            views.Add(new SupervisionView(
                s.Id.ToString(), AreaName(s.HeldAreaId), NameOf(s.AskedById)!, s.AskedAt, await AskedName(db, row, s), s.Words, LimitOf(s).Words, s.DueAt,
                s.State, s.State == SupervisionState.Waiting && s.DueAt < clock.Now, s.TimesIgnored, s.Answer, NameOf(s.AnsweredById), s.AnsweredAt,
                NameOf(s.DecidedById), s.DecidedAt, s.DecisionNote, MayAnswer(row, s, parts, actor), MayDecide(s, actor)));
        }

        return views;

        Text? NameOf(long? id) => id is { } known ? names.GetValueOrDefault(known)?.DisplayName ?? Text.Same("–") : null;
    }

    private static string Json(TimeLimit limit) => JsonSerializer.Serialize(new MoreTime(limit.Amount, limit.Unit), StoredJson.Options);
}
