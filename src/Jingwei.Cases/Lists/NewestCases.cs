using System.Text.Json;
using Jingwei.Cases.Hands;
using Jingwei.Cases.Rules.Hands;
using Jingwei.Cases.Search;
using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Lists;

/// <summary>A list's filter as queries use it.</summary>
/// <param name="Cases">All cases that the filter leaves, whoever may see them.</param>
/// <param name="Before">Only ids below.</param>
/// <param name="Since">Only ids from here on.</param>
/// <param name="AreaId">Only what lies in it.</param>
/// <param name="Categories">Only these; null for all.</param>
/// <param name="Terms">What was typed, as terms that must all be there; null when nothing was.</param>
/// <param name="Mine">Only what the actor has to do with.</param>
/// <param name="Open">Nothing that is closed is left.</param>
/// <param name="Ended">Nothing is left that was closed before; null when that is not known, or long ago.</param>
/// <param name="Asker">Only what somebody was asked first, and stands so.</param>
/// <param name="Hand">Only what goes, or went, between centers in this way.</param>
internal sealed record Narrowed(
    IQueryable<CaseRow> Cases, long? Before, long? Since, long? AreaId, IReadOnlyList<string>? Categories, IReadOnlyList<string>? Terms, bool Mine, bool Open, Ended? Ended, HandList? Hand = null, FirstAsked.AskerList? Asker = null);

/// <summary>What was closed at or after an instant.</summary>
/// <param name="OrOpen">What is open is left as well.</param>
/// <param name="Today">So lately that there are few of them in the whole city.</param>
internal sealed record Ended(DateTimeOffset Since, bool OrOpen, bool Today);

/// <summary>A pair by which the newest of a category in an area are found.</summary>
internal sealed class AreaAndCategory
{
    public long Area { get; init; }

    public required string Code { get; init; }
}

/// <summary>
/// The newest cases of a filter that an actor may see. Whoever sees a part of the city sees the cases of some areas, those that they have to do with, and those of their body: each is a walk of its own along
/// an index in the order of the ids, which ends when a page is full, and the newest of all are the page. Nothing is sorted, and nothing is counted. The plans stand in <c>docs/queries.md</c>.
/// </summary>
internal sealed class NewestCases(CaseAccess access, AreaDirectory directory, CaseSearchIndex search)
{
    /// <summary>Beyond so many pairs of area and category it is quicker to look at each case of the areas.</summary>
    private const int MostPairs = 400;

    /// <summary>Who has to do with more cases than this is looked for at each case that has the words, rather than the words at each of theirs.</summary>
    private const int ManyToSearch = 300;

    /// <summary>The same for a category.</summary>
    private const int ManyCases = 5_000;

    /// <summary>So many open cases that are older than the others may each be asked for their words.</summary>
    private const int FewOlder = 20;

    public async Task<List<CaseRow>> Of(CityDb db, Narrowed asked, Actor actor, int most, CancellationToken ct)
    {
        var pages = new List<List<CaseRow>>();
        foreach (var way in await Ways(db, asked, actor, most, ct))
        {
            pages.Add(await way.ToListAsync(ct));
        }

        return pages.Count == 1 ? pages[0] : [.. pages.SelectMany(p => p).DistinctBy(c => c.Id).OrderByDescending(c => c.Id).Take(most)];
    }

    /// <summary>All of them, for who counts them: each case is looked at by itself.</summary>
    public IQueryable<CaseRow> All(CityDb db, Narrowed asked, Actor actor)
    {
        var visible = access.Visible(db, actor);
        var accountId = actor.AccountId;
        var cases = Worded(db, asked, InArea(db, asked)).Where(c => visible.Any(v => v.Id == c.Id));
        if (asked.Asker is { } asker)
        {
            var firsts = FirstAsked.AskerLists.Of(db, asker, accountId);
            cases = cases.Where(c => firsts.Contains(c.Id));
        }

        if (asked.Hand is { } list)
        {
            var handed = HandLists.Of(db, list, access.CentersOf(actor));
            cases = cases.Where(c => handed.Contains(c.Id));
        }

        return asked.Mine ? cases.Where(c => db.Set<CasePartyRow>().Any(p => p.CaseId == c.Id && p.AccountId == accountId)) : cases;
    }

