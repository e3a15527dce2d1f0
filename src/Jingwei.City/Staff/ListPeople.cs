using System.Globalization;
using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Staff;

/// <param name="State">busy with a case, idle on shift, or off.</param>
internal sealed record PersonView(
    string UserName,
    Text DisplayName,
    IReadOnlyList<PostView> Posts,
    bool OnShift,
    DateTimeOffset? ShiftUntil,
    string? PhoneMasked,
    PositionView? Position,
    string State,
    string? CaseNumber);

internal sealed record PositionView(double Lon, double Lat, DateTimeOffset? At, double? AccuracyMeters);

/// <summary>What to look for. A text of four digits, or of a whole number, looks for phones by their keyed hashes.</summary>
internal sealed record PeopleQuery(long? AreaId, string? Role, string? Text, int Limit, string? Cursor);

/// <summary>
/// Lists those who hold a post in the actor's areas, by account. Residents are not staff and are never listed. Where somebody is, is shown by the
/// place, as on the map: another post's list of names opens no position.
/// </summary>
internal sealed class ListPeople(
    ICityReader reader, Access access, PostViews views, PersonalSeal seal, IWhereabouts whereabouts, CityClock clock)
{
    public async Task<Result<Page<PersonView>>> Run(Actor actor, PeopleQuery query, CancellationToken ct)
    {
        var roots = access.AreasFor(actor, Actions.PeopleRead);
        if (query.AreaId is { } area)
        {
            if (!access.May(actor, Actions.PeopleRead, new AccessScope(area)))
            {
                return new Refusal("not_allowed", RefusalKind.Forbidden, "area");
            }

            roots = [area];
        }

        var page = await reader.Read(db => Read(db, roots, query, clock.Now), ct);
        var where = await whereabouts.Find([.. page.Rows.Select(r => r.Account.Id)], ct);
        return new Page<PersonView>([.. page.Rows.Select(r => ToView(actor, r, where.GetValueOrDefault(r.Account.Id)))], page.Next);
    }

    private async Task<(List<Found> Rows, string? Next)> Read(CityDb db, IReadOnlyList<long> roots, PeopleQuery query, DateTimeOffset now)
    {
        var after = Ids.Find(query.Cursor) ?? 0;
        var holders = db.Set<AccountRow>().Where(a => a.Id > after && !a.Locked && db.Set<PostRow>().Any(p => p.AccountId == a.Id
            && p.Role != Roles.Resident && (query.Role == null || p.Role == query.Role)
            && (p.ValidFrom == null || p.ValidFrom <= now) && (p.ValidUntil == null || now < p.ValidUntil)
            && db.Set<AreaClosureRow>().Any(c => roots.Contains(c.AncestorId) && c.DescendantId == p.AreaId)));
        var found = await Matching(db, holders, query.Text).OrderBy(a => a.Id).Take(query.Limit + 1).ToListAsync();
        var page = found.Take(query.Limit).ToList();

        var ids = page.ConvertAll(a => a.Id);
        var posts = (await db.Set<PostRow>().Where(p => ids.Contains(p.AccountId)).OrderBy(p => p.Id).ToListAsync())
            .FindAll(p => PostViews.ToActorPost(p).CountsAt(now));
        var shown = (await views.Of(db, posts)).Zip(posts).ToLookup(p => p.Second.AccountId, p => p.First);
        var shifts = (await db.Set<ShiftRow>()
            .Where(s => ids.Contains(s.AccountId) && s.Kind == ShiftKind.Shift && s.StartsAt <= now && now < s.EndsAt && s.CheckedOutAt == null)
            .ToListAsync()).ToLookup(s => s.AccountId);
        var phones = await db.Set<AccountPhoneRow>().Where(p => ids.Contains(p.AccountId)).ToDictionaryAsync(p => p.AccountId);
        return (
            page.ConvertAll(a => new Found(
                a, [.. shown[a.Id]], shifts[a.Id].MaxBy(s => s.EndsAt), phones.TryGetValue(a.Id, out var phone) ? PhoneNumber.Mask(seal.Open(phone)) : null)),
            found.Count > query.Limit ? page[^1].Id.ToString() : null);
    }

    private IQueryable<AccountRow> Matching(CityDb db, IQueryable<AccountRow> people, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return people;
        }

        var wanted = text.Trim();
        if (wanted.Length == 4 && wanted.All(char.IsAsciiDigit))
        {
            var lastFour = seal.HashLastFour(wanted);
            return people.Where(a => db.Set<AccountPhoneRow>().Any(p => p.AccountId == a.Id && p.LastFourHash == lastFour));
        }

        if (wanted.Length >= 7 && PhoneNumber.Normalize(wanted) is { } number)
        {
            var whole = seal.HashWhole(number);
            return people.Where(a => db.Set<AccountPhoneRow>().Any(p => p.AccountId == a.Id && p.WholeHash == whole));
        }

        return people.Where(a => a.UserName.Contains(wanted) || a.DisplayName.Zh.Contains(wanted) || a.DisplayName.En.Contains(wanted));
    }

    private PersonView ToView(Actor actor, Found found, Whereabouts? where) => new(
        found.Account.UserName,
        found.Account.DisplayName,
        found.Posts,
        found.Shift is not null,
        found.Shift?.EndsAt,
        found.PhoneMasked,
        where?.Position is { } p && access.MayAt(actor, Actions.PositionRead, p) ? new PositionView(p.Lon, p.Lat, where.At, where.AccuracyMeters) : null,
        where is { Busy: true } ? "busy" : found.Shift is not null ? "idle" : "off",
        where?.CaseNumber);

    private sealed record Found(AccountRow Account, IReadOnlyList<PostView> Posts, ShiftRow? Shift, string? PhoneMasked);
}
