using Jingwei.Cases.Rules.Hands;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.Hands;

/// <summary>The lists of what goes between centers, as the actor's own centers stand to it.</summary>
public enum HandList
{
    /// <summary>待接收: an answer is due here.</summary>
    Accept,

    /// <summary>待同意: one who leads here must agree first.</summary>
    Approve,

    /// <summary>已发出: another center's answer is awaited.</summary>
    Sent,

    /// <summary>已交出: was led from here, and is led from elsewhere now.</summary>
    On,

    /// <summary>接来的: led from here, by a hand from elsewhere.</summary>
    Received,
}

internal static class HandLists
{
    /// <summary>Whether a list grows with every hand there ever was: it is walked in the order of the cases and ends when a page is full. The others are few and found whole.</summary>
    public static bool Grows(HandList list) => list is HandList.On or HandList.Received;

    /// <summary>Ids of the cases of a list, for posts in these areas: a center's own, not those of every center below.</summary>
    public static IQueryable<long> Of(CityDb db, HandList list, IReadOnlyList<long> centers, long before = long.MaxValue)
    {
        var hands = db.Set<CaseHandRow>();
        // Spelled as the partial indexes are, so that it is the few open ones that are looked through.
        var open = hands.Where(h => (h.State == HandState.Asked || h.State == HandState.Waiting) && h.CaseId < before);
        return list switch
        {
            // What went up unanswered can still be answered by the receiver.
            HandList.Accept => open.Where(h => EF.Parameter(centers).Contains(h.HeldAreaId) && h.State == HandState.Waiting).Select(h => h.CaseId)
                .Concat(open.Where(h => EF.Parameter(centers).Contains(h.ToAreaId) && h.State == HandState.Waiting).Select(h => h.CaseId)),
            HandList.Approve => open.Where(h => EF.Parameter(centers).Contains(h.HeldAreaId) && h.State == HandState.Asked).Select(h => h.CaseId),
            HandList.Sent => open.Where(h => EF.Parameter(centers).Contains(h.FromAreaId) && h.State == HandState.Waiting).Select(h => h.CaseId),
            HandList.On => On(db, centers, before).Where(h => EF.Parameter(centers).Contains(h.FromAreaId)).Select(h => h.CaseId),
            _ => hands.Where(h => h.Leads && EF.Parameter(centers).Contains(h.ToAreaId) && h.CaseId < before).Select(h => h.CaseId),
        };
    }

    /// <summary>The hands of a list that grows, of one of the centers: each case once.</summary>
    public static IQueryable<CaseHandRow> Along(CityDb db, HandList list, long center, IReadOnlyList<long> centers, long before) => list == HandList.On
        ? On(db, centers, before).Where(h => h.FromAreaId == center
            && !db.Set<CaseHandRow>().Any(g => g.CaseId == h.CaseId && g.Id > h.Id && g.FromAreaId == center && g.State == HandState.Made))
        : db.Set<CaseHandRow>().Where(h => h.Leads && h.ToAreaId == center && h.CaseId < before);

    private static IQueryable<CaseHandRow> On(CityDb db, IReadOnlyList<long> centers, long before)
    {
        var hands = db.Set<CaseHandRow>();
        return hands.Where(h => h.State == HandState.Made && h.CaseId < before && !hands.Any(g => g.CaseId == h.CaseId && g.Leads && EF.Parameter(centers).Contains(g.ToAreaId)));
    }
}
