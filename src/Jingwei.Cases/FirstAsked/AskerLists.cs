using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.Cases.FirstAsked;

/// <summary>The lists of first askings.</summary>
public enum AskerList
{
    /// <summary>我首问的: the actor was asked first, and the asker does not know yet what came of it.</summary>
    Mine,

    /// <summary>待我告知: of these, the outcome is to be told.</summary>
    Tell,

    /// <summary>逾期未告知: whoever was asked first did not tell in time.</summary>
    Late,

    /// <summary>待同意转交: the duty is to go to somebody else.</summary>
    Handing,
}

internal static class AskerLists
{
    /// <summary>Ids of the cases of a list; whether the actor may see those of others is asked besides.</summary>
    public static IQueryable<long> Of(CityDb db, AskerList list, long accountId)
    {
        var firsts = db.Set<CaseFirstAskedRow>();
        return (list switch
        {
            AskerList.Mine => firsts.Where(f => f.AccountId == accountId && f.State != FirstAskedState.Told),
            AskerList.Tell => firsts.Where(f => f.AccountId == accountId && (f.State == FirstAskedState.ToTell || f.State == FirstAskedState.Late)),
            AskerList.Late => firsts.Where(f => f.State == FirstAskedState.Late),
            _ => firsts.Where(f => f.NextId != null),
        }).Select(f => f.CaseId);
    }
}
