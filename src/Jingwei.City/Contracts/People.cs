using Jingwei.City.Accounts;
using Jingwei.City.Areas;
using Jingwei.City.Staff;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Contracts;

/// <summary>A person with the post through which they were found.</summary>
public sealed record PersonAtPost(
    long AccountId, string UserName, Text DisplayName, long PostId, string Role, long AreaId, long? OrganizationId);

/// <summary>Someone who is at work now.</summary>
/// <param name="CheckedIn">Has said so; false for someone whom only the roster names.</param>
public sealed record PersonOnShift(PersonAtPost Person, DateTimeOffset From, DateTimeOffset Until, bool CheckedIn);

/// <summary>Who answers for a place.</summary>
public sealed record OwnerOfPoint(PersonAtPost Person, Text Place);

/// <summary>A line of the duty list.</summary>
/// <param name="Id">The line's own.</param>
/// <param name="OnNow">Their period covers this instant.</param>
public sealed record OnDuty(
    long Id, PersonAtPost Person, long? OrganizationId, Text? OrganizationName, string? OrganizationPhone, DateTimeOffset From, DateTimeOffset Until, bool OnNow);

/// <summary>An organization as others see it.</summary>
public sealed record Organization(long Id, string Kind, Text Name, long AreaId, long? ParentId, string? DutyPhone);

/// <summary>
/// Questions about people that other rooms ask, on whatever view of the database they stand on: the writer's own or a reader's.
/// </summary>
public sealed class People
{
    private readonly PersonalSeal seal;

    internal People(PersonalSeal seal) => this.seal = seal;

    /// <summary>
    /// Those of a role who are at work in the area, below it, or in an area or zone that contains it: their shift covers the instant and
    /// they have not checked out. Who is rostered but has not checked in counts too, so that a forgotten tap leaves no street alone; <see cref="PersonOnShift.CheckedIn"/> tells.
    /// </summary>
    public async Task<IReadOnlyList<PersonOnShift>> OnShift(CityDb db, string role, long areaId, DateTimeOffset now)
    {
        var rows = await (
            from shift in db.Set<ShiftRow>()
            join rostered in db.Set<PostRow>() on shift.PostId equals rostered.Id
            // Whoever is at work as an officer is so wherever they are posted as one, whichever of these posts the roster names.
            join post in db.Set<PostRow>() on rostered.AccountId equals post.AccountId
            join account in db.Set<AccountRow>() on post.AccountId equals account.Id
            where shift.Kind == ShiftKind.Shift && shift.StartsAt <= now && now < shift.EndsAt && shift.CheckedOutAt == null
                && rostered.Role == role && post.Role == role && (post.ValidFrom == null || post.ValidFrom <= now) && (post.ValidUntil == null || now < post.ValidUntil) && !account.Locked
                && db.Set<AreaClosureRow>().Any(c =>
                    (c.AncestorId == areaId && c.DescendantId == post.AreaId) || (c.AncestorId == post.AreaId && c.DescendantId == areaId))
            orderby account.Id, shift.StartsAt
            select new { shift, post, account }).AsNoTracking().ToListAsync();
        return [.. rows.GroupBy(r => r.account.Id).Select(g => g.MaxBy(r => r.shift.EndsAt)!)
            .Select(r => new PersonOnShift(ToPerson(r.account, r.post), r.shift.StartsAt, r.shift.EndsAt, r.shift.CheckedInAt is not null))];
    }

    /// <summary>
    /// Those who answer for the point and whose post lies in the area, above it or below it; the smallest place first.
    /// </summary>
    public async Task<IReadOnlyList<OwnerOfPoint>> PointOwnersAt(CityDb db, GeoPoint point, long areaId, DateTimeOffset now)
    {
        var rows = await (
            from place in db.Set<PointOwnerRow>()
            join post in db.Set<PostRow>() on place.PostId equals post.Id
            join account in db.Set<AccountRow>() on post.AccountId equals account.Id
            where place.West <= point.Lon && point.Lon <= place.East && place.South <= point.Lat && point.Lat <= place.North
                && (post.ValidFrom == null || post.ValidFrom <= now) && (post.ValidUntil == null || now < post.ValidUntil) && !account.Locked
                && db.Set<AreaClosureRow>().Any(c =>
                    (c.AncestorId == areaId && c.DescendantId == post.AreaId) || (c.AncestorId == post.AreaId && c.DescendantId == areaId))
            select new { place, post, account }).AsNoTracking().ToListAsync();
        return [.. rows.Where(r => PointOwnerShape.Holds(r.place, point))
            .OrderBy(r => PointOwnerShape.Size(r.place)).ThenBy(r => r.place.Id)
            .Select(r => new OwnerOfPoint(ToPerson(r.account, r.post), r.place.Place))];
    }

