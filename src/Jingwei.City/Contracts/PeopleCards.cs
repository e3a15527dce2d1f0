using Jingwei.City.Accounts;
using Jingwei.City.Rules;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Contracts;

/// <summary>A person as histories and lists name them.</summary>
public sealed record PersonCard(long AccountId, string UserName, Text DisplayName);

/// <summary>Names of people, many at once.</summary>
public static class PeopleCards
{
    public static async Task<IReadOnlyDictionary<long, PersonCard>> Find(CityDb db, IReadOnlyCollection<long> accountIds)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(accountIds);
        return accountIds.Count == 0
            ? new Dictionary<long, PersonCard>()
            : await db.Set<AccountRow>().AsNoTracking().Where(a => accountIds.Contains(a.Id))
                .Select(a => new PersonCard(a.Id, a.UserName, a.DisplayName)).ToDictionaryAsync(p => p.AccountId);
    }

    public static async Task<PersonCard?> FindByUserName(CityDb db, string userName)
    {
        ArgumentNullException.ThrowIfNull(db);
        var normalized = UserNameRule.Normalize(userName);
        return await db.Set<AccountRow>().AsNoTracking().Where(a => a.NormalizedUserName == normalized)
            .Select(a => new PersonCard(a.Id, a.UserName, a.DisplayName)).FirstOrDefaultAsync();
    }

    /// <summary>Names of bodies, many at once.</summary>
    public static async Task<IReadOnlyDictionary<long, Text>> OrganizationNames(CityDb db, IReadOnlyCollection<long> ids)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(ids);
        return ids.Count == 0
            ? new Dictionary<long, Text>()
            : (await db.Set<OrganizationRow>().AsNoTracking().Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync()).ToDictionary(o => o.Id, o => o.Name);
    }

    /// <summary>The body that the person works for, from the newest post that names one.</summary>
    public static async Task<Text?> OrganizationOf(CityDb db, long accountId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return (await db.Set<PostRow>().AsNoTracking().Where(p => p.AccountId == accountId && p.OrganizationId != null)
            .OrderByDescending(p => p.Id)
            .Join(db.Set<OrganizationRow>(), p => p.OrganizationId, o => o.Id, (p, o) => o).FirstOrDefaultAsync())?.Name;
    }
}

/// <summary>The role in which people are out, many at once: of the newest post that counts.</summary>
public static class RolesOf
{
    public static async Task<IReadOnlyDictionary<long, string>> Of(CityDb db, IReadOnlyCollection<long> accountIds, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        var posts = await db.Set<PostRow>().AsNoTracking()
            .Where(p => accountIds.Contains(p.AccountId) && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil))
            .OrderBy(p => p.Id).Select(p => new { p.AccountId, p.Role }).ToListAsync();
        return posts.GroupBy(p => p.AccountId).ToDictionary(g => g.Key, g => g.Last().Role);
    }

    /// <summary>Which of the accounts are at work at the instant, in whichever of their posts.</summary>
    public static async Task<IReadOnlyList<long>> AtWork(CityDb db, IReadOnlyCollection<long> accountIds, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<ShiftRow>().AsNoTracking()
            .Where(s => accountIds.Contains(s.AccountId) && s.Kind == ShiftKind.Shift && s.StartsAt <= now && now < s.EndsAt && s.CheckedOutAt == null)
            .Select(s => s.AccountId).Distinct().ToListAsync();
    }

    /// <summary>Accounts with a post of the role in the area or below that counts at the instant.</summary>
    public static async Task<IReadOnlyList<long>> Holders(CityDb db, string role, long areaId, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(db);
        return await db.Set<PostRow>().AsNoTracking()
            .Where(p => p.Role == role && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil)
                && db.Set<AreaClosureRow>().Any(c => c.AncestorId == areaId && c.DescendantId == p.AreaId))
            .Select(p => p.AccountId).Distinct().ToListAsync();
    }
}