    /// <summary>The queries whose newest rows together are the page.</summary>
    internal async Task<IReadOnlyList<IQueryable<CaseRow>>> Ways(CityDb db, Narrowed asked, Actor actor, int most, CancellationToken ct)
    {
        var roots = access.RootsFor(actor);
        var all = access.SeesAll(roots);
        if (asked.Terms is { } typed && await RareWords.Find(db, typed, ct) is { } few)
        {
            var visible = access.Visible(db, actor);
            return [ByFew(db, asked with { Terms = null }, InArea(db, asked).Where(c => EF.Parameter(few).Contains(c.Id) && visible.Any(v => v.Id == c.Id)), actor).Take(most)];
        }

        if (asked.Hand is not null || asked.Asker is not null)
        {
            if (asked is { Hand: { } list, Asker: null } && HandLists.Grows(list))
            {
                var centers = access.CentersOf(actor);
                return [.. centers.Select(center => Handed(db, asked, actor, HandLists.Along(db, list, center, centers, asked.Before ?? long.MaxValue)).Take(most))];
            }

            return [ByFew(db, asked, InArea(db, asked), actor).Take(most)];
        }

        if (asked.Mine)
        {
            return [(await OfPerson(db, asked, InArea(db, asked), actor.AccountId, most, ct)).Take(most)];
        }

        if (all && asked.AreaId is null)
        {
            return [asked.Terms is { } words ? ByWords(db, asked, asked.Cases, CaseSearchIndex.Find(db, words)).Take(most) : Everywhere(db, asked, most)];
        }

        var theirs = db.Set<AreaClosureRow>().Where(a => all || roots.Contains(a.AncestorId)).Select(a => a.DescendantId);
        var areas = asked.AreaId is { } area
            ? db.Set<AreaClosureRow>().Where(a => a.AncestorId == area && theirs.Contains(a.DescendantId)).Select(a => a.DescendantId)
            : theirs;
        var ids = await areas.Distinct().ToListAsync(ct);
        List<IQueryable<CaseRow>> ways = asked.Terms switch
        {
            null => [ByKeys(db, asked, ids, most)],
            var terms when asked.Open => await OpenByWordsIn(db, asked, ids, terms, most, ct),
            var terms => [ByWordsIn(db, asked, ids, terms).Take(most)],
        };
        if (!all)
        {
            var within = InArea(db, asked);
            ways.Add((await OfPerson(db, asked, within, actor.AccountId, most, ct)).Take(most));
            // What lies elsewhere and is led from here; centers stand at few levels, so that few areas are asked.
            var desks = (await theirs.Distinct().ToListAsync(ct)).Where(a => directory.Find(a) is { } known && HandRule.Levels.Contains(known.Level));
            ways.AddRange(desks.Select(desk => LedFrom(db, asked, within, desk).Take(most)));
            ways.AddRange(access.BodiesSeenBy(actor).Select(body => OfBody(db, asked, within, body).Take(most)));
        }

        return ways;
    }

    private static IQueryable<CaseRow> Everywhere(CityDb db, Narrowed asked, int most) => asked.Categories is { } codes
        ? db.Database.SqlQuery<string>($"SELECT value AS \"Value\" FROM json_each({JsonSerializer.Serialize(codes)})")
            .SelectMany(_ => db.Set<CaseRow>(), (code, c) => new { code, c })
            .Where(x => asked.Cases.Where(k => k.CategoryCode == x.code).OrderByDescending(k => k.Id).Take(most).Select(k => k.Id).Contains(x.c.Id))
            .Select(x => x.c).OrderByDescending(c => c.Id).Take(most)
        : asked.Cases.OrderByDescending(c => c.Id).Take(most);

    /// <summary>The newest of each area, or of each category in each area, and of these the newest.</summary>
    private static IQueryable<CaseRow> ByKeys(CityDb db, Narrowed asked, List<long> areas, int most) => asked.Ended is { } ended
        ? EndedByKeys(db, asked, areas, ended, most)
        : asked.Categories is { } codes && !asked.Open && codes.Count * areas.Count <= MostPairs
        ? db.Database.SqlQuery<AreaAndCategory>($"""SELECT json_extract(value, '$[0]') AS "Area", json_extract(value, '$[1]') AS "Code" FROM json_each({JsonSerializer.Serialize(areas.SelectMany(a => codes, (a, c) => new object[] { a, c }))})""")
            .SelectMany(_ => db.Set<CaseRow>(), (pair, c) => new { pair, c })
            .Where(x => asked.Cases.Where(k => k.AreaId == x.pair.Area && k.CategoryCode == x.pair.Code).OrderByDescending(k => k.Id).Take(most).Select(k => k.Id).Contains(x.c.Id))
            .Select(x => x.c).OrderByDescending(c => c.Id).Take(most)
        : db.Database.SqlQuery<long>($"SELECT value AS \"Value\" FROM json_each({JsonSerializer.Serialize(areas)})")
            .SelectMany(_ => db.Set<CaseRow>(), (area, c) => new { area, c })
            .Where(x => asked.Cases.Where(k => k.AreaId == x.area).OrderByDescending(k => k.Id).Take(most).Select(k => k.Id).Contains(x.c.Id))
            .Select(x => x.c).OrderByDescending(c => c.Id).Take(most);

