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
    /// <summary>The hands of a list, for posts in these areas: a center's own, not those of every center below.</summary>
    public static IQueryable<CaseHandRow> Of(CityDb db, HandList list, IReadOnlyList<long> roots)
    {
        var hands = db.Set<CaseHandRow>();
        return list switch
        {
            // Spelled as the partial index is, so that it is the few open ones that are looked through.
            HandList.Accept => hands.Where(h => (h.State == HandState.Asked || h.State == HandState.Waiting) && EF.Parameter(roots).Contains(h.HeldAreaId) && h.State == HandState.Waiting),
            HandList.Approve => hands.Where(h => (h.State == HandState.Asked || h.State == HandState.Waiting) && EF.Parameter(roots).Contains(h.HeldAreaId) && h.State == HandState.Asked),
            HandList.Sent => hands.Where(h => EF.Parameter(roots).Contains(h.FromAreaId) && h.State == HandState.Waiting),
            HandList.On => hands.Where(h => EF.Parameter(roots).Contains(h.FromAreaId) && h.State == HandState.Made && !hands.Any(g => g.CaseId == h.CaseId && g.Leads && EF.Parameter(roots).Contains(g.ToAreaId))),
            _ => hands.Where(h => EF.Parameter(roots).Contains(h.ToAreaId) && h.State == HandState.Made && h.Leads),
        };
    }
}
