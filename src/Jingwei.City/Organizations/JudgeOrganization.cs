using System.Globalization;
using Jingwei.City.Contracts;
using Jingwei.City.Rules;
using Jingwei.City.Staff;
using Jingwei.Foundation;
using Jingwei.Storage;
using Microsoft.EntityFrameworkCore;

namespace Jingwei.City.Organizations;

/// <param name="Kind">One of <see cref="OrganizationKinds"/> or a kind of the city's own: 2–40 letters and digits, a letter first.</param>
/// <param name="Name">1–80 characters; the English may be left out.</param>
/// <param name="ParentId">The body above it; null for none.</param>
/// <param name="DutyPhone">The office's own number, shown as it is written; null for none.</param>
internal sealed record OrganizationRequest(string? Kind, Text? Name, string? AreaId, string? ParentId, string? DutyPhone);

/// <summary>What an organization is to become, with references that were found to be there.</summary>
internal sealed record OrganizationDraft(string Kind, Text Name, long AreaId, long? ParentId, string? DutyPhone);

/// <summary>Judges what an administrator wrote about an organization.</summary>
internal sealed class JudgeOrganization(Access access, AreaDirectory areas)
{
    public const int LongestName = 80;
    public const int LongestKind = 40;
    private const int ShortestKind = 2;

    /// <summary>The draft, or which field is wrong. <paramref name="changing"/> is the organization that is changed; null for a new one.</summary>
    public async Task<Result<OrganizationDraft>> Run(CityDb db, Actor actor, OrganizationRequest request, long? changing)
    {
        var name = new Text(request.Name?.Zh?.Trim() ?? "", request.Name?.En?.Trim() ?? "");
        var phone = string.IsNullOrWhiteSpace(request.DutyPhone) ? null : request.DutyPhone.Trim();
        if (WrongWords(request.Kind, name, phone) is { } wrong)
        {
            return wrong;
        }

        if (Ids.Find(request.AreaId) is not { } areaId || areas.Find(areaId) is null)
        {
            return Refusal.Invalid("areaId", "area_unknown");
        }

        if (!access.May(actor, Actions.AccountManage, new AccessScope(areaId)))
        {
            return new Refusal("not_allowed", RefusalKind.Forbidden, "areaId");
        }

        var parentId = Ids.Find(request.ParentId);
        if (!string.IsNullOrEmpty(request.ParentId) && await WrongParent(db, actor, areaId, parentId, changing) is { } refusal)
        {
            return refusal;
        }

        return await db.Set<OrganizationRow>().AnyAsync(o => o.AreaId == areaId && o.Name.Zh == name.Zh && o.Id != changing)
            ? new Refusal("organization_name_taken", RefusalKind.Conflict, "name")
            : new OrganizationDraft(request.Kind!, name, areaId, parentId, phone);
    }

    private static Refusal? WrongWords(string? kind, Text name, string? phone) =>
        !IsKind(kind) ? Refusal.Invalid("kind", "organization_kind_invalid", ("known", OrganizationKinds.All))
        : name.Zh.Length == 0 ? Refusal.Invalid("name", "required")
        : Math.Max(name.Zh.Length, name.En.Length) > LongestName ? Refusal.Invalid("name", "name_too_long", ("most", LongestName))
        : phone is not null && PhoneNumber.Normalize(phone) is null ? Refusal.Invalid("dutyPhone", "phone_invalid")
        : null;

    private static bool IsKind(string? kind) =>
        kind is { Length: >= ShortestKind and <= LongestKind } && char.IsAsciiLetter(kind[0]) && kind.All(char.IsAsciiLetterOrDigit);

    // A body of an area that is neither the actor's nor above the organization is as unknown as none; nothing stands above itself.
    private async Task<Refusal?> WrongParent(CityDb db, Actor actor, long areaId, long? parentId, long? changing)
    {
        var parent = await db.Set<OrganizationRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == parentId);
        if (parent is null || !(areas.Covers(parent.AreaId, areaId) || access.May(actor, Actions.AccountManage, new AccessScope(parent.AreaId))))
        {
            return Refusal.Invalid("parentId", "parent_unknown");
        }

        for (var above = parent; above is not null; above = await db.Set<OrganizationRow>().AsNoTracking().FirstOrDefaultAsync(o => o.Id == above.ParentId))
        {
            if (above.Id == changing)
            {
                return Refusal.Invalid("parentId", "parent_stands_below");
            }
        }

        return null;
    }
}
