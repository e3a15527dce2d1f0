using Jingwei.City.Contracts;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Contracts;

/// <summary>Pages of cases for the task list of one person.</summary>
public sealed class CaseReading
{
    private const int MostInHand = 50;
    private const int MostWaiting = 30;
    private readonly ShowCase show;
    private readonly CaseAccess access;

    internal CaseReading(ShowCase show, CaseAccess access)
    {
        this.show = show;
        this.access = access;
    }

    /// <summary>The case that somebody has in hand for a device; an alarm of the same kind joins it. Null when there is none.</summary>
    public static Task<string?> InHandFor(CityDb db, string deviceId) => db.Set<CaseRow>()
        .StillHandled().Where(c => c.DeviceId == deviceId)
        .OrderByDescending(c => c.Id).Select(c => (string?)c.Number).FirstOrDefaultAsync();

    /// <summary>
    /// Open cases that the actor is called to or holds, the worst first; after them those that the actor looked at or cleared and that others are at now,
    /// the newest first. Who gave one back, or had it taken, is rid of it.
    /// </summary>
    public async Task<IReadOnlyList<CasePage>> TasksOf(CityDb db, Actor actor)
    {
        var id = actor.AccountId;
        var open = db.Set<CaseRow>().Where(c => c.Stage != CaseStage.Ended);
        var inHand = open.Where(c => db.Set<CasePartyRow>().Any(p => p.CaseId == c.Id && p.AccountId == id && p.Ringing)
            || (c.OfficerId == id && c.Hold == CaseHold.Officer)
            || (c.CrewId == id && (c.Hold == CaseHold.CallCrew || c.Hold == CaseHold.Crew)));
        var rows = await inHand.OrderByDescending(c => c.Severity).ThenBy(c => c.Id).Take(MostInHand).ToListAsync();
        rows.AddRange(await OfOwnBody(db, open, actor));
        var known = rows.ConvertAll(c => c.Id);
        rows.AddRange(await open.Where(c => (c.OfficerId == id || c.CrewId == id) && !known.Contains(c.Id)).OrderByDescending(c => c.Id).Take(MostWaiting).ToListAsync());
        // Whoever was asked first has still to tell the asker what came of it, though the case has ended.
        var toTell = FirstAsked.AskerLists.Of(db, FirstAsked.AskerList.Tell, id);
        known = rows.ConvertAll(c => c.Id);
        rows.AddRange(await db.Set<CaseRow>().Where(c => toTell.Contains(c.Id) && !known.Contains(c.Id)).OrderByDescending(c => c.Id).Take(MostWaiting).ToListAsync());
        var pages = new List<CasePage>();
        foreach (var row in rows)
        {
            pages.Add(await show.Page(db, row, await access.PartsOf(db, row, actor), actor));
        }

        return pages;
    }

    /// <summary>What was dispatched to a body that the actor answers for and waits for it; what is due first before the rest.</summary>
    private async Task<List<CaseRow>> OfOwnBody(CityDb db, IQueryable<CaseRow> open, Actor actor)
    {
        var bodies = access.BodiesOf(actor);
        return bodies.Count == 0
            ? []
            : await open.Where(c => c.BodyId != null && bodies.Contains(c.BodyId.Value) && c.Stage == CaseStage.Handle)
                .OrderBy(c => c.DueAt == null).ThenBy(c => c.DueAt).Take(MostInHand).ToListAsync();
    }
}
