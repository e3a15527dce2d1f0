using Jingwei.Cases.Assists;
using Jingwei.Cases.Contracts;
using Jingwei.Cases.Moves;
using Jingwei.Cases.Rules.Hands;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hands;

/// <summary>What the slices of hands share: which center leads a case, the wait for an answer, the change itself, its line of history, its news, and what a page shows of it.</summary>
internal sealed class HandBook(CaseBook book, CityWorkTime time, CityClock clock, CaseAccess cases, Access access, AreaDirectory areas, AssistBook assists)
{
    public const string DueKind = "case.hand";
    public const int LongestReason = 2000;

    /// <summary>The time in which a center answers whether it takes a case.</summary>
    public static readonly TimeLimit Term = new(2, TimeUnit.WorkingHours);

    public static Refusal? Wrong(string? words, string field) =>
        string.IsNullOrWhiteSpace(words) ? Refusal.Invalid(field, "text_required")
        : words.Length > LongestReason ? Refusal.Invalid(field, "text_too_long", ("most", LongestReason)) : null;

    /// <summary>The center at whose desk the case is.</summary>
    public long DeskOf(CaseRow row) => row.DeskAreaId ?? CenterOf(row);

    /// <summary>The way from the desk of a case to another center's; null when there is none.</summary>
    public HandKind? WayTo(CaseRow row, Area to)
    {
        var from = DeskOf(row);
        return HandRule.WayOf(new Between(areas.Covers(from, to.Id), areas.Covers(to.Id, from), areas.Find(from)?.Level == to.Level && HandRule.Levels.Contains(to.Level)));
    }

    /// <summary>Whether the actor hands on from the desk of the case.</summary>
    public bool MayHand(CaseRow row, Actor actor) => actor.Kind == ActorKind.Person && access.May(actor, Actions.CaseHand, new AccessScope(DeskOf(row)));

    /// <summary>Whether the actor leads at the desk of the case.</summary>
    public bool Leads(CaseRow row, Actor actor) => actor.Kind == ActorKind.Person && access.May(actor, Actions.CaseSupervise, new AccessScope(DeskOf(row)));

    /// <summary>Whether the actor commands above both centers.</summary>
    public bool StandsAbove(CaseRow row, long to, Actor actor)
    {
        var from = DeskOf(row);
        return actor.Kind == ActorKind.Person && cases.PostsThat(actor, Actions.CaseSupervise).Any(a => a != from && a != to && areas.Covers(a, from) && areas.Covers(a, to));
    }

    /// <summary>The centers to whose desks the actor may take the case: posts of theirs that lead, above the one that leads it now.</summary>
    public IReadOnlyList<Area> MayTakeTo(CaseRow row, Actor actor)
    {
        var from = DeskOf(row);
        return actor.Kind != ActorKind.Person ? []
            : [.. cases.PostsThat(actor, Actions.CaseSupervise).Where(a => a != from && areas.Covers(a, from)).Select(areas.Find).OfType<Area>().Where(a => HandRule.Levels.Contains(a.Level))];
    }

    public bool MayApprove(CaseHandRow hand, Actor actor) =>
        hand.State == HandState.Asked && actor.Kind == ActorKind.Person && actor.AccountId != hand.AskedById && access.May(actor, Actions.CaseSupervise, new AccessScope(hand.FromAreaId));

    /// <summary>The receiving center, and whoever stands above it; never who asked.</summary>
    public bool MayAnswer(CaseHandRow hand, Actor actor) =>
        hand.State == HandState.Waiting && actor.Kind == ActorKind.Person && actor.AccountId != hand.AskedById && access.May(actor, Actions.CaseHand, new AccessScope(hand.ToAreaId));

    public bool MayWithdraw(CaseHandRow hand, Actor actor) =>
        HandRule.IsOpen(hand.State) && actor.Kind == ActorKind.Person && (actor.AccountId == hand.AskedById || access.May(actor, Actions.CaseSupervise, new AccessScope(hand.FromAreaId)));

    /// <summary>The receiver is asked, or the level above it: an answer is due so long from now.</summary>
    public async Task Await(WriteScope scope, CaseHandRow hand, long heldBy)
    {
        (hand.State, hand.HeldAreaId, hand.DueAt) = (HandState.Waiting, heldBy, time.Value.Due(scope.Now, Term).At);
        await scope.Schedule(DueKind, hand.Id.ToString(), hand.DueAt.Value);
    }

    /// <summary>It comes to its end without the case going anywhere.</summary>
    public static async Task End(WriteScope scope, CaseHandRow hand, HandState state, long? by, string? words)
    {
        (hand.State, hand.DecidedById, hand.DecidedAt, hand.DecisionNote) = (state, by, scope.Now, words);
        await scope.CancelDue(DueKind, hand.Id.ToString());
    }