    /// <summary>Those who hold a role in the area or above it, the nearest level first: whom to turn to when nobody is on shift.</summary>
    public async Task<IReadOnlyList<PersonAtPost>> HoldersFor(CityDb db, string role, long areaId, DateTimeOffset now)
    {
        var rows = await (
            from post in db.Set<PostRow>()
            join account in db.Set<AccountRow>() on post.AccountId equals account.Id
            join level in db.Set<AreaClosureRow>() on post.AreaId equals level.AncestorId
            where level.DescendantId == areaId && post.Role == role && !account.Locked
                && (post.ValidFrom == null || post.ValidFrom <= now) && (post.ValidUntil == null || now < post.ValidUntil)
            orderby db.Set<AreaClosureRow>().Count(c => c.AncestorId == post.AreaId), account.Id
            select new { post, account }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r => ToPerson(r.account, r.post))];
    }

    /// <summary>
    /// The duty list of every body in the area or below for the night that is coming or running (see <see cref="NightRule"/>),
    /// and of the bodies above it.
    /// </summary>
    public Task<IReadOnlyList<OnDuty>> DutyTonight(CityDb db, long areaId, DateTimeOffset now) => LinesOfNight(db, ShiftKind.Duty, areaId, now);

    /// <summary>The same for either kind of line; whoever has checked out of a shift is no longer in it.</summary>
    internal async Task<IReadOnlyList<OnDuty>> LinesOfNight(CityDb db, ShiftKind kind, long areaId, DateTimeOffset now)
    {
        var zone = await db.Set<CityRow>().Select(c => c.TimeZone).FirstOrDefaultAsync() ?? "Asia/Shanghai";
        var until = NightRule.EndOf(now, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var rows = await (
            from shift in db.Set<ShiftRow>()
            join post in db.Set<PostRow>() on shift.PostId equals post.Id
            join account in db.Set<AccountRow>() on post.AccountId equals account.Id
            join organization in db.Set<OrganizationRow>() on post.OrganizationId equals organization.Id into bodies
            from body in bodies.DefaultIfEmpty()
            where shift.Kind == kind && shift.StartsAt < until && now < shift.EndsAt && shift.CheckedOutAt == null && !account.Locked
                && (post.ValidFrom == null || post.ValidFrom <= now) && (post.ValidUntil == null || now < post.ValidUntil)
                && db.Set<AreaClosureRow>().Any(c =>
                    (c.AncestorId == areaId && c.DescendantId == post.AreaId) || (c.AncestorId == post.AreaId && c.DescendantId == areaId))
            orderby shift.StartsAt, body.Id, account.Id
            select new { shift, post, account, body }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r => new OnDuty(
            r.shift.Id,
            ToPerson(r.account, r.post),
            r.body?.Id,
            r.body?.Name,
            r.body?.DutyPhone,
            r.shift.StartsAt,
            r.shift.EndsAt,
            r.shift.StartsAt <= now))];
    }

    /// <summary>The account by id with its names, or null.</summary>
    public async Task<(long AccountId, string UserName, Text DisplayName)?> Find(CityDb db, long accountId) =>
        await db.Set<AccountRow>().AsNoTracking().Where(a => a.Id == accountId).FirstOrDefaultAsync() is { } a ? (a.Id, a.UserName, a.DisplayName) : null;

    /// <summary>The account by user name, without regard to case, or null.</summary>
    public async Task<(long AccountId, string UserName, Text DisplayName)?> FindByUserName(CityDb db, string userName)
    {
        var normalized = UserNameRule.Normalize(userName);
        return await db.Set<AccountRow>().AsNoTracking().Where(a => a.NormalizedUserName == normalized).FirstOrDefaultAsync() is { } a
            ? (a.Id, a.UserName, a.DisplayName)
            : null;
    }

    /// <summary>The posts that count for an account at the instant; none for one that is locked.</summary>
    public async Task<IReadOnlyList<ActorPost>> PostsOf(CityDb db, long accountId, DateTimeOffset now)
    {
        var rows = await db.Set<PostRow>().AsNoTracking()
            .Where(p => p.AccountId == accountId && !db.Set<AccountRow>().Any(a => a.Id == accountId && a.Locked)).OrderBy(p => p.Id).ToListAsync();
        return [.. rows.Select(p => new ActorPost(p.Role, p.AreaId, p.OrganizationId, p.ValidUntil, p.ValidFrom)).Where(p => p.CountsAt(now))];
    }

    /// <summary>The areas in which somebody holds one of these roles now, each once.</summary>
    public async Task<IReadOnlyList<long>> AreasOf(CityDb db, IReadOnlyCollection<string> roles, DateTimeOffset now) => await db.Set<PostRow>()
        .Where(p => EF.Parameter(roles).Contains(p.Role) && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil)
            && !db.Set<AccountRow>().Any(a => a.Id == p.AccountId && a.Locked))
        .Select(p => p.AreaId).Distinct().ToListAsync();

    /// <summary>Whether somebody answers for a body's cases now: holds a handler's post of it.</summary>
    public Task<bool> HasHandler(CityDb db, long organizationId, DateTimeOffset now) => db.Set<PostRow>().AnyAsync(p =>
        p.OrganizationId == organizationId && p.Role == Roles.Handler && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil)
        && !db.Set<AccountRow>().Any(a => a.Id == p.AccountId && a.Locked));

    /// <summary>The accounts that answer for these bodies now: hold a handler's post of one.</summary>
    public async Task<IReadOnlyList<long>> HandlersOf(CityDb db, IReadOnlyCollection<long> organizationIds, DateTimeOffset now) => await db.Set<PostRow>()
        .Where(p => p.OrganizationId != null && EF.Parameter(organizationIds).Contains(p.OrganizationId.Value) && p.Role == Roles.Handler
            && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil) && !db.Set<AccountRow>().Any(a => a.Id == p.AccountId && a.Locked))
        .Select(p => p.AccountId).Distinct().ToListAsync();

    /// <summary>The accounts that speak for these bodies now: hold a handler's or a point owner's post of one.</summary>
    public async Task<IReadOnlyList<long>> SpeakersOf(CityDb db, IReadOnlyCollection<long> organizationIds, DateTimeOffset now) => await db.Set<PostRow>()
        .Where(p => p.OrganizationId != null && EF.Parameter(organizationIds).Contains(p.OrganizationId.Value) && (p.Role == Roles.Handler || p.Role == Roles.PointOwner)
            && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil) && !db.Set<AccountRow>().Any(a => a.Id == p.AccountId && a.Locked))
        .Select(p => p.AccountId).Distinct().ToListAsync();

    /// <summary>All bodies that somebody answers for now: of each somebody holds a handler's post.</summary>
    public async Task<IReadOnlyList<Organization>> HandlingBodies(CityDb db, DateTimeOffset now) =>
    [
        .. (await db.Set<OrganizationRow>().AsNoTracking().Where(o => db.Set<PostRow>().Any(p =>
            p.OrganizationId == o.Id && p.Role == Roles.Handler && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil)
            && !db.Set<AccountRow>().Any(a => a.Id == p.AccountId && a.Locked))).OrderBy(o => o.Id).ToListAsync()).Select(ToOrganization),
    ];

    /// <summary>An organization, or null.</summary>
    public async Task<Organization?> FindOrganization(CityDb db, long id) =>
        await db.Set<OrganizationRow>().AsNoTracking().Where(o => o.Id == id).FirstOrDefaultAsync() is { } o ? ToOrganization(o) : null;

    /// <summary>The organization of that Chinese name: in the area or near above it first; null when there is none.</summary>
    public async Task<Organization?> FindOrganization(CityDb db, string name, long areaId) =>
        await db.Set<OrganizationRow>().AsNoTracking().Where(o => o.Name.Zh == name)
            .OrderByDescending(o => o.AreaId == areaId).ThenByDescending(o => db.Set<AreaClosureRow>().Any(c => c.AncestorId == o.AreaId && c.DescendantId == areaId)).ThenBy(o => o.Id)
            .FirstOrDefaultAsync() is { } o ? ToOrganization(o) : null;

    /// <summary>Organizations of a kind in the area, below it, or above it; the nearest first.</summary>
    public async Task<IReadOnlyList<Organization>> OrganizationsFor(CityDb db, string kind, long areaId)
    {
        var rows = await (
            from o in db.Set<OrganizationRow>()
            where o.Kind == kind && db.Set<AreaClosureRow>().Any(c =>
                (c.AncestorId == areaId && c.DescendantId == o.AreaId) || (c.AncestorId == o.AreaId && c.DescendantId == areaId))
            orderby db.Set<AreaClosureRow>().Count(c => c.AncestorId == o.AreaId), o.Id
            select o).AsNoTracking().ToListAsync();
        return [.. rows.Select(ToOrganization)];
    }

    /// <summary>
    /// The number to call or text, in clear, for adapters that carry a message to the person. Never show it and never log it:
    /// screens get <see cref="MaskedPhoneOf"/>, people who must see it go through <c>POST /people/{userName}/phone</c>.
    /// </summary>
    public async Task<string?> PhoneOf(CityDb db, long accountId) =>
        await db.Set<AccountPhoneRow>().AsNoTracking().Where(p => p.AccountId == accountId).FirstOrDefaultAsync() is { } row ? seal.Open(row) : null;

    /// <summary>The number with its middle hidden, for screens; null when none is known.</summary>
    public async Task<string?> MaskedPhoneOf(CityDb db, long accountId) => await PhoneOf(db, accountId) is { } phone ? PhoneNumber.Mask(phone) : null;

    /// <summary>The same for many, by account; who has none is not in it.</summary>
    public async Task<IReadOnlyDictionary<long, string>> MaskedPhonesOf(CityDb db, IReadOnlyCollection<long> accountIds) =>
        (await db.Set<AccountPhoneRow>().AsNoTracking().Where(p => accountIds.Contains(p.AccountId)).ToListAsync())
            .ToDictionary(p => p.AccountId, p => PhoneNumber.Mask(seal.Open(p)));

    private static PersonAtPost ToPerson(AccountRow account, PostRow post) =>
        new(account.Id, account.UserName, account.DisplayName, post.Id, post.Role, post.AreaId, post.OrganizationId);

    private static Organization ToOrganization(OrganizationRow o) => new(o.Id, o.Kind, o.Name, o.AreaId, o.ParentId, o.DutyPhone);
}