    /// <summary>The newest of what was closed lately in these areas: few, so that all of them are looked at.</summary>
    private static IQueryable<CaseRow> EndedByKeys(CityDb db, Narrowed asked, List<long> areas, Ended ended, int most)
    {
        var (cases, since) = (db.Set<CaseRow>(), ended.Since);
        var ids = ended.OrOpen
            ? cases.Where(w => EF.Parameter(areas).Contains(w.AreaId) && w.ClosedAt >= since).Select(w => w.Id).Concat(cases.Where(w => EF.Parameter(areas).Contains(w.AreaId) && w.ClosedAt == null).Select(w => w.Id))
            : cases.Where(w => EF.Parameter(areas).Contains(w.AreaId) && w.ClosedAt >= since).Select(w => w.Id);
        return asked.Cases.Where(c => ids.Contains(c.Id)).OrderByDescending(c => c.Id).Take(most);
    }

    private static IQueryable<CaseRow> ByWordsIn(CityDb db, Narrowed asked, List<long> areas, IReadOnlyList<string> terms) => areas.Count <= CaseSearchIndex.MostAreas
        ? ByWords(db, asked, asked.Cases, areas.Count == 0 ? CaseSearchIndex.Find(db, terms).Where(_ => false) : CaseSearchIndex.Find(db, terms, areas))
        : ByWords(db, asked, asked.Cases.Where(c => EF.Parameter(areas).Contains(c.AreaId)), CaseSearchIndex.Find(db, terms));

    /// <summary>What is open was mostly filed lately: the words are looked for since then, and the few that are older are asked for them one by one.</summary>
    private static async Task<List<IQueryable<CaseRow>>> OpenByWordsIn(CityDb db, Narrowed asked, List<long> areas, IReadOnlyList<string> terms, int most, CancellationToken ct)
    {
        var open = await db.Set<CaseRow>().Where(c => EF.Parameter(areas).Contains(c.AreaId) && c.ClosedAt == null).Select(c => c.Id).Take(ManyCases + 1).ToListAsync(ct);
        if (open.Count > ManyCases)
        {
            return [ByWordsIn(db, asked, areas, terms).Take(most)];
        }

        open.Sort();
        List<long> older = [.. open.Take(Math.Min(FewOlder, open.Count / 10))];
        var since = Math.Max(asked.Since ?? 0, open.ElementAtOrDefault(older.Count));
        var ways = new List<IQueryable<CaseRow>> { ByWordsIn(db, asked with { Since = since }, areas, terms).Take(most) };
        if (older.Count > 0)
        {
            ways.Add(Worded(db, asked, asked.Cases.Where(c => EF.Parameter(older).Contains(c.Id))).OrderByDescending(c => c.Id).Take(most));
        }

        return ways;
    }

    private static IQueryable<CaseRow> ByWords(CityDb db, Narrowed asked, IQueryable<CaseRow> cases, IQueryable<CaseSearchHit> found)
    {
        var (before, since) = (asked.Before ?? long.MaxValue, asked.Since ?? 0);
        // The filter stands apart: with an index of its own in reach the database would begin there, and ask the words of each case.
        return found.Where(h => h.CaseId < before && h.CaseId >= since).Join(db.Set<CaseRow>(), h => h.CaseId, c => c.Id, (h, c) => new { h.CaseId, c })
            .Where(x => cases.Any(k => k.Id == x.CaseId)).OrderByDescending(x => x.CaseId).Select(x => x.c);
    }

