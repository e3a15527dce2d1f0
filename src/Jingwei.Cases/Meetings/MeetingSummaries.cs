using Jingwei.Cases.Contracts;
using Jingwei.Cases.Rules.Meetings;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Meetings;

/// <summary>Meetings as lists show them, many at once.</summary>
internal sealed class MeetingSummaries(MeetingAccess access, MeetingBook book, CityClock clock)
{
    public async Task<IReadOnlyList<MeetingSummary>> Of(CityDb db, IReadOnlyList<MeetingRow> rows, Actor actor)
    {
        var ids = rows.Select(r => r.Id).ToList();
        var calls = (await db.Set<MeetingCallRow>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.MeetingId)).OrderBy(c => c.Id).ToListAsync()).ToLookup(c => c.MeetingId);
        var items = (await db.Set<MeetingItemRow>().AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.MeetingId)).OrderBy(i => i.Id).ToListAsync()).ToLookup(i => i.MeetingId);
        var names = await PeopleCards.Find(db, [.. rows.Select(r => r.CallerId).Distinct()]);
        var bodies = await PeopleCards.OrganizationNames(db, [.. calls.SelectMany(c => c).Select(c => c.BodyId).Distinct()]);
        var caseIds = rows.Select(r => r.CaseId).OfType<long>().ToList();
        var cases = await db.Set<CaseRow>().Where(c => EF.Parameter(caseIds).Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Number);
        return [.. rows.Select(View)];

        MeetingSummary View(MeetingRow row)
        {
            var (of, things) = (calls[row.Id].ToList(), items[row.Id].ToList());
            var all = of.Concat<IWaitingRow>(things).ToList();
            // The highest level is the one that heard of it most often.
            var level = all.Where(r => r.LevelAreaId is not null).OrderByDescending(r => r.TimesPassed).FirstOrDefault()?.LevelAreaId;
            return new MeetingSummary(
                row.Id.ToString(), row.Number, row.Kind, row.Matter, row.State, new AreaRef(row.AreaId.ToString(), book.AreaName(row.AreaId)), names.GetValueOrDefault(row.CallerId)?.DisplayName ?? Text.Same("–"), row.Address, row.ComeBy, row.CalledAt,
                row.CaseId is { } id ? cases.GetValueOrDefault(id) : null, Bodies(row, of, bodies), of.Count(c => c.Means == MeetingMeans.Came), of.Count(c => c.Waits != MeetingWait.Nobody), things.Count,
                things.Count(i => i.Waits != MeetingWait.Nobody), all.Any(r => r.TimesPassed > 0 && r.Waits != MeetingWait.Nobody) || things.Any(i => i.Means == MeetingMeans.Open && i.DueAt < clock.Now && i.Waits != MeetingWait.Nobody),
                row.State == MeetingState.Open ? WaitingFor(row, of, things, actor) : 0, level is { } area ? book.AreaName(area) : null);
        }
    }

    public IReadOnlyList<CalledBodyView> Bodies(MeetingRow row, IEnumerable<MeetingCallRow> calls, IReadOnlyDictionary<long, Text> names) =>
        [.. calls.Select(c => new CalledBodyView(c.BodyId.ToString(), names.GetValueOrDefault(c.BodyId, Text.Same("–")), book.CallsOf(row).Step(c.Step).Name, c.Means))];

    /// <summary>How many calls and items wait for this person: their side's turn, or their level's.</summary>
    private int WaitingFor(MeetingRow row, IEnumerable<MeetingCallRow> calls, IEnumerable<MeetingItemRow> items, Actor actor)
    {
        var now = clock.Now;
        var own = actor.Posts.Where(p => p.CountsAt(now)).Select(p => p.AreaId).ToHashSet();
        return calls.Count(c => Waits(c, access.PartsOf(row, c, actor), c.Means == MeetingMeans.Open && c.ComeBy <= now)) + items.Count(i => Waits(i, access.PartsOf(row, i, actor), false));

        bool Waits(IWaitingRow waiting, MeetingPart parts, bool toMark) => waiting.Waits != MeetingWait.Nobody
            && (waiting.Waits == MeetingWait.Body && parts.HasFlag(MeetingPart.Body)
                // What the caller's side must say only once the time to come has passed does not wait before.
                || parts.HasFlag(MeetingPart.Caller) && (toMark || (waiting.Waits == MeetingWait.Caller && waiting.Means != MeetingMeans.Open))
                || parts.HasFlag(MeetingPart.Leader) && waiting.LevelAreaId is { } level && own.Contains(level));
    }
}