    /// <summary>The case ended, or a center above took it, before it was answered: its history says so, and both centers hear of it.</summary>
    public static async Task Overtake(WriteScope scope, CaseRow row, CaseHandRow hand, Text from, Text to)
    {
        await End(scope, hand, HandState.Overtaken, null, null);
        CaseBook.Write(scope, row.Id, Happening.ByRule(HandCase.CodeOf(hand), new { from, to }));
        // What goes up is told below: the center above hears it there.
        long[] told = hand.Kind == HandKind.Up ? [hand.FromAreaId] : [hand.FromAreaId, hand.ToAreaId];
        foreach (var center in told)
        {
            scope.Announce(new LiveNews(center, null, "hand", new HandNews(row.Number, row.Title, HandCase.CodeOf(hand), hand.Kind, from, to, null, hand.TimesPassed)));
        }
    }

    /// <summary>The case is led from the other center now. Step, holder, body and clocks stay as they are: the resident was promised no other time.</summary>
    public async Task Make(WriteScope scope, CaseRow row, CaseHandRow hand, long by, string? words)
    {
        foreach (var before in await scope.Db.Set<CaseHandRow>().Where(h => h.CaseId == row.Id && h.Leads).ToListAsync())
        {
            before.Leads = false;
        }

        await End(scope, hand, HandState.Made, by, words);
        hand.Leads = true;
        row.DeskAreaId = hand.ToAreaId == CenterOf(row) ? null : hand.ToAreaId;
        await assists.Follow(scope, row);
    }

    /// <summary>Writes the line, saves the case and tells both desks.</summary>
    public async Task Tell(WriteScope scope, CaseRow row, CaseHandRow hand, Happening line)
    {
        CaseBook.Write(scope, row.Id, line);
        await (hand.State == HandState.Made ? book.Save(scope, row) : book.SaveUnmoved(scope, row));
        var news = new HandNews(row.Number, row.Title, line.Code, hand.Kind, NameOf(hand.FromAreaId), NameOf(hand.ToAreaId), hand.State == HandState.Waiting ? hand.DueAt : null, hand.TimesPassed);
        // What is told of an area is heard above it too: of two of which one contains the other, the lower one is told.
        long[] told = areas.Covers(hand.FromAreaId, hand.ToAreaId) ? [hand.ToAreaId] : areas.Covers(hand.ToAreaId, hand.FromAreaId) ? [hand.FromAreaId] : [hand.FromAreaId, hand.ToAreaId];
        foreach (var center in told)
        {
            scope.Announce(new LiveNews(center, null, "hand", news));
        }
    }

    /// <summary>What the sentences of the history need.</summary>
    public object ArgsOf(CaseHandRow hand) => new { from = NameOf(hand.FromAreaId), to = NameOf(hand.ToAreaId), dueAt = hand.DueAt };

    public Text NameOf(long areaId) => areas.Find(areaId)?.Name ?? Text.Same("–");

    /// <summary>All of a case in their order, as its page shows them.</summary>
    public async Task<IReadOnlyList<HandView>> Of(CityDb db, CaseRow row, Actor actor)
    {
        var rows = await db.Set<CaseHandRow>().AsNoTracking().Where(h => h.CaseId == row.Id).OrderBy(h => h.Id).ToListAsync();
        var names = await PeopleCards.Find(db, [.. rows.SelectMany(h => new[] { h.AskedById, h.DecidedById }).OfType<long>().Distinct()]);
        return
        [
            .. rows.Select(h => new HandView(
                h.Id.ToString(), h.Kind, Ref(h.FromAreaId), Ref(h.ToAreaId), h.State, h.Reason, PersonOf(h.AskedById)!, h.AskedAt, HandRule.IsOpen(h.State) ? Ref(h.HeldAreaId) : null, h.DueAt,
                h.State == HandState.Waiting && (h.TimesPassed > 0 || h.DueAt < clock.Now), h.TimesPassed, PersonOf(h.DecidedById), h.DecidedAt, h.DecisionNote,
                MayApprove(h, actor), MayAnswer(h, actor), MayWithdraw(h, actor))),
        ];

        Text? PersonOf(long? id) => id is { } known ? names.GetValueOrDefault(known)?.DisplayName ?? Text.Same("–") : null;
    }

    public AreaRef Ref(long areaId) => new(areaId.ToString(), NameOf(areaId));

    private long CenterOf(CaseRow row) => HandRule.CenterOf(row.AreaId, areas.AncestorsOf(row.AreaId).Select(a => (a.Id, a.Level)));
}
