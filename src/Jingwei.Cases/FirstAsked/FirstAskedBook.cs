using Jingwei.Cases.Contracts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Foundation.WorkingTime;
using Jingwei.Storage;
using Jingwei.Storage.Live;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.FirstAsked;

/// <summary>What the slices share: the record at intake, the wait, and what a page shows.</summary>
internal sealed class FirstAskedBook(CityWorkTime time, CityClock clock, Access access, People people)
{
    public const string DueKind = "case.firstAsked";
    public const int LongestWords = 2000;

    /// <summary>The time in which the asker is told what came of it.</summary>
    public static readonly TimeLimit Term = new(1, TimeUnit.WorkingDays);

    /// <summary>Somebody asked a person, who took it in: that one sees them through. The history names them in its first line.</summary>
    public static void Record(WriteScope scope, CaseRow row, Actor asked) =>
        scope.Db.Add(new CaseFirstAskedRow { CaseId = row.Id, AccountId = asked.AccountId, AskedAt = scope.Now, State = FirstAskedState.Following });

    /// <summary>A caller told of a case that nobody had been asked about, as one by a sensor: who took the call sees them through. A case has one such person.</summary>
    public static async Task RecordUnlessThere(WriteScope scope, CaseRow row, Actor asked)
    {
        if (asked.Kind == ActorKind.Person && !await scope.Db.Set<CaseFirstAskedRow>().AnyAsync(f => f.CaseId == row.Id))
        {
            Record(scope, row, asked);
        }
    }

    /// <summary>The outcome is to be told by an instant of working time.</summary>
    public async Task Await(WriteScope scope, CaseFirstAskedRow first)
    {
        (first.State, first.TellBy) = (FirstAskedState.ToTell, time.Value.Due(scope.Now, Term).At);
        await scope.Schedule(DueKind, first.CaseId.ToString(), first.TellBy.Value);
    }

    /// <summary>Tells whoever was asked first on their own screens.</summary>
    public static void Tell(WriteScope scope, CaseRow row, CaseFirstAskedRow first, string what) =>
        scope.Announce(new LiveNews(null, first.AccountId, "firstAsked", new FirstAskedNews(row.Number, row.Title, what, first.State, first.TellBy)));

    /// <summary>Whether the actor leads where the case lies, or at the desk that has it.</summary>
    public bool Leads(CaseRow row, Actor actor) => actor.Kind == ActorKind.Person
        && (access.May(actor, Actions.CaseSupervise, new AccessScope(row.AreaId)) || access.May(actor, Actions.CaseSupervise, new AccessScope(row.DeskAreaId ?? row.AreaId)));

    /// <summary>Whether the actor decides on a hand-over of the duty: never the one who asks, nor the one who is to have it.</summary>
    public bool MayDecide(CaseRow row, CaseFirstAskedRow first, Actor actor) => first.NextId is { } next && next != actor.AccountId && first.AccountId != actor.AccountId && Leads(row, actor);

    /// <summary>Whether one who leads does the duty, or gives it to another, in its holder's place: the holder is late, or holds no post any more.</summary>
    public async Task<bool> StandsIn(CityDb db, CaseRow row, CaseFirstAskedRow first, Actor actor) =>
        first.State != FirstAskedState.Told && first.AccountId != actor.AccountId && Leads(row, actor)
        && (first.State == FirstAskedState.Late || (await people.PostsOf(db, first.AccountId, clock.Now)).Count == 0);

    public static bool MayTell(CaseFirstAskedRow first, Actor actor) => actor.Kind == ActorKind.Person && first.AccountId == actor.AccountId && first.State is (FirstAskedState.ToTell or FirstAskedState.Late);

    public async Task<FirstAskedView?> Of(CityDb db, CaseRow row, Actor actor)
    {
        if (await db.Set<CaseFirstAskedRow>().AsNoTracking().SingleOrDefaultAsync(f => f.CaseId == row.Id) is not { } first)
        {
            return null;
        }

        var names = await PeopleCards.Find(db, [.. new[] { first.AccountId, first.NextId }.OfType<long>().Distinct()]);
        var mine = actor.Kind == ActorKind.Person && first.AccountId == actor.AccountId;
        var standsIn = await StandsIn(db, row, first, actor);
        return new FirstAskedView(
            NameOf(first.AccountId)!, first.AskedAt, first.State, first.TellBy, first.ToldAt, first.ToldHow, first.ToldWords, NameOf(first.NextId), first.NextReason,
            MayTell(first, actor) || (standsIn && first.State is (FirstAskedState.ToTell or FirstAskedState.Late)), standsIn || (mine && first.State != FirstAskedState.Told && first.NextId is null), mine && first.NextId is not null, MayDecide(row, first, actor));

        Text? NameOf(long? id) => id is { } known ? names.GetValueOrDefault(known)?.DisplayName ?? Text.Same("–") : null;
    }
}
