using Jingwei.City.Accounts;
using Jingwei.City.Contracts;
using Jingwei.Foundation;
using Jingwei.Storage;

namespace Jingwei.City.Staff;

internal sealed record DutyView(
    Named? Organization, string? OrganizationPhone, string Role, string UserName, Text DisplayName, DateTimeOffset From, DateTimeOffset Until, bool OnNow, string? PhoneMasked);

/// <summary>Tonight's duty list of an area: its bodies, those below, and those above that it turns to.</summary>
internal sealed class ListDuty(ICityReader reader, Contracts.People people, Access access, CityClock clock)
{
    public async Task<Result<Page<DutyView>>> Run(Actor actor, long? areaId, CancellationToken ct)
    {
        if (areaId is { } wanted && !access.May(actor, Actions.DutyRead, new AccessScope(wanted)))
        {
            return new Refusal("not_allowed", RefusalKind.Forbidden, "area");
        }

        IReadOnlyList<long> roots = areaId is { } one ? [one] : access.AreasFor(actor, Actions.DutyRead);
        return await reader.Read<Result<Page<DutyView>>>(
            async db =>
            {
                var now = clock.Now;
                var lines = new Dictionary<(long, DateTimeOffset), DutyView>();
                foreach (var root in roots)
                {
                    foreach (var duty in await people.DutyTonight(db, root, now))
                    {
                        lines[(duty.Person.PostId, duty.From)] = new DutyView(
                            duty.OrganizationId is { } id ? new Named(id.ToString(), duty.OrganizationName!) : null,
                            duty.OrganizationPhone,
                            duty.Person.Role,
                            duty.Person.UserName,
                            duty.Person.DisplayName,
                            duty.From,
                            duty.Until,
                            duty.OnNow,
                            await people.MaskedPhoneOf(db, duty.Person.AccountId));
                    }
                }

                return new Page<DutyView>([.. lines.Values], null);
            },
            ct);
    }
}