    /// <summary>What somebody has to do with: by the list of these, unless it is so long that the other end is shorter.</summary>
    private async Task<IQueryable<CaseRow>> OfPerson(CityDb db, Narrowed asked, IQueryable<CaseRow> cases, long accountId, int most, CancellationToken ct)
    {
        var theirs = db.Set<CasePartyRow>().Where(p => p.AccountId == accountId);
        theirs = asked.Open ? theirs.Where(p => p.Open) : theirs;
        var (many, before) = (await theirs.Take(ManyCases + 1).CountAsync(ct), asked.Before ?? long.MaxValue);
        if (asked.Terms is { } terms)
        {
            if (many > ManyToSearch)
            {
                return ByWords(db, asked, cases.Where(c => db.Set<CasePartyRow>().Any(p => p.CaseId == c.Id && p.AccountId == accountId)), CaseSearchIndex.Find(db, terms));
            }

            var worded = await search.Having(db, await theirs.Where(p => p.CaseId < before).Select(p => p.CaseId).ToListAsync(ct), terms, ct);
            return cases.Where(c => EF.Parameter(worded).Contains(c.Id)).OrderByDescending(c => c.Id);
        }

        if (asked.Categories is { } codes && many > ManyCases)
        {
            return db.Database.SqlQuery<string>($"SELECT value AS \"Value\" FROM json_each({JsonSerializer.Serialize(codes)})")
                .SelectMany(_ => db.Set<CaseRow>(), (code, c) => new { code, c })
                .Where(x => theirs.Where(p => p.CategoryCode == x.code && p.CaseId < before && cases.Any(k => k.Id == p.CaseId)).OrderByDescending(p => p.CaseId).Take(most).Select(p => p.CaseId).Contains(x.c.Id))
                .Select(x => x.c).OrderByDescending(c => c.Id);
        }

        if (asked.Ended is { Today: true } ended && many > ManyToSearch)
        {
            var (all, since) = (db.Set<CaseRow>(), ended.Since);
            // The index of the closed tells the ids, and that of the parties whose they are: no other case is read.
            var closed = all.Where(w => w.ClosedAt >= since && db.Set<CasePartyRow>().Any(p => p.CaseId == w.Id && p.AccountId == accountId)).Select(w => w.Id);
            var ids = ended.OrOpen ? closed.Concat(theirs.Where(p => p.Open).Select(p => p.CaseId)) : closed;
            return cases.Where(c => ids.Contains(c.Id)).OrderByDescending(c => c.Id);
        }

        return Along(cases);

        IQueryable<CaseRow> Along(IQueryable<CaseRow> left) =>
            theirs.Where(p => p.CaseId < before).Join(left, p => p.CaseId, c => c.Id, (p, c) => new { p.CaseId, c }).OrderByDescending(x => x.CaseId).Select(x => x.c);
    }

    private static IQueryable<CaseRow> LedFrom(CityDb db, Narrowed asked, IQueryable<CaseRow> cases, long desk) =>
        Worded(db, asked, cases).Where(c => c.DeskAreaId == desk).OrderByDescending(c => c.Id);

    /// <summary>What one center handed on or received, along its hands in the order of the cases.</summary>
    private static IQueryable<CaseRow> Handed(CityDb db, Narrowed asked, Actor actor, IQueryable<CaseHandRow> hands)
    {
        var cases = Worded(db, asked, InArea(db, asked));
        cases = asked.Mine ? cases.Where(c => db.Set<CasePartyRow>().Any(p => p.CaseId == c.Id && p.AccountId == actor.AccountId)) : cases;
        return hands.Join(cases, h => h.CaseId, c => c.Id, (h, c) => new { h.CaseId, c }).OrderByDescending(x => x.CaseId).Select(x => x.c);
    }

    /// <summary>What lies between centers, or with whoever was asked first: few, and found by an index of their own.</summary>
    private IQueryable<CaseRow> ByFew(CityDb db, Narrowed asked, IQueryable<CaseRow> cases, Actor actor)
    {
        var before = asked.Before ?? long.MaxValue;
        cases = Worded(db, asked, cases);
        if (asked.Asker is { } asker)
        {
            var firsts = FirstAsked.AskerLists.Of(db, asker, actor.AccountId).Where(id => id < before);
            var visible = access.Visible(db, actor);
            cases = cases.Where(c => firsts.Contains(c.Id) && visible.Any(v => v.Id == c.Id));
        }

        if (asked.Hand is { } list)
        {
            var handed = HandLists.Of(db, list, access.CentersOf(actor), before);
            cases = cases.Where(c => handed.Contains(c.Id));
        }

        if (asked.Mine)
        {
            cases = cases.Where(c => db.Set<CasePartyRow>().Any(p => p.CaseId == c.Id && p.AccountId == actor.AccountId));
        }

        return cases.OrderByDescending(c => c.Id);
    }

    private static IQueryable<CaseRow> OfBody(CityDb db, Narrowed asked, IQueryable<CaseRow> cases, long body) => asked.Terms is { } terms
        ? ByWords(db, asked, cases.Where(c => c.BodyId == body), CaseSearchIndex.Find(db, terms))
        : cases.Where(c => c.BodyId == body).OrderByDescending(c => c.Id);

    private static IQueryable<CaseRow> Worded(CityDb db, Narrowed asked, IQueryable<CaseRow> cases)
    {
        if (asked.Terms is not { } terms)
        {
            return cases;
        }

        var found = CaseSearchIndex.Find(db, terms);
        return cases.Where(c => found.Any(h => h.CaseId == c.Id));
    }

    private static IQueryable<CaseRow> InArea(CityDb db, Narrowed asked) => asked.AreaId is { } area
        ? asked.Cases.Where(c => db.Set<AreaClosureRow>().Any(a => a.AncestorId == area && a.DescendantId == c.AreaId))
        : asked.Cases;
}
